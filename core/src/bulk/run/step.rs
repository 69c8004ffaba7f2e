//! What goes into a run and what comes out of it.

use crate::api::ApiError;
use crate::bulk::budget::Pace;
use crate::bulk::journal::Record;
use crate::flow::Outcome;
use crate::http::Request;
use crate::moment::Moment;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Delete,
    Read,
}

/// What happens to a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The user starts it, or goes on with it.
    Go,
    /// Whether the last [`Step::Save`] was written.
    Saved(bool),
    Answered(Ask, Outcome),
    /// The moment of the last [`Step::Wait`] has come.
    Woke,
    Pause,
    Stop,
    SetPace(Pace),
}

/// What a run wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Write these entries, all or none, and come back with [`Event::Saved`].
    Save(Vec<Record>),
    Send(Ask, Request),
    /// Come back at this moment.
    Wait(Moment),
    /// Nothing more follows by itself.
    Done(Rest),
}

/// Why a run is at rest.
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
