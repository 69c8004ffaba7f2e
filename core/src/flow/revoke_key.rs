//! Revoking or deleting one key: DELETE, then reading the key, since only that tells which of the
//! two it was, and whether a lost answer had taken effect. Nothing is repeated here: a second try
//! is the user's to ask for.

use std::convert::Infallible;

pub use super::after::After;
use super::after::after;
use super::{Outcome, parsed};
use crate::api::{ApiError, delete_key, get_key};
use crate::key::KeyId;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Delete,
    Read,
}

/// What was answered, and what is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    pub answer: Result<(), ApiError>,
    pub after: After,
}

/// What this flow wants.
pub type Step = super::Step<Ask, Infallible, End>;

/// One key on its way out.
#[derive(Debug)]
pub struct RevokeKey {
    id: KeyId,
    answer: Result<(), ApiError>,
}

impl RevokeKey {
    /// Sends the DELETE.
    pub fn start(id: KeyId) -> (RevokeKey, Step) {
        let send = Step::Send(Ask::Delete, delete_key(&id).request);
        (RevokeKey { id, answer: Ok(()) }, send)
    }

    /// Takes one answer.
    pub fn answered(&mut self, ask: Ask, outcome: Outcome) -> Step {
        match ask {
            Ask::Delete => self.deleted(outcome),
            Ask::Read => {
                let was_refused = self.answer.as_ref().is_err_and(ApiError::is_refusal);
                self.done(after(&self.id, was_refused, outcome))
            }
        }
    }

    fn deleted(&mut self, outcome: Outcome) -> Step {
        self.answer = parsed(outcome, delete_key(&self.id).parse);
        match &self.answer {
            Err(error) if error.means_nothing_sent() || error.ends_the_session() => {
                self.done(After::Untouched)
            }
            _ => Step::Send(Ask::Read, get_key(&self.id).request),
        }
    }

    fn done(&self, after: After) -> Step {
        Step::Done(End {
            answer: self.answer.clone(),
            after,
        })
    }
}

#[cfg(test)]
mod tests;
