//! One question for people with their roles and groups, page by page, by the GET form of the
//! filter or, where that is refused, by the POST form. A flow of its own, and part of others. Of
//! people looked for by name one page is read.

use std::convert::Infallible;

use super::pages::{Next, Pages};
use super::read_owners::is_refused;
use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::access::Holder;
use crate::api::{ApiError, UsersForm, Whom, find_users, more_users};
use crate::http::Request;
use crate::moment::Moment;

/// The people, as far as they were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub holders: Vec<Holder>,
    /// Rows that could not be understood.
    pub unreadable: usize,
    /// There are more, which weren't asked for.
    pub are_more: bool,
}

/// The question under way.
#[derive(Debug)]
pub struct AskUsers {
    whom: Whom,
    form: UsersForm,
    pages: Pages<Holder>,
}

impl AskUsers {
    /// A question by the GET form of the filter.
    pub fn new(whom: Whom) -> AskUsers {
        AskUsers::by(whom, UsersForm::Get)
    }

    /// A question that begins with this form, since the one before it was answered in it.
    pub(super) fn by(whom: Whom, form: UsersForm) -> AskUsers {
        let pages = Pages::default();
        AskUsers { whom, form, pages }
    }

    /// The form that is in use, which the next question may begin with.
    pub(super) fn form(&self) -> UsersForm {
        self.form
    }

    /// The request for the first page.
    pub(super) fn first(&self) -> Request {
        find_users(&self.whom, self.form)
    }

    /// Takes one page's answer.
    pub(super) fn page(&mut self, outcome: Outcome) -> StepOf<AskUsers> {
        let page = parsed(outcome, |response| find_users::parse(response, self.form));
        if let Err(error) = &page
            && is_refused(error)
            && self.form == UsersForm::Get
            && self.pages.is_new()
        {
            self.form = UsersForm::Post;
            return Step::Send((), self.first());
        }
        let people = |(holders, unreadable), are_more| People {
            holders,
            unreadable,
            are_more,
        };
        match self.pages.take(page) {
            // Nobody reads on through hundreds: they type more of the name.
            Next::More(_) if matches!(self.whom, Whom::Named(_)) => {
                Step::Done(Ok(people(self.pages.so_far(), true)))
            }
            Next::More(next) => Step::Send((), more_users(&self.whom, next, self.form)),
            Next::Done(result) => Step::Done(result.map(|found| people(found, false))),
        }
    }
}

impl Flow for AskUsers {
    type Call = ();
    type Input = Infallible;
    type Progress = Infallible;
    type End = Result<People, ApiError>;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun => Step::Send((), self.first()),
            Event::Answered((), outcome) => self.page(outcome),
        }]
    }
}
