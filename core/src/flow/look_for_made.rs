//! Was the key made whose answer was lost? The user's keys, compared with what was noted before it was
//! sent. All of them: a tenant may not heed the order that is asked for, and a key is called "not
//! made" only once every key that could be it was read, by who asked for it.

use std::convert::Infallible;

use super::pages::Followed;
use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::api::{ApiError, list_keys, list_own_keys, more_keys};
use crate::key::Key;
use crate::making::Making;
use crate::moment::Moment;

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// It was made: this is it. Where there are several, each is asked about in turn.
    Made(Box<Key>),
    /// There is none such, and none will come.
    NotMade,
    /// There is none such so far, and the request may still be on its way.
    NotYet,
    /// There is none such among those that were read, which aren't all.
    NotAllRead,
    NotRead(ApiError),
}

/// One look through the user's keys.
#[derive(Clone, Debug)]
pub struct LookForMade {
    making: Making,
    followed: Followed,
    /// Every row so far was understood, and every page was answered to who asked for the key.
    is_whole: bool,
}

impl LookForMade {
    /// What was asked for.
    pub fn new(making: Making) -> LookForMade {
        LookForMade {
            making,
            followed: Followed::default(),
            is_whole: true,
        }
    }

    fn page(&mut self, outcome: Outcome, now: Moment) -> StepOf<LookForMade> {
        let is_confirmed = outcome.as_ref().is_ok_and(|response| response.is_confirmed);
        let page = match parsed(outcome, list_keys::parse) {
            Ok(page) => page,
            Err(error) => return Step::Done(Looked::NotRead(error)),
        };
        // A row that can't be read may be the one that is looked for.
        self.is_whole &= is_confirmed && page.unreadable == 0;
        if let Some(key) = page.items.into_iter().find(|key| self.making.can_be(key)) {
            return Step::Done(Looked::Made(Box::new(key)));
        }
        match page.next {
            Some(next) if self.followed.may_follow(&next) => {
                Step::Send((), more_keys(next).witnessed())
            }
            Some(_) => Step::Done(Looked::NotAllRead),
            None if !self.is_whole => Step::Done(Looked::NotAllRead),
            None if self.making.is_settled(now) => Step::Done(Looked::NotMade),
            None => Step::Done(Looked::NotYet),
        }
    }
}

impl Flow for LookForMade {
    type Call = ();
    type Input = Infallible;
    type Progress = Infallible;
    type End = Looked;

    fn step(&mut self, event: EventOf<Self>, now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun => Step::Send((), list_own_keys(&self.making.user_id).witnessed()),
            Event::Answered((), outcome) => self.page(outcome, now),
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{self, making};
    use crate::flow::driven::Driven;
    use crate::http::Response;

    const ASKED: Moment = Moment::from_millis(1_790_000_000_000);
    const LATER: Moment = ASKED.plus_millis(3 * 60 * 1_000);
    const OTHER: &str = r#"{"id":"o","description":"Other","sub":"ada"}"#;
    const WANTED: &str =
        r#"{"id":"n","description":"Nightly","sub":"ada","created":"2026-09-21T14:13:21Z"}"#;

    fn page(row: &str, next: Option<usize>) -> Response {
        let next = next.map(|next| format!("/api/v1/api-keys?page={next}"));
        Response {
            is_confirmed: true,
            ..fixtures::page(&[row], next.as_deref())
        }
    }

    /// What is said after these pages, and how many were asked for.
    fn look(pages: impl IntoIterator<Item = Response>, now: Moment) -> (Looked, usize) {
        let (mut pages, mut asked) = (pages.into_iter(), 0);
        let looked = Driven::begin_at(LookForMade::new(making(ASKED)), now).finish(|request| {
            assert!(request.is_witnessed);
            asked += 1;
            Ok(pages.next().unwrap())
        });
        (looked, asked)
    }

    #[test]
    fn a_key_on_a_later_page_is_found() {
        let pages = [
            page(OTHER, Some(2)),
            page(OTHER, Some(3)),
            page(WANTED, None),
        ];
        let (looked, asked) = look(pages, LATER);
        let Looked::Made(key) = looked else {
            panic!("{looked:?}");
        };
        assert_eq!((key.id.as_str(), asked), ("n", 3));
    }

    #[test]
    fn it_is_not_made_only_once_every_page_was_read() {
        let pages = || [page(OTHER, Some(2)), page(OTHER, None)];
        assert_eq!(look(pages(), LATER), (Looked::NotMade, 2));
        assert_eq!(look(pages(), ASKED), (Looked::NotYet, 2));
    }

    #[test]
    fn what_was_not_read_whole_or_by_somebody_else_proves_nothing() {
        let odd_row = [page("7", Some(2)), page(OTHER, None)];
        let somebody_else = [Response {
            is_confirmed: false,
            ..page(OTHER, None)
        }];
        let in_a_circle = [
            page(OTHER, Some(2)),
            page(OTHER, Some(3)),
            page(OTHER, Some(2)),
        ];
        assert_eq!(look(odd_row, LATER).0, Looked::NotAllRead);
        assert_eq!(look(somebody_else, LATER).0, Looked::NotAllRead);
        assert_eq!(look(in_a_circle, LATER).0, Looked::NotAllRead);
        let endless = (2..100_000).map(|next| page(OTHER, Some(next)));
        assert_eq!(look(endless, LATER).0, Looked::NotAllRead);
    }
}
