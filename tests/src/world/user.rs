//! A user as the contract describes them.

use super::document::{Document, document};
use super::group::EVERYONE;
use serde_json::{Value, json};

/// What makes one user differ from another.
pub struct Draft<'a> {
    pub id: &'a str,
    pub tenant: &'a str,
    pub name: &'a str,
    /// `None` for the kind of user that has no mailbox.
    pub email: Option<&'a str>,
    pub status: &'a str,
}

impl Draft<'_> {
    /// The user as stored: in the group of everybody, without a role of their own.
    pub fn document(self) -> Document {
        let mut user = document(json!({
            "id": self.id,
            "tenantId": self.tenant,
            "name": self.name,
            "subject": format!("idp|{}", self.id),
            "status": self.status,
            "assignedRoles": [],
            "assignedGroups": [{ "id": EVERYONE }],
            "createdAt": "2025-02-03T08:00:00.000Z",
            "lastUpdatedAt": "2026-10-01T08:00:00.000Z",
        }));
        if let Some(email) = self.email {
            user.insert("email".into(), email.into());
        }
        user
    }
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
