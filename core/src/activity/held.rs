//! "Manage API keys" as roles carry it and as people and groups have roles.

use serde::{Deserialize, Serialize};

use std::collections::{BTreeSet, HashSet};

use super::change::{FieldChange, Told, changed, gather};
use super::event::AuditEvent;
use super::event_type::EventTopic;
use super::fact::{PermissionChange, PermissionHolder, RoleAct};
use crate::access::{SCOPE, TenantRole};
use crate::key::UserId;

/// What is known of roles and "Manage API keys", by the roles' ids and names. A role that is in none of the sets, such
/// as one that was deleted, may carry it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierRoles {
    /// Roles that carry it, or did as they were created, changed or deleted.
    carrying: HashSet<String>,
    /// Roles of today that don't carry it.
    plain: HashSet<String>,
    /// Roles that got or lost it in a time of which events tell: today's scopes don't tell what they had before.
    changed: HashSet<String>,
}

impl CarrierRoles {
    /// What the roles of the tenant tell.
    pub fn of(roles: &[TenantRole]) -> CarrierRoles {
        let mut known = CarrierRoles::default();
        for role in roles.iter().filter(|role| role.scopes.is_some()) {
            let words = match role.carries_keys() {
                true => &mut known.carrying,
                false => &mut known.plain,
            };
            add(words, [Some(role.id.as_str()), Some(&role.name)]);
        }
        known
    }

    /// Notes that the role of this id and name carried it when it was created, changed or deleted.
    pub(super) fn add_carrying(&mut self, id: Option<&str>, name: Option<&str>) {
        add(&mut self.carrying, [id, name]);
    }

    /// Notes that the role of this id and name got or lost it.
    pub(super) fn add_changed(&mut self, id: Option<&str>, name: Option<&str>) {
        add(&mut self.changed, [id, name]);
    }

    /// What both know.
    pub(super) fn joined_with(&self, other: CarrierRoles) -> CarrierRoles {
        let both = |one: &HashSet<String>, other| one.union(&other).cloned().collect();
        CarrierRoles {
            carrying: both(&self.carrying, other.carrying),
            plain: both(&self.plain, other.plain),
            changed: both(&self.changed, other.changed),
        }
    }

    /// What giving and taking these roles meant. `None` where none of them carries the permission.
    pub(super) fn judge(&self, held: &HeldRoles) -> Option<PermissionChange> {
        let mut roles = held.added.iter().chain(&held.removed);
        let is_unsure = |role| {
            let is_told_both = self.carrying.contains(role) && self.plain.contains(role);
            is_told_both || self.changed.contains(role)
        };
        if roles.clone().any(is_unsure) {
            return Some(PermissionChange::NotTold);
        }
        let carries = |roles: &[String]| roles.iter().any(|role| self.carrying.contains(role));
        let is_told = !held.added.is_empty() || !held.removed.is_empty();
        match (carries(&held.added), carries(&held.removed)) {
            (true, false) => Some(PermissionChange::Granted),
            (false, true) => Some(PermissionChange::Removed),
            (true, true) => Some(PermissionChange::NotTold),
            (false, false) if is_told && roles.all(|role| self.plain.contains(role)) => None,
            (false, false) => Some(PermissionChange::NotTold),
        }
    }
}

fn add<'a>(words: &mut HashSet<String>, more: impl IntoIterator<Item = Option<&'a str>>) {
    let more = more.into_iter().flatten().filter(|word| !word.is_empty());
    words.extend(more.map(str::to_owned));
}

/// The roles that somebody was given or lost; both empty where the event doesn't tell which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRoles {
    pub added: Vec<String>,
    pub removed: Vec<String>,
}

/// Which roles a group, all users or one user were given or lost; `None` where their roles weren't touched,
/// or no change is listed.
pub fn held_roles(event: &AuditEvent) -> Option<HeldRoles> {
    match changed(
        event,
        &["assignedroles", "assignedroleids", "roles", "roleids"],
    ) {
        Told::Nothing | Told::Untouched => None,
        Told::Changed(change) => Some(HeldRoles {
            added: change.added(),
            removed: change.removed(),
        }),
    }
}

/// What an event of a role says of the permission; `None` where it doesn't concern it.
pub fn carried(event: &AuditEvent, topic: EventTopic) -> Option<PermissionChange> {
    let carries = || {
        let mut scopes = BTreeSet::new();
        gather(event.data.get("assignedScopes")?, &mut scopes);
        scopes.contains(SCOPE).then_some(())
    };
    match topic {
        EventTopic::RoleCreated => carries().map(|()| PermissionChange::Granted),
        EventTopic::RoleDeleted => carries().map(|()| PermissionChange::Removed),
        _ => match changed(event, &["assignedscopes", "scopes"]) {
            Told::Untouched => None,
            Told::Changed(change) if change == FieldChange::default() => {
                carries().map(|()| PermissionChange::NotTold)
            }
            Told::Changed(change) => {
                let (before, after) = (change.before.contains(SCOPE), change.after.contains(SCOPE));
                match (before, after) {
                    (false, true) => Some(PermissionChange::Granted),
                    (true, false) => Some(PermissionChange::Removed),
                    _ => None,
                }
            }
            Told::Nothing => carries().map(|()| PermissionChange::NotTold),
        },
    }
}

/// Whose change of roles an event tells of.
pub fn holder(event: &AuditEvent, topic: EventTopic) -> PermissionHolder {
    let id = event.text("id").or_else(|| event.resource_id.clone());
    let name = event.text("name");
    match topic {
        EventTopic::GroupUpdated => PermissionHolder::Group { id, name },
        EventTopic::EveryoneUpdated => PermissionHolder::Everyone,
        EventTopic::UserUpdated => PermissionHolder::User(id.map(UserId::new)),
        _ => PermissionHolder::Role {
            id,
            name,
            act: match topic {
                EventTopic::RoleCreated => RoleAct::Created,
                EventTopic::RoleDeleted => RoleAct::Deleted,
                _ => RoleAct::Changed,
            },
        },
    }
}
