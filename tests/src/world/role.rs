//! A role as the contract describes it: a name, and the scopes that it adds to whoever has it.

use super::document::{Document, document, text};
use serde_json::{Value, json};

/// The role that may see and revoke everybody's keys, and change the tenant's rules.
pub const TENANT_ADMIN: &str = "TenantAdmin";
/// The role that may read events, and nobody else's keys.
pub const AUDIT_ADMIN: &str = "AuditAdmin";
/// The role whose scopes every user has.
pub const USER_DEFAULT: &str = "UserDefault";
/// The scope of "Manage API keys".
pub const MANAGE_KEYS: &str = "api-keys";

/// What makes one role differ from another.
pub struct Draft<'a> {
    pub id: &'a str,
    pub tenant: &'a str,
    pub name: &'a str,
    /// `default` or `custom`.
    pub kind: &'a str,
    /// `admin` or `user`.
    pub level: &'a str,
    pub description: &'a str,
    pub scopes: &'a [&'a str],
    /// When it was made, as the API writes it.
    pub created: &'a str,
}

impl Draft<'_> {
    /// The role as stored.
    pub fn document(self) -> Document {
        let custom = self.kind == "custom";
        document(json!({
            "id": self.id,
            "tenantId": self.tenant,
            "name": self.name,
            "type": self.kind,
            "level": self.level,
            "description": self.description,
            "assignedScopes": self.scopes,
            "permissions": [],
            "canEdit": custom || self.name == USER_DEFAULT,
            "canDelete": custom,
            "createdAt": self.created,
            "lastUpdatedAt": self.created,
        }))
    }
}

/// The role as users and groups refer to it.
pub fn reference(role: &Document) -> Value {
    let fields = ["id", "name", "type", "level"].into_iter();
    let present = fields.filter_map(|field| Some((field.to_owned(), role.get(field)?.clone())));
    Value::Object(present.collect())
}

/// The scopes of a role.
pub fn scopes(role: &Document) -> impl Iterator<Item = &str> {
    let list = role.get("assignedScopes").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str)
}

/// Whether it came with the tenant rather than being made by an admin.
pub fn is_default(role: &Document) -> bool {
    text(role, "type") == "default"
}
