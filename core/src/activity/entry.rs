//! What one event means: one thing that happened, as far as the event tells.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::about::{key_of, name_of};
use super::actor::Actor;
use super::event::{AuditEvent, text};
use super::event_type::{EventFamily, EventTopic, EventType};
use super::fact::{ActivityFact, ActivityKind, PermissionChange, PermissionHolder, RateLimit};
use super::held::{HeldRoles, carried, held_roles, holder};
use super::rules::ChangedRules;
use crate::key::{KeyId, Subject, UserId, When};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// The ids of the records that tell of it, core's first; empty where they have none.
    pub record_ids: Vec<String>,
    pub time: When,
    pub fact: ActivityFact,
    /// The key that it is about; `None` where there is none, or the event doesn't tell which.
    pub key: Option<KeyId>,
    /// The key's name as the event has it: the one of then. No event of a refusal has one.
    pub key_name: Option<String>,
    /// For whom the key stands, or which user was deleted.
    pub owner: Subject,
    pub by: Actor,
    /// The families that tell of it.
    pub families: Vec<EventFamily>,
}

impl Activity {
    /// What kind of thing happened.
    pub fn kind(&self) -> ActivityKind {
        self.fact.kind()
    }

    /// The order of a list: the newest first, what has no time last, and one order for those of one time.
    pub(super) fn newest_first(&self, other: &Activity) -> Ordering {
        let time = other.time.moment().cmp(&self.time.moment());
        time.then_with(|| self.kind().cmp(&other.kind()))
            .then_with(|| self.key.cmp(&other.key))
            .then_with(|| self.record_ids.cmp(&other.record_ids))
    }

    /// Every person that it names: who did it, whose key it is, and the others.
    pub fn people(&self) -> impl Iterator<Item = &UserId> {
        let on_behalf = self.by.on_behalf.as_ref().and_then(Subject::user);
        let first = [self.by.user.as_ref(), on_behalf, self.owner.user()];
        first.into_iter().flatten().chain(self.people_within())
    }

    fn people_within(&self) -> impl Iterator<Item = &UserId> {
        let holder = match &self.fact {
            ActivityFact::Permission {
                holder: PermissionHolder::User(user),
                ..
            } => user.as_ref(),
            _ => None,
        };
        let users = match &self.fact {
            ActivityFact::RateLimitPassed(limit) => limit.users.as_slice(),
            _ => &[],
        };
        holder.into_iter().chain(users.iter().map(|(user, _)| user))
    }
}

/// An event with what is needed to join it with its twin of the other family and to judge it later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub activity: Activity,
    pub family: EventFamily,
    /// The same for two events that may be one act; `None` for what is never joined.
    pub join_key: Option<JoinKey>,
    /// Roles of a holder; whether they carry the permission is judged once the carriers are known.
    pub held: Option<HeldRoles>,
}

/// What two events of one act have in common: verb, whether it was a revocation, and what it is about.
pub type JoinKey = (EventTopic, bool, String);

impl Entry {
    /// What an event means; `None` where it doesn't concern keys.
    pub fn of(event: &AuditEvent, event_type: EventType) -> Option<Entry> {
        let topic = event_type.topic;
        let held = match topic {
            EventTopic::GroupUpdated | EventTopic::EveryoneUpdated | EventTopic::UserUpdated => {
                Some(held_roles(event)?)
            }
            _ => None,
        };
        let fact = fact(event, topic, held.as_ref())?;
        let key = key_of(event, topic);
        let activity = Activity {
            record_ids: event.id.iter().cloned().collect(),
            time: event.time.clone(),
            key_name: name_of(event, topic),
            owner: owner(event, topic),
            by: event.by.clone(),
            families: vec![event_type.family],
            fact,
            key,
        };
        Some(Entry {
            join_key: join_key(event, topic, &activity),
            family: event_type.family,
            activity,
            held,
        })
    }
}

fn fact(event: &AuditEvent, topic: EventTopic, held: Option<&HeldRoles>) -> Option<ActivityFact> {
    let expiry = || When::new(event.text("expiry"));
    Some(match topic {
        EventTopic::KeyCreated => ActivityFact::KeyCreated { expiry: expiry() },
        EventTopic::KeyUpdated => ActivityFact::KeyChanged {
            expiry: expiry(),
            earlier_name: None,
        },
        EventTopic::KeyDeleted => match event.text("status").as_deref() {
            Some("revoked") => ActivityFact::KeyRevoked,
            _ => ActivityFact::KeyDeleted,
        },
        EventTopic::KeyRefused => ActivityFact::KeyRefused {
            code: code(event),
            reason: event.text("description"),
        },
        EventTopic::RulesUpdated => ActivityFact::RulesChanged(ChangedRules::read(&event.data)),
        EventTopic::RoleCreated | EventTopic::RoleUpdated | EventTopic::RoleDeleted => {
            ActivityFact::Permission {
                holder: holder(event, topic),
                change: carried(event, topic)?,
                roles: Vec::new(),
            }
        }
        EventTopic::GroupUpdated | EventTopic::EveryoneUpdated | EventTopic::UserUpdated => {
            let held = held?;
            ActivityFact::Permission {
                holder: holder(event, topic),
                change: PermissionChange::NotTold,
                roles: held.added.iter().chain(&held.removed).cloned().collect(),
            }
        }
        EventTopic::UserDeleted => ActivityFact::OwnerDeleted {
            name: event.text("name"),
            email: event.text("email"),
        },
        EventTopic::RateLimitPassed => ActivityFact::RateLimitPassed(RateLimit::read(&event.data)),
        EventTopic::KeyUsed => return None,
    })
}

/// An error's code, which some services send as a number.
fn code(event: &AuditEvent) -> Option<String> {
    let number = || Some(event.data.get("code")?.as_i64()?.to_string());
    text(&event.data, "code").or_else(number)
}

fn owner(event: &AuditEvent, topic: EventTopic) -> Subject {
    match topic {
        EventTopic::UserDeleted => {
            let id = event.text("id").or_else(|| event.resource_id.clone());
            id.map_or(Subject::NotKnown, |id| Subject::User(UserId::new(id)))
        }
        _ if key_of(event, topic).is_some() => event.subject(),
        _ => Subject::NotKnown,
    }
}

fn join_key(event: &AuditEvent, topic: EventTopic, activity: &Activity) -> Option<JoinKey> {
    let id = || event.text("id").or_else(|| event.resource_id.clone());
    let about = match &activity.fact {
        ActivityFact::RulesChanged(rules) => rules.signature()?,
        ActivityFact::Permission { .. } | ActivityFact::OwnerDeleted { .. } => match topic {
            // There is one group of everyone.
            EventTopic::EveryoneUpdated => String::new(),
            _ => id()?,
        },
        ActivityFact::RateLimitPassed(_) => id()?,
        _ => activity.key.as_ref()?.as_str().to_owned(),
    };
    let is_revoked = activity.fact == ActivityFact::KeyRevoked;
    Some((topic, is_revoked, about))
}
