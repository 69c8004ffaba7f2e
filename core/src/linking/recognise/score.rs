//! How surely a field asks for a value, and why.
//!
//! What a person reads comes first: a label, else the text beside the field, else the example in
//! it, else the author's name for it. What comes later may agree, and may object. A secret needs
//! more than a plain value: whatever a person reads must say it, and nothing may object.

use std::collections::BTreeMap;

use super::address::{Address, address};
use super::lexicon::{LOOSE, Lexicon, Meaning, SURE};
use super::said::{AUTHORS, Said, is_name, is_place, rank, speaking, weight, why};
use super::shape::{Listed, Shape};
use super::veto::{Vetoes, has_qlik, names_qlik};
use super::{Hint, Why};
use crate::linking::field::{Field, Kind, Sight};
use crate::linking::structure;
use crate::linking::value::Value;
use crate::linking::words::cut;

/// What is added for each further text that agrees.
const AGREES: u8 = 4;

/// No token of a key fits into a field that takes fewer characters.
const SHORTEST_TOKEN: u32 = 64;

/// What a field asks for, as far as it says so.
#[derive(Debug)]
pub(super) struct Scored<'a> {
    pub field: &'a Field,
    pub scores: BTreeMap<Value, Score>,
    /// The field's own texts name Qlik, as a person reads them.
    pub names_qlik: bool,
    /// What its author called it does.
    pub is_named_qlik: bool,
    /// Whose address stands in it or is its example, where a tenant's could stand.
    pub address: Option<Address>,
    /// It is one that only a server on the premises has.
    pub is_of_server: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Score {
    /// Out of a hundred.
    pub of: u8,
    /// By the very label of the integration.
    pub is_own: bool,
    pub why: Vec<Why>,
}

impl Score {
    /// Of a field whose example shows a longer text with a place for a key.
    fn of_example(example: &str) -> Score {
        Score {
            of: 70,
            is_own: false,
            why: vec![Why {
                hint: Hint::Placeholder,
                text: cut(example).to_owned(),
            }],
        }
    }
}

/// What is needed to judge a field.
pub(super) struct Judge {
    pub lexicon: Lexicon,
    pub vetoes: Vetoes,
}

impl Judge {
    pub fn new() -> Judge {
        Judge {
            lexicon: Lexicon::new(),
            vetoes: Vetoes::new(),
        }
    }

    /// Judges a field that a person could fill; `None` for any other.
    pub fn score<'a>(&self, field: &'a Field) -> Option<Scored<'a>> {
        let is_seen = matches!(field.sight, Sight::Visible | Sight::Covered | Sight::Faint);
        let is_list = field.kind == Kind::Combo;
        let is_text = !matches!(field.kind, Kind::Other | Kind::Editable | Kind::Search);
        let is_search = field.is_search && !is_list;
        // What stands for a saved secret is masked and can't be written in, until the page is told to replace it.
        let is_stand_in = field.kind == Kind::Password && !field.is_empty;
        let is_shut = field.is_read_only && !is_list && !is_stand_in;
        if !is_seen || !is_text || is_search || is_shut {
            return None;
        }
        Some(self.score_of(field))
    }

    fn score_of<'a>(&self, field: &'a Field) -> Scored<'a> {
        let said = self.said(field);
        let names = |is: fn(u8) -> bool| {
            let mut said = said.iter().filter(move |said| is(rank(said.reading.hint)));
            said.any(|said| has_qlik(said.reading.text))
        };
        let legend = field.legend.as_deref();
        let is_read = |said: &&Said<'_>| rank(said.reading.hint) < AUTHORS;
        let mut scored = Scored {
            names_qlik: names(|rank| rank < AUTHORS)
                || legend.is_some_and(|legend| self.vetoes.names_qlik_alone(legend)),
            is_named_qlik: names(|rank| rank == AUTHORS),
            address: takes_address(field, &said)
                .then(|| address(field))
                .flatten(),
            is_of_server: said
                .iter()
                .filter(is_read)
                .any(|said| self.vetoes.name_server(&said.reading)),
            field,
            scores: BTreeMap::new(),
        };
        let is_named = |value: Value| said.iter().any(|said| said.is_read_surely(value));
        let is_named = Value::ALL.into_iter().any(is_named);
        if self.vetoes.say_personal(field) && !is_named {
            return scored;
        }
        if let Some(example) = self.asks_within(field) {
            scored
                .scores
                .insert(Value::ApiKey, Score::of_example(example));
            return scored;
        }
        let shape = Shape::of(field);
        for value in asked(field, &said, shape) {
            if !fits(value, field) || (value.is_secret() && self.objects(value, field, &said)) {
                continue;
            }
            if let Some(score) = self.of(value, field, &said, shape) {
                scored.scores.insert(value, score);
            }
        }
        scored
    }

    /// The example of a longer text in which a key has its place; nothing else is then asked for.
    fn asks_within<'a>(&self, field: &'a Field) -> Option<&'a str> {
        let example = field.placeholder.as_deref()?;
        let key = |name: &str| (self.value_named(name)? == Value::ApiKey).then(String::new);
        structure::text(example, key).map(|_| example)
    }

    /// The value that a name in a structured text is for.
    pub fn value_named(&self, name: &str) -> Option<Value> {
        let reading = self.lexicon.reader.reading(Hint::Name, name);
        let Meaning::Asks(claims) = self.lexicon.meaning(&reading) else {
            return None;
        };
        // Of several that are as sure, the first in the form's order: an address without a slash at its end.
        let best = claims.iter().rev().max_by_key(|(_, sure)| *sure);
        best.map(|(value, _)| *value)
    }

    fn said<'a>(&self, field: &'a Field) -> Vec<Said<'a>> {
        let readings = self.lexicon.reader.readings(field).into_iter();
        let said = readings.map(|reading| Said {
            meaning: self.lexicon.meaning(&reading),
            reading,
        });
        said.filter(|said| said.meaning != Meaning::Nothing)
            .collect()
    }

    fn of(
        &self,
        value: Value,
        field: &Field,
        said: &[Said<'_>],
        shape: Option<Shape>,
    ) -> Option<Score> {
        let speaking = speaking(said)?;
        let has_label = said.iter().any(|said| is_label(said.reading.hint));
        // An author's name says nothing against a label.
        if speaking == AUTHORS && has_label {
            return None;
        }
        let claims = said.iter().filter_map(|said| {
            let sure = said.claim(value)?;
            let weight = u16::from(weight(said.reading.hint));
            let score = u8::try_from(u16::from(sure) * weight / 100).unwrap_or(100);
            let is_speaking = rank(said.reading.hint) == speaking;
            Some((said, score, sure, is_speaking))
        });
        let claims: Vec<_> = claims.collect();
        let first = claims.iter().filter(|(.., is_speaking)| *is_speaking);
        let mut best = first.map(|(_, score, ..)| *score).max();
        let listed = (value == Value::Region).then(|| Listed::of(field));
        match listed {
            Some(Listed::NoRegion) => return None,
            Some(Listed::Regions) => best = best.max(Some(70)),
            _ => {}
        }
        let is_shown = shape.is_some_and(|shape| shape.values().contains(&value));
        if best.is_none() && is_shown && is_place(said) {
            best = Some(70);
        }
        let agreeing = claims.iter().filter(|(.., is_speaking)| !is_speaking);
        let agreeing = u8::try_from(agreeing.count()).unwrap_or_default().min(3) * AGREES;
        let mut score = best?.saturating_add(agreeing).min(100);
        let is_own = claims
            .iter()
            .any(|(_, _, sure, is_speaking)| *sure > SURE && *is_speaking);
        if !is_own && shape.is_some_and(|shape| shape.speaks_against(value)) {
            score /= 2;
        }
        let spoke_before = said.iter().any(|said| rank(said.reading.hint) < speaking);
        if spoke_before || self.is_elsewhere(field) {
            score = score / 5 * 3;
        }
        if field.is_disabled || field.sight == Sight::Covered {
            score = score.saturating_sub(5);
        }
        let example = field.placeholder.as_deref().filter(|_| is_shown);
        Some(Score {
            of: score,
            is_own,
            why: why(said, &claims, listed, example, field),
        })
    }

    /// Whether the group that the field is in is for another thing, and its own label doesn't say otherwise.
    fn is_elsewhere(&self, field: &Field) -> bool {
        let legend = field.legend.as_deref().unwrap_or_default();
        let labels = field.labels.iter().chain(&field.near).chain(&field.aria);
        self.vetoes.turn_legend(legend) && !labels.into_iter().any(|label| names_qlik(label))
    }

    /// Whether anything keeps a secret out of the field: a word that makes its key another one, a
    /// text to read that says something else, or too little that speaks for it.
    fn objects(&self, value: Value, field: &Field, said: &[Said<'_>]) -> bool {
        // Where a person reads that it is for this, a word of the author's takes nothing from it: in many
        // a framework any secret's field is called `password`.
        let is_read = said.iter().any(|said| said.is_read_surely(value));
        let turns = |said: &Said<'_>| {
            let is_authors = is_read && rank(said.reading.hint) == AUTHORS;
            !said.is_own(value)
                && match is_authors {
                    true => self.vetoes.turn_maker(&said.reading),
                    false => self.vetoes.turn(&said.reading),
                }
        };
        let tiny = field.max_length.is_some_and(|most| most < SHORTEST_TOKEN);
        if said.iter().any(turns) || self.is_elsewhere(field) || (tiny && value.is_key()) {
            return true;
        }
        let of = |is: fn(Hint) -> bool| said.iter().filter(move |said| is(said.reading.hint));
        let claims = |said: &Said<'_>| said.claim(value).is_some();
        let has_label = of(is_label).next().is_some();
        if has_label && !of(is_label).any(claims) {
            return true;
        }
        let sure = |said: &&Said<'_>| said.claim(value) > Some(LOOSE);
        let sure_ones = said.iter().filter(sure).count();
        let is_masked = field.kind == Kind::Password;
        // The text beside a field may belong to another one.
        let near_differs = !has_label && of(|hint| hint == Hint::Near).any(|said| !claims(said));
        match (sure_ones, near_differs) {
            (0, _) => !is_masked || near_differs,
            (_, true) => sure_ones < 2 && !is_masked,
            (_, false) => false,
        }
    }

    /// Whether a secret may go into a field on the user's word: it is masked or called a secret,
    /// and nothing that a person reads says that it is for another thing.
    pub fn may_hold_secret(&self, field: &Field) -> bool {
        let said = self.said(field);
        let turns = |said: &Said<'_>| {
            let is_own = Value::ALL.iter().any(|value| said.is_own(*value));
            !is_own && (said.meaning == Meaning::Other || self.vetoes.turn(&said.reading))
        };
        let mut read = said.iter().filter(|said| rank(said.reading.hint) < AUTHORS);
        if read.any(turns) || self.is_elsewhere(field) {
            return false;
        }
        let mut secrets = Value::ALL.into_iter().filter(|value| value.is_secret());
        field.kind == Kind::Password
            || secrets.any(|value| {
                said.iter().any(|said| said.claim(value).is_some())
                    && !self.objects(value, field, &said)
            })
    }
}

/// A text that is tied to the field, or to be seen or heard as its name.
fn is_label(hint: Hint) -> bool {
    is_name(hint) && hint != Hint::Near
}

/// Whether an address in the field is the form's own place rather than one of something else's, as of a callback.
fn takes_address(field: &Field, said: &[Said<'_>]) -> bool {
    let is_text = matches!(field.kind, Kind::Text | Kind::Url | Kind::Textarea);
    let read = said.iter().filter(|said| rank(said.reading.hint) < AUTHORS);
    let is_place_word = |said: &Said<'_>| {
        let mut words = said.reading.words.split(' ');
        words.any(|word| PLACE_WORDS.contains(&word))
    };
    let mut names = read
        .filter(|said| rank(said.reading.hint) <= rank(Hint::Aria))
        .peekable();
    let is_nameless = names.peek().is_none();
    let is_own = is_nameless || is_place(said) || names.any(is_place_word);
    let is_other = speaking(said).is_none();
    is_text && is_own && !is_other && !field.is_read_only && !field.is_disabled
}

/// Words of labels for an address that may be the form's own, folded.
const PLACE_WORDS: [&str; 14] = [
    "address",
    "adresse",
    "api",
    "domain",
    "endpoint",
    "host",
    "hostname",
    "instance",
    "server",
    "serveur",
    "site",
    "subdomain",
    "uri",
    "url",
];

/// The values that anything about the field speaks for.
fn asked(field: &Field, said: &[Said<'_>], shape: Option<Shape>) -> Vec<Value> {
    let shape = shape.map_or(&[][..], Shape::values);
    let is_claimed = |value: &Value| {
        said.iter().any(|said| said.claim(*value).is_some())
            || (*value == Value::Region && matches!(field.kind, Kind::Select | Kind::Combo))
            || shape.contains(value)
    };
    Value::ALL.into_iter().filter(is_claimed).collect()
}

/// Whether a field of this kind can hold the value.
fn fits(value: Value, field: &Field) -> bool {
    match field.kind {
        Kind::Text | Kind::Textarea => true,
        Kind::Password => value.is_secret() || value == Value::ClientId,
        Kind::Email => value == Value::ProxyUser,
        Kind::Url => matches!(
            value,
            Value::Url
                | Value::Origin
                | Value::Host
                | Value::ServerAddress
                | Value::AuthorizationEndpoint
                | Value::TokenEndpoint
        ),
        Kind::Select | Kind::Combo => value == Value::Region,
        _ => false,
    }
}
