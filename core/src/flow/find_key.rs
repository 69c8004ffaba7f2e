//! Whose key is this? One key by its id, for an id or a token that somebody pasted.

use super::{Outcome, parsed};
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

/// Asks for the key.
pub fn start(id: &KeyId) -> Request {
    get_key(id).request
}

/// Takes the answer, seen with the eyes of the signed-in user.
pub fn answered(id: &KeyId, outcome: Outcome, role: Role) -> Found {
    match parsed(outcome, get_key(id).parse) {
        Ok(key) => Found::Key(Box::new(key)),
        Err(ApiError::NotFound(_) | ApiError::Forbidden(_)) if role == Role::NotAdmin => {
            Found::NotVisible
        }
        Err(ApiError::NotFound(_)) if role == Role::TenantAdmin => Found::NotHere,
        Err(ApiError::NotFound(_)) => Found::NotSeen,
        Err(error) => Found::NotRead(error),
    }
}
