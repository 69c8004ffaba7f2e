//! One question for people with their roles and groups, page by page, by the GET form of the
//! filter or, where that is refused, by the POST form. A flow of its own, and part of others. Of
//! people looked for by name one page is read.

use super::Outcome;
use super::pages::{Next, Pages};
use super::read_owners::is_refused;
use crate::access::Holder;
use crate::api::{ApiError, UsersForm, Whom, find_users, more_users};
use crate::http::{Call, Request};

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

/// What follows from an answer.
#[derive(Debug)]
pub enum Asked {
    Send(Request),
    Done(Result<People, ApiError>),
}

impl AskUsers {
    /// Asks for the first page.
    pub fn start(whom: Whom, form: UsersForm) -> (AskUsers, Request) {
        let request = find_users(&whom, form).request;
        let pages = Pages::default();
        (AskUsers { whom, form, pages }, request)
    }

    /// The form that is in use, which the next question may begin with.
    pub fn form(&self) -> UsersForm {
        self.form
    }

    /// Takes one page's answer.
    pub fn answered(&mut self, outcome: Outcome) -> Asked {
        let Call { parse, .. } = find_users(&self.whom, self.form);
        let page = outcome.and_then(|response| parse(&response));
        if let Err(error) = &page
            && is_refused(error)
            && self.form == UsersForm::Get
            && self.pages.is_new()
        {
            self.form = UsersForm::Post;
            return Asked::Send(find_users(&self.whom, self.form).request);
        }
        let people = |(holders, unreadable), are_more| People {
            holders,
            unreadable,
            are_more,
        };
        match self.pages.take(page) {
            // Nobody reads on through hundreds: they type more of the name.
            Next::More(_) if matches!(self.whom, Whom::Named(_)) => {
                Asked::Done(Ok(people(self.pages.so_far(), true)))
            }
            Next::More(next) => Asked::Send(more_users(&self.whom, next, self.form).request),
            Next::Done(result) => Asked::Done(result.map(|found| people(found, false))),
        }
    }
}
