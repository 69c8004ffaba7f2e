//! One act that both families tell of becomes one line. Two events of one family are two acts, always.

use std::collections::BTreeMap;

use super::entry::{Activity, Entry, JoinKey};
use super::event_type::EventFamily;
use super::fact::{ActivityFact, PermissionChange, PermissionHolder};
use super::held::HeldRoles;
use crate::key::{Subject, When};
use crate::moment::Moment;

/// The most milliseconds that two tellings of one act are apart.
pub const MOST_APART: i64 = 5_000;

/// The entries with each act once, in no order. The order that they came in doesn't matter for what
/// comes out.
pub fn joined(entries: Vec<Entry>) -> Vec<Entry> {
    let mut acts = Vec::new();
    let mut candidates: BTreeMap<JoinKey, [Vec<(Moment, Entry)>; 2]> = BTreeMap::new();
    for entry in entries {
        match (entry.join_key.clone(), entry.activity.time.moment()) {
            (Some(key), Some(time)) => {
                let families = candidates.entry(key).or_default();
                families[entry.family as usize].push((time, entry));
            }
            _ => acts.push(entry),
        }
    }
    for [core, legacy] in candidates.into_values() {
        acts.extend(paired(core, legacy));
    }
    acts
}

/// Pairs what is near enough, the earliest first, so that as many as can be have a partner.
fn paired(mut core: Vec<(Moment, Entry)>, mut legacy: Vec<(Moment, Entry)>) -> Vec<Entry> {
    for family in [&mut core, &mut legacy] {
        family.sort_by(|(time, entry), (other_time, other)| {
            let ids = (&entry.activity.record_ids, &other.activity.record_ids);
            time.cmp(other_time).then_with(|| ids.0.cmp(ids.1))
        });
    }
    let mut acts = Vec::new();
    let mut legacy = legacy.into_iter().peekable();
    for (time, entry) in core {
        let mut partner = None;
        while let Some((other, _)) = legacy.peek() {
            let ahead = other.since(time);
            if ahead > MOST_APART {
                break;
            }
            let Some((_, twin)) = legacy.next() else {
                break;
            };
            if ahead >= -MOST_APART {
                partner = Some(twin);
                break;
            }
            acts.push(twin);
        }
        acts.push(match partner {
            Some(twin) => merged(entry, twin),
            None => entry,
        });
    }
    acts.extend(legacy.map(|(_, entry)| entry));
    acts
}

/// Core's entry, with what only legacy tells.
fn merged(core: Entry, legacy: Entry) -> Entry {
    let is_told = |held: &HeldRoles| *held != HeldRoles::default();
    Entry {
        activity: merged_activity(core.activity, legacy.activity),
        held: core.held.filter(is_told).or(legacy.held),
        ..core
    }
}

fn merged_activity(core: Activity, legacy: Activity) -> Activity {
    Activity {
        record_ids: [core.record_ids, legacy.record_ids].concat(),
        time: core.time,
        fact: filled(core.fact, legacy.fact),
        key: core.key.or(legacy.key),
        key_name: core.key_name.or(legacy.key_name),
        owner: match core.owner {
            Subject::NotKnown => legacy.owner,
            known => known,
        },
        by: match core.by.is_not_known() {
            true => legacy.by,
            false => core.by,
        },
        families: vec![EventFamily::Core, EventFamily::Legacy],
    }
}

fn filled(core: ActivityFact, legacy: ActivityFact) -> ActivityFact {
    let when = |core: When, legacy: When| match core {
        When::Missing => legacy,
        known => known,
    };
    match (core, legacy) {
        (ActivityFact::KeyCreated { expiry }, ActivityFact::KeyCreated { expiry: other }) => {
            ActivityFact::KeyCreated {
                expiry: when(expiry, other),
            }
        }
        (
            ActivityFact::KeyChanged { expiry, .. },
            ActivityFact::KeyChanged { expiry: other, .. },
        ) => ActivityFact::KeyChanged {
            expiry: when(expiry, other),
            earlier_name: None,
        },
        (
            ActivityFact::KeyRefused { code, reason },
            ActivityFact::KeyRefused {
                code: other_code,
                reason: other_reason,
            },
        ) => ActivityFact::KeyRefused {
            code: code.or(other_code),
            reason: reason.or(other_reason),
        },
        (
            ActivityFact::OwnerDeleted { name, email },
            ActivityFact::OwnerDeleted {
                name: other_name,
                email: other_email,
            },
        ) => ActivityFact::OwnerDeleted {
            name: name.or(other_name),
            email: email.or(other_email),
        },
        (core @ ActivityFact::Permission { .. }, legacy @ ActivityFact::Permission { .. }) => {
            filled_permission(core, legacy)
        }
        (core, _) => core,
    }
}

fn filled_permission(core: ActivityFact, legacy: ActivityFact) -> ActivityFact {
    match (core, legacy) {
        (
            ActivityFact::Permission {
                holder,
                change,
                roles,
            },
            ActivityFact::Permission {
                holder: other_holder,
                change: other_change,
                roles: other_roles,
            },
        ) => ActivityFact::Permission {
            holder: filled_holder(holder, other_holder),
            change: match change {
                PermissionChange::NotTold => other_change,
                told => told,
            },
            roles: match roles.is_empty() {
                true => other_roles,
                false => roles,
            },
        },
        (core, _) => core,
    }
}

fn filled_holder(core: PermissionHolder, legacy: PermissionHolder) -> PermissionHolder {
    match (core, legacy) {
        (
            PermissionHolder::Role { id, name, act },
            PermissionHolder::Role {
                id: other_id,
                name: other_name,
                ..
            },
        ) => PermissionHolder::Role {
            id: id.or(other_id),
            name: name.or(other_name),
            act,
        },
        (
            PermissionHolder::Group { id, name },
            PermissionHolder::Group {
                id: other_id,
                name: other_name,
            },
        ) => PermissionHolder::Group {
            id: id.or(other_id),
            name: name.or(other_name),
        },
        (PermissionHolder::User(None), other @ PermissionHolder::User(_)) => other,
        (core, _) => core,
    }
}
