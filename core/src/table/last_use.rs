//! The last recorded use of each key, where it was read: a column to sort by.

use super::{Column, Hand, Sort, Table};
use crate::activity::uses::LastUse;
use crate::key::KeyId;
use crate::moment::Moment;

impl Table {
    /// Takes what became known of the last uses of keys. It is kept for keys that come later, too.
    pub fn take_last_uses(
        &mut self,
        uses: impl IntoIterator<Item = (KeyId, LastUse)>,
        hand: Hand,
        now: Moment,
    ) {
        for (id, last) in uses {
            if let Some(at) = self.by_id.get(&id) {
                self.rows[*at].last_use = last;
            }
            self.last_uses.insert(id, last);
        }
        if self.sort.is_by(Column::LastUse) {
            self.settle(self.rows.len(), hand, now);
        }
    }

    /// Forgets them; rows that are sorted by them are sorted as at the start.
    pub fn forget_last_uses(&mut self, now: Moment) {
        self.last_uses.clear();
        for row in &mut self.rows {
            row.last_use = LastUse::NotKnown;
        }
        if self.sort.is_by(Column::LastUse) {
            self.set_sort(Sort::default(), now);
        }
    }

    /// They were read, of some keys at least.
    pub fn has_last_uses(&self) -> bool {
        !self.last_uses.is_empty()
    }
}
