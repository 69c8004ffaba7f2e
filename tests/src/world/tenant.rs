//! One tenant: its names, its people and what they may do, its keys and the rules for them.

use super::audit_log::AuditLog;
use super::document::{Document, text};
use super::shelf::Shelf;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A tenant and all that is in it.
pub struct Tenant {
    pub id: &'static str,
    pub name: &'static str,
    /// The host name that never changes.
    pub system_host: &'static str,
    pub alias: &'static str,
    pub region: &'static str,
    pub datacenter: &'static str,
    pub users: BTreeMap<String, Document>,
    pub roles: BTreeMap<String, Document>,
    /// Every group, that of everybody too.
    pub groups: BTreeMap<String, Document>,
    pub keys: Shelf,
    /// The rules for keys.
    pub config: Document,
    pub audits: AuditLog,
    /// As whom the next visit of the start page signs in; nobody when `None`.
    pub visitor: Option<String>,
}

impl Tenant {
    /// Whether it answers to this host name.
    pub fn answers_to(&self, host: &str) -> bool {
        host == self.alias || host == self.system_host
    }

    /// The tenant as `GET /api/v1/tenants/{id}` gives it.
    pub fn document(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "hostnames": [self.system_host, self.alias],
            "region": self.region,
            "datacenter": self.datacenter,
            "status": "active",
            "created": "2024-05-06T07:08:09.000Z",
            "lastUpdated": "2026-09-01T00:00:00.000Z",
            "createdByUser": "66a1b2c3d4e5f60718293a4b",
            "links": { "self": { "href": format!("https://{}/api/v1/tenants/{}", self.system_host, self.id) } },
        })
    }

    /// Adds a user, or replaces the one with their id.
    pub fn put_user(&mut self, user: Document) {
        self.users.insert(text(&user, "id").to_owned(), user);
    }

    /// Adds a role, or replaces the one with its id.
    pub fn put_role(&mut self, role: Document) {
        self.roles.insert(text(&role, "id").to_owned(), role);
    }

    /// Adds a group, or replaces the one with its id.
    pub fn put_group(&mut self, group: Document) {
        self.groups.insert(text(&group, "id").to_owned(), group);
    }

    /// A user who can sign in: there, and neither disabled nor deleted.
    pub fn living_user(&self, id: &str) -> Option<&Document> {
        let user = self.users.get(id)?;
        (!matches!(text(user, "status"), "disabled" | "deleted")).then_some(user)
    }
}
