//! The keys of a screen: all that came, each once, with their owners; searched, filtered and
//! sorted into the order that is drawn.
//!
//! Rows keep their places while somebody points at them: what arrives then is appended, and a row
//! that was just changed stays where it was. Only searching, filtering and sorting arrange anew.

mod arrange;
mod filter;
mod last_use;
mod row;
mod sort;

pub use filter::{Counts, Filter};
pub use last_use::LastUseOrder;
pub use row::{Mark, Row};
pub use sort::{Column, Sort};

use std::collections::HashMap;

use crate::activity::uses::LastUse;
use crate::key::{Key, KeyId, UserId};
use crate::moment::Moment;
use crate::search::Words;
use crate::user::Owner;

/// Whether rows may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Nobody points at a row: everything goes to its right place.
    Away,
    /// The pointer or the focus is on the rows: none may move.
    OnRows,
}

/// All keys of a screen and the order in which some of them are shown.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
    by_id: HashMap<KeyId, usize>,
    by_owner: HashMap<UserId, Vec<usize>>,
    owners: HashMap<UserId, Owner>,
    last_uses: HashMap<KeyId, LastUse>,
    order: Vec<usize>,
    counts: Counts,
    words: Words,
    filter: Filter,
    sort: Sort,
    reading: u32,
    /// Something came while rows were not to move.
    is_untidy: bool,
}

impl Table {
    /// Takes keys in: a new one gets a row, a known one is brought up to date.
    pub fn take(&mut self, keys: Vec<Key>, hand: Hand, now: Moment) {
        let before = self.rows.len();
        for key in keys {
            match self.by_id.get(&key.id).copied() {
                Some(at) => self.rows[at].update(key, self.reading),
                None => self.push(key, self.reading),
            }
        }
        self.settle(before, hand, now);
    }

    /// Takes in what an earlier opening kept: only keys and owners that aren't known yet, and as
    /// not seen in the reading under way.
    pub fn take_kept(
        &mut self,
        keys: Vec<Key>,
        owners: Vec<(UserId, Owner)>,
        hand: Hand,
        now: Moment,
    ) {
        let before = self.rows.len();
        for (id, owner) in owners {
            self.owners.entry(id).or_insert(owner);
        }
        for key in keys {
            if !self.by_id.contains_key(&key.id) {
                self.push(key, self.reading.wrapping_sub(1));
            }
        }
        self.settle(before, hand, now);
    }

    /// Takes what became known of owners. A look-up that failed takes nothing away from what an
    /// earlier one told.
    pub fn take_owners(&mut self, owners: Vec<(UserId, Owner)>, hand: Hand, now: Moment) {
        for (id, owner) in owners {
            let before = self.owners.get(&id);
            let is_known = before.is_some_and(|before| *before != Owner::NotRead);
            if owner == Owner::NotRead && is_known {
                continue;
            }
            for at in self.by_owner.get(&id).into_iter().flatten() {
                self.rows[*at].set_owner(owner.clone());
            }
            self.owners.insert(id, owner);
        }
        self.settle(self.rows.len(), hand, now);
    }

    /// Brings one key up to date in place, after an action: its row stays where it is.
    pub fn replace(&mut self, key: Key, now: Moment) {
        if let Some(at) = self.by_id.get(&key.id).copied() {
            self.rows[at].fix(Some(key), self.reading);
        } else {
            let before = self.rows.len();
            self.push(key, self.reading);
            self.settle(before, Hand::OnRows, now);
        }
        self.count(now);
    }

    /// Notes that a key is no more; its row stays, as gone, until the rows are arranged anew.
    pub fn remove(&mut self, id: &KeyId, now: Moment) {
        if let Some(at) = self.by_id.get(id).copied() {
            self.rows[at].fix(None, self.reading);
            self.count(now);
        }
    }

    /// Begins to read the list anew: keys that [`Table::end_reading`] hasn't seen again are gone.
    pub fn begin_reading(&mut self) {
        self.reading += 1;
    }

    /// The whole list has been read: keys that it didn't show are gone.
    pub fn end_reading(&mut self, hand: Hand, now: Moment) {
        self.mark_unseen();
        self.settle(self.rows.len(), hand, now);
    }

    /// Forgets at once every key that the reading under way hasn't shown, and all owners.
    pub fn drop_unseen(&mut self, now: Moment) {
        self.mark_unseen();
        self.owners.clear();
        for row in &mut self.rows {
            row.set_owner(Owner::Pending);
        }
        self.arrange_anew(now);
    }

    /// Puts rows that came under a hand into their right places, once it is away.
    pub fn tidy(&mut self, hand: Hand, now: Moment) {
        if hand == Hand::Away && self.is_untidy {
            self.settle(self.rows.len(), hand, now);
        }
    }

    /// Shows what matches all words of a search.
    pub fn search(&mut self, query: &str, now: Moment) {
        self.words = Words::parse(query);
        self.arrange_anew(now);
    }

    /// Shows what passes a filter.
    pub fn set_filter(&mut self, filter: Filter, now: Moment) {
        self.filter = filter;
        self.arrange_anew(now);
    }

    /// Sorts by a column.
    pub fn set_sort(&mut self, sort: Sort, now: Moment) {
        self.sort = sort;
        self.arrange_anew(now);
    }

    /// The rows shown, from the top.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Row> {
        self.order.iter().map(|at| &self.rows[*at])
    }

    /// The row shown at a place, counted from 0 at the top.
    pub fn at(&self, place: usize) -> Option<&Row> {
        self.order.get(place).map(|at| &self.rows[*at])
    }

    /// Where a key's row is shown.
    pub fn place_of(&self, id: &KeyId) -> Option<usize> {
        let at = self.by_id.get(id)?;
        self.order.iter().position(|shown| shown == at)
    }

    /// A key's row, shown or not.
    pub fn row(&self, id: &KeyId) -> Option<&Row> {
        self.by_id.get(id).map(|at| &self.rows[*at])
    }

    /// The rows of a user's keys, in no order, without those that are gone.
    pub fn rows_of(&self, owner: &UserId) -> impl Iterator<Item = &Row> {
        let places = self.by_owner.get(owner).into_iter().flatten();
        places.map(|at| &self.rows[*at]).filter(|row| !row.is_gone)
    }

    /// Every key's row in the order that a list starts with, without those that are gone.
    pub fn all(&self) -> impl Iterator<Item = &Row> {
        let mut rows: Vec<&Row> = self.rows.iter().filter(|row| !row.is_gone).collect();
        rows.sort_unstable_by(|a, b| Sort::ActiveFirst.compare(a, b));
        rows.into_iter()
    }

    /// How many keys are known that still exist.
    pub fn len(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_gone).count()
    }

    /// No key is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows are shown.
    pub fn shown_len(&self) -> usize {
        self.order.len()
    }

    /// How many of the rows that match the search pass each filter.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The filter in force.
    pub fn filter(&self) -> Filter {
        self.filter
    }

    /// The sort in force.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// What is known of the owners looked up so far.
    pub fn owners(&self) -> &HashMap<UserId, Owner> {
        &self.owners
    }

    fn mark_unseen(&mut self) {
        for row in &mut self.rows {
            row.is_gone |= row.seen_in != self.reading;
        }
    }

    fn push(&mut self, key: Key, reading: u32) {
        let at = self.rows.len();
        let owner = match key.subject.user() {
            None => Owner::Pending,
            Some(id) => {
                self.by_owner.entry(id.clone()).or_default().push(at);
                self.owners.get(id).cloned().unwrap_or(Owner::Pending)
            }
        };
        self.by_id.insert(key.id.clone(), at);
        let last_use = self.last_uses.get(&key.id).copied();
        let mut row = Row::new(key, owner, reading);
        row.last_use = last_use.unwrap_or(LastUse::NotKnown);
        self.rows.push(row);
    }
}

#[cfg(test)]
mod tests;
