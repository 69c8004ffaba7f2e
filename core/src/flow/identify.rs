//! Who is signed in, and which tenant this is: `users/me` and `tenants/me`, side by side.
//! Both redirect; where to another host, the browser keeps the answer back, which looks like being
//! offline. Asking once more without following tells the two apart.

use std::convert::Infallible;

use super::{Event, EventOf, Flow, Step, StepsOf, parsed};
use crate::api::{ApiError, get_tenant, get_user};
use crate::http::{Redirects, Request};
use crate::moment::Moment;
use crate::user::{TenantFacts, User};

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifyCall {
    User,
    UserRedirect,
    Tenant,
    TenantRedirect,
}

/// A part of the identity, or why it isn't known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentifyProgress {
    User(Result<User, ApiError>),
    Tenant(Result<TenantFacts, ApiError>),
}

/// One reading of who and where. It has no end of its own: either part may come last.
#[derive(Debug, Default)]
pub struct Identify;

impl Flow for Identify {
    type Call = IdentifyCall;
    type Input = Infallible;
    type Progress = IdentifyProgress;
    type End = Infallible;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        let (call, outcome) = match event {
            Event::Begun => {
                return vec![
                    Step::Send(IdentifyCall::User, get_user()),
                    Step::Send(IdentifyCall::Tenant, get_tenant()),
                ];
            }
            Event::Answered(call, outcome) => (call, outcome),
        };
        vec![match call {
            IdentifyCall::User if outcome == Err(ApiError::Offline) => {
                Step::Send(IdentifyCall::UserRedirect, stopping(get_user()))
            }
            IdentifyCall::Tenant if outcome == Err(ApiError::Offline) => {
                Step::Send(IdentifyCall::TenantRedirect, stopping(get_tenant()))
            }
            IdentifyCall::User | IdentifyCall::UserRedirect => {
                Step::Progress(IdentifyProgress::User(parsed(outcome, get_user::parse)))
            }
            IdentifyCall::Tenant | IdentifyCall::TenantRedirect => {
                Step::Progress(IdentifyProgress::Tenant(parsed(outcome, get_tenant::parse)))
            }
        }]
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
    use crate::flow::driven::Driven;

    #[test]
    fn a_redirect_to_another_host_is_not_being_offline() {
        for reason in [ApiError::OtherHost, ApiError::Offline] {
            let mut identify = Driven::begin(Identify);
            identify.answer_call(IdentifyCall::User, Err(ApiError::Offline));
            let redirect = identify
                .open
                .iter()
                .find(|(call, _)| *call == IdentifyCall::UserRedirect);
            assert_eq!(redirect.unwrap().1.redirects, Redirects::Stop);
            identify.answer_call(IdentifyCall::UserRedirect, Err(reason.clone()));
            assert_eq!(identify.progress, [IdentifyProgress::User(Err(reason))]);
        }
    }
}
