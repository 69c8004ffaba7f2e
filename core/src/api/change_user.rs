//! `PATCH /api/v1/users/{id}`: one role is added or removed. 207 means that not all of a patch
//! was done: of a patch of one step, nothing.

use serde_json::{Value, json};

use super::{ApiError, Problem, segment::segment};
use crate::access::{RoleRef, Verb};
use crate::http::{Effect, Method, Request, Response};
use crate::key::UserId;

const MULTI_STATUS: u16 = 207;

/// Gives a user a role, or takes it, naming it by its id.
pub fn change_user(id: &UserId, role: &RoleRef, verb: Verb) -> Request {
    change(id, &json!({ "id": role.id.as_str() }), verb)
}

/// Gives a user a role, naming it as Qlik's own examples of giving do.
pub fn give_user_by_name(id: &UserId, role: &RoleRef) -> Request {
    change(id, &json!({ "name": role.name }), Verb::Give)
}

fn change(id: &UserId, value: &Value, verb: Verb) -> Request {
    let step = match verb {
        Verb::Give => json!({ "op": "add", "path": "/assignedRoles/-", "value": value }),
        Verb::Take => json!({ "op": "remove-value", "path": "/assignedRoles", "value": value }),
    };
    let path = format!("/api/v1/users/{}", segment(id.as_str()));
    Request::new(Method::Patch, path, Effect::Change).with_body(json!([step]).to_string())
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<(), ApiError> {
    match ApiError::of(response) {
        Some(error) => Err(error),
        None if response.status == MULTI_STATUS => Err(ApiError::Refused {
            status: MULTI_STATUS,
            problem: Problem::of(response),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;

    #[test]
    fn half_done_is_not_done() {
        let answer = |status, text| parse(&response_with(status, text));
        assert_eq!(answer(204, ""), Ok(()));
        let problem = Problem {
            code: Some("USERS-7".to_owned()),
            title: Some("No such role".to_owned()),
            detail: None,
        };
        let text = r#"{"errors":[{"code":"USERS-7","title":"No such role"}]}"#;
        let refused = ApiError::Refused {
            status: 207,
            problem,
        };
        assert_eq!(answer(207, text), Err(refused));
    }
}
