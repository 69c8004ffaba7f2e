//! `PATCH /api/v1/roles/{id}`: the scope `api-keys` alone is added or removed, so that whatever
//! another admin changes meanwhile stays.

use serde_json::json;

use super::{ApiError, list_roles::PATH};
use crate::access::{RoleId, SCOPE, Verb};
use crate::http::{Effect, Method, Request, Response};

/// Gives the scope to a role, or takes it.
pub fn change_role(id: &RoleId, verb: Verb) -> Request {
    let step = match verb {
        Verb::Give => json!({ "op": "add", "path": "/assignedScopes/-", "value": SCOPE }),
        Verb::Take => json!({ "op": "remove-value", "path": "/assignedScopes", "value": SCOPE }),
    };
    let path = format!("{PATH}/{}", id.as_str());
    Request::new(Method::Patch, path, Effect::Change).with_body(json!([step]).to_string())
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<(), ApiError> {
    ApiError::of(response).map_or(Ok(()), Err)
}
