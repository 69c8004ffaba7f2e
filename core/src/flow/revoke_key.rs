//! Revoking or deleting one key: DELETE, then reading the key, since only that tells which of the
//! two it was, and whether a lost answer had taken effect. Nothing is repeated here: a second try
//! is the user's to ask for.

use std::convert::Infallible;

pub use super::after::After;
use super::after::after;
use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::api::{ApiError, delete_key, get_key};
use crate::key::KeyId;
use crate::moment::Moment;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevokeCall {
    Delete,
    Read,
}

/// What was answered, and what is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevokeEnd {
    pub answer: Result<(), ApiError>,
    pub after: After,
}

/// One key on its way out.
#[derive(Debug)]
pub struct RevokeKey {
    id: KeyId,
    answer: Result<(), ApiError>,
}

impl RevokeKey {
    /// The key to be revoked or deleted.
    pub fn new(id: KeyId) -> RevokeKey {
        RevokeKey { id, answer: Ok(()) }
    }

    fn deleted(&mut self, outcome: Outcome) -> StepOf<RevokeKey> {
        self.answer = parsed(outcome, delete_key::parse);
        match &self.answer {
            Err(error) if error.means_nothing_sent() || error.ends_the_session() => {
                self.done(After::Untouched)
            }
            _ => Step::Send(RevokeCall::Read, get_key(&self.id)),
        }
    }

    fn done(&self, after: After) -> StepOf<RevokeKey> {
        Step::Done(RevokeEnd {
            answer: self.answer.clone(),
            after,
        })
    }
}

impl Flow for RevokeKey {
    type Call = RevokeCall;
    type Input = Infallible;
    type Progress = Infallible;
    type End = RevokeEnd;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun => Step::Send(RevokeCall::Delete, delete_key(&self.id)),
            Event::Answered(RevokeCall::Delete, outcome) => self.deleted(outcome),
            Event::Answered(RevokeCall::Read, outcome) => {
                let was_refused = self.answer.as_ref().is_err_and(ApiError::is_refusal);
                self.done(after(was_refused, outcome))
            }
        }]
    }
}

#[cfg(test)]
mod tests;
