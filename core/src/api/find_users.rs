//! `GET /api/v1/users?filter=` (or its POST form) for people with their roles and groups: by a
//! part of name or e-mail, by a role of their own, by id.

use serde_json::Value;

use super::list_users::{any, request};
use super::{ApiError, Page, UsersForm, get_user::UserRow};
use crate::access::{Holder, RoleId};
use crate::http::{Request, Response};
use crate::key::UserId;
use crate::pasted::TokenFree;

/// Accounts that a key could yet be made with, or is still of use to.
const LIVE: [&str; 4] = ["active", "invited", "disabled", "provisioned"];
/// Accounts that a role is of use to.
const WELCOME: [&str; 3] = ["active", "invited", "provisioned"];

/// Ids in one question: the filter travels in the address, whose length is not without end.
pub const MOST_IDS: usize = 50;

/// Whom to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// This text is part of their name or e-mail address.
    Named(TokenFree),
    /// They have this role of their own.
    With(RoleId),
    /// These, at most [`MOST_IDS`]; their ids must be [plain](UserId::is_plain).
    These(Vec<UserId>),
}

impl Whom {
    /// Conditions in the two documented forms: others may be throttled.
    fn filter(&self) -> String {
        let (who, accounts) = match self {
            Whom::Named(part) => {
                // Escaped as in JSON, which is how RFC 7644 has it.
                let part = Value::from(part.trim());
                let terms = format!("(name co {part} or email co {part})");
                (terms, &WELCOME[..])
            }
            Whom::With(role) => {
                let term = format!("(assignedRoles.id eq \"{}\")", role.as_str());
                (term, &LIVE[..])
            }
            Whom::These(ids) => {
                let mut ids = ids.iter().map(UserId::as_str);
                (any("id", &mut ids), &LIVE[..])
            }
        };
        format!("{who} and {}", any("status", &mut accounts.iter().copied()))
    }
}

/// The first page of the people looked for.
pub fn find_users(whom: &Whom, form: UsersForm) -> Request {
    request(&whom.filter(), form)
}

/// A further page, by the link of the page before it. Only the GET form can be gone on with by
/// its link alone; the POST form wants its filter again.
pub fn more_users(whom: &Whom, next: String, form: UsersForm) -> Request {
    Request {
        path: next,
        ..find_users(whom, form)
    }
}

/// Reads what was answered to this form of the question.
pub fn parse(response: &Response, form: UsersForm) -> Result<Page<Holder>, ApiError> {
    Page::parse(response, form.path(), UserRow::into_holder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{role_id, token_free};

    #[test]
    fn filters_are_the_documented_ones() {
        let accounts = "(status eq \"active\" or status eq \"invited\"";
        let named = Whom::Named(token_free(" Ada ")).filter();
        assert!(
            named.starts_with(&format!(
                "(name co \"Ada\" or email co \"Ada\") and {accounts}"
            )),
            "{named}"
        );
        assert!(!named.contains("deleted") && !named.contains("disabled"));
        let with = Whom::With(role_id("r1")).filter();
        assert!(
            with.starts_with(&format!("(assignedRoles.id eq \"r1\") and {accounts}")),
            "{with}"
        );
    }

    #[test]
    fn what_is_searched_stays_between_its_quotes() {
        let part = token_free(r#"a" or id pr or name co "\"#);
        let filter = Whom::Named(part).filter();
        assert!(
            filter.starts_with(r#"(name co "a\" or id pr or name co \"\\" or "#),
            "{filter}"
        );
    }
}
