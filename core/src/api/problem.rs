//! What a tenant says of an error, in the shapes that its answers come in: Qlik's documents name
//! `errors[]`, Qlik's own client reads the top level, and the members' types differ from service to
//! service. So each member is read by itself, and an odd one never costs the rest.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::http::Response;

/// The CSRF token was missing, wrong or replaced.
const CSRF_REFUSED: &str = "CSRF-TOKEN-2";
/// "No authentication configured for this hostname": no tenant has it.
const NO_TENANT: &str = "LOGIN-2";
/// "User is not a member of tenant".
const NOT_A_MEMBER: &str = "AUTH-5";
/// The page that the sign-in is to lead back to isn't one that this address may lead to.
const SIGN_IN_REFUSED: [&str; 2] = ["LOGIN-8", "LOGIN-10"];

/// What the tenant said about an error, as far as it said anything. Text for a screen, not for
/// decisions, but for its code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub code: Option<String>,
    pub title: Option<String>,
    pub detail: Option<String>,
}

impl Problem {
    /// Reads the first of `errors` that says anything, then the top level. Anything else is an
    /// empty problem.
    pub fn of(response: &Response) -> Problem {
        let body: Value = serde_json::from_str(&response.text).unwrap_or_default();
        let errors = match body.get("errors") {
            Some(Value::Array(errors)) => errors.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let problems = errors.iter().map(Problem::read);
        let says_something = |problem: &Problem| problem.code.is_some() || problem.title.is_some();
        problems
            .chain([Problem::read(&body)])
            .find(says_something)
            .unwrap_or_default()
    }

    fn read(entry: &Value) -> Problem {
        let member = |name: &str| match entry.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        Problem {
            code: member("code"),
            title: member("title"),
            detail: member("detail"),
        }
    }

    /// The request was refused for its CSRF token alone, so it did nothing.
    pub fn is_csrf_refusal(&self) -> bool {
        self.has_code(CSRF_REFUSED)
    }

    /// No tenant has the address that was asked.
    pub fn names_no_tenant(&self) -> bool {
        self.has_code(NO_TENANT)
    }

    /// Whoever is signed in isn't a user of this tenant.
    pub fn denies_membership(&self) -> bool {
        self.has_code(NOT_A_MEMBER)
    }

    /// The sign-in was refused, whoever signs in.
    pub fn refuses_sign_in(&self) -> bool {
        SIGN_IN_REFUSED.iter().any(|code| self.has_code(code))
    }

    fn has_code(&self, code: &str) -> bool {
        let own = self.code.as_deref();
        own.is_some_and(|own| own.trim().eq_ignore_ascii_case(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;

    fn problem(text: &str) -> Problem {
        Problem::of(&response_with(403, text))
    }

    #[track_caller]
    fn check(text: &str, code: Option<&str>, title: Option<&str>, detail: Option<&str>) {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let expected = Problem {
            code: owned(code),
            title: owned(title),
            detail: owned(detail),
        };
        assert_eq!(problem(text), expected, "{text}");
    }

    #[test]
    fn a_csrf_refusal_is_known_in_both_shapes() {
        for text in [
            r#"{"code":"CSRF-TOKEN-2","title":"invalid token"}"#,
            r#"{"errors":[{"code":"CSRF-TOKEN-2","title":"invalid token","status":"403"}]}"#,
            r#"{"errors":[],"code":"CSRF-TOKEN-2"}"#,
        ] {
            assert!(problem(text).is_csrf_refusal(), "{text}");
        }
        let other = r#"{"errors":[{"code":"APIKEYS-0","title":"Forbidden","status":403}]}"#;
        assert!(!problem(other).is_csrf_refusal());
    }

    #[test]
    fn a_body_that_is_no_json_leaves_the_problem_empty() {
        for text in [
            "",
            "<html>no</html>",
            "[1]",
            "7",
            "null",
            r#"{"errors":"none"}"#,
        ] {
            check(text, None, None, None);
        }
    }

    #[test]
    fn one_odd_member_does_not_cost_the_others() {
        let code = r#"{"errors":[{"code":10403,"title":"No","status":403}]}"#;
        check(code, Some("10403"), Some("No"), None);
        let detail = r#"{"errors":[{"code":"A-1","title":"No","detail":{"why":1},"status":"403","meta":[]}]}"#;
        check(detail, Some("A-1"), Some("No"), None);
        let title = r#"{"errors":[{"code":"A-1","title":["No"],"detail":"Because"}]}"#;
        check(title, Some("A-1"), None, Some("Because"));
        let top = r#"{"code":7,"title":null,"detail":true,"status":{}}"#;
        check(top, Some("7"), None, None);
    }

    #[test]
    fn one_odd_entry_does_not_cost_the_others() {
        let said = (Some("A-1"), Some("No"));
        for text in [
            r#"{"errors":[null,7,[],{},{"code":"A-1","title":"No"}]}"#,
            r#"{"errors":{"code":"A-1","title":"No"}}"#,
            r#"{"errors":[{"detail":"x"}],"code":"A-1","title":"No"}"#,
            r#"{"errors":null,"code":"A-1","title":"No"}"#,
        ] {
            check(text, said.0, said.1, None);
        }
    }
}
