//! One question for people with their roles and groups, page by page, by the GET form of the
//! filter or, where that is refused, by the POST form. Part of other flows.

use super::Outcome;
use super::pages::{Next, Pages};
use super::read_owners::is_refused;
use crate::access::Holder;
use crate::api::{ApiError, UsersForm, Whom, find_users, more_users};
use crate::http::{Call, Request};

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
    /// The people, with the number of rows that could not be understood.
    Done(Result<(Vec<Holder>, usize), ApiError>),
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
        match self.pages.take(page) {
            Next::More(next) => Asked::Send(more_users(&self.whom, next, self.form).request),
            Next::Done(result) => Asked::Done(result),
        }
    }
}
