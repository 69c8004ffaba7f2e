//! What reading a key says after something was sent for it. This is the one place that decides when
//! "not found" means that the key is gone; every flow that changes a key goes by it.

use super::{Outcome, parsed};
use crate::api::{ApiError, get_key};
use crate::key::Key;

/// What the tenant says of a key afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    /// It is there, with this status.
    Key(Key),
    /// No such key: removed.
    Gone,
    /// It could not be read.
    NotRead(ApiError),
    /// It wasn't read, since nothing had been sent.
    Untouched,
}

/// What is true of a key. `was_refused` tells whether what was sent for it before was
/// [refused](ApiError::is_refusal).
///
/// A 404 proves that the key is gone only where who is signed in was read again after it and is who
/// was signed in at the start, and nothing before it was refused: somebody else, or who may not
/// change a key, may not see it either.
pub fn after(was_refused: bool, outcome: Outcome) -> After {
    let is_proof = !was_refused && outcome.as_ref().is_ok_and(|response| response.is_confirmed);
    match parsed(outcome, get_key::parse) {
        Ok(key) => After::Key(key),
        Err(ApiError::NotFound(_)) if is_proof => After::Gone,
        Err(error) => After::NotRead(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{answer, answer_with, confirmed, not_found};

    #[test]
    fn not_found_means_gone_only_where_the_user_is_confirmed_and_was_not_refused() {
        for (is_confirmed, was_refused) in
            [(true, false), (false, false), (true, true), (false, true)]
        {
            let answer = match is_confirmed {
                true => confirmed(404),
                false => answer(404),
            };
            let after = after(was_refused, answer);
            let expected = match is_confirmed && !was_refused {
                true => After::Gone,
                false => After::NotRead(not_found()),
            };
            assert_eq!(after, expected, "{is_confirmed} {was_refused}");
        }
    }

    #[test]
    fn a_key_that_is_read_is_there_whatever_was_answered_before() {
        for was_refused in [true, false] {
            let answer = answer_with(200, r#"{"id":"k1"}"#);
            let read = after(was_refused, answer);
            assert!(matches!(read, After::Key(_)), "{read:?}");
        }
    }
}
