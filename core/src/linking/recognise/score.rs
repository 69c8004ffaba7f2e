//! How surely a field asks for a value, and why.
//!
//! What a person reads comes first: a label, else the text beside the field, else the example in
//! it, else the author's name for it. What comes later may agree, and may object. A secret needs
//! more than a plain value: whatever a person reads must say it, and nothing may object.

use std::collections::BTreeMap;

use super::lexicon::{LOOSE, Lexicon, Meaning, SURE};
use super::said::{Said, is_place, rank, speaking, weight, why};
use super::shape::{Listed, Shape};
use super::veto::{Vetoes, names_qlik};
use super::{Hint, Why};
use crate::linking::field::{Field, Kind, Sight};
use crate::linking::value::Value;

/// What is added for each further text that agrees.
const AGREES: u8 = 4;

/// No token of a key fits into a field that takes fewer characters.
const SHORTEST_TOKEN: u32 = 64;

/// What a field asks for, as far as it says so.
#[derive(Debug)]
pub(super) struct Scored<'a> {
    pub field: &'a Field,
    pub scores: BTreeMap<Value, Score>,
    /// The field's own texts name Qlik.
    pub names_qlik: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Score {
    /// Out of a hundred.
    pub of: u8,
    /// By the very label of the integration.
    pub is_own: bool,
    pub why: Vec<Why>,
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
        let is_seen = matches!(field.sight, Sight::Visible | Sight::Covered);
        let is_text = !matches!(field.kind, Kind::Other | Kind::Editable | Kind::Search);
        if !is_seen || !is_text || field.is_search || field.is_read_only {
            return None;
        }
        Some(self.score_of(field))
    }

    fn score_of<'a>(&self, field: &'a Field) -> Scored<'a> {
        let said = self.said(field);
        let mut texts = said.iter().map(|said| said.reading.text);
        let legend = field.legend.as_deref();
        let mut scored = Scored {
            names_qlik: texts.any(names_qlik) || legend.is_some_and(names_qlik),
            field,
            scores: BTreeMap::new(),
        };
        if self.vetoes.say_personal(field) {
            return scored;
        }
        for value in asked(field, &said) {
            if !fits(value, field) || (value.is_secret() && self.objects(value, field, &said)) {
                continue;
            }
            if let Some(score) = self.of(value, field, &said) {
                scored.scores.insert(value, score);
            }
        }
        scored
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

    fn of(&self, value: Value, field: &Field, said: &[Said<'_>]) -> Option<Score> {
        let speaking = speaking(said)?;
        let has_label = said.iter().any(|said| rank(said.reading.hint) == 0);
        let is_by_author = speaking == rank(Hint::Name) && has_label;
        // An author's name says nothing against a label, unless it is very plain.
        if is_by_author && !said.iter().any(|said| names_qlik(said.reading.text)) {
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
        let shape = Shape::of(field);
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

    fn is_elsewhere(&self, field: &Field) -> bool {
        let legend = field.legend.as_deref().unwrap_or_default();
        self.vetoes.turn_legend(legend)
    }

    /// Whether anything keeps a secret out of the field: a word that makes its key another one, a
    /// text to read that says something else, or too little that speaks for it.
    fn objects(&self, value: Value, field: &Field, said: &[Said<'_>]) -> bool {
        let turns = |said: &Said<'_>| !said.is_own(value) && self.vetoes.turn(&said.reading);
        let tiny = field.max_length.is_some_and(|most| most < SHORTEST_TOKEN);
        if said.iter().any(turns) || self.is_elsewhere(field) || (tiny && value.is_key()) {
            return true;
        }
        let of = |rank_is: fn(u8) -> bool| {
            said.iter()
                .filter(move |said| rank_is(rank(said.reading.hint)))
        };
        let claims = |said: &Said<'_>| said.claim(value).is_some();
        let has_label = of(|rank| rank == 0).next().is_some();
        if has_label && !of(|rank| rank == 0).any(claims) {
            return true;
        }
        let sure = |said: &&Said<'_>| said.claim(value) > Some(LOOSE);
        let sure_ones = said.iter().filter(sure).count();
        let is_masked = field.kind == Kind::Password;
        // The text beside a field may belong to another one.
        let near_differs = !has_label && of(|rank| rank == 1).any(|said| !claims(said));
        match (sure_ones, near_differs) {
            (0, _) => !is_masked || near_differs,
            (_, true) => sure_ones < 2 && !is_masked,
            (_, false) => false,
        }
    }

    /// Whether a secret may go into a field on the user's word: it is masked or called a secret,
    /// and nothing says that it is for another thing.
    pub fn may_hold_secret(&self, field: &Field) -> bool {
        if self.vetoes.say_personal(field) {
            return false;
        }
        let said = self.said(field);
        let turns = |said: &Said<'_>| {
            let is_own = Value::ALL.iter().any(|value| said.is_own(*value));
            !is_own && (said.meaning == Meaning::Other || self.vetoes.turn(&said.reading))
        };
        if said.iter().any(turns) || self.is_elsewhere(field) {
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

/// The values that anything about the field speaks for.
fn asked(field: &Field, said: &[Said<'_>]) -> Vec<Value> {
    let is_claimed = |value: &Value| {
        let shape = Shape::of(field).map_or(&[][..], Shape::values);
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
