//! One text about a field, made ready to be looked up: without the words that say nothing, and in
//! one piece, so that `API key`, `api-key`, `apiKey` and `Your API key *` are the same.

use std::collections::BTreeSet;

use super::Hint;
use crate::linking::field::Field;
use crate::linking::structure::Structure;
use crate::linking::words::{cut, words};

/// The most words that a name has; more is a sentence.
const LONGEST_NAME: usize = 7;

/// The most labels of one field that are read.
const MOST_LABELS: usize = 5;

/// A text and what it boils down to.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub hint: Hint,
    pub text: &'a str,
    /// All its words, folded, with a space between.
    pub words: String,
    /// The words that say something.
    pub telling: Vec<String>,
}

impl Reading<'_> {
    /// The telling words in one piece.
    pub fn whole(&self) -> String {
        self.telling.concat()
    }

    /// Too long for a name.
    pub fn is_prose(&self) -> bool {
        self.telling.len() > LONGEST_NAME
    }

    /// Says nothing.
    pub fn is_blank(&self) -> bool {
        self.telling.is_empty()
    }
}

/// Knows which words say nothing.
pub(super) struct Reader {
    silent: BTreeSet<&'static str>,
    made: BTreeSet<&'static str>,
}

impl Reader {
    pub fn new() -> Reader {
        Reader {
            silent: SILENT.split(' ').collect(),
            made: MADE.split(' ').collect(),
        }
    }

    /// A phrase in the form in which texts are looked up.
    pub fn canonical(&self, phrase: &str) -> String {
        let words = words(phrase);
        match self.telling(&words, false).concat() {
            telling if telling.is_empty() => words.replace(' ', ""),
            telling => telling,
        }
    }

    /// Every text about a field but its legend, its options and its `autocomplete`.
    pub fn readings<'a>(&self, field: &'a Field) -> Vec<Reading<'a>> {
        let labels = field.labels.iter().take(MOST_LABELS);
        let labels = labels.map(|text| (Hint::Label, Some(text)));
        let others = [
            (Hint::Aria, field.aria.as_ref()),
            (Hint::Near, field.near.as_ref()),
            (
                Hint::Placeholder,
                field
                    .placeholder
                    .as_ref()
                    .filter(|text| !is_structured(text)),
            ),
            (
                Hint::Title,
                field.title.as_ref().filter(|title| !is_made(title)),
            ),
            (Hint::Name, field.name.as_ref()),
            (Hint::Id, field.html_id.as_ref()),
        ];
        labels
            .chain(others)
            .filter_map(|(hint, text)| Some(self.reading(hint, text?)))
            .collect()
    }

    pub fn reading<'a>(&self, hint: Hint, text: &'a str) -> Reading<'a> {
        let text = cut(text.trim());
        let is_code = matches!(hint, Hint::Name | Hint::Id);
        let words = match is_code {
            true => words(&split_humps(text)),
            false => words(text),
        };
        Reading {
            hint,
            text,
            telling: self.telling(&words, is_code),
            words,
        }
    }

    fn telling(&self, words: &str, is_code: bool) -> Vec<String> {
        let is_said = |word: &&str| {
            let is_number = word.chars().all(|c| c.is_ascii_digit());
            let is_idle = is_number || self.silent.contains(word);
            let is_made = is_code && (word.len() == 1 || self.is_made(word));
            !word.is_empty() && !is_idle && !is_made
        };
        let said = words.split(' ').filter(is_said);
        said.map(str::to_owned).collect()
    }

    /// A word that frameworks and authors put into names and ids: also `r1`, `ctl00`.
    fn is_made(&self, word: &str) -> bool {
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_counted = stem.len() < word.len() && stem.len() <= 3;
        is_counted || self.made.contains(word)
    }

    /// What a text says before a bracket, a slash and the like, and after. None where it is in
    /// one piece.
    pub fn parts(&self, reading: &Reading<'_>) -> Vec<String> {
        let marks = ['(', ')', '[', ']', '/', '|', ':', ',', ';', '–', '—', '·'];
        if matches!(reading.hint, Hint::Name | Hint::Id) {
            return Vec::new();
        }
        let mut parts: Vec<&str> = reading.text.split(marks).collect();
        for word in [" - ", " or ", " oder ", " ou "] {
            parts = parts.iter().flat_map(|part| part.split(word)).collect();
        }
        let is_from_qlik = reading.words.contains("qlik");
        if parts.len() < 2 && !is_from_qlik {
            return Vec::new();
        }
        let parts = parts.into_iter().map(|part| match is_from_qlik {
            true => before_source(part),
            false => part,
        });
        let parts = parts.map(|part| self.telling(&words(part), false).concat());
        parts.filter(|part| !part.is_empty()).collect()
    }
}

/// An example that shows a longer text is no name, and is not read in pieces.
fn is_structured(example: &str) -> bool {
    Structure::of(example).is_some()
}

/// A title that a library wrote around a value that isn't there: `Parameter: ""`.
pub(super) fn is_made(title: &str) -> bool {
    let (_, value) = title.rsplit_once(':').unwrap_or_default();
    matches!(
        value.trim(),
        "\"\"" | "''" | "{}" | "[]" | "undefined" | "null"
    )
}

/// `clientId`, `APIKey` and `tenantURL` with spaces between their words.
fn split_humps(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut split = String::with_capacity(text.len() + 8);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        let begins = letter.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase()))
            });
        if begins {
            split.push(' ');
        }
        split.push(*letter);
    }
    split
}

/// `API key from your Qlik profile` is an API key; `API key for another product` is not.
fn before_source(part: &str) -> &str {
    const FROM: [&str; 8] = [
        " from ", " of ", " for ", " in ", " aus ", " für ", " depuis ", " pour ",
    ];
    let cut = FROM.iter().filter_map(|word| part.split_once(word));
    let mut cut = cut.filter(|(before, after)| !before.is_empty() && is_from_qlik(after));
    cut.next().map_or(part, |(before, _)| before)
}

fn is_from_qlik(text: &str) -> bool {
    words(text).split(' ').any(|word| word.starts_with("qlik"))
}

/// Words that say nothing about what a field is for.
const SILENT: &str = "\
    a an angeben as aus b below bitte can cloud coller collez copied copy corresponding \
    created d das de dem den der des die du e eg ein eine einfugen eingeben enter entrer \
    entrez erforderlich ex example exemple facultatif facultative find for fournir \
    fournissez from fur g geben generated here hier hierher hinterlegen ici ihr ihre ihren \
    ihres in indiquer indiquez input insert is it its kopieren l la le les mandatory my \
    notwendig obligatoire obtained of on optional optionnel optionnelle our par paste \
    pflichtfeld please pour provide qlik qlikcloud qliksense renseigner renseignez \
    required requis s saas saisir saisissez sense sie specifier specify string supply text \
    the this to type un une used valeur valid value von vos votre your";

/// Words of names and ids that are the authors' and frameworks' own.
const MADE: &str = "\
    adornment ant attribute attributes auth basic body box chakra cmp combobox component \
    config configuration conn connection connector container content control cred \
    credential credentials creds data dialog drawer dx edit el extra field fields fieldset \
    filled floating form formcontrol frm group headlessui inner inputs integration ion \
    item kendo label lwc main maincontent mantine mat modal mui ng option options outer \
    outlined panel param params payload prop properties props pv radix rc react root \
    select setting settings slds spec standard step textbox textfield textinput txt values \
    vuetify wizard wrapper";

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str) -> String {
        Reader::new().reading(Hint::Name, name).whole()
    }

    fn canonical(phrase: &str) -> String {
        Reader::new().canonical(phrase)
    }

    #[test]
    fn spellings_are_one() {
        for label in ["API key", "api-key", "Your API Key *", "Qlik Cloud API-KEY"] {
            assert_eq!(canonical(label), "apikey", "{label}");
        }
        for name in [
            "apiKey",
            "api_key",
            "API-KEY",
            "root_apiKey",
            "txtApiKey",
            "ctl00$MainContent$txtAPIKey",
            "credentials[api_key]",
            "mat-input-3-apiKey",
            "qlikApiKey",
            "extra__qlik_sense_cloud__api_key",
            "outlined-adornment-apiKey",
        ] {
            assert_eq!(code(name), "apikey", "{name}");
        }
        assert_eq!(code("tenantURL"), "tenanturl");
        assert_eq!(canonical("Clé d’API"), canonical("cle API"));
    }

    #[test]
    fn ids_that_frameworks_count_say_nothing() {
        for id in [
            ":r1:",
            "«r3»",
            "mat-input-0",
            "input-42",
            "mui-7",
            "field_9",
        ] {
            assert_eq!(code(id), "", "{id}");
        }
    }

    #[test]
    fn other_words_stay() {
        assert_eq!(code("openaiApiKey"), "openaiapikey");
        assert_eq!(canonical("API key name"), "apikeyname");
        assert_eq!(canonical("Cloud"), "cloud", "a phrase is never empty");
        let parts = |text| {
            let reader = Reader::new();
            reader.parts(&reader.reading(Hint::Label, text))
        };
        assert_eq!(parts("API key from your Qlik profile"), ["apikey"]);
        assert!(parts("API key for encryption").is_empty());
        assert_eq!(parts("Region (data centre)"), ["region", "datacentre"]);
    }
}
