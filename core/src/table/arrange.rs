//! Which rows are shown in which order, and when that may change.

use super::filter::Counts;
use super::{Hand, Row, Table};
use crate::moment::Moment;

impl Table {
    /// After news: rows go to their right places, or, under a hand, the new ones (from `before`
    /// on) go to the end and none moves.
    pub(super) fn settle(&mut self, before: usize, hand: Hand, now: Moment) {
        self.is_untidy = hand == Hand::OnRows;
        match hand {
            Hand::Away => {
                // What an action removed stays to be seen; what others removed needn't.
                let reading = self.reading;
                self.drop_rows(|row| row.is_gone && !row.is_fixed_in(reading));
                self.arrange(now);
            }
            Hand::OnRows => {
                let new = before..self.rows.len();
                let fitting: Vec<usize> = new.filter(|at| self.is_shown(*at, now)).collect();
                self.order.extend(fitting);
                self.count(now);
            }
        }
    }

    /// On the user's word: rows that kept a place they no longer deserve lose it.
    pub(super) fn arrange_anew(&mut self, now: Moment) {
        for row in &mut self.rows {
            row.placed_as = row.key.status.clone();
        }
        self.drop_rows(|row| row.is_gone);
        self.arrange(now);
    }

    pub(super) fn count(&mut self, now: Moment) {
        let mut counts = Counts::default();
        for row in self.rows.iter().filter(|row| self.is_found(row)) {
            counts.add(row, now);
        }
        self.counts = counts;
    }

    fn arrange(&mut self, now: Moment) {
        let mut counts = Counts::default();
        let mut order = Vec::with_capacity(self.rows.len());
        for (at, row) in self.rows.iter().enumerate() {
            if self.is_found(row) {
                counts.add(row, now);
                if self.filter.passes(row, now) {
                    order.push(at);
                }
            }
        }
        let (rows, sort) = (&self.rows, self.sort);
        order.sort_unstable_by(|a, b| sort.compare(&rows[*a], &rows[*b]));
        self.order = order;
        self.counts = counts;
    }

    fn is_shown(&self, at: usize, now: Moment) -> bool {
        let row = &self.rows[at];
        self.is_found(row) && self.filter.passes(row, now)
    }

    fn is_found(&self, row: &Row) -> bool {
        self.words.matches(&row.haystack)
    }

    fn drop_rows(&mut self, is_dropped: impl Fn(&Row) -> bool) {
        if !self.rows.iter().any(&is_dropped) {
            return;
        }
        self.rows.retain(|row| !is_dropped(row));
        self.by_id.clear();
        self.by_owner.clear();
        for (at, row) in self.rows.iter().enumerate() {
            self.by_id.insert(row.key.id.clone(), at);
            if let Some(id) = row.key.subject.user() {
                self.by_owner.entry(id.clone()).or_default().push(at);
            }
        }
    }
}
