//! What was read of events, as it is kept in the browser's memory until the browser ends.

use latchkey_core::Moment;
use latchkey_core::activity::{ActivityLog, Coverage, EventReach};
use latchkey_core::kept::Entry;
use serde::{Deserialize, Serialize};

/// One reading that has ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptActivity {
    /// [`EventReach::days`].
    days: u32,
    pub has_user_changes: bool,
    pub read_at: Moment,
    pub coverage: Coverage,
    pub log: ActivityLog,
}

impl KeptActivity {
    pub fn new(
        reach: EventReach,
        has_user_changes: bool,
        read_at: Moment,
        coverage: Coverage,
        log: ActivityLog,
    ) -> KeptActivity {
        KeptActivity {
            days: reach.days(),
            has_user_changes,
            read_at,
            coverage,
            log,
        }
    }

    /// How far back was looked.
    pub fn reach(&self) -> EventReach {
        let mut reaches = EventReach::ALL.into_iter();
        let reach = reaches.find(|reach| reach.days() == self.days);
        reach.unwrap_or_default()
    }
}

impl Entry for KeptActivity {}

/// Readings of one moment and coverage are the same.
impl PartialEq for KeptActivity {
    fn eq(&self, other: &KeptActivity) -> bool {
        (self.days, self.read_at, &self.coverage) == (other.days, other.read_at, &other.coverage)
    }
}
