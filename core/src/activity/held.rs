//! "Manage API keys" as roles carry it and as people and groups have roles.

use serde::{Deserialize, Serialize};

use std::collections::{BTreeSet, HashSet};

use super::change::{FieldChange, Told, changed, gather};
use super::event::AuditEvent;
use super::event_type::EventTopic;
use super::fact::{PermissionChange, PermissionHolder};
use crate::access::{SCOPE, TenantRole};
use crate::key::UserId;

/// The roles that carry "Manage API keys", by id and by name, or that did so once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierRoles {
    words: HashSet<String>,
    /// Every role of the tenant was read, so that another one is known not to carry it.
    are_all_known: bool,
}

impl CarrierRoles {
    /// The carriers among the roles of the tenant. `are_all` says that each role of the tenant is there.
    pub fn of(roles: &[TenantRole], are_all: bool) -> CarrierRoles {
        let mut carriers = CarrierRoles {
            words: HashSet::new(),
            are_all_known: are_all && roles.iter().all(|role| role.scopes.is_some()),
        };
        for role in roles.iter().filter(|role| role.carries_keys()) {
            carriers.add(Some(role.id.as_str()));
            carriers.add(Some(&role.name));
        }
        carriers
    }

    /// Notes that a role of this id or name carries it, or did.
    pub(super) fn add(&mut self, word: Option<&str>) {
        let word = word.filter(|word| !word.is_empty());
        self.words.extend(word.map(str::to_owned));
    }

    /// The carriers of both; all are known where one side knows all.
    pub(super) fn joined_with(&self, other: CarrierRoles) -> CarrierRoles {
        CarrierRoles {
            words: self.words.union(&other.words).cloned().collect(),
            are_all_known: self.are_all_known || other.are_all_known,
        }
    }

    /// What giving and taking these roles meant. `None` where none of them carries the permission.
    pub(super) fn judge(&self, held: &HeldRoles) -> Option<PermissionChange> {
        let carries = |roles: &[String]| roles.iter().any(|role| self.words.contains(role));
        let is_told = !held.added.is_empty() || !held.removed.is_empty();
        match (carries(&held.added), carries(&held.removed)) {
            (true, false) => Some(PermissionChange::Granted),
            (false, true) => Some(PermissionChange::Removed),
            (true, true) => Some(PermissionChange::NotTold),
            (false, false) if is_told && self.are_all_known => None,
            (false, false) => Some(PermissionChange::NotTold),
        }
    }
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
        _ => PermissionHolder::Role { id, name },
    }
}
