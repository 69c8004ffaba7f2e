//! A key being replaced by a new one of the same name, as it is noted down, without secrets: by the
//! note any later opening can go on where an earlier one stopped.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::expiry::Expiry;
use crate::kept::Entry;
use crate::key::{KeyId, Status, UserId};
use crate::moment::Moment;
use crate::pasted::TokenFree;

/// One rotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    pub tenant_id: String,
    pub user_id: UserId,
    pub old: KeyId,
    /// The name that the old key had, and the new one gets.
    pub name: TokenFree,
    /// What the old key is called from now on.
    pub old_name: TokenFree,
    pub expiry: Expiry,
    pub begun_at: Moment,
    pub stage: Stage,
}

/// How far it came. Each is written down before what it names is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The old key is to get its other name, and may have it already.
    Renaming,
    /// The old key has its other name; the new one is to be made.
    Making,
    /// The new key is there; whether it works where it is used isn't known.
    Trying { new: KeyId },
    /// The new key is there, and the tenant says that it isn't active: it replaces nothing.
    NotActive { new: KeyId, status: Status },
    /// The tenant let the new key in.
    Tried { new: KeyId },
    /// The old key is to go, and may be gone already.
    Deleting { new: KeyId },
    /// The user keeps the old key until a day.
    Kept { new: KeyId, until: Moment },
    /// The old key is to get its name back, since no new one was made.
    PuttingBack,
}

impl Stage {
    /// The new key, once there is one.
    pub fn new_key(&self) -> Option<&KeyId> {
        match self {
            Stage::Renaming | Stage::Making | Stage::PuttingBack => None,
            Stage::Trying { new }
            | Stage::NotActive { new, .. }
            | Stage::Tried { new }
            | Stage::Deleting { new }
            | Stage::Kept { new, .. } => Some(new),
        }
    }
}

impl Rotation {
    /// Whether the day is there until which the old key was to be kept.
    pub fn is_due(&self, now: Moment) -> bool {
        matches!(self.stage, Stage::Kept { until, .. } if until <= now)
    }

    /// Whether the old key may be kept until a day on which it then may go: not beside a new key
    /// that isn't active.
    pub fn may_keep(&self) -> bool {
        matches!(
            self.stage,
            Stage::Trying { .. } | Stage::Tried { .. } | Stage::Kept { .. }
        )
    }

    /// Whether the old key may go: its successor works, or the day is there that the user picked.
    pub fn may_delete(&self, now: Moment) -> bool {
        matches!(self.stage, Stage::Tried { .. }) || self.is_due(now)
    }
}

/// The rotations of a user, kept as one entry. One that can't be read is carried along as it is: the
/// others are gone on with all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rotations(Vec<Kept>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Rotation(Box<Rotation>),
    Unreadable(Value),
}

impl Kept {
    fn rotation(&self) -> Option<&Rotation> {
        match self {
            Kept::Rotation(rotation) => Some(rotation),
            Kept::Unreadable(_) => None,
        }
    }

    fn is_of(&self, old: &KeyId) -> bool {
        self.rotation().is_some_and(|rotation| rotation.old == *old)
    }

    /// The text of what can't be read.
    fn text(&self) -> Option<String> {
        match self {
            Kept::Rotation(_) => None,
            Kept::Unreadable(value) => Some(value.to_string()),
        }
    }
}

/// What is kept of a rotation is not what was known: another page has carried it further, or, where
/// there is none, to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overtaken(pub Option<Box<Rotation>>);

/// What came of writing a rotation down, or of forgetting it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RotationNoted {
    Written,
    Not(RotationUnnoted),
    /// Another page has carried it to another stage, or, where there is none, to its end.
    Overtaken(Option<Box<Rotation>>),
}

/// Why a rotation was not written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RotationUnnoted {
    /// The browser would not write.
    NotWritten,
    /// What is kept can't be read, or the browser doesn't tell.
    NotRead,
}

impl Entry for Rotations {}

impl Rotations {
    /// Those that can be read.
    pub fn all(&self) -> impl Iterator<Item = &Rotation> {
        self.0.iter().filter_map(Kept::rotation)
    }

    /// Nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The texts of those that can't be read.
    pub fn unreadable(&self) -> impl Iterator<Item = String> {
        self.0.iter().filter_map(Kept::text)
    }

    /// Keeps a rotation, where what is kept of its old key is at the stage that was `known`; `None`
    /// where nothing was.
    ///
    /// # Errors
    ///
    /// What is kept instead, which stays.
    pub fn put(&mut self, rotation: &Rotation, known: Option<&Stage>) -> Result<(), Overtaken> {
        let kept = self.of(&rotation.old);
        if kept.map(|kept| &kept.stage) != known {
            return Err(Overtaken(kept.cloned().map(Box::new)));
        }
        self.0.retain(|kept| !kept.is_of(&rotation.old));
        self.0.push(Kept::Rotation(Box::new(rotation.clone())));
        Ok(())
    }

    /// Takes a rotation away, where it is still at the stage that was `known`, or gone already.
    ///
    /// # Errors
    ///
    /// What is kept instead, which stays.
    pub fn take(&mut self, old: &KeyId, known: Option<&Stage>) -> Result<(), Overtaken> {
        match self.of(old) {
            Some(kept) if Some(&kept.stage) != known => {
                Err(Overtaken(Some(Box::new(kept.clone()))))
            }
            _ => {
                self.0.retain(|kept| !kept.is_of(old));
                Ok(())
            }
        }
    }

    /// Lets go of what can't be read and has this text.
    pub fn let_go(&mut self, text: &str) {
        self.0.retain(|kept| kept.text().as_deref() != Some(text));
    }

    fn of(&self, old: &KeyId) -> Option<&Rotation> {
        self.all().find(|rotation| rotation.old == *old)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{key_id, rotation};

    fn read(text: &str) -> Rotations {
        serde_json::from_str(text).unwrap()
    }

    fn stages(rotations: &Rotations) -> Vec<(&str, &Stage)> {
        let all = rotations.all();
        all.map(|rotation| (rotation.old.as_str(), &rotation.stage))
            .collect()
    }

    #[test]
    fn one_that_cannot_be_read_voids_and_loses_no_other() {
        let good = serde_json::to_string(&rotation("k1", Stage::Making)).unwrap();
        for bad in [
            "null".to_owned(),
            "[]".to_owned(),
            r#"{"old":"k2"}"#.to_owned(),
            good.replace("Making", "Dreaming"),
            good.replace("\"old\"", "\"more\":1,\"old\""),
        ] {
            assert_ne!(bad, good);
            let mut rotations = read(&format!("[{bad},{good}]"));
            assert_eq!(stages(&rotations), [("k1", &Stage::Making)]);
            let raw: Value = serde_json::from_str(&bad).unwrap();
            assert_eq!(
                rotations.unreadable().collect::<Vec<_>>(),
                [raw.to_string()]
            );
            let done = rotation("k1", Stage::PuttingBack);
            assert_eq!(rotations.put(&done, Some(&Stage::Making)), Ok(()));
            assert_eq!(
                rotations.take(&key_id("k1"), Some(&Stage::PuttingBack)),
                Ok(())
            );
            let left = serde_json::to_string(&rotations).unwrap();
            assert_eq!(read(&left).unreadable().count(), 1, "{left}");
            rotations.let_go("something else");
            assert!(!rotations.is_empty());
            rotations.let_go(&raw.to_string());
            assert!(rotations.is_empty());
        }
    }

    #[test]
    fn only_what_is_at_the_stage_that_was_known_is_changed_or_forgotten() {
        let mut rotations = Rotations::default();
        let (begun, made) = (
            rotation("k1", Stage::Renaming),
            rotation("k1", Stage::Making),
        );
        assert_eq!(rotations.put(&begun, None), Ok(()));
        // A second page that knows of none does not begin it anew.
        let kept = Err(Overtaken(Some(Box::new(begun.clone()))));
        assert_eq!(rotations.put(&begun, None), kept);
        assert_eq!(rotations.put(&made, Some(&Stage::Renaming)), Ok(()));
        // A page that still is at the first stage neither sets it back nor forgets it.
        let kept = Err(Overtaken(Some(Box::new(made.clone()))));
        assert_eq!(rotations.put(&begun, Some(&Stage::Renaming)), kept);
        assert_eq!(rotations.take(&key_id("k1"), Some(&Stage::Renaming)), kept);
        assert_eq!(stages(&rotations), [("k1", &Stage::Making)]);
        assert_eq!(rotations.take(&key_id("k1"), Some(&Stage::Making)), Ok(()));
        // What another page has ended doesn't come back.
        assert_eq!(
            rotations.put(&made, Some(&Stage::Making)),
            Err(Overtaken(None))
        );
        assert_eq!(rotations.take(&key_id("k1"), Some(&Stage::Making)), Ok(()));
        assert!(rotations.is_empty());
    }
}
