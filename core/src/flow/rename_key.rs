//! Renaming one key: PATCH, then reading the key, since only that tells what its name is now.

use std::convert::Infallible;

use super::after::{After, after};
use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::api::{ApiError, get_key, rename_key};
use crate::key::KeyId;
use crate::moment::Moment;
use crate::pasted::TokenFree;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenameCall {
    Rename,
    Read,
}

/// What was answered, and what is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameEnd {
    pub answer: Result<(), ApiError>,
    pub after: After,
}

/// One key on its way to another name.
#[derive(Debug)]
pub struct RenameKey {
    id: KeyId,
    name: TokenFree,
    answer: Result<(), ApiError>,
}

impl RenameKey {
    /// The key and its new name.
    pub fn new(id: KeyId, name: TokenFree) -> RenameKey {
        RenameKey {
            id,
            name,
            answer: Ok(()),
        }
    }

    fn renamed(&mut self, outcome: Outcome) -> StepOf<RenameKey> {
        self.answer = parsed(outcome, rename_key::parse);
        match &self.answer {
            Err(error) if error.means_nothing_sent() || error.ends_the_session() => {
                self.done(After::Untouched)
            }
            _ => Step::Send(RenameCall::Read, get_key(&self.id)),
        }
    }

    fn done(&self, after: After) -> StepOf<RenameKey> {
        Step::Done(RenameEnd {
            answer: self.answer.clone(),
            after,
        })
    }
}

impl Flow for RenameKey {
    type Call = RenameCall;
    type Input = Infallible;
    type Progress = Infallible;
    type End = RenameEnd;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun => Step::Send(RenameCall::Rename, rename_key(&self.id, &self.name)),
            Event::Answered(RenameCall::Rename, outcome) => self.renamed(outcome),
            Event::Answered(RenameCall::Read, outcome) => {
                let was_refused = self.answer.as_ref().is_err_and(ApiError::is_refusal);
                self.done(after(was_refused, outcome))
            }
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{answer_with, confirmed, key_id};
    use crate::flow::driven::Driven;

    fn end(answer: Outcome, reading: Outcome) -> RenameEnd {
        let flow = RenameKey::new(key_id("k1"), TokenFree::default());
        let mut answers = [answer, reading].into_iter();
        Driven::begin(flow).finish(|_| answers.next().unwrap())
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
