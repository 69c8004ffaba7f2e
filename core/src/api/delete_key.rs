//! `DELETE /api/v1/api-keys/{id}`: one verb, two effects. Its owner's request removes the key; a
//! TenantAdmin's on another's key marks it revoked and leaves it in the list. For good, both.

use super::{ApiError, get_key::key_path};
use crate::http::{Effect, Method, Request, Response};
use crate::key::KeyId;

/// Deletes or revokes one key; which of them is known only by reading the key again.
pub fn delete_key(id: &KeyId) -> Request {
    Request::new(Method::Delete, key_path(id), Effect::Change)
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<(), ApiError> {
    ApiError::of(response).map_or(Ok(()), Err)
}
