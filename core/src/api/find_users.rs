//! `GET /api/v1/users?filter=` (or its POST form) for people with their roles and groups: by a
//! part of name or e-mail, by a role of their own, by id; and how many there are in all.

use serde::Deserialize;
use serde_json::Value;

use super::list_users::{GET_PATH, POST_PATH, any, request};
use super::{ApiError, Page, UsersForm, get_user::UserRow, page::read};
use crate::access::{Holder, RoleId};
use crate::http::{Call, Request, Response};
use crate::key::UserId;
use crate::pasted::TokenFree;

const COUNT_PATH: &str = "/api/v1/users/actions/count";
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
pub fn find_users(whom: &Whom, form: UsersForm) -> Call<Page<Holder>> {
    Call {
        request: request(&whom.filter(), form),
        parse: parser(form),
    }
}

/// A further page, by the link of the page before it. Only the GET form can be gone on with by
/// its link alone; the POST form wants its filter again.
pub fn more_users(whom: &Whom, next: String, form: UsersForm) -> Call<Page<Holder>> {
    let mut request = request(&whom.filter(), form);
    request.path = next;
    Call {
        request,
        parse: parser(form),
    }
}

fn parser(form: UsersForm) -> fn(&Response) -> Result<Page<Holder>, ApiError> {
    match form {
        UsersForm::Get => |response| Page::parse(response, GET_PATH, UserRow::into_holder),
        UsersForm::Post => |response| Page::parse(response, POST_PATH, UserRow::into_holder),
    }
}

/// How many users the tenant has.
pub fn count_users() -> Call<usize> {
    Call {
        request: Request::get(COUNT_PATH),
        parse: parse_count,
    }
}

#[derive(Deserialize)]
struct Counted {
    total: usize,
}

fn parse_count(response: &Response) -> Result<usize, ApiError> {
    let counted: Counted = read(response)?;
    Ok(counted.total)
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

    #[test]
    fn the_total_is_what_the_answer_says() {
        let count = |text: &str| {
            parse_count(&Response {
                status: 200,
                text: text.to_owned(),
                ..Response::default()
            })
        };
        assert_eq!(count_users().request.path, "/api/v1/users/actions/count");
        assert_eq!(count(r#"{"total":340}"#), Ok(340));
        for odd in [r#"{"data":[]}"#, r#"{"total":"many"}"#, r#"{"total":-1}"#] {
            assert_eq!(count(odd), Err(ApiError::Unreadable), "{odd}");
        }
    }
}
