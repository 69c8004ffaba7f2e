//! Does this key work, and whose is it? `users/me` with the key in place of the session. It
//! redirects; a browser that is led to another host drops the key on the way, so that an answer
//! from there proves nothing. `spaces` answers where it is asked and decides then.

use std::convert::Infallible;

use super::{Outcome, parsed};
use crate::api::{ApiError, get_user, list_spaces};
use crate::http::Response;
use crate::secret::Secret;
use crate::user::User;

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    User,
    Spaces,
}

/// What the test showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The tenant lets it in; as whom, where `users/me` could be read.
    Works(Option<Box<User>>),
    /// The tenant answered 401: it is wrong, expired, revoked, or its owner may not hold keys.
    Refused,
    /// Neither was shown.
    NotClear(ApiError),
}

/// What this flow wants.
pub type Step = super::Step<Ask, Infallible, Verdict>;

/// One test. It holds the token for as long as it runs.
#[derive(Debug)]
pub struct TestKey(Secret);

impl TestKey {
    /// Asks `users/me`.
    pub fn start(token: Secret) -> (TestKey, Step) {
        let request = get_user().request.with_bearer(token.clone());
        (TestKey(token), Step::Send(Ask::User, request))
    }

    /// Takes one answer.
    pub fn answered(&self, ask: Ask, outcome: Outcome) -> Step {
        match ask {
            Ask::User if may_have_left(&outcome) => {
                let request = list_spaces().request.with_bearer(self.0.clone());
                Step::Send(Ask::Spaces, request)
            }
            Ask::User => Step::Done(match parsed(outcome, get_user().parse) {
                Ok(user) => Verdict::Works(Some(Box::new(user))),
                Err(error) => refused_or(error),
            }),
            Ask::Spaces => Step::Done(match parsed(outcome, list_spaces().parse) {
                Ok(()) => Verdict::Works(None),
                Err(error) => refused_or(error),
            }),
        }
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

fn refused_or(error: ApiError) -> Verdict {
    match error {
        error if error.is_sign_out() => Verdict::Refused,
        error => Verdict::NotClear(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{answer, answer_with, response_with};
    use crate::http::Response;

    const ADA: &str = r#"{"id":"ada","name":"Ada"}"#;

    fn redirected_answer(status: u16, text: &str) -> Outcome {
        Ok(Response {
            redirected: true,
            ..response_with(status, text)
        })
    }

    /// The verdict, and whether `spaces` was asked for it.
    fn test(user: Outcome, spaces: Outcome) -> (Verdict, bool) {
        let (flow, step) = TestKey::start(Secret::new("secret".to_owned()).unwrap());
        let Step::Send(Ask::User, request) = step else {
            panic!("{step:?}");
        };
        assert_eq!(request.path, "/api/v1/users/me");
        assert_eq!(request.bearer.as_ref().unwrap().expose(), "secret");
        match flow.answered(Ask::User, user) {
            Step::Done(verdict) => (verdict, false),
            Step::Send(ask, request) => {
                assert_eq!(request.path, "/api/v1/spaces?limit=1");
                assert!(request.bearer.is_some());
                match flow.answered(ask, spaces) {
                    Step::Done(verdict) => (verdict, true),
                    step => panic!("{step:?}"),
                }
            }
            Step::Show(never) => match never {},
        }
    }

    #[test]
    fn users_me_decides_where_it_is_answered_here() {
        let unused = || Err(ApiError::Offline);
        for user in [answer_with(200, ADA), redirected_answer(200, ADA)] {
            let (verdict, asked) = test(user, unused());
            let Verdict::Works(Some(user)) = verdict else {
                panic!("{verdict:?}");
            };
            assert_eq!((user.name.as_str(), asked), ("Ada", false));
        }
        assert_eq!(test(answer(401), unused()).0, Verdict::Refused);
        let (verdict, _) = test(answer(403), unused());
        assert!(matches!(verdict, Verdict::NotClear(ApiError::Forbidden(_))));
    }

    #[test]
    fn spaces_decides_where_the_key_may_have_been_dropped_on_the_way() {
        for user in [
            redirected_answer(401, ""),
            Err(ApiError::Offline),
            Err(ApiError::OtherHost),
        ] {
            let judged = |spaces| test(user.clone(), spaces);
            let works = (Verdict::Works(None), true);
            assert_eq!(judged(answer_with(200, r#"{"data":[]}"#)), works);
            assert_eq!(judged(answer(401)), (Verdict::Refused, true));
            let offline = (Verdict::NotClear(ApiError::Offline), true);
            assert_eq!(judged(Err(ApiError::Offline)), offline);
            let unreadable = (Verdict::NotClear(ApiError::Unreadable), true);
            assert_eq!(judged(answer_with(200, "{")), unreadable);
        }
    }
}
