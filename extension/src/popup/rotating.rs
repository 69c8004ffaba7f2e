//! Rotating one's own keys: the question before, and each rotation under way.

mod offer;

use latchkey_core::api::ApiError;
use latchkey_core::flow::rotate_key::{RotateEnd, RotateKey};
use latchkey_core::maker::Maker;
use latchkey_core::rotation::{Rotation, RotationNoted, RotationUnnoted, Stage};
use latchkey_core::{Expiry, Key, KeyId, Moment};

use crate::shell::tasks::{Task, TaskId};

/// All that is known of rotations.
#[derive(Debug, Default)]
pub struct Rotating {
    /// The key that is to be rotated, and for how long its successor is to live.
    pub proposal: Option<(Key, Option<Expiry>)>,
    pub works: Vec<Work>,
    /// What came of the last one, by its name.
    pub told: Option<(String, RotateEnd)>,
    /// What another page did to one of them, or the browser refused, by its name.
    pub followed: Option<(String, Followed)>,
}

/// What became of a rotation other than by what was done here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// Another page has carried it further.
    Further,
    /// Another page has ended it.
    Ended,
    /// It was not written down, so that nothing was begun.
    NotBegun(RotationUnnoted),
    /// It is over, and the browser would not forget it: the next opening shows it again.
    NotForgotten,
}

/// One rotation under way.
#[derive(Debug)]
pub struct Work {
    pub flow: Task<RotateKey>,
    pub trouble: Option<ApiError>,
    /// Why it could not be written down, so that nothing was sent.
    pub unnoted: Option<RotationUnnoted>,
    /// The old key's note could not be noted on the new one.
    pub is_note_left: bool,
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
    /// The same, after one of our pages changed them.
    Stored(Vec<Rotation>),
    Noted(KeyId, Result<(), RotationUnnoted>),
    /// It was not written down: another page has carried the rotation to another stage, or, where
    /// there is none, to its end.
    Overtaken(KeyId, Option<Box<Rotation>>),
    /// Whether a rotation of this name that is over was forgotten.
    Forgotten(String, RotationNoted),
    /// Makes the new key.
    Make(KeyId),
    Delete(KeyId),
    Pick(KeyId, Option<Moment>),
    Keep(KeyId),
    GiveUp(KeyId),
    /// The old key gets its name back beside a new one that isn't active.
    PutBack(KeyId),
    GoOn(KeyId),
    CloseTold,
}

/// One thing to carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Find(Maker),
    /// Looks again after one of our pages changed them.
    Follow(Maker),
    /// Writes it down, where what is kept is at this stage.
    Note(Box<Rotation>, Option<Stage>),
    /// Forgets it, where what is kept is at this stage.
    Forget(Box<Rotation>, Option<Stage>),
}

impl Rotating {
    /// The rotation of this old key.
    pub fn of(&mut self, old: &KeyId) -> Option<&mut Work> {
        self.works
            .iter_mut()
            .find(|work| work.flow.rotation().old == *old)
    }

    /// The rotation of this task.
    pub(super) fn at_work(&mut self, task: TaskId) -> Option<&mut Work> {
        self.works.iter_mut().find(|work| work.flow.id() == task)
    }
}
