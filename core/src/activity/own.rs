//! Which of the acts were Latchkey's own.

use std::collections::HashMap;

use super::entry::Activity;
use super::fact::ActivityKind;
use crate::bulk::journal::Entry;
use crate::key::KeyId;
use crate::moment::Moment;

/// An event may lie this many milliseconds before or after the moment at which Latchkey sent its call:
/// the clocks of both differ, and a call may have to wait.
const MOST_APART: i64 = 2 * 60 * 1_000;

/// The keys that Latchkey's runs deleted or revoked, with the moments at which it sent for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnRuns(HashMap<KeyId, Vec<Moment>>);

impl OwnRuns {
    /// What is written down of runs.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> OwnRuns {
        let mut runs = OwnRuns::default();
        for entry in entries {
            runs.add(entry.id.clone(), entry.sent.iter().copied());
        }
        runs
    }

    /// Notes that Latchkey sent for this key at these moments.
    pub fn add(&mut self, key: KeyId, sent: impl IntoIterator<Item = Moment>) {
        self.0.entry(key).or_default().extend(sent);
    }

    /// Whether Latchkey did it.
    pub fn did(&self, activity: &Activity) -> bool {
        let is_end = matches!(
            activity.kind(),
            ActivityKind::KeyDeleted | ActivityKind::KeyRevoked
        );
        let sent = activity.key.as_ref().and_then(|key| self.0.get(key));
        let (Some(sent), Some(time), true) = (sent, activity.time.moment(), is_end) else {
            return false;
        };
        let mut sent = sent.iter();
        sent.any(|sent| time.since(*sent).abs() <= MOST_APART)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::ActivityLog;
    use crate::fixtures::{NOW, event, event_type, key_data, key_id};

    fn activity(type_name: &str, millis: i64) -> Activity {
        let mut log = ActivityLog::default();
        let event = event("1", type_name, millis, key_data("k1", "Nightly"));
        log.add(event_type(type_name), &[event]);
        log.activities().remove(0)
    }

    #[test]
    fn what_was_sent_for_around_then_was_ours() {
        const DELETED: &str = "com.qlik.core.api-key.deleted";
        let mut runs = OwnRuns::default();
        runs.add(key_id("k1"), [NOW, NOW.plus_millis(3_600_000)]);
        let did = |type_name: &str, millis: i64| runs.did(&activity(type_name, millis));
        for millis in [0, -MOST_APART, MOST_APART, 3_600_000] {
            assert!(did(DELETED, millis), "{millis}");
        }
        assert!(!did(DELETED, MOST_APART + 1) && !did(DELETED, -MOST_APART - 1));
        // Nothing but ends was sent for.
        assert!(!did("com.qlik.core.api-key.created", 0));
        let mut others = OwnRuns::default();
        others.add(key_id("k2"), [NOW]);
        assert!(!others.did(&activity(DELETED, 0)));
    }
}
