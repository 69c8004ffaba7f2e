//! What the choices of a list say of a place.

use super::places::{AZURE, DIRECTIONS, ELSEWHERE, FOREIGN_CODES, OTHER_CLOUDS, REGIONS, Region};
use crate::linking::field::Choice;
use crate::linking::words::{cut, words};

/// What one choice says of a place.
pub(super) struct Told<'a> {
    pub choice: &'a Choice,
    value: String,
    label: String,
    /// The codes that stand alone in its label, as in "Ireland (eu)".
    label_codes: Vec<String>,
    /// The code of an address of Qlik's in it.
    address: Option<String>,
    /// It is in AWS's code, of Qlik's regions or of others.
    has_aws: bool,
    /// Another cloud's, or a government's part of one.
    is_foreign_cloud: bool,
    is_elsewhere: bool,
}

/// How surely a choice names a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Names {
    Country,
    Area,
    City,
    /// AWS's code, or an address of Qlik's.
    Exactly,
}

impl<'a> Told<'a> {
    pub fn of(choice: &'a Choice) -> Told<'a> {
        let (value, label) = (words(&choice.value), words(&choice.label));
        let texts = [value.as_str(), label.as_str()];
        let mut elsewhere = ELSEWHERE.split(", ");
        Told {
            choice,
            label_codes: parts(&choice.label),
            address: [&choice.value, &choice.label]
                .into_iter()
                .find_map(|text| address(text)),
            has_aws: texts.iter().any(|text| has_aws(text)),
            is_foreign_cloud: texts.iter().any(|text| is_foreign_cloud(text)),
            is_elsewhere: elsewhere.any(|name| texts.iter().any(|text| says(text, name))),
            value,
            label,
        }
    }

    /// How surely it names this region; not at all where it names another one as surely.
    pub fn names(&self, region: &Region) -> Option<Names> {
        if self.is_foreign_cloud {
            return None;
        }
        if self.address.is_some() {
            return (self.address.as_deref() == Some(region.code)).then_some(Names::Exactly);
        }
        if self.has_aws {
            let is_meant = self.says(region.aws) && !self.is_named_for_another();
            return is_meant.then_some(Names::Exactly);
        }
        self.names_in_words(region)
    }

    /// How surely it names this region beside all codes.
    fn names_in_words(&self, region: &Region) -> Option<Names> {
        let says = |names: &[&str]| names.iter().any(|name| self.says(name));
        if REGIONS.iter().any(|region| says(region.cities)) {
            return says(region.cities).then_some(Names::City);
        }
        match !self.is_elsewhere && self.is_in(region) {
            true if says(region.areas) => Some(Names::Area),
            is_in => is_in.then_some(Names::Country),
        }
    }

    /// Whether its code of AWS's is of one of Qlik's regions, and its words name another.
    fn is_named_for_another(&self) -> bool {
        let mut of_code = REGIONS.iter().filter(|region| self.says(region.aws));
        of_code.any(|region| {
            let is_named = |it: &Region| self.names_in_words(it).is_some();
            !is_named(region) && REGIONS.iter().any(is_named)
        })
    }

    /// Whether the address of a tenant of this region is shown.
    pub fn has_address_of(&self, code: &str) -> bool {
        self.address.as_deref() == Some(code)
    }

    /// Whether it has this code: as its value, or alone in its label.
    pub fn has_code(&self, code: &str) -> bool {
        self.has_value(code) || self.label == code || self.label_codes.iter().any(|it| it == code)
    }

    /// Whether the code is what it sends.
    pub fn has_value(&self, code: &str) -> bool {
        self.value == code
    }

    /// Whether it has a code that Qlik doesn't have.
    pub fn has_foreign_code(&self) -> bool {
        FOREIGN_CODES.contains(&self.value.as_str()) || FOREIGN_CODES.contains(&self.label.as_str())
    }

    /// Whether its code is for one place, and its words name another.
    pub fn disagrees(&self) -> bool {
        let is_coded = |region: &&Region| self.value == region.code || self.label == region.code;
        let mut coded = REGIONS.iter().filter(is_coded);
        let names_any = || self.is_elsewhere || REGIONS.iter().any(|it| self.names(it).is_some());
        coded.any(|region| self.names(region).is_none() && names_any())
            || self.is_named_for_another()
    }

    /// Whether it is one of Qlik's regions, or of AWS's.
    pub fn is_region(&self) -> bool {
        let is_one = |region: &Region| self.has_code(region.code) || self.names(region).is_some();
        !self.is_foreign_cloud && (self.has_aws || REGIONS.iter().any(is_one))
    }

    fn says(&self, name: &str) -> bool {
        says(&self.label, name) || says(&self.value, name)
    }

    /// A value that is a code is no name of a country.
    fn is_in(&self, region: &Region) -> bool {
        let is_code = |name: &str| REGIONS.iter().any(|region| region.code == name);
        let mut names = region.countries.iter().chain(region.areas);
        names.any(|name| says(&self.label, name) || (says(&self.value, name) && !is_code(name)))
    }
}

/// Whether a phrase stands in these words, whole.
fn says(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| {
        let (before, after) = (&words[..at], &words[at + phrase.len()..]);
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

/// The words between a label's brackets, dashes and the like, but those of a whole name.
fn parts(label: &str) -> Vec<String> {
    let marks = ['(', ')', '[', ']', '/', '|', ':', ',', '–', '—', '·'];
    let label = cut(label).replace(" - ", "|");
    let parts = label.split(marks).map(words);
    parts
        .filter(|part| !part.is_empty() && !part.contains(' '))
        .collect()
}

/// The code in an address such as `acme.us.qlikcloud.com`.
fn address(text: &str) -> Option<String> {
    let text = cut(text).to_ascii_lowercase();
    let before = text.split_once(".qlikcloud.com")?.0;
    let is_of_code = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let code = before.rsplit(|c| !is_of_code(c)).next()?;
    (!code.is_empty()).then(|| code.to_owned())
}

/// Whether a code of AWS's make is among these words: `eu central 1`.
fn has_aws(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(3).any(|code| {
        let is_area = code[0].len() == 2 && code[0].chars().all(|c| c.is_ascii_lowercase());
        is_area && DIRECTIONS.contains(&code[1]) && is_number(code[2])
    })
}

/// Whether the words name another cloud than AWS, are a code of one (`westeurope`, `europe-west3`,
/// `eu-frankfurt-1`), or mean a government's part.
fn is_foreign_cloud(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_named = |word: &&str| {
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_google = stem.len() < word.len() && DIRECTIONS.contains(&stem);
        is_google || OTHER_CLOUDS.contains(word) || word.starts_with("gov")
    };
    let is_oracle = |code: &[&str]| {
        let is_city = REGIONS
            .iter()
            .any(|region| region.cities.contains(&code[1]));
        code[0].len() == 2 && is_city && is_number(code[2])
    };
    let whole = words.concat();
    words.iter().any(is_named)
        || words.windows(3).any(is_oracle)
        || AZURE.iter().any(|name| whole.starts_with(name))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests;
