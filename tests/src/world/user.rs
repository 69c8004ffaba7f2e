//! A user as the contract describes them, and what their roles let them do.

use super::document::{Document, document};
use serde_json::{Value, json};

/// The role that may see and revoke everybody's keys.
const ADMIN: &str = "TenantAdmin";

/// What makes one user differ from another.
pub struct Draft<'a> {
    pub id: &'a str,
    pub tenant: &'a str,
    pub name: &'a str,
    /// `None` for the kind of user that has no mailbox.
    pub email: Option<&'a str>,
    pub status: &'a str,
    pub rights: Rights,
}

/// How a user comes to be a TenantAdmin, if at all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    Plain,
    Admin,
    AdminByGroup,
}

impl Draft<'_> {
    /// The user as stored.
    pub fn document(self) -> Document {
        let mut groups = vec![group(
            "000000000000000000000001",
            "com.qlik.Everyone",
            &default_role(),
        )];
        if self.rights == Rights::AdminByGroup {
            groups.push(group(
                "65f0c1d2e3a4b5c6d7e8f901",
                "Platform team",
                &admin_role(),
            ));
        }
        let own = if self.rights == Rights::Admin {
            vec![admin_role()]
        } else {
            Vec::new()
        };
        let mut user = document(json!({
            "id": self.id,
            "tenantId": self.tenant,
            "name": self.name,
            "subject": format!("idp|{}", self.id),
            "status": self.status,
            "assignedRoles": own,
            "assignedGroups": groups,
            "createdAt": "2025-02-03T08:00:00.000Z",
            "lastUpdatedAt": "2026-10-01T08:00:00.000Z",
        }));
        if let Some(email) = self.email {
            user.insert("email".into(), email.into());
        }
        user
    }
}

fn admin_role() -> Value {
    json!({ "id": "60a1b2c3d4e5f60718290001", "name": ADMIN, "type": "default", "level": "admin" })
}

fn default_role() -> Value {
    json!({ "id": "60a1b2c3d4e5f60718290099", "name": "UserDefault", "type": "default", "level": "user" })
}

fn group(id: &str, name: &str, role: &Value) -> Value {
    json!({ "id": id, "name": name, "providerType": "idp", "assignedRoles": [role] })
}

/// Whether the user is a TenantAdmin, by a role of their own or through a group.
pub fn is_admin(user: &Document) -> bool {
    let groups = user.get("assignedGroups").and_then(Value::as_array);
    let inherited = groups
        .into_iter()
        .flatten()
        .any(|group| names_admin(group.get("assignedRoles")));
    inherited || names_admin(user.get("assignedRoles"))
}

fn names_admin(roles: Option<&Value>) -> bool {
    let mut roles = roles.and_then(Value::as_array).into_iter().flatten();
    roles.any(|role| role["name"] == ADMIN)
}

/// The user without a word about roles, as those see them who may not read roles.
pub fn without_roles(mut user: Document) -> Document {
    user.remove("assignedRoles");
    if let Some(Value::Array(groups)) = user.get_mut("assignedGroups") {
        for group in groups.iter_mut().filter_map(Value::as_object_mut) {
            group.remove("assignedRoles");
        }
    }
    user
}
