//! The entry of one key: when its DELETE was sent, what the tenant answered, how it ended.

use serde::{Deserialize, Serialize};

use crate::key::{KeyId, Status};
use crate::moment::Moment;

/// What is written down of a key. It is written before its DELETE goes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// [`super::Header::began`] of the run it belongs to.
    pub run: Moment,
    pub id: KeyId,
    /// When each DELETE was about to be sent; more than one where an answer was lost.
    pub sent: Vec<Moment>,
    /// A final answer: no DELETE follows it. A CSRF refusal and a 429 are none.
    pub answer: Option<Answer>,
    /// What became of the key.
    pub ending: Option<Ending>,
}

/// A final answer to a DELETE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Done,
    /// Refused, with this HTTP status.
    Refused(u16),
}

/// What became of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    Revoked,
    Deleted,
    /// Own, and DELETE did not remove it: it is still there, with this status.
    Kept(Status),
    /// It was no longer active, with this status, whoever did it.
    NotActive(Status),
    /// It was no longer in the tenant, whoever did it.
    Gone,
    /// Refused with this HTTP status; it is still as it was, as far as could be read.
    Refused(u16),
    /// Sent, and what is true of it could not be read.
    NotKnown,
    /// Nothing was sent: when the plan was shown anew it was not in it.
    LeftOut,
}

impl Ending {
    /// The key can no longer be used.
    pub fn is_out_of_use(&self) -> bool {
        match self {
            Ending::Revoked | Ending::Deleted | Ending::NotActive(_) | Ending::Gone => true,
            Ending::Kept(status) => matches!(status, Status::Revoked | Status::Expired),
            Ending::Refused(_) | Ending::NotKnown | Ending::LeftOut => false,
        }
    }
}

impl Entry {
    /// A key whose DELETE is about to be sent.
    pub(super) fn new(run: Moment, id: KeyId, sent: Moment) -> Entry {
        Entry {
            run,
            id,
            sent: vec![sent],
            answer: None,
            ending: None,
        }
    }

    pub(super) fn is_of(&self, id: &KeyId) -> bool {
        self.id == *id
    }
}
