//! What reading a key says about its ending, given what was meant and what was answered.

use crate::api::{ApiError, get_key};
use crate::bulk::journal::{Answer, Ending};
use crate::bulk::plan::Verb;
use crate::flow::Outcome;
use crate::key::{KeyId, Status};

/// A key as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    There(Status),
    Gone,
    /// The tenant would not tell.
    NotTold,
}

impl Reading {
    /// What was read; an error where reading again may well help.
    pub(super) fn of(id: &KeyId, outcome: Outcome) -> Result<Reading, ApiError> {
        match outcome.and_then(|response| (get_key(id).parse)(&response)) {
            Ok(key) => Ok(Reading::There(key.status)),
            Err(ApiError::NotFound(_)) => Ok(Reading::Gone),
            Err(error) if error.ends_the_session() => Err(error),
            Err(error @ (ApiError::Offline | ApiError::TooFast)) => Err(error),
            Err(_) => Ok(Reading::NotTold),
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
        // Who may not end a key may not see it either: nothing follows.
        (Some(Answer::Refused(403)), Reading::Gone) => Ending::Refused(403),
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
