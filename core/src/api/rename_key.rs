//! `PATCH /api/v1/api-keys/{id}`: another name, the one thing of a key that can be changed. A list
//! with one step, answered 204; the contract knows it for one's own keys.

use serde_json::json;

use super::{ApiError, get_key::key_path};
use crate::http::{Effect, Method, Request, Response};
use crate::key::KeyId;
use crate::pasted::TokenFree;

/// Gives a key another name.
pub fn rename_key(id: &KeyId, name: &TokenFree) -> Request {
    let steps = json!([{ "op": "replace", "path": "/description", "value": name.as_str() }]);
    Request::new(Method::Patch, key_path(id), Effect::Change).with_body(steps.to_string())
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<(), ApiError> {
    ApiError::of(response).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_replaces_the_name() {
        let name = TokenFree::new("a\"b").unwrap();
        let request = rename_key(&KeyId::new("k 1").unwrap(), &name);
        assert_eq!(
            (request.method, request.path.as_str()),
            (Method::Patch, "/api/v1/api-keys/k%201")
        );
        assert_eq!(
            request.body.as_deref(),
            Some(r#"[{"op":"replace","path":"/description","value":"a\"b"}]"#)
        );
    }
}
