//! Was the key made whose answer was lost? The user's newest keys, compared with what was noted
//! before it was sent.

use super::{Outcome, parsed};
use crate::api::{ApiError, list_own_keys};
use crate::http::Request;
use crate::key::Key;
use crate::making::Making;

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// It was made: this is it. Where there are several, the newest; each is asked about in turn.
    Made(Box<Key>),
    /// There is none such, and none will come.
    NotMade,
    /// There is none such so far, and the request may still be on its way.
    NotYet,
    NotRead(ApiError),
}

/// Asks for the user's newest keys.
pub fn start(making: &Making) -> Request {
    list_own_keys(&making.user_id).request
}

/// Takes the answer, at the moment `now` of the tenant's clock.
pub fn answered(making: &Making, outcome: Outcome, now: crate::Moment) -> Looked {
    let page = match parsed(outcome, list_own_keys(&making.user_id).parse) {
        Ok(page) => page,
        Err(error) => return Looked::NotRead(error),
    };
    // A row that can't be read may be the one that is looked for.
    let is_whole = page.unreadable == 0;
    match page.items.into_iter().find(|key| making.can_be(key)) {
        Some(key) => Looked::Made(Box::new(key)),
        None if !is_whole => Looked::NotRead(ApiError::Unreadable),
        None if making.is_settled(now) => Looked::NotMade,
        None => Looked::NotYet,
    }
}
