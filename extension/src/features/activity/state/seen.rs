//! In which order records came, so that a line that another record joins stays the same line on the
//! screen, and what is in it keeps the focus.

use std::collections::HashMap;

/// The ids of records, each with its place in the order of coming.
#[derive(Debug, Default)]
pub struct SeenRecords(HashMap<String, usize>);

impl SeenRecords {
    /// Takes a record that came; one that is known stays where it is.
    pub fn add(&mut self, id: &str) {
        if !self.0.contains_key(id) {
            self.0.insert(id.to_owned(), self.0.len());
        }
    }

    /// The one of these that came first; where that isn't known, the first of them.
    pub fn first<'a>(&self, ids: &'a [String]) -> Option<&'a str> {
        let place = |id: &&String| self.0.get(*id).copied().unwrap_or(usize::MAX);
        ids.iter().min_by_key(place).map(String::as_str)
    }
}
