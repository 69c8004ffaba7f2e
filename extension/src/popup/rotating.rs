//! Rotating one's own keys: the question before, and each rotation under way.

use latchkey_core::api::ApiError;
use latchkey_core::flow::rotate_key::{End, RotateKey};
use latchkey_core::rotation::Rotation;
use latchkey_core::{Expiry, Key, KeyId, Moment};

use super::message::Run;

/// All that is known of rotations.
#[derive(Debug, Default)]
pub struct Rotating {
    /// The key that is to be rotated, and for how long its successor is to live.
    pub proposal: Option<(Key, Option<Expiry>)>,
    pub works: Vec<Work>,
    /// What came of the last one, by its name.
    pub told: Option<(String, End)>,
}

/// One rotation under way.
#[derive(Debug)]
pub struct Work {
    pub run: Run,
    pub flow: RotateKey,
    pub trouble: Option<ApiError>,
    /// Storage could not be written, so that nothing was sent.
    pub is_unnoted: bool,
    /// Begun by an earlier opening: nothing is made before the user goes on.
    pub is_resumed: bool,
    /// The day until which the user would keep the old key, as picked so far.
    pub day: Option<Moment>,
}

/// One thing that happened; the id is the old key's.
#[derive(Clone, Debug)]
pub enum Message {
    Propose(KeyId),
    Choose(Expiry),
    /// Begins; the old key is called this from now on.
    Start(String),
    Cancel,
    /// The rotations that storage holds.
    Found(Vec<Rotation>),
    Noted(KeyId, bool),
    /// Makes the new key.
    Make(KeyId),
    Delete(KeyId),
    Pick(KeyId, Option<Moment>),
    Keep(KeyId),
    GiveUp(KeyId),
    GoOn(KeyId),
    CloseTold,
}

/// One thing to carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Find(crate::browser::storage::making::Maker),
    Note(Box<Rotation>),
    Forget(Box<Rotation>),
}

impl Rotating {
    /// The rotation of this old key.
    pub fn of(&mut self, old: &KeyId) -> Option<&mut Work> {
        self.works
            .iter_mut()
            .find(|work| work.flow.rotation().old == *old)
    }
}
