//! `PATCH /api/v1/api-keys/configs/{tenantId}`: one step for each rule that is to change. Whether
//! a patch that is refused in part is done in part isn't documented, so the rules are read after.

use serde_json::{Value, json};

use super::{ApiError, get_config::config_path};
use crate::config::Rule;
use crate::http::{Effect, Method, Request, Response};

/// Changes rules of the tenant with this id.
pub fn change_config(tenant_id: &str, rules: &[Rule]) -> Request {
    let steps: Vec<Value> = rules.iter().copied().map(step).collect();
    Request::new(Method::Patch, config_path(tenant_id), Effect::Change)
        .with_body(Value::Array(steps).to_string())
}

fn step(rule: Rule) -> Value {
    let (path, value) = match rule {
        Rule::KeysPerUser(count) => ("/max_keys_per_user", json!(count)),
        Rule::LongestExpiry(span) => ("/max_api_key_expiry", json!(span.text())),
        Rule::ScimExpiry(span) => ("/scim_externalClient_expiry", json!(span.text())),
        Rule::OldSwitch(is_on) => ("/api_keys_enabled", json!(is_on)),
    };
    json!({ "op": "replace", "path": path, "value": value })
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<(), ApiError> {
    ApiError::of(response).map_or(Ok(()), Err)
}
