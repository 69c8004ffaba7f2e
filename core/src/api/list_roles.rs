//! `GET /api/v1/roles`: a page of at most 100 roles, for a TenantAdmin only. Roles can't be
//! filtered by scope, so all are read and those that carry one are picked here.

use serde::Deserialize;

use super::get_user::if_understood;
use super::{ApiError, Page};
use crate::access::{RoleId, RoleKind, TenantRole};
use crate::http::{Request, Response};

pub(super) const PATH: &str = "/api/v1/roles";
const USER_DEFAULT: &str = "UserDefault";

/// The first page of roles, or a further one by the link of the page before it.
pub fn list_roles(next: Option<String>) -> Request {
    let first = || format!("{PATH}?limit=100");
    Request::get(next.unwrap_or_else(first))
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<Page<TenantRole>, ApiError> {
    Page::parse(response, PATH, RoleRow::into_role)
}

/// `Role` as it comes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RoleRow {
    id: String,
    name: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default, deserialize_with = "if_understood")]
    assigned_scopes: Option<Vec<String>>,
    can_edit: Option<bool>,
}

impl RoleRow {
    pub(super) fn into_role(self) -> Option<TenantRole> {
        let name = self.name.unwrap_or_default();
        // Older pages spell it `userDefault`.
        let is_user_default = name.eq_ignore_ascii_case(USER_DEFAULT);
        Some(TenantRole {
            id: RoleId::new(&self.id)?,
            kind: match self.kind.as_deref() {
                // A custom role may take any name.
                Some("default") if is_user_default => RoleKind::UserDefault,
                Some("default") => RoleKind::Default,
                Some("custom") => RoleKind::Custom,
                _ => RoleKind::Other,
            },
            name,
            scopes: self.assigned_scopes,
            may_edit: self.can_edit,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn role(text: &str) -> TenantRole {
        let row: RoleRow = serde_json::from_str(text).unwrap();
        row.into_role().unwrap()
    }

    #[test]
    fn user_default_is_qliks_own_role_of_that_name() {
        for (text, expected) in [
            (
                r#"{"id":"r","name":"UserDefault","type":"default"}"#,
                RoleKind::UserDefault,
            ),
            (
                r#"{"id":"r","name":"userDefault","type":"default"}"#,
                RoleKind::UserDefault,
            ),
            (
                r#"{"id":"r","name":"UserDefault","type":"custom"}"#,
                RoleKind::Custom,
            ),
            (
                r#"{"id":"r","name":"TenantAdmin","type":"default"}"#,
                RoleKind::Default,
            ),
            (r#"{"id":"r"}"#, RoleKind::Other),
        ] {
            assert_eq!(role(text).kind, expected, "{text}");
        }
    }

    #[test]
    fn the_scope_counts_and_so_do_the_others() {
        let both =
            role(r#"{"id":"r","type":"custom","assignedScopes":["api-keys","apps","spaces"]}"#);
        assert_eq!((both.carries_keys(), both.further_scopes()), (true, 2));
        let similar = role(r#"{"id":"r","assignedScopes":["admin.api-keys","API-KEYS"]}"#);
        assert!(!similar.carries_keys());
        let odd = role(r#"{"id":"r","assignedScopes":{"api-keys":true}}"#);
        assert_eq!((odd.scopes.clone(), odd.carries_keys()), (None, false));
    }
}
