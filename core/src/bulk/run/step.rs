//! What goes into a run and what comes out of it.

use crate::api::ApiError;
use crate::bulk::budget::Pace;
use crate::bulk::journal::Record;
use crate::moment::Moment;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunCall {
    Delete,
    Read,
}

/// What a run is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunInput {
    /// The user goes on with it.
    Go,
    /// Whether the last [`RunProgress::Save`] was written.
    Saved(bool),
    /// The moment of the last [`RunProgress::Wait`] has come.
    Woke,
    Pause,
    Stop,
    SetPace(Pace),
}

/// What a run wants while it is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunProgress {
    /// Write these entries, all or none, and come back with [`RunInput::Saved`].
    Save(Vec<Record>),
    /// Come back with [`RunInput::Woke`] at this moment.
    Wait(Moment),
}

/// Why a run is at rest: nothing more follows by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rest {
    Paused,
    /// The user has to do something first, then may go on.
    Halted(Halt),
    /// For good.
    Stopped,
    Finished,
}

/// What keeps a run from going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// The browser would not write the journal, so nothing more is sent.
    NotWritten,
    Trouble(ApiError),
}

/// What a run is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doing {
    Working,
    /// The budget is used up until then.
    Waiting(Moment),
    /// The key under way comes to its end first.
    Pausing,
    Stopping,
    Resting(Rest),
}
