//! Why a call did not give what it was made for, sorted by what the user can do about it.

use serde::{Deserialize, Serialize};

use crate::http::{Failure, Response};

/// The CSRF token was missing, wrong or replaced.
const CSRF_REFUSED: &str = "CSRF-TOKEN-2";

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiError {
    /// 401, or a sign-in page instead of an answer.
    SignedOut,
    /// 403: the signed-in user may not.
    Forbidden(Problem),
    /// 403 on a change that our own page sent, not the tenant's tab: its `Origin` may be the cause.
    OutsideTab(Problem),
    /// 404.
    NotFound(Problem),
    /// 429 again and again, although every wait that was asked for was kept.
    TooFast,
    /// Another 4xx, or a status that the contract doesn't have.
    Refused { status: u16, problem: Problem },
    /// 5xx.
    Broken { status: u16, problem: Problem },
    /// HTML where the API answers JSON: an intermediary, or a page.
    NotTheApi,
    /// JSON cut short, or of a shape that we don't understand.
    Unreadable,
    /// No network, or the browser kept the answer back.
    Offline,
    /// The tenant redirects this call to another host, where nothing may be read.
    OtherHost,
    /// A change was sent and its answer never came: it may have taken effect.
    Lost,
    /// Nothing was sent: the tenant's tab is gone or shows another site.
    TabGone,
    /// Nothing was sent: the browser no longer lets us into the tab.
    NoAccess,
    /// Nothing was sent: somebody else is signed in than at the start.
    AnotherUser,
    /// Nothing was sent: the address now belongs to another tenant than at the start.
    AnotherTenant,
}

impl ApiError {
    /// The error that a response stands for; `None` for a success.
    pub fn of(response: &Response) -> Option<ApiError> {
        let status = response.status;
        if response.is_success() {
            return None;
        }
        Some(match status {
            401 => ApiError::SignedOut,
            403 => ApiError::Forbidden(Problem::of(response)),
            404 => ApiError::NotFound(Problem::of(response)),
            429 => ApiError::TooFast,
            500..=599 => ApiError::Broken {
                status,
                problem: Problem::of(response),
            },
            _ => ApiError::Refused {
                status,
                problem: Problem::of(response),
            },
        })
    }

    /// The error of a read that got no response.
    pub fn of_read(failure: Failure) -> ApiError {
        match failure {
            Failure::Network | Failure::Lost => ApiError::Offline,
            Failure::Redirected => ApiError::OtherHost,
            Failure::TabGone => ApiError::TabGone,
            Failure::NoAccess => ApiError::NoAccess,
        }
    }

    /// The error of a change that got no response.
    pub fn of_change(failure: Failure) -> ApiError {
        match failure {
            Failure::Network | Failure::Lost | Failure::Redirected => ApiError::Lost,
            Failure::TabGone => ApiError::TabGone,
            Failure::NoAccess => ApiError::NoAccess,
        }
    }

    /// Nothing reached the tenant, so nothing there has changed.
    pub fn means_nothing_sent(&self) -> bool {
        matches!(
            self,
            ApiError::Offline
                | ApiError::TabGone
                | ApiError::NoAccess
                | ApiError::AnotherUser
                | ApiError::AnotherTenant
        )
    }

    /// The question itself wasn't answered, so asking again may well help and nothing follows.
    pub fn is_no_answer(&self) -> bool {
        matches!(
            self,
            ApiError::Offline
                | ApiError::Lost
                | ApiError::TooFast
                | ApiError::Broken { .. }
                | ApiError::NotTheApi
                | ApiError::Unreadable
                | ApiError::TabGone
                | ApiError::NoAccess
        )
    }

    /// What was sent may have taken effect, although no answer that we understand says so.
    pub fn leaves_doubt(&self) -> bool {
        matches!(
            self,
            ApiError::Lost | ApiError::Broken { .. } | ApiError::NotTheApi | ApiError::Unreadable
        )
    }

    /// Nothing else can work before the user has done something: sign in, or click the icon again.
    pub fn ends_the_session(&self) -> bool {
        matches!(
            self,
            ApiError::SignedOut
                | ApiError::TabGone
                | ApiError::NoAccess
                | ApiError::AnotherUser
                | ApiError::AnotherTenant
        )
    }
}

/// What the tenant said about an error, as far as it said anything. Text for a screen, not for
/// decisions, but for its code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub code: Option<String>,
    pub title: Option<String>,
    pub detail: Option<String>,
}

impl Problem {
    /// Reads `errors[0]`, then the top level: the contract documents the first, Qlik's own client
    /// reads the second. Anything else is an empty problem.
    pub fn of(response: &Response) -> Problem {
        let Ok(body) = serde_json::from_str::<Body>(&response.text) else {
            return Problem::default();
        };
        let first = body.errors.into_iter().flatten().next();
        let entry = first.filter(|entry| entry.code.is_some() || entry.title.is_some());
        let (code, title, detail) = match entry {
            Some(entry) => (entry.code, entry.title, entry.detail),
            None => (body.code, body.title, body.detail),
        };
        Problem {
            code,
            title,
            detail,
        }
    }

    /// The request was refused for its CSRF token alone, so it did nothing.
    pub fn is_csrf_refusal(&self) -> bool {
        self.code.as_deref() == Some(CSRF_REFUSED)
    }
}

#[derive(Deserialize)]
struct Body {
    errors: Option<Vec<Entry>>,
    code: Option<String>,
    title: Option<String>,
    detail: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
    code: Option<String>,
    title: Option<String>,
    detail: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Response {
        Response {
            status: 403,
            text: text.to_owned(),
            ..Response::default()
        }
    }

    #[test]
    fn a_csrf_refusal_is_known_in_both_shapes() {
        for text in [
            r#"{"code":"CSRF-TOKEN-2","title":"invalid token"}"#,
            r#"{"errors":[{"code":"CSRF-TOKEN-2","title":"invalid token","status":"403"}]}"#,
            r#"{"errors":[],"code":"CSRF-TOKEN-2"}"#,
        ] {
            assert!(Problem::of(&refused(text)).is_csrf_refusal(), "{text}");
        }
        let other = r#"{"errors":[{"code":"APIKEYS-0","title":"Forbidden","status":403}]}"#;
        assert!(!Problem::of(&refused(other)).is_csrf_refusal());
    }

    #[test]
    fn a_body_that_is_no_json_leaves_the_problem_empty() {
        for text in ["", "<html>no</html>", "[1]", r#"{"errors":"none"}"#] {
            assert_eq!(Problem::of(&refused(text)), Problem::default(), "{text}");
        }
    }
}
