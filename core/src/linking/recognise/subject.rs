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

/// What some texts are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    pub names: Names,
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
}

impl Subject {
    pub fn of<'a>(texts: impl Iterator<Item = &'a String>, vetoes: &Vetoes) -> Subject {
        let (mut qlik, mut maker) = (false, false);
        for text in texts {
            qlik |= names_qlik(text);
            maker |= vetoes.name_maker(text);
        }
        Subject {
            names: Names::new(qlik, maker),
        }
    }

    /// Whether a title only parts a form, or says what is to be done, and names no thing of its own.
    pub fn only_parts(title: &str) -> bool {
        let is_question = title.contains('?');
        let words = words(title);
        let mut words = words.split(' ').filter(|word| !word.is_empty());
        let is_part = |word: &str| {
            word.chars().all(|c| c.is_ascii_digit()) || PARTS.split(' ').any(|part| part == word)
        };
        is_question || words.clone().count() > LONGEST_TITLE || words.all(is_part)
    }
}

/// What has more words is a sentence.
const LONGEST_TITLE: usize = 6;

/// Words of headings that part a form, folded.
const PARTS: &str = "\
    a about access account ad add additional advanced ajouter all allgemein an and angaben anlegen \
    anmeldedaten api app application authentication authentifizierung authentification auth authorization \
    autorisierung base basic basics bearbeiten cle client cloud compte configuration configure confirm connect \
    connecter connection connections connector connectors connexion connexions connecting conto create \
    credential credentials creer d das data daten de der des destination detail details deux die donnees du edit ein \
    einrichten einstellungen erstellen erweitert et etape field fields first for form fur general generales \
    grundlagen hinzufugen host host how id identifiants information informations instance integration \
    integrations keys key konfiguration konto l la le les log login manage modifier my name network new neu neue \
    neues nouveau nouvelle oauth oauth2 of on optional optionnel options or other our parameter parameters \
    parametres personal platform please profile properties provider region required schlussel schritt second \
    secret secrets security select server serveur service services set settings setup sign sicherheit source \
    sources step system target tenant the third to token tokens type und up url user verbinden verbindung \
    verbindungen verwalten weitere where with your zugang zugangsdaten zusatzlich";

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
            "Tell us where your data is to be found in the cloud",
            "",
        ] {
            assert!(Subject::only_parts(title), "{title}");
        }
        for title in ["Qlik Cloud", "Snowflake", "Frobnicator", "Acme production"] {
            assert!(!Subject::only_parts(title), "{title}");
        }
    }

    #[test]
    fn heads_name_qlik_or_others() {
        let names = |text: &str| Subject::of([text.to_owned()].iter(), &Vetoes::new()).names;
        assert_eq!(names("Snowflake to Qlik"), Names::Both);
        assert_eq!(names("Qlik Cloud account"), Names::Qlik);
        assert_eq!(names("OpenAI account"), Names::Maker);
        assert_eq!(names("Connection"), Names::Nobody);
    }
}
