//! The last recorded use of each key, where it was read, for sorting.

use std::cmp::Ordering;

use super::{Hand, Row, Table};
use crate::activity::uses::LastUse;
use crate::key::KeyId;
use crate::moment::Moment;

/// Which keys come first by their last recorded use. Those of which it isn't known come last in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastUseOrder {
    /// The last used first, those without a recorded use after them.
    Newest,
    /// Those without a recorded use first, then those whose last use is longest ago.
    Oldest,
}

impl LastUseOrder {
    pub(super) fn compare(self, a: &Row, b: &Row) -> Ordering {
        let (a, b) = (a.last_use, b.last_use);
        let is_unknown = |last: LastUse| last == LastUse::NotKnown;
        let order = match self {
            LastUseOrder::Newest => b.cmp(&a),
            LastUseOrder::Oldest => a.cmp(&b),
        };
        is_unknown(a).cmp(&is_unknown(b)).then(order)
    }
}

impl Table {
    /// Takes what became known of the last uses of keys. It is kept for keys that come later, too.
    pub fn take_last_uses(
        &mut self,
        uses: impl IntoIterator<Item = (KeyId, LastUse)>,
        hand: Hand,
        now: Moment,
    ) {
        for (id, last) in uses {
            if let Some(at) = self.by_id.get(&id).copied() {
                self.rows[at].last_use = last;
            }
            self.last_uses.insert(id, last);
        }
        self.settle(self.rows.len(), hand, now);
    }
}
