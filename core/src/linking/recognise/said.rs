//! What the texts of a field say, and which of them are heard first.

use super::lexicon::{LOOSE, Meaning, SURE};
use super::reading::Reading;
use super::shape::Listed;
use super::{Hint, Why};
use crate::linking::field::Field;
use crate::linking::value::Value;
use crate::linking::words::cut;

/// One text, and what it says.
pub(super) struct Said<'a> {
    pub reading: Reading<'a>,
    pub meaning: Meaning,
}

impl Said<'_> {
    /// How surely it asks for a value.
    pub fn claim(&self, value: Value) -> Option<u8> {
        let Meaning::Asks(claims) = &self.meaning else {
            return None;
        };
        let mut claims = claims.iter().filter(|(claimed, _)| *claimed == value);
        claims.next().map(|(_, sure)| *sure)
    }

    /// Whether a person reads in it that the field is surely for this value.
    pub fn is_read_surely(&self, value: Value) -> bool {
        rank(self.reading.hint) < AUTHORS && self.claim(value) > Some(LOOSE)
    }

    /// Whether it is the very label of the integration for this value.
    pub fn is_own(&self, value: Value) -> bool {
        self.claim(value).is_some_and(|sure| sure > SURE)
    }
}

/// The rank of the texts that tell what the field is for: the first of which one is known. None
/// where they say that it is for another thing.
pub(super) fn speaking(said: &[Said<'_>]) -> Option<u8> {
    let known = said.iter().filter(|said| said.meaning != Meaning::Unknown);
    let Some(first) = known.clone().map(|said| rank(said.reading.hint)).min() else {
        return Some(u8::MAX);
    };
    let mut speaking = known.filter(|said| rank(said.reading.hint) == first);
    let is_own = |said: &Said<'_>| Value::ALL.iter().any(|value| said.is_own(*value));
    let is_other = speaking.clone().any(|said| said.meaning == Meaning::Other);
    (!is_other || speaking.any(is_own)).then_some(first)
}

/// What a person reads first has the lowest rank. What is to be seen comes before `aria-label`, which only
/// some hear.
pub(super) fn rank(hint: Hint) -> u8 {
    match hint {
        Hint::Label => 0,
        Hint::Near => 1,
        Hint::Aria => 2,
        Hint::Placeholder | Hint::Title => 3,
        _ => AUTHORS,
    }
}

/// The rank of the names that only the page's author gave and no person reads.
pub(super) const AUTHORS: u8 = 4;

/// A name that is given to the field as a whole: a label, the text beside it where there is none, or what
/// `aria-label` says where there is neither.
pub(super) fn is_name(hint: Hint) -> bool {
    rank(hint) <= 2
}

/// Out of a hundred.
pub(super) fn weight(hint: Hint) -> u8 {
    match hint {
        Hint::Label => 100,
        Hint::Aria => 98,
        Hint::Near => 90,
        Hint::Placeholder | Hint::Title | Hint::Name => 80,
        _ => 75,
    }
}

/// Whether anything about a field says that it is for a tenant's place.
pub(super) fn is_place(said: &[Said<'_>]) -> bool {
    let claims = |value: &Value| said.iter().any(|said| said.claim(*value).is_some());
    let mut places = Value::ALL.into_iter().filter(|value| value.is_place());
    let is_shown = |said: &Said<'_>| said.reading.words.contains("qlikcloud");
    places.any(|value| claims(&value)) || said.iter().any(is_shown)
}

/// A text that asks for a value, how strongly, how surely, and whether it is heard first.
pub(super) type Claim<'a, 'b> = (&'a Said<'b>, u8, u8, bool);

/// What spoke for a value, the strongest first. Where no text asks for it, those that ask for a
/// like one do, beside the example that turned them to it.
pub(super) fn why(
    said: &[Said<'_>],
    claims: &[Claim<'_, '_>],
    listed: Option<Listed>,
    example: Option<&str>,
    field: &Field,
) -> Vec<Why> {
    let mut spoke: Vec<(&Said<'_>, u8)> = claims
        .iter()
        .map(|(said, score, ..)| (*said, *score))
        .collect();
    if spoke.is_empty() && listed != Some(Listed::Regions) {
        let asks = said
            .iter()
            .filter(|said| matches!(said.meaning, Meaning::Asks(_)));
        spoke.extend(asks.map(|said| (said, 0)));
    }
    spoke.sort_by_key(|(said, score)| (rank(said.reading.hint), std::cmp::Reverse(*score)));
    let spoke = spoke
        .iter()
        .map(|(said, _)| (said.reading.hint, said.reading.text));
    let example = example.map(|text| (Hint::Placeholder, cut(text)));
    let first = field.options.iter().find(|choice| !choice.value.is_empty());
    let first = first.filter(|_| listed == Some(Listed::Regions));
    let first = first.map(|choice| (Hint::Options, cut(&choice.label)));
    let mut why: Vec<Why> = Vec::new();
    for (hint, text) in spoke.chain(example).chain(first) {
        let is_told = |known: &Why| known.hint == hint && known.text == text;
        if !why.iter().any(is_told) {
            let text = text.to_owned();
            why.push(Why { hint, text });
        }
    }
    why
}
