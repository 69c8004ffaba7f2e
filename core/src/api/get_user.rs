//! `GET /api/v1/users/me`: redirects (301) to the signed-in user's own resource.

use serde::Deserialize;

use super::{ApiError, page::read};
use crate::http::{Call, Request, Response};
use crate::key::UserId;
use crate::user::{Account, Role, User};

const TENANT_ADMIN: &str = "TenantAdmin";

/// The signed-in user.
pub fn get_user() -> Call<User> {
    Call {
        request: Request::get("/api/v1/users/me"),
        parse,
    }
}

fn parse(response: &Response) -> Result<User, ApiError> {
    read::<UserRow>(response)?
        .into_user()
        .ok_or(ApiError::Unreadable)
}

/// `User` as it comes: with `fields`, even required ones may be absent.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserRow {
    id: String,
    name: Option<String>,
    email: Option<String>,
    status: Option<String>,
    tenant_id: Option<String>,
    assigned_roles: Option<Vec<RoleRow>>,
    assigned_groups: Option<Vec<GroupRow>>,
}

#[derive(Deserialize)]
struct RoleRow {
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GroupRow {
    assigned_roles: Option<Vec<RoleRow>>,
}

impl UserRow {
    pub(super) fn into_user(self) -> Option<User> {
        let role = self.role();
        (!self.id.is_empty()).then(|| User {
            id: UserId::new(self.id),
            name: self.name.unwrap_or_default(),
            email: self.email.filter(|email| !email.is_empty()),
            account: Account::from_word(self.status.as_deref()),
            role,
            tenant_id: self.tenant_id,
        })
    }

    /// A role can come by a group alone, so "no" needs both lists.
    fn role(&self) -> Role {
        let by_group = self.assigned_groups.iter().flatten();
        let lists = by_group
            .filter_map(|group| group.assigned_roles.as_ref())
            .chain(&self.assigned_roles);
        let is_admin = lists
            .flatten()
            .any(|role| role.name.as_deref() == Some(TENANT_ADMIN));
        match (is_admin, &self.assigned_roles, &self.assigned_groups) {
            (true, ..) => Role::TenantAdmin,
            (false, Some(_), Some(_)) => Role::NotAdmin,
            (false, ..) => Role::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn role(expected: Role, rest: &str) {
        let row: UserRow = serde_json::from_str(&format!(r#"{{"id":"u"{rest}}}"#)).unwrap();
        assert_eq!(row.into_user().unwrap().role, expected, "{rest}");
    }

    #[test]
    fn an_admin_is_one_by_own_role_or_by_group() {
        let admin = r#"[{"name":"TenantAdmin"}]"#;
        role(Role::TenantAdmin, &format!(r#","assignedRoles":{admin}"#));
        role(
            Role::TenantAdmin,
            &format!(r#","assignedRoles":[],"assignedGroups":[{{"assignedRoles":{admin}}}]"#),
        );
    }

    #[test]
    fn unreadable_roles_are_not_known() {
        role(Role::NotKnown, "");
        role(Role::NotKnown, r#","assignedRoles":[{"name":"Steward"}]"#);
        role(Role::NotKnown, r#","assignedGroups":[{"name":"g"}]"#);
        role(Role::NotAdmin, r#","assignedRoles":[],"assignedGroups":[]"#);
    }
}
