//! What reading a key says about its ending, given what was meant and what was answered.

use crate::api::ApiError;
use crate::bulk::journal::{Answer, Ending};
use crate::bulk::plan::Verb;
use crate::flow::Outcome;
use crate::flow::after::{After, after};
use crate::key::Status;

/// A key as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    There(Status),
    Gone,
    /// The tenant would not tell.
    NotTold,
}

impl Reading {
    /// What was read after this answer, if there was one; an error where reading again may well help.
    pub(super) fn of(answer: Option<Answer>, outcome: Outcome) -> Result<Reading, ApiError> {
        let was_refused =
            matches!(answer, Some(Answer::Refused(status)) if ApiError::refuses(status));
        match after(was_refused, outcome) {
            After::Key(key) => Ok(Reading::There(key.status)),
            After::Gone => Ok(Reading::Gone),
            After::NotRead(error) if error.ends_the_session() => Err(error),
            After::NotRead(
                error @ (ApiError::Offline | ApiError::TooFast | ApiError::PageKeepsChanging),
            ) => Err(error),
            After::NotRead(_) | After::Untouched => Ok(Reading::NotTold),
        }
    }
}

/// What follows for the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Ended(Ending),
    /// The answer was lost and nothing has happened.
    StillInUse,
}

/// What became of a key. Without an answer, a key that is still there to be ended is in use.
pub(super) fn verdict(verb: Verb, answer: Option<Answer>, reading: Reading) -> Verdict {
    let ending = match (answer, reading) {
        (None, reading) => return unanswered(verb, reading),
        (Some(Answer::Done), Reading::Gone) => Ending::Deleted,
        (Some(Answer::Done), Reading::There(status)) => Ending::Kept(status),
        (Some(Answer::Done), Reading::NotTold) => Ending::NotKnown,
        (Some(Answer::Refused(_)), Reading::Gone) => Ending::Gone,
        (Some(Answer::Refused(_)), Reading::There(status))
            if verb == Verb::Revoke && !status.may_be_revoked() =>
        {
            Ending::NotActive(status)
        }
        (Some(Answer::Refused(status)), _) => Ending::Refused(status),
    };
    Verdict::Ended(ending)
}

fn unanswered(verb: Verb, reading: Reading) -> Verdict {
    Verdict::Ended(match (verb, reading) {
        (Verb::Delete, Reading::Gone) => Ending::Deleted,
        (Verb::Revoke, Reading::Gone) => Ending::Gone,
        (Verb::Delete, Reading::There(_)) => return Verdict::StillInUse,
        (Verb::Revoke, Reading::There(status)) => match status {
            Status::Revoked => Ending::Revoked,
            Status::Expired => Ending::NotActive(Status::Expired),
            Status::Active | Status::Other(_) => return Verdict::StillInUse,
        },
        (_, Reading::NotTold) => Ending::NotKnown,
    })
}
