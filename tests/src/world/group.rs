//! A group as the contract describes it: people from the identity provider, and the roles that come with belonging.

use super::document::{Document, document, text};
use serde_json::{Value, json};

/// The group that every user belongs to. It is none of the listed ones, but can be read by this id.
pub const EVERYONE: &str = "000000000000000000000001";

/// What makes one group differ from another.
pub struct Draft<'a> {
    pub id: &'a str,
    pub tenant: &'a str,
    pub name: &'a str,
    /// The roles, as references.
    pub roles: Vec<Value>,
}

impl Draft<'_> {
    /// The group as stored.
    pub fn document(self) -> Document {
        document(json!({
            "id": self.id,
            "tenantId": self.tenant,
            "name": self.name,
            "status": "active",
            "providerType": "idp",
            "assignedRoles": self.roles,
            "createdAt": "2025-01-20T08:00:00.000Z",
            "lastUpdatedAt": "2026-09-15T08:00:00.000Z",
        }))
    }
}

/// The group as its members refer to it.
pub fn reference(group: &Document) -> Value {
    let fields = ["id", "name", "providerType", "assignedRoles"].into_iter();
    let present = fields.filter_map(|field| Some((field.to_owned(), group.get(field)?.clone())));
    Value::Object(present.collect())
}

/// Whether it is the group of everybody.
pub fn is_everyone(group: &Document) -> bool {
    text(group, "id") == EVERYONE
}
