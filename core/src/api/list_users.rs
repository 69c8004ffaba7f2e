//! Users by id: `GET /api/v1/users?filter=`, or `POST /api/v1/users/actions/filter`, which only
//! reads although it needs the CSRF token. All five account states are asked for, since keys
//! outlive their owners. Filters unlike the documented ones may be throttled, so this one isn't.

use serde_json::json;
use url::form_urlencoded::Serializer;

use super::{ApiError, Page, get_user::UserRow};
use crate::http::{Effect, Method, Request, Response};
use crate::key::UserId;
use crate::user::User;

const GET_PATH: &str = "/api/v1/users";
const POST_PATH: &str = "/api/v1/users/actions/filter";
const FIELDS: &str = "id,name,email,status,subject,clientId,assignedRoles,assignedGroups";
const ACCOUNTS: [&str; 5] = ["active", "invited", "disabled", "deleted", "provisioned"];

/// The two ways of asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UsersForm {
    #[default]
    Get,
    Post,
}

impl UsersForm {
    /// The path of the list, which its pages' links must stay in.
    pub(super) fn path(self) -> &'static str {
        match self {
            UsersForm::Get => GET_PATH,
            UsersForm::Post => POST_PATH,
        }
    }
}

/// Looks up at most 50 users; the ids must be [plain](UserId::is_plain).
pub fn list_users(ids: &[UserId], form: UsersForm) -> Request {
    request(&filter(ids), form)
}

/// Asks for the users that pass a filter.
pub(super) fn request(filter: &str, form: UsersForm) -> Request {
    // Spaces as %20, which every reader of a query takes for a space.
    let query = |pairs: &[(&str, &str)]| {
        let form = Serializer::new(String::new()).extend_pairs(pairs).finish();
        form.replace('+', "%20")
    };
    match form {
        UsersForm::Get => {
            let query = query(&[("limit", "100"), ("fields", FIELDS), ("filter", filter)]);
            Request::get(format!("{GET_PATH}?{query}"))
        }
        UsersForm::Post => {
            let query = query(&[("limit", "100"), ("fields", FIELDS)]);
            Request::new(Method::Post, format!("{POST_PATH}?{query}"), Effect::Read)
                .with_body(json!({ "filter": filter }).to_string())
        }
    }
}

fn filter(ids: &[UserId]) -> String {
    let ids = any("id", &mut ids.iter().map(UserId::as_str));
    let accounts = any("status", &mut ACCOUNTS.into_iter());
    format!("{ids} and {accounts}")
}

/// A group of conditions of which one must hold.
pub(super) fn any(field: &str, values: &mut dyn Iterator<Item = &str>) -> String {
    let terms: Vec<String> = values
        .map(|value| format!("{field} eq \"{value}\""))
        .collect();
    format!("({})", terms.join(" or "))
}

/// Reads what was answered to this form of the question.
pub fn parse(response: &Response, form: UsersForm) -> Result<Page<User>, ApiError> {
    Page::parse(response, form.path(), UserRow::into_user)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_is_the_documented_one() {
        let ids = [UserId::new("66a1"), UserId::new("66a2")];
        assert_eq!(
            filter(&ids),
            "(id eq \"66a1\" or id eq \"66a2\") and (status eq \"active\" or status eq \"invited\" \
             or status eq \"disabled\" or status eq \"deleted\" or status eq \"provisioned\")"
        );
        let request = list_users(&ids[..1], UsersForm::Get);
        assert!(
            request
                .path
                .contains("filter=%28id%20eq%20%2266a1%22%29%20and%20"),
            "{}",
            request.path
        );
    }

    #[test]
    fn the_other_form_reads_although_it_posts() {
        let request = list_users(&[UserId::new("66a1")], UsersForm::Post);
        assert_eq!(
            (request.method, request.effect),
            (Method::Post, Effect::Read)
        );
        assert!(request.body.unwrap().contains(r#"(id eq \"66a1\")"#));
    }
}
