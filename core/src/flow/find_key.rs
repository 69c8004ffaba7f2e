//! Whose key is this? One key by its id, for an id or a token that somebody pasted.

use super::Outcome;
use super::after::{After, after};
use crate::api::{ApiError, get_key};
use crate::http::Request;
use crate::key::{Key, KeyId};
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

/// Asks for the key.
pub fn start(id: &KeyId) -> Request {
    get_key(id).request
}

/// Takes the answer, seen with the eyes of the signed-in user.
pub fn answered(id: &KeyId, outcome: Outcome, role: Role) -> Found {
    let found = match after(id, false, outcome) {
        After::Key(key) => Found::Key(Box::new(key)),
        After::Gone => Found::NotSeen,
        After::NotRead(error) => Found::NotRead(error),
        After::Untouched => Found::NotSeen,
    };
    found.judged_by(role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{answer, answer_with, forbidden, key_id, response_with};
    use crate::http::Response;

    #[track_caller]
    fn check(status: u16, text: &str, role: Role, expected: Found) {
        let response = Response {
            is_confirmed: true,
            ..response_with(status, text)
        };
        assert_eq!(answered(&key_id("k1"), Ok(response), role), expected);
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
        let found = answered(&key_id("k1"), answer(404), Role::TenantAdmin);
        assert!(matches!(found, Found::NotRead(ApiError::NotFound(_))));
    }

    #[test]
    fn a_key_that_is_seen_is_told() {
        let id = key_id("k1");
        assert_eq!(start(&id).path, "/api/v1/api-keys/k1");
        let nightly = answer_with(200, r#"{"id":"k1","description":"Nightly"}"#);
        let Found::Key(key) = answered(&id, nightly, Role::NotKnown) else {
            panic!("not seen");
        };
        assert_eq!((key.id, key.name.as_str()), (id, "Nightly"));
    }
}
