//! How much of what should be found is found, and how much of what is found should be.

use std::collections::BTreeMap;
use std::fmt;

use latchkey_core::linking::Value;

#[derive(Default)]
pub struct Tally {
    /// Found where they should be.
    found: usize,
    /// Found in another field, or though nothing asks for them.
    astray: usize,
    /// Not found where they should be.
    missed: usize,
}

impl Tally {
    /// How many should be found.
    pub fn asked(&self) -> usize {
        self.found + self.missed
    }

    pub fn count(
        &mut self,
        expected: &BTreeMap<Value, String>,
        found: &BTreeMap<Value, String>,
        counts: impl Fn(Value) -> bool,
    ) {
        for value in Value::ALL.into_iter().filter(|value| counts(*value)) {
            match (expected.get(&value), found.get(&value)) {
                (None, None) => {}
                (expected, found) if expected == found => self.found += 1,
                (expected, found) => {
                    self.missed += usize::from(expected.is_some());
                    self.astray += usize::from(found.is_some());
                }
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |of: usize| match of + self.found {
            0 => 100.0,
            all => 100.0 * share_of(self.found, all),
        };
        write!(
            to,
            "precision {:.1} %, recall {:.1} % of {}",
            share(self.astray),
            share(self.missed),
            self.asked()
        )
    }
}

fn share_of(part: usize, whole: usize) -> f64 {
    let count = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
    count(part) / count(whole)
}
