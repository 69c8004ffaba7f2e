//! Which of the acts were Latchkey's own.

use std::collections::HashMap;

use super::entry::Activity;
use super::fact::ActivityKind;
use crate::bulk::journal::{Answer, Ending, Entry, Journal};
use crate::key::{KeyId, UserId};
use crate::moment::Moment;

/// An event may lie this many milliseconds before or after the moment at which Latchkey sent its call:
/// the clocks of both differ, and a call may have to wait.
const MOST_APART: i64 = 2 * 60 * 1_000;

/// The keys that Latchkey's runs deleted or revoked, with who had it do so and the moments at which it sent for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnRuns(HashMap<KeyId, Vec<(UserId, Moment)>>);

impl OwnRuns {
    /// What is written down of a run.
    pub fn of(journal: &Journal) -> OwnRuns {
        let mut runs = OwnRuns::default();
        for entry in journal.entries().filter(|entry| is_done(entry)) {
            let user = &journal.header.user;
            runs.add(entry.id.clone(), user, entry.sent.iter().copied());
        }
        runs
    }

    /// Notes that Latchkey ended this key for this user, and sent for it at these moments.
    pub fn add(&mut self, key: KeyId, user: &UserId, sent: impl IntoIterator<Item = Moment>) {
        let sent = sent.into_iter().map(|sent| (user.clone(), sent));
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
        sent.any(|(user, sent)| {
            activity.by.user.as_ref() == Some(user) && time.since(*sent).abs() <= MOST_APART
        })
    }
}

/// Whether what was sent for came to pass, as the tenant answered or as was read afterwards. Where it refused, or what
/// came of it isn't known, somebody else may have done it.
fn is_done(entry: &Entry) -> bool {
    entry.answer == Some(Answer::Done)
        || matches!(entry.ending, Some(Ending::Revoked | Ending::Deleted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::ActivityLog;
    use crate::bulk::plan::{Job, Target, Verb};
    use crate::fixtures::{NOW, event, event_type, identity, key_data, key_id};

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
        runs.add(
            key_id("k1"),
            &UserId::new("ada"),
            [NOW, NOW.plus_millis(3_600_000)],
        );
        let did = |type_name: &str, millis: i64| runs.did(&activity(type_name, millis));
        for millis in [0, -MOST_APART, MOST_APART, 3_600_000] {
            assert!(did(DELETED, millis), "{millis}");
        }
        assert!(!did(DELETED, MOST_APART + 1) && !did(DELETED, -MOST_APART - 1));
        // Nothing but ends was sent for.
        assert!(!did("com.qlik.core.api-key.created", 0));
        let mut others = OwnRuns::default();
        others.add(key_id("k2"), &UserId::new("ada"), [NOW]);
        assert!(!others.did(&activity(DELETED, 0)));
    }

    #[test]
    fn what_another_user_did_then_was_not_ours() {
        let mut runs = OwnRuns::default();
        runs.add(key_id("k1"), &UserId::new("eve"), [NOW]);
        assert!(!runs.did(&activity("com.qlik.core.api-key.deleted", 0)));
    }

    /// A run of Ada's, of which this is written down for its only key.
    fn run(answer: Option<Answer>, ending: Option<Ending>) -> OwnRuns {
        let target = Target {
            id: key_id("k1"),
            verb: Verb::Revoke,
        };
        let who = identity(Some("ada"), Some("t1"));
        let journal = Journal::new(&who, Job::Mine, vec![target], Vec::new(), NOW).unwrap();
        let entry = Entry {
            run: NOW,
            id: key_id("k1"),
            sent: vec![NOW],
            answer,
            ending,
        };
        let header = journal.header_record().unwrap();
        let entry = (
            format!("{}/k1", header.name),
            serde_json::to_string(&entry).unwrap(),
        );
        let kept = HashMap::from([(header.name, header.text), entry]);
        OwnRuns::of(&Journal::read("t1", &kept).unwrap().unwrap())
    }

    #[test]
    fn what_was_sent_for_without_success_was_not_ours() {
        let deleted = activity("com.qlik.core.api-key.deleted", 0);
        for (answer, ending) in [
            (Some(Answer::Done), None),
            (Some(Answer::Done), Some(Ending::Revoked)),
            (None, Some(Ending::Revoked)),
            (None, Some(Ending::Deleted)),
        ] {
            let runs = run(answer, ending.clone());
            assert!(runs.did(&deleted), "{answer:?} {ending:?}");
        }
        for (answer, ending) in [
            (None, None),
            (Some(Answer::Refused(403)), Some(Ending::Refused(403))),
            (None, Some(Ending::Gone)),
            (None, Some(Ending::NotKnown)),
        ] {
            let runs = run(answer, ending.clone());
            assert!(!runs.did(&deleted), "{answer:?} {ending:?}");
        }
    }
}
