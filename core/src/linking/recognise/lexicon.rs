//! What forms call the values, and what they call other things, language by language.

mod english;
mod french;
mod german;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::reading::{Reader, Reading};
use crate::linking::integration::Integration;
use crate::linking::value::Value;

/// How sure a phrase is: the form's own label, a phrase for nothing else, one for other things too.
pub(super) const OWN: u8 = 100;
pub(super) const SURE: u8 = 90;
pub(super) const LOOSE: u8 = 55;

/// Phrases for values, with commas between.
type Phrases = &'static [(Value, u8, &'static str)];

/// Phrases for no value, in groups, with commas between.
type Others = &'static [&'static str];

/// What a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing, or a whole sentence.
    Nothing,
    /// Something that isn't known.
    Unknown,
    /// Something that no value of ours is for.
    Other,
    /// It asks for one of these values, this surely.
    Asks(Vec<(Value, u8)>),
}

/// The phrases of every language, and an integration's own labels.
pub(super) struct Lexicon {
    pub reader: Reader,
    known: &'static Known,
    own: BTreeMap<String, Value>,
}

/// The phrases of every language, in the form in which texts are looked up.
struct Known {
    asks: BTreeMap<String, Vec<(Value, u8)>>,
    others: BTreeSet<String>,
}

/// Made once: to make it takes longer than to judge a form.
static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let reader = Reader::new();
    let mut asks: BTreeMap<String, Vec<(Value, u8)>> = BTreeMap::new();
    for (value, sure, phrases) in [english::ASKS, german::ASKS, french::ASKS].concat() {
        for phrase in phrases.split(", ") {
            let claims = asks.entry(reader.canonical(phrase)).or_default();
            // What is sure in one language is sure.
            match claims.iter_mut().find(|(known, _)| *known == value) {
                Some((_, known)) => *known = sure.max(*known),
                None => claims.push((value, sure)),
            }
        }
    }
    let others = [english::OTHERS, german::OTHERS, french::OTHERS].concat();
    let others = others.into_iter().flat_map(|phrases| phrases.split(", "));
    let others = others.map(|phrase| reader.canonical(phrase)).collect();
    Known { asks, others }
});

impl Lexicon {
    pub fn new() -> Lexicon {
        Lexicon {
            reader: Reader::new(),
            known: &KNOWN,
            own: BTreeMap::new(),
        }
    }

    /// The same, with another integration's own labels.
    pub fn speak(&mut self, integration: &Integration) {
        self.own = integration
            .entries
            .iter()
            .filter(|_| !integration.is_generic())
            .flat_map(|entry| {
                let labels = [&entry.label].into_iter().chain(&entry.synonyms);
                labels.map(|label| (self.reader.canonical(label), entry.value))
            })
            .collect();
    }

    /// What a text says.
    pub fn meaning(&self, reading: &Reading<'_>) -> Meaning {
        if reading.is_blank() {
            return match self.own.get(&reading.words.replace(' ', "")) {
                Some(value) => Meaning::Asks(vec![(*value, OWN)]),
                None => Meaning::Nothing,
            };
        }
        if let Some(known) = self.look_up(&reading.whole()) {
            return known;
        }
        if reading.is_prose() {
            return Meaning::Nothing;
        }
        let parts = self.reader.parts(reading);
        let mut parts = parts.iter().map(|part| self.look_up(part));
        if let Some(known) = parts.next().flatten() {
            return known;
        }
        match parts.next_back().flatten() {
            Some(Meaning::Asks(claims)) => loosely(&claims),
            _ => None,
        }
        .unwrap_or_else(|| self.within(&reading.telling))
    }

    /// Whether a label is one that forms of other products have, too.
    pub fn is_common(&self, label: &str, common: &Integration) -> bool {
        let claims = self
            .known
            .asks
            .get(label)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let is_asked = |(value, _): &(Value, u8)| common.entry(*value).is_some();
        self.known.others.contains(label) || claims.iter().any(is_asked)
    }

    fn look_up(&self, phrase: &str) -> Option<Meaning> {
        if let Some(value) = self.own.get(phrase) {
            return Some(Meaning::Asks(vec![(*value, OWN)]));
        }
        if let Some(claims) = self.known.asks.get(phrase) {
            return Some(Meaning::Asks(claims.clone()));
        }
        self.known.others.contains(phrase).then_some(Meaning::Other)
    }

    /// The longest phrase within a text, the last of several; for what is no secret. One word alone
    /// may be any other product's but where it means a tenant.
    fn within(&self, words: &[String]) -> Meaning {
        const LONGEST_PHRASE: usize = 4;
        if words.iter().any(|word| ACTS.contains(&word.as_str())) {
            return Meaning::Unknown;
        }
        let longest = words.len().saturating_sub(1).min(LONGEST_PHRASE);
        let mut runs = (1..=longest)
            .rev()
            .flat_map(|length| words.windows(length).rev());
        let known = runs.find_map(|run| match self.look_up(&run.concat())? {
            Meaning::Asks(claims) if run.len() > 1 || is_tenant(&claims) => {
                Some(loosely(&claims).unwrap_or(Meaning::Unknown))
            }
            // A person's name beside other words may be anything's name.
            Meaning::Other if run.len() > 1 => Some(Meaning::Other),
            _ => None,
        });
        known.unwrap_or(Meaning::Unknown)
    }
}

/// Words of sentences that ask for something to be done with what they name.
const ACTS: [&str; 8] = [
    "bestatigen",
    "confirm",
    "confirmer",
    "delete",
    "loschen",
    "search",
    "suchen",
    "supprimer",
];

fn is_tenant(claims: &[(Value, u8)]) -> bool {
    claims.contains(&(Value::TenantName, SURE))
}

/// The same, no longer surely and never a secret.
fn loosely(claims: &[(Value, u8)]) -> Option<Meaning> {
    let plain = claims
        .iter()
        .filter(|(value, sure)| !value.is_secret() && *sure > LOOSE);
    let plain: Vec<(Value, u8)> = plain.map(|(value, _)| (*value, LOOSE)).collect();
    (!plain.is_empty()).then_some(Meaning::Asks(plain))
}

#[cfg(test)]
mod tests;
