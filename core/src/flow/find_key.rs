//! Whose key is this? One key by its id, for an id or a token that somebody pasted.

use std::convert::Infallible;

use super::after::{After, after};
use super::{Event, EventOf, Flow, Step, StepsOf};
use crate::api::{ApiError, get_key};
use crate::key::{Key, KeyId};
use crate::moment::Moment;
use crate::user::Role;

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Key(Box<Key>),
    /// A TenantAdmin sees every key, so it was deleted or is of another tenant.
    NotHere,
    /// Who isn't an admin sees only their own keys, so nothing follows from not seeing it.
    NotVisible,
    /// Not seen, and whether the user sees all keys isn't known.
    NotSeen,
    /// The tenant did not answer the question.
    NotRead(ApiError),
}

impl Found {
    /// The same answer, once it is known who looked.
    #[must_use]
    pub fn judged_by(self, role: Role) -> Found {
        match (&self, role) {
            (Found::NotSeen, Role::TenantAdmin) => Found::NotHere,
            (Found::NotSeen | Found::NotRead(ApiError::Forbidden(_)), Role::NotAdmin) => {
                Found::NotVisible
            }
            _ => self,
        }
    }
}

/// One look for a key. What not seeing it means is then [judged](Found::judged_by) by who looked.
#[derive(Debug)]
pub struct FindKey {
    id: KeyId,
}

impl FindKey {
    /// The key to look for.
    pub fn new(id: KeyId) -> FindKey {
        FindKey { id }
    }
}

impl Flow for FindKey {
    type Call = ();
    type Input = Infallible;
    type Progress = Infallible;
    type End = Found;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        vec![match event {
            Event::Begun => Step::Send((), get_key(&self.id)),
            Event::Answered((), outcome) => Step::Done(match after(false, outcome) {
                After::Key(key) => Found::Key(Box::new(key)),
                After::Gone | After::Untouched => Found::NotSeen,
                After::NotRead(error) => Found::NotRead(error),
            }),
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{answer, answer_with, forbidden, key_id, response_with};
    use crate::flow::Outcome;
    use crate::flow::driven::Driven;
    use crate::http::Response;

    fn find(outcome: Outcome) -> Found {
        let look = Driven::begin(FindKey::new(key_id("k1")));
        assert_eq!(look.paths(), ["/api/v1/api-keys/k1"]);
        look.finish(|_| outcome.clone())
    }

    #[track_caller]
    fn check(status: u16, text: &str, role: Role, expected: Found) {
        let response = Response {
            is_confirmed: true,
            ..response_with(status, text)
        };
        assert_eq!(find(Ok(response)).judged_by(role), expected);
    }

    #[test]
    fn what_not_seeing_a_key_means_depends_on_who_looks() {
        check(404, "", Role::TenantAdmin, Found::NotHere);
        check(404, "", Role::NotAdmin, Found::NotVisible);
        check(404, "", Role::NotKnown, Found::NotSeen);
        check(403, "", Role::NotAdmin, Found::NotVisible);
        check(403, "", Role::TenantAdmin, Found::NotRead(forbidden()));
        check(403, "", Role::NotKnown, Found::NotRead(forbidden()));
        let unreadable = || Found::NotRead(ApiError::Unreadable);
        check(200, "{", Role::TenantAdmin, unreadable());
        check(200, r#"{"id":""}"#, Role::NotAdmin, unreadable());
    }

    #[test]
    fn what_somebody_else_does_not_see_says_nothing() {
        let found = find(answer(404)).judged_by(Role::TenantAdmin);
        assert!(matches!(found, Found::NotRead(ApiError::NotFound(_))));
    }

    #[test]
    fn a_key_that_is_seen_is_told() {
        let nightly = answer_with(200, r#"{"id":"k1","description":"Nightly"}"#);
        let Found::Key(key) = find(nightly).judged_by(Role::NotKnown) else {
            panic!("not seen");
        };
        assert_eq!((key.id.as_str(), key.name.as_str()), ("k1", "Nightly"));
    }
}
