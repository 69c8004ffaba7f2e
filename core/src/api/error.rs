//! Why a call did not give what it was made for, sorted by what the user can do about it.

use serde::{Deserialize, Serialize};

use super::Problem;
use crate::http::{Failure, Response};

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiError {
    /// 401 without a word, or a sign-in page instead of an answer.
    SignedOut,
    /// 401 with words of the tenant's own, which say no more than that nobody is signed in.
    Unauthorized(Problem),
    /// No tenant has this address, so nobody can sign in there.
    NoTenant(Problem),
    /// 401 because the sign-in itself is refused at this address: signing in again can't help.
    NoSignIn(Problem),
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
    /// Larger than any answer of the API, so not read to its end.
    TooLarge,
    /// No network, or the browser kept the answer back.
    Offline,
    /// The tenant redirects this call to another host, where nothing may be read.
    OtherHost,
    /// A change was sent and its answer never came: it may have taken effect.
    Lost,
    /// Nothing was sent: the tenant's tab is gone or shows another site.
    TabGone,
    /// The same of a tab in one of Firefox's containers, whose session is nowhere else.
    ContainerGone,
    /// Nothing was sent: the browser no longer lets us into the tab.
    NoAccess,
    /// Nothing was sent: the tab shows the browser's own error page, since the page didn't load.
    NotLoaded,
    /// Nothing was sent: whoever administers the browser keeps extensions off this site.
    KeptOut,
    /// Nothing was changed: the page in the tab was a new one at each answer.
    PageKeepsChanging,
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
            400..=499 if Problem::of(response).names_no_tenant() => {
                ApiError::NoTenant(Problem::of(response))
            }
            401 => ApiError::of_unauthorized(Problem::of(response)),
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

    /// What a 401 means, by its code: not each says that nobody is signed in.
    fn of_unauthorized(problem: Problem) -> ApiError {
        match problem {
            problem if problem.refuses_sign_in() => ApiError::NoSignIn(problem),
            problem if problem == Problem::default() => ApiError::SignedOut,
            problem => ApiError::Unauthorized(problem),
        }
    }

    /// The error of a read that got no response.
    pub fn of_read(failure: Failure) -> ApiError {
        match failure {
            Failure::Network | Failure::Lost => ApiError::Offline,
            Failure::Redirected => ApiError::OtherHost,
            Failure::TabGone | Failure::OtherWay => ApiError::TabGone,
            Failure::ContainerGone => ApiError::ContainerGone,
            Failure::NoAccess => ApiError::NoAccess,
            Failure::NotLoaded => ApiError::NotLoaded,
            Failure::KeptOut => ApiError::KeptOut,
        }
    }

    /// The error of a change that got no response.
    pub fn of_change(failure: Failure) -> ApiError {
        match failure {
            Failure::Network | Failure::Lost | Failure::Redirected => ApiError::Lost,
            nothing_sent => ApiError::of_read(nothing_sent),
        }
    }

    /// Nothing reached the tenant, so nothing there has changed.
    pub fn means_nothing_sent(&self) -> bool {
        matches!(
            self,
            ApiError::Offline
                | ApiError::TabGone
                | ApiError::ContainerGone
                | ApiError::NoAccess
                | ApiError::NotLoaded
                | ApiError::KeptOut
                | ApiError::PageKeepsChanging
                | ApiError::AnotherUser
                | ApiError::AnotherTenant
        )
    }

    /// The tenant would not have it from whoever asked, or not like that. What it doesn't know, or
    /// met too fast, it did not refuse.
    pub fn is_refusal(&self) -> bool {
        match self {
            ApiError::Forbidden(_) | ApiError::OutsideTab(_) => true,
            ApiError::Refused { status, .. } => ApiError::refuses(*status),
            ApiError::NoTenant(_) | ApiError::NoSignIn(_) => true,
            error => error.is_sign_out(),
        }
    }

    /// The same of an answer of which only the status is known.
    pub fn refuses(status: u16) -> bool {
        (400..500).contains(&status) && !matches!(status, 404 | 429)
    }

    /// Nobody is signed in: to sign in is what helps.
    pub fn is_sign_out(&self) -> bool {
        matches!(self, ApiError::SignedOut | ApiError::Unauthorized(_))
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
                | ApiError::TooLarge
                | ApiError::TabGone
                | ApiError::ContainerGone
                | ApiError::NoAccess
                | ApiError::NotLoaded
                | ApiError::KeptOut
                | ApiError::PageKeepsChanging
        )
    }

    /// What was sent may have taken effect, although no answer that we understand says so.
    pub fn leaves_doubt(&self) -> bool {
        matches!(
            self,
            ApiError::Lost
                | ApiError::Broken { .. }
                | ApiError::NotTheApi
                | ApiError::Unreadable
                | ApiError::TooLarge
        )
    }

    /// Nothing else can work before the user has done something: sign in, or click the icon again.
    pub fn ends_the_session(&self) -> bool {
        matches!(
            self,
            ApiError::SignedOut
                | ApiError::Unauthorized(_)
                | ApiError::NoTenant(_)
                | ApiError::NoSignIn(_)
                | ApiError::TabGone
                | ApiError::ContainerGone
                | ApiError::NoAccess
                | ApiError::NotLoaded
                | ApiError::KeptOut
                | ApiError::AnotherUser
                | ApiError::AnotherTenant
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;

    #[track_caller]
    fn check(status: u16, text: &str, is_expected: fn(&ApiError) -> bool) {
        let error = ApiError::of(&response_with(status, text)).unwrap();
        assert!(is_expected(&error), "{status} {text}: {error:?}");
        assert!(error.ends_the_session(), "{error:?}");
    }

    #[test]
    fn a_401_means_what_its_code_says() {
        let no_tenant = |error: &ApiError| matches!(error, ApiError::NoTenant(_));
        for text in [
            r#"{"errors":[{"title":"No authentication configured for this hostname","code":"LOGIN-2","status":"401"}]}"#,
            r#"{"code":"LOGIN-2"}"#,
            r#"{"errors":[{"code":"login-2","title":7,"status":401}],"traceId":"t"}"#,
        ] {
            check(401, text, no_tenant);
            check(404, text, no_tenant);
        }
        for text in [
            r#"{"errors":[{"title":"Illegal returnto value","code":"LOGIN-8","status":"401"}],"traceId":"d06a"}"#,
            r#"{"errors":[{"title":"returnto not included in web integration whitelist","code":"LOGIN-10"}]}"#,
        ] {
            check(
                401,
                text,
                |error| matches!(error, ApiError::NoSignIn(problem) if problem.title.is_some()),
            );
        }
    }

    #[test]
    fn any_other_401_is_a_sign_out_with_the_tenant_s_words() {
        for text in ["", "<html>no</html>", "{}"] {
            check(401, text, |error| *error == ApiError::SignedOut);
        }
        for text in [
            r#"{"errors":[{"title":"Unauthorized","code":"AUTH-1"}]}"#,
            r#"{"errors":[{"title":"Unauthorized","code":401}]}"#,
            r#"{"errors":[{"title":"No session","code":"LOGIN-21"}]}"#,
        ] {
            check(
                401,
                text,
                |error| matches!(error, ApiError::Unauthorized(problem) if problem.code.is_some() && error.is_sign_out()),
            );
        }
    }
}
