//! In which turns a plan is carried out: its texts together, each list by itself, and a secret last
//! and alone, so that it never stands beside what the page has not taken yet.

use super::field::Kind;
use super::list::ListOrder;
use super::order::FrameOrder;
use super::plan::{Plan, Row};
use super::value::Value;
use crate::secret::Secret;

/// One list, and how it gets its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// The browser's own (`select`): written as a text is.
    Select(FrameOrder),
    /// The page's own: opened, looked at and chosen from.
    Own(ListOrder),
}

impl Plan {
    /// The texts, but for the fields that have theirs.
    pub fn texts(&self, has_its_own: impl Fn(&Row) -> bool) -> Option<FrameOrder> {
        self.some_of(&[], |row| {
            !row.is_list() && !row.value.is_secret() && !has_its_own(row)
        })
    }

    /// The values that are chosen from a list, in the form's order.
    pub fn lists(&self) -> impl Iterator<Item = &Row> {
        let is_tried = |row: &&Row| row.would_fill() || row.is_to_be_chosen();
        self.rows
            .iter()
            .filter(|row| row.is_list() && !row.value.is_secret())
            .filter(is_tried)
    }

    /// The list of a row that was shown in a plan, where the form is still as it was then: the same
    /// field of the same document gets the same value.
    pub fn list(&self, plan: &Plan, shown: &Row) -> Option<List> {
        if self.frame != plan.frame || self.destination != plan.destination {
            return None;
        }
        let row = self.lists().find(|row| {
            let is_same = row.value == shown.value && row.content == shown.content;
            is_same && row.field() == shown.field()
        })?;
        match row.is_to_be_chosen() {
            true => Some(List::Own(self.own_list(row.field()?))),
            false => {
                let is_it = |other: &Row| other.value == row.value;
                self.some_of(&[], is_it).map(List::Select)
            }
        }
    }

    /// The secrets, by themselves.
    pub fn secrets(&self, secrets: &[(Value, Secret)]) -> Option<FrameOrder> {
        self.some_of(secrets, |row| row.value.is_secret())
    }

    /// How many values Fill writes or tries to choose; no secret.
    pub fn count(&self) -> usize {
        let texts = self.texts(|_| false).map_or(0, |order| order.fields.len());
        match self.destination {
            Some(_) => texts + self.lists().count(),
            None => 0,
        }
    }

    /// The orders of these rows alone.
    fn some_of(
        &self,
        secrets: &[(Value, Secret)],
        is_meant: impl Fn(&Row) -> bool,
    ) -> Option<FrameOrder> {
        let rows = self.rows.iter().filter(|row| is_meant(row));
        let meant = Plan {
            rows: rows.cloned().collect(),
            ..self.clone()
        };
        meant.orders(secrets).into_iter().next()
    }

    fn own_list(&self, id: &str) -> ListOrder {
        ListOrder {
            frame_id: self.frame.frame_id,
            page: self.frame.page.clone(),
            id: id.to_owned(),
            place: self.place.clone(),
            around: self.around.clone(),
        }
    }
}

impl Row {
    fn is_list(&self) -> bool {
        let is_list = |kind| matches!(kind, Kind::Select | Kind::Combo);
        self.target
            .as_ref()
            .is_some_and(|target| is_list(target.kind))
    }
}

#[cfg(test)]
mod tests;
