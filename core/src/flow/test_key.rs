//! Does this key work, and whose is it? `users/me` with the key in place of the session. It
//! redirects; a browser that is led to another host drops the key on the way, so that an answer
//! from there proves nothing. `spaces` answers where it is asked and decides then.

use std::convert::Infallible;

use super::{Event, EventOf, Flow, Outcome, Step, StepsOf, parsed};
use crate::api::{ApiError, get_user, list_spaces};
use crate::http::Response;
use crate::moment::Moment;
use crate::secret::Secret;
use crate::user::User;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestCall {
    User,
    Spaces,
}

/// What the test showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tested {
    /// The tenant lets it in; as whom, where `users/me` could be read.
    Works(Option<Box<User>>),
    /// The tenant answered 401: it is wrong, expired, revoked, or its owner may not hold keys.
    Refused,
    /// Neither was shown.
    NotClear(ApiError),
}

/// One test. It holds the token for as long as it runs.
#[derive(Debug)]
pub struct TestKey(Secret);

impl TestKey {
    /// The key to be tested.
    pub fn new(token: Secret) -> TestKey {
        TestKey(token)
    }
}

impl Flow for TestKey {
    type Call = TestCall;
    type Input = Infallible;
    type Progress = Infallible;
    type End = Tested;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun => Step::Send(TestCall::User, get_user().with_bearer(self.0.clone())),
            Event::Answered(TestCall::User, outcome) if may_have_left(&outcome) => {
                let request = list_spaces().with_bearer(self.0.clone());
                Step::Send(TestCall::Spaces, request)
            }
            Event::Answered(TestCall::User, outcome) => {
                Step::Done(match parsed(outcome, get_user::parse) {
                    Ok(user) => Tested::Works(Some(Box::new(user))),
                    Err(error) => refused_or(error),
                })
            }
            Event::Answered(TestCall::Spaces, outcome) => {
                Step::Done(match parsed(outcome, list_spaces::parse) {
                    Ok(()) => Tested::Works(None),
                    Err(error) => refused_or(error),
                })
            }
        }]
    }
}

/// Whether the request may have been led to another host, where it came without the key: the
/// browser then keeps the answer back, or shows one that is not of this key.
fn may_have_left(outcome: &Outcome) -> bool {
    let is_of_another = |response: &Response| response.redirected && !response.is_success();
    match outcome {
        Ok(response) => is_of_another(response) || response.is_html(),
        Err(error) => matches!(error, ApiError::Offline | ApiError::OtherHost),
    }
}

fn refused_or(error: ApiError) -> Tested {
    match error {
        error if error.is_sign_out() => Tested::Refused,
        error => Tested::NotClear(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{answer, answer_with, response_with};
    use crate::flow::driven::Driven;
    use crate::http::Response;

    const ADA: &str = r#"{"id":"ada","name":"Ada"}"#;

    fn redirected_answer(status: u16, text: &str) -> Outcome {
        Ok(Response {
            redirected: true,
            ..response_with(status, text)
        })
    }

    /// The verdict, and whether `spaces` was asked for it.
    fn test(user: Outcome, spaces: Outcome) -> (Tested, bool) {
        let flow = TestKey::new(Secret::new("secret".to_owned()).unwrap());
        let mut asked = Vec::new();
        let tested = Driven::begin(flow).finish(|request| {
            assert_eq!(request.bearer.as_ref().unwrap().expose(), "secret");
            asked.push(request.path.clone());
            match asked.len() {
                1 => user.clone(),
                _ => spaces.clone(),
            }
        });
        assert_eq!(asked[0], "/api/v1/users/me");
        let has_asked_spaces = asked.len() == 2;
        assert!(!has_asked_spaces || asked[1] == "/api/v1/spaces?limit=1");
        (tested, has_asked_spaces)
    }

    #[test]
    fn users_me_decides_where_it_is_answered_here() {
        let unused = || Err(ApiError::Offline);
        for user in [answer_with(200, ADA), redirected_answer(200, ADA)] {
            let (verdict, asked) = test(user, unused());
            let Tested::Works(Some(user)) = verdict else {
                panic!("{verdict:?}");
            };
            assert_eq!((user.name.as_str(), asked), ("Ada", false));
        }
        assert_eq!(test(answer(401), unused()).0, Tested::Refused);
        let (verdict, _) = test(answer(403), unused());
        assert!(matches!(verdict, Tested::NotClear(ApiError::Forbidden(_))));
    }

    #[test]
    fn spaces_decides_where_the_key_may_have_been_dropped_on_the_way() {
        for user in [
            redirected_answer(401, ""),
            Err(ApiError::Offline),
            Err(ApiError::OtherHost),
        ] {
            let judged = |spaces| test(user.clone(), spaces);
            let works = (Tested::Works(None), true);
            assert_eq!(judged(answer_with(200, r#"{"data":[]}"#)), works);
            assert_eq!(judged(answer(401)), (Tested::Refused, true));
            let offline = (Tested::NotClear(ApiError::Offline), true);
            assert_eq!(judged(Err(ApiError::Offline)), offline);
            let unreadable = (Tested::NotClear(ApiError::Unreadable), true);
            assert_eq!(judged(answer_with(200, "{")), unreadable);
        }
    }
}
