//! `POST /api/v1/roles`: a custom role that carries the scope `api-keys` and no other. Names are
//! unique in a tenant.

use serde_json::json;

use super::list_roles::{PATH, RoleRow};
use super::{ApiError, page::read};
use crate::access::{SCOPE, TenantRole};
use crate::http::{Effect, Method, Request, Response};
use crate::pasted::TokenFree;

/// Makes the role.
pub fn create_role(name: &TokenFree, description: &TokenFree) -> Request {
    let body = json!({ "name": name.as_str(), "description": description.as_str(), "assignedScopes": [SCOPE] });
    Request::new(Method::Post, PATH, Effect::Create).with_body(body.to_string())
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<TenantRole, ApiError> {
    read::<RoleRow>(response)?
        .into_role()
        .ok_or(ApiError::Unreadable)
}
