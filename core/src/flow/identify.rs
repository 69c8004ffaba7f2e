//! Who is signed in, and which tenant this is: `users/me` and `tenants/me`, side by side.
//! Both redirect; where to another host, the browser keeps the answer back, which looks like being
//! offline. Asking once more without following tells the two apart.

use std::convert::Infallible;

use super::{Outcome, parsed};
use crate::api::{ApiError, get_tenant, get_user};
use crate::http::{Redirects, Request};
use crate::user::{TenantFacts, User};

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    User,
    UserRedirect,
    Tenant,
    TenantRedirect,
}

/// A part of the identity, or why it isn't known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Show {
    User(Result<User, ApiError>),
    Tenant(Result<TenantFacts, ApiError>),
}

/// What this flow wants.
pub type Step = super::Step<Ask, Show, Infallible>;

/// Sends both calls.
pub fn start() -> Vec<Step> {
    vec![
        Step::Send(Ask::User, get_user().request),
        Step::Send(Ask::Tenant, get_tenant().request),
    ]
}

/// Takes one answer.
pub fn answered(ask: Ask, outcome: Outcome) -> Step {
    match ask {
        Ask::User if outcome == Err(ApiError::Offline) => {
            Step::Send(Ask::UserRedirect, stopping(get_user().request))
        }
        Ask::Tenant if outcome == Err(ApiError::Offline) => {
            Step::Send(Ask::TenantRedirect, stopping(get_tenant().request))
        }
        Ask::User | Ask::UserRedirect => Step::Show(Show::User(parsed(outcome, get_user().parse))),
        Ask::Tenant | Ask::TenantRedirect => {
            Step::Show(Show::Tenant(parsed(outcome, get_tenant().parse)))
        }
    }
}

fn stopping(request: Request) -> Request {
    Request {
        redirects: Redirects::Stop,
        ..request
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_to_another_host_is_not_being_offline() {
        let step = answered(Ask::User, Err(ApiError::Offline));
        let Step::Send(Ask::UserRedirect, request) = step else {
            panic!("{step:?}");
        };
        assert_eq!(request.redirects, Redirects::Stop);
        for reason in [ApiError::OtherHost, ApiError::Offline] {
            assert_eq!(
                answered(Ask::UserRedirect, Err(reason.clone())),
                Step::Show(Show::User(Err(reason)))
            );
        }
    }
}
