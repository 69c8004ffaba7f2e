//! What the head of a box or of a page is about: Qlik, another maker of keys, both, or nobody who is known.

use super::veto::{Vetoes, names_qlik};
use crate::linking::words::words;

/// Whom some texts name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Names {
    #[default]
    Nobody,
    Qlik,
    /// Another maker of keys alone.
    Maker,
    Both,
}

impl Names {
    pub fn qlik(self) -> bool {
        matches!(self, Names::Qlik | Names::Both)
    }

    pub fn maker(self) -> bool {
        matches!(self, Names::Maker | Names::Both)
    }

    fn new(qlik: bool, maker: bool) -> Names {
        match (qlik, maker) {
            (false, false) => Names::Nobody,
            (true, false) => Names::Qlik,
            (false, true) => Names::Maker,
            (true, true) => Names::Both,
        }
    }

    /// Whom these texts name together.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a String>, vetoes: &Vetoes) -> Names {
        let (mut qlik, mut maker) = (false, false);
        for text in texts {
            qlik |= names_qlik(text);
            maker |= vetoes.name_maker(text);
        }
        Names::new(qlik, maker)
    }

    /// Whom the head of a box names: its title, or else the short texts below it, as a subtitle or a step.
    pub fn of_head(title: &str, texts: &[String], vetoes: &Vetoes) -> Names {
        match Names::of([&title.to_owned()], vetoes) {
            Names::Nobody => {
                let is_short = |text: &&String| words(text).split(' ').count() <= LONGEST_SUBTITLE;
                Names::of(texts.iter().filter(is_short), vetoes)
            }
            names => names,
        }
    }
}

/// What has more words tells of something rather than naming it.
const LONGEST_SUBTITLE: usize = 4;

/// Whether a title only parts a form, or says what is to be done, and names no thing of its own.
pub(super) fn only_parts(title: &str) -> bool {
    let words = words(title);
    let mut words = words.split(' ').filter(|word| !word.is_empty());
    words.all(|word| {
        word.chars().all(|c| c.is_ascii_digit()) || PARTS.split(' ').any(|part| part == word)
    })
}

/// Words of headings that part a form, folded.
const PARTS: &str = "\
    a about access account ad add additional address advanced ajouter all allgemein an and angaben anlegen \
    anmeldedaten anmeldung api app application are aussi authentication authentifizierung authentification auth \
    authorization autorisierung base basic basics be bearbeiten bitte choose cle client cloud compte configuration \
    configure confirm connect connecter connection connections connector connectors connexion connexions \
    connecting create credential credentials creer d das data daten de der des detail details deux die do donnees \
    du edit ein endpoint enter environment einrichten einstellungen erstellen erweitert et etape field fields find \
    first for form fur general generales grundlagen hinzufugen host how id identifiants in information \
    informations instance integration integrations ist is keys key konfiguration konto l la le les location log \
    login manage method modifier my name network new neu neue neues nouveau nouvelle oauth oauth2 of on optional \
    optionnel options or our parameter parameters parametres paste personal please profile properties region \
    required schlussel schritt second secret secrets section security select server serveur set settings setup sign \
    sicherheit step string system tenant the third to token tokens type und up url use user verbinden verbindung \
    verbindungen verwalten votre we weitere what where which wie with wo workspace you your zugang zugangsdaten \
    zusatzlich";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_parts_a_form_names_nothing() {
        for title in [
            "Connection",
            "Authentication",
            "API access",
            "2. Server",
            "Zugangsdaten",
            "Paramètres",
            "Where is your tenant?",
            "Enter your credentials",
            "Sign in",
            "",
        ] {
            assert!(only_parts(title), "{title}");
        }
        for title in [
            "Qlik Cloud",
            "Snowflake",
            "Frobnicator",
            "Acme production",
            "Destination",
            "Using Frobnicator?",
            "Connect your Frobnicator workspace to receive the reports",
        ] {
            assert!(!only_parts(title), "{title}");
        }
    }

    #[test]
    fn heads_name_qlik_or_others() {
        let names = |title: &str| Names::of_head(title, &[], &Vetoes::new());
        assert_eq!(names("Snowflake to Qlik"), Names::Both);
        assert_eq!(names("Qlik Cloud account"), Names::Qlik);
        assert_eq!(names("OpenAI account"), Names::Maker);
        assert_eq!(names("Connection"), Names::Nobody);
        assert_eq!(names("Qlik NPrinting"), Names::Nobody);
        assert_eq!(names("Qlik Sense Enterprise on Windows"), Names::Nobody);
        assert_eq!(names("Qlik Talend Cloud"), Names::Qlik);
        let below =
            |title: &str, text: &str| Names::of_head(title, &[text.to_owned()], &Vetoes::new());
        assert_eq!(below("Acme production", "Qlik Cloud API"), Names::Qlik);
        assert_eq!(below("OpenAI account", "Qlik Cloud"), Names::Maker);
        assert_eq!(
            below("Frobnicator", "Publishes your Qlik apps to it"),
            Names::Nobody
        );
    }
}
