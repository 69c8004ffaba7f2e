//! An API key as the contract lists it. The token is never part of it.

use super::document::{Document, document, text};
use crate::clock;
use serde_json::json;

/// What makes one key differ from another. Times are milliseconds since the epoch.
pub struct Draft<'a> {
    pub id: String,
    pub tenant: &'a str,
    pub owner: &'a str,
    pub maker: &'a str,
    pub description: &'a str,
    pub status: &'a str,
    pub created: i64,
    pub expiry: i64,
}

impl Draft<'_> {
    /// The key as stored. An owner like `SCIM\\…` makes it an `externalClient`.
    pub fn document(self) -> Document {
        document(json!({
            "id": self.id,
            "sub": self.owner,
            "subType": if self.owner.starts_with("SCIM\\") { "externalClient" } else { "user" },
            "tenantId": self.tenant,
            "status": self.status,
            "expiry": clock::stamp(self.expiry),
            "description": self.description,
            "createdByUser": self.maker,
            "created": clock::stamp(self.created),
            "lastUpdated": clock::stamp(self.created),
        }))
    }
}

/// Whether the tenant calls it active; the clock has no say in this.
pub fn is_active(key: &Document) -> bool {
    text(key, "status") == "active"
}

/// Whether it opens anything at that moment.
pub fn works(key: &Document, now: i64) -> bool {
    is_active(key) && clock::parse(text(key, "expiry")).is_some_and(|expiry| now < expiry)
}
