//! Renaming one key: PATCH, then reading the key, since only that tells what its name is now.

use std::convert::Infallible;

use super::after::{After, after};
use super::{Outcome, parsed};
use crate::api::{ApiError, get_key, rename_key};
use crate::key::KeyId;
use crate::pasted::TokenFree;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Rename,
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

/// One key on its way to another name.
#[derive(Debug)]
pub struct RenameKey {
    id: KeyId,
    answer: Result<(), ApiError>,
}

impl RenameKey {
    /// Sends the new name.
    pub fn start(id: KeyId, name: &TokenFree) -> (RenameKey, Step) {
        let send = Step::Send(Ask::Rename, rename_key(&id, name).request);
        (RenameKey { id, answer: Ok(()) }, send)
    }

    /// Takes one answer.
    pub fn answered(&mut self, ask: Ask, outcome: Outcome) -> Step {
        match ask {
            Ask::Rename => {
                self.answer = parsed(outcome, rename_key(&self.id, &TokenFree::default()).parse);
                match &self.answer {
                    Err(error) if error.means_nothing_sent() || error.ends_the_session() => {
                        self.done(After::Untouched)
                    }
                    _ => Step::Send(Ask::Read, get_key(&self.id).request),
                }
            }
            Ask::Read => {
                let was_refused = self.answer.as_ref().is_err_and(ApiError::is_refusal);
                self.done(after(&self.id, was_refused, outcome))
            }
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
mod tests {
    use super::*;
    use crate::fixtures::{answer_with, confirmed, key_id};

    fn end(answer: Outcome, reading: Outcome) -> End {
        let (mut flow, _) = RenameKey::start(key_id("k1"), &TokenFree::default());
        match flow.answered(Ask::Rename, answer) {
            Step::Send(ask, _) => match flow.answered(ask, reading) {
                Step::Done(end) => end,
                step => panic!("{step:?}"),
            },
            Step::Done(end) => end,
            Step::Show(never) => match never {},
        }
    }

    #[test]
    fn the_name_is_what_reading_the_key_says() {
        let key = || answer_with(200, r#"{"id":"k1","description":"Nightly"}"#);
        for (sent, expected) in [
            (confirmed(204), Ok(())),
            (Err(ApiError::Lost), Err(ApiError::Lost)),
        ] {
            let end = end(sent, key());
            let After::Key(read) = end.after else {
                panic!("{:?}", end.after);
            };
            assert_eq!((end.answer, read.name.as_str()), (expected, "Nightly"));
        }
        assert_eq!(end(confirmed(204), confirmed(404)).after, After::Gone);
        for refusal in [400, 403, 409] {
            let end = end(confirmed(refusal), confirmed(404));
            assert!(matches!(end.after, After::NotRead(ApiError::NotFound(_))));
        }
        let unread = end(Err(ApiError::Lost), Err(ApiError::Offline));
        assert_eq!(unread.after, After::NotRead(ApiError::Offline));
    }

    #[test]
    fn where_nothing_was_sent_nothing_is_read() {
        for error in [ApiError::TabGone, ApiError::SignedOut, ApiError::Offline] {
            let end = end(Err(error), confirmed(500));
            assert_eq!(end.after, After::Untouched);
        }
    }
}
