//! A key being replaced by a new one of the same name, as it is noted down, without secrets: by the
//! note any later opening can go on where an earlier one stopped.

use serde::{Deserialize, Serialize};

use crate::expiry::Expiry;
use crate::key::{KeyId, UserId};
use crate::moment::Moment;

/// One rotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rotation {
    pub tenant_id: String,
    pub user_id: UserId,
    pub old: KeyId,
    /// The name that the old key had, and the new one gets.
    pub name: String,
    /// What the old key is called from now on.
    pub old_name: String,
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

    /// Whether the old key may go: its successor works, or the day is there that the user picked.
    pub fn may_delete(&self, now: Moment) -> bool {
        matches!(self.stage, Stage::Tried { .. }) || self.is_due(now)
    }
}
