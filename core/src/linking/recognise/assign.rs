//! One field a value, one value a field. Where two fields ask for a value alike, neither gets it:
//! the user knows better.

use std::collections::BTreeSet;

use super::Match;
use super::score::Scored;
use crate::linking::value::Value;

/// What is less than this is no more than a guess.
const LEAST: u8 = 40;

/// By how much a field has to be ahead of the next one.
const AHEAD: u8 = 4;
/// The same for a secret.
const AHEAD_SECRET: u8 = 12;

/// The best pairs of these values and fields.
pub(super) fn assign(values: &[Value], fields: &[&Scored<'_>]) -> Vec<Match> {
    let mut pairs: Vec<(u8, Value, usize)> = Vec::new();
    for (at, scored) in fields.iter().enumerate() {
        let scores = scored.scores.iter();
        let asked = scores.filter(|(value, score)| values.contains(value) && score.of >= LEAST);
        pairs.extend(asked.map(|(value, score)| (score.of, *value, at)));
    }
    // The sort is stable, so equal pairs stay in the page's order.
    pairs.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    let mut settled: BTreeSet<Value> = BTreeSet::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut matches = Vec::new();
    for (score, value, at) in &pairs {
        if settled.contains(value) || taken.contains(at) {
            continue;
        }
        settled.insert(*value);
        let ahead = if value.is_secret() {
            AHEAD_SECRET
        } else {
            AHEAD
        };
        let is_rival = |(other_score, other, rival): &&(u8, Value, usize)| {
            other == value
                && rival != at
                && !taken.contains(rival)
                && score.saturating_sub(*other_score) < ahead
                && !asks_rather(fields[*rival], *value, values, &settled)
        };
        if pairs.iter().any(|pair| is_rival(&pair)) {
            continue;
        }
        taken.insert(*at);
        let scored = fields[*at];
        matches.extend(scored.scores.get(value).map(|score| Match {
            value: *value,
            field: scored.field.id.clone(),
            score: score.of,
            why: score.why.clone(),
        }));
    }
    matches.sort_by_key(|found| values.iter().position(|value| *value == found.value));
    matches
}

/// Whether the field asks for another value, still free, more than for this one.
fn asks_rather(
    scored: &Scored<'_>,
    value: Value,
    values: &[Value],
    settled: &BTreeSet<Value>,
) -> bool {
    let own = scored.scores.get(&value).map_or(0, |score| score.of);
    let mut others = scored.scores.iter();
    others.any(|(other, score)| {
        *other != value && score.of > own && values.contains(other) && !settled.contains(other)
    })
}
