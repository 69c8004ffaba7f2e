//! What a tenant records as events about keys, and about who may hold them.
//!
//! Most of it is recorded twice, once in each family: `com.qlik.core.…`, and the legacy names before it.

use super::document::{Document, text};
use super::role;
use serde_json::{Value, json};

/// The types that one thing is recorded as, and the source of both.
#[derive(Clone, Copy, Debug)]
pub struct EventKind {
    pub core: Option<&'static str>,
    pub legacy: Option<&'static str>,
    pub source: &'static str,
}

/// The contract doesn't name the source of key events: nobody should rely on this one.
const KEYS: &str = "com.qlik/api-keys";
const IDENTITIES: &str = "com.qlik/identities";
const RATE_LIMITER: &str = "com.qlik/rate-limiter";

const fn kind(
    core: Option<&'static str>,
    legacy: Option<&'static str>,
    source: &'static str,
) -> EventKind {
    EventKind {
        core,
        legacy,
        source,
    }
}

#[rustfmt::skip]
mod kinds {
    use super::{EventKind, IDENTITIES, KEYS, RATE_LIMITER, kind};

    pub const KEY_CREATED: EventKind = kind(Some("com.qlik.core.api-key.created"), Some("com.qlik.api-key.created"), KEYS);
    pub const KEY_UPDATED: EventKind = kind(Some("com.qlik.core.api-key.updated"), Some("com.qlik.api-key.updated"), KEYS);
    pub const KEY_DELETED: EventKind = kind(Some("com.qlik.core.api-key.deleted"), Some("com.qlik.api-key.deleted"), KEYS);
    pub const KEY_VALIDATED: EventKind = kind(None, Some("com.qlik.api-key.validated"), KEYS);
    pub const KEY_FAILED: EventKind = kind(Some("com.qlik.core.api-key.validation.failed"), Some("com.qlik.v1.api-key.validation.failed"), KEYS);
    pub const CONFIG_UPDATED: EventKind = kind(Some("com.qlik.core.api-keys-config.updated"), Some("com.qlik.api-keys-config.updated"), KEYS);
    pub const ROLE_CREATED: EventKind = kind(Some("com.qlik.core.role.created"), Some("com.qlik.v1.role.created"), IDENTITIES);
    pub const ROLE_UPDATED: EventKind = kind(Some("com.qlik.core.role.updated"), Some("com.qlik.v1.role.updated"), IDENTITIES);
    pub const ROLE_DELETED: EventKind = kind(Some("com.qlik.core.role.deleted"), Some("com.qlik.v1.role.deleted"), IDENTITIES);
    pub const ROLES_SYNCED: EventKind = kind(Some("com.qlik.core.role.synced"), Some("com.qlik.v1.role.synced"), IDENTITIES);
    pub const GROUP_UPDATED: EventKind = kind(Some("com.qlik.core.group.updated"), Some("com.qlik.v1.group.updated"), IDENTITIES);
    pub const GROUP_SETTING_UPDATED: EventKind = kind(Some("com.qlik.core.group-setting.updated"), Some("com.qlik.v1.group-setting.updated"), IDENTITIES);
    pub const USER_UPDATED: EventKind = kind(Some("com.qlik.core.user.updated"), None, IDENTITIES);
    pub const USER_DELETED: EventKind = kind(Some("com.qlik.core.user.deleted"), Some("com.qlik.v1.user.deleted"), IDENTITIES);
    pub const SESSION_BEGUN: EventKind = kind(Some("com.qlik.core.user-session.begun"), None, IDENTITIES);
    pub const RATE_LIMIT_EXCEEDED: EventKind = kind(None, Some("com.qlik.v1.rate-limit.exceeded"), RATE_LIMITER);
}
pub use kinds::*;

/// Everything that a tenant records, as far as it is modelled.
pub const ALL: [EventKind; 16] = [
    KEY_CREATED,
    KEY_UPDATED,
    KEY_DELETED,
    KEY_VALIDATED,
    KEY_FAILED,
    CONFIG_UPDATED,
    ROLE_CREATED,
    ROLE_UPDATED,
    ROLE_DELETED,
    ROLES_SYNCED,
    GROUP_UPDATED,
    GROUP_SETTING_UPDATED,
    USER_UPDATED,
    USER_DELETED,
    SESSION_BEGUN,
    RATE_LIMIT_EXCEEDED,
];

/// Whether a tenant may record events of that type.
pub fn is_known(name: &str) -> bool {
    let mut kinds = ALL.iter();
    kinds.any(|kind| [kind.core, kind.legacy].contains(&Some(name)))
}

/// The one type that a key's use is recorded as.
pub const VALIDATED: &str = "com.qlik.api-key.validated";

/// Something that happened, before it is recorded in its families.
#[derive(Clone, Debug)]
pub struct Occurrence {
    pub kind: EventKind,
    /// When, in milliseconds since the epoch.
    pub at: i64,
    /// How much later the legacy event is than the core one, in milliseconds.
    pub lag: i64,
    /// The id of the user who caused it.
    pub by: Option<String>,
    /// What it happened to, as `topLevelResourceId` names it.
    pub resource: Option<String>,
    pub core: Value,
    pub legacy: Value,
}

impl Occurrence {
    /// Something with the same data in both families.
    pub fn new(kind: EventKind, at: i64, by: &str, data: Value) -> Self {
        Self {
            kind,
            at,
            lag: 0,
            by: (!by.is_empty()).then(|| by.to_owned()),
            resource: data["id"].as_str().map(String::from),
            legacy: data.clone(),
            core: data,
        }
    }

    /// The same with a later legacy event.
    pub fn lagging(mut self, milliseconds: i64) -> Self {
        self.lag = milliseconds;
        self
    }
}

/// A key was made, or has another name now.
pub fn key_written(kind: EventKind, at: i64, by: &str, key: &Document) -> Occurrence {
    Occurrence::new(kind, at, by, key_data(key))
}

/// A key was deleted by its owner, or revoked.
pub fn key_ended(at: i64, by: &str, key: &Document, status: &str) -> Occurrence {
    let mut data = key_data(key);
    data["status"] = status.into();
    Occurrence::new(KEY_DELETED, at, by, data)
}

/// A key that does not work any more was tried. The core event knows it by `topLevelResourceId` alone.
pub fn key_failed(at: i64, key: &Document) -> Occurrence {
    let core = json!({
        "jti": text(key, "createdByUser"),
        "code": "APIKEYS-18",
        "subType": text(key, "subType"),
        "description": "The API key is either expired or revoked.",
        "createdByUser": text(key, "createdByUser"),
    });
    let mut legacy = core.clone();
    legacy["id"] = text(key, "id").into();
    legacy["sub"] = text(key, "sub").into();
    legacy["jti"] = text(key, "id").into();
    Occurrence {
        kind: KEY_FAILED,
        at,
        lag: 0,
        by: None,
        resource: Some(text(key, "id").to_owned()),
        core,
        legacy,
    }
}

/// The rules for keys were changed to these. Of the two families, only core has the number as a number.
pub fn config_updated(at: i64, by: &str, config: &Document) -> Occurrence {
    let core = json!({
        "apiKeysEnabled": super::config::allows_keys(config),
        "maxKeysPerUser": super::config::most_keys(config),
        "maxApiKeyExpiry": text(config, super::config::LONGEST_EXPIRY),
        "scimExternalClientExpiry": text(config, super::config::SCIM_EXPIRY),
    });
    let mut occurrence = Occurrence::new(CONFIG_UPDATED, at, by, core);
    occurrence.legacy["maxKeysPerUser"] = super::config::most_keys(config).to_string().into();
    occurrence
}

/// A role was made or deleted.
pub fn role_written(kind: EventKind, at: i64, by: &str, role: &Document) -> Occurrence {
    let data = json!({
        "id": text(role, "id"),
        "name": text(role, "name"),
        "type": text(role, "type"),
        "description": text(role, "description"),
        "assignedScopes": role::scopes(role).collect::<Vec<_>>(),
    });
    Occurrence::new(kind, at, by, data)
}

/// A role is this now and was that before.
pub fn role_updated(at: i64, by: &str, old: &Document, new: &Document) -> Occurrence {
    let mut occurrence = role_written(ROLE_UPDATED, at, by, new);
    let updates = updates(old, new, &["name", "description", "assignedScopes"]);
    occurrence.core["_updates"] = updates.clone();
    occurrence.legacy["_updates"] = updates;
    occurrence
}

/// A group has other roles now; legacy writes the lists as text, in a field of another name.
pub fn group_updated(at: i64, by: &str, old: &Document, new: &Document) -> Occurrence {
    let kind = if super::group::is_everyone(new) {
        GROUP_SETTING_UPDATED
    } else {
        GROUP_UPDATED
    };
    let data = json!({ "id": text(new, "id"), "name": text(new, "name") });
    let mut occurrence = Occurrence::new(kind, at, by, data);
    let updates = updates(old, new, &["assignedRoles"]);
    occurrence.legacy["updates"] = in_text(&updates);
    occurrence.core["_updates"] = updates;
    occurrence
}

/// A user has other roles now. Which user, only `topLevelResourceId` knows.
pub fn user_updated(at: i64, by: &str, old: &Document, new: &Document) -> Occurrence {
    let data = json!({ "_updates": updates(old, new, &["assignedRoles", "status"]) });
    let mut occurrence = Occurrence::new(USER_UPDATED, at, by, data);
    occurrence.resource = Some(text(new, "id").to_owned());
    occurrence
}

/// The fields of a key that its events have.
fn key_data(key: &Document) -> Value {
    let fields = ["id", "sub", "subType", "description", "expiry"].into_iter();
    let present = fields.filter_map(|field| Some((field.to_owned(), key.get(field)?.clone())));
    Value::Object(present.collect())
}

/// What of these fields is another now.
fn updates(old: &Document, new: &Document, fields: &[&str]) -> Value {
    let changed = fields
        .iter()
        .filter(|field| old.get(**field) != new.get(**field));
    let steps = changed.map(|field| {
        json!({ "path": format!("/{field}"), "oldValue": old.get(*field), "newValue": new.get(*field) })
    });
    Value::Array(steps.collect())
}

/// The same changes with every value as text.
fn in_text(updates: &Value) -> Value {
    let steps = updates.as_array().into_iter().flatten();
    let written = steps.map(|step| {
        json!({
            "path": step["path"],
            "oldValue": step["oldValue"].to_string(),
            "newValue": step["newValue"].to_string(),
        })
    });
    Value::Array(written.collect())
}
