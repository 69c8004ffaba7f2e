//! What happened, as facts.

use serde::{Deserialize, Serialize};

use serde_json::Value;

use super::event::text;
use super::rules::{ChangedRules, as_count};
use crate::key::{UserId, When};

/// What happened, as a list is filtered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ActivityKind {
    KeyCreated,
    KeyChanged,
    KeyDeleted,
    KeyRevoked,
    KeyRefused,
    RulesChanged,
    PermissionGranted,
    PermissionRemoved,
    /// Whether it was granted or removed isn't told.
    PermissionTouched,
    OwnerDeleted,
    RateLimitPassed,
}

impl ActivityKind {
    /// Every kind, in the order of the screen.
    pub const ALL: [ActivityKind; 11] = [
        ActivityKind::KeyCreated,
        ActivityKind::KeyChanged,
        ActivityKind::KeyDeleted,
        ActivityKind::KeyRevoked,
        ActivityKind::KeyRefused,
        ActivityKind::RulesChanged,
        ActivityKind::PermissionGranted,
        ActivityKind::PermissionRemoved,
        ActivityKind::PermissionTouched,
        ActivityKind::OwnerDeleted,
        ActivityKind::RateLimitPassed,
    ];

    /// What a file for programs calls it.
    pub fn word(self) -> &'static str {
        match self {
            ActivityKind::KeyCreated => "keyCreated",
            ActivityKind::KeyChanged => "keyChanged",
            ActivityKind::KeyDeleted => "keyDeleted",
            ActivityKind::KeyRevoked => "keyRevoked",
            ActivityKind::KeyRefused => "keyRefused",
            ActivityKind::RulesChanged => "rulesChanged",
            ActivityKind::PermissionGranted => "permissionGranted",
            ActivityKind::PermissionRemoved => "permissionRemoved",
            ActivityKind::PermissionTouched => "permissionTouched",
            ActivityKind::OwnerDeleted => "ownerDeleted",
            ActivityKind::RateLimitPassed => "rateLimitPassed",
        }
    }
}

/// What happened, with what the event tells of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ActivityFact {
    KeyCreated {
        expiry: When,
    },
    /// The event tells what the key is like since, and nothing of what it was.
    KeyChanged {
        expiry: When,
        /// The name that the event read before this one in time had, where it is another: the key was
        /// renamed. Events that weren't read may lie between.
        earlier_name: Option<String>,
    },
    /// Deleted by its owner, or by whom isn't told.
    KeyDeleted,
    /// Revoked by an admin.
    KeyRevoked,
    /// Someone tried the key and was refused.
    KeyRefused {
        /// The tenant's code, such as `APIKEYS-18`.
        code: Option<String>,
        /// The tenant's own text.
        reason: Option<String>,
    },
    RulesChanged(ChangedRules),
    /// "Manage API keys" was given or taken away by a change of a role, or of whoever has roles.
    Permission {
        holder: PermissionHolder,
        change: PermissionChange,
        /// Ids or names of the roles given or taken, as the event has them; empty for a change of a role itself.
        roles: Vec<String>,
    },
    /// A user was deleted; `owner` of the activity tells who.
    OwnerDeleted {
        name: Option<String>,
        email: Option<String>,
    },
    RateLimitPassed(RateLimit),
}

impl ActivityFact {
    /// Its kind.
    pub fn kind(&self) -> ActivityKind {
        match self {
            ActivityFact::KeyCreated { .. } => ActivityKind::KeyCreated,
            ActivityFact::KeyChanged { .. } => ActivityKind::KeyChanged,
            ActivityFact::KeyDeleted => ActivityKind::KeyDeleted,
            ActivityFact::KeyRevoked => ActivityKind::KeyRevoked,
            ActivityFact::KeyRefused { .. } => ActivityKind::KeyRefused,
            ActivityFact::RulesChanged(_) => ActivityKind::RulesChanged,
            ActivityFact::Permission { change, .. } => match change {
                PermissionChange::Granted => ActivityKind::PermissionGranted,
                PermissionChange::Removed => ActivityKind::PermissionRemoved,
                PermissionChange::NotTold => ActivityKind::PermissionTouched,
            },
            ActivityFact::OwnerDeleted { .. } => ActivityKind::OwnerDeleted,
            ActivityFact::RateLimitPassed(_) => ActivityKind::RateLimitPassed,
        }
    }
}

/// What became of "Manage API keys".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PermissionChange {
    Granted,
    Removed,
    /// A role that carries it, or roles of which it isn't known whether they do, were changed.
    NotTold,
}

/// What was done with a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RoleAct {
    Created,
    Changed,
    Deleted,
}

/// Where "Manage API keys" was given or taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PermissionHolder {
    /// A role carries it or does so no longer.
    Role {
        id: Option<String>,
        name: Option<String>,
        act: RoleAct,
    },
    /// A group has other roles.
    Group {
        id: Option<String>,
        name: Option<String>,
    },
    /// All users have other roles.
    Everyone,
    /// A user has other roles.
    User(Option<UserId>),
}

/// A rate limit that was passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateLimit {
    /// It is for each user (`USER`), rather than for all of the tenant (`TENANT`): the tenant's word.
    pub applies_to: Option<String>,
    /// Calls were refused (`enforce`), rather than counted only.
    pub is_enforced: Option<bool>,
    /// Until when it holds.
    pub valid_until: When,
    /// Whose calls there were, and how many where that is told.
    pub users: Vec<(UserId, Option<u64>)>,
}

impl RateLimit {
    /// Reads the `data` of an event.
    pub fn read(data: &Value) -> RateLimit {
        let users = data.get("users").and_then(Value::as_array);
        let users = users.into_iter().flatten().filter_map(|user| {
            let id = UserId::new(text(user, "userId")?);
            Some((id, user.get("requests").and_then(as_count)))
        });
        RateLimit {
            applies_to: text(data, "appliesTo"),
            is_enforced: data.get("enforce").and_then(Value::as_bool),
            valid_until: When::new(text(data, "validUntil")),
            users: users.collect(),
        }
    }
}
