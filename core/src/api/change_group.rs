//! `PATCH /api/v1/groups/{id}`: a group takes its roles as a whole list only, of at most 100. Who
//! writes it has read it just before, and reads it again after.

use serde_json::{Value, json};

use super::{ApiError, get_group::group_path};
use crate::access::{GroupId, RoleRef};
use crate::http::{Effect, Method, Request, Response};

/// Sets the roles of a group.
pub fn change_group(id: &GroupId, roles: &[RoleRef]) -> Request {
    let value: Vec<Value> = roles
        .iter()
        .map(|role| json!({ "id": role.id.as_str() }))
        .collect();
    let step = json!({ "op": "replace", "path": "/assignedRoles", "value": value });
    Request::new(Method::Patch, group_path(id), Effect::Change).with_body(json!([step]).to_string())
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<(), ApiError> {
    ApiError::of(response).map_or(Ok(()), Err)
}
