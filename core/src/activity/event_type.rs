//! The types of events that are asked for, each by its exact name: a query takes one type and no prefix.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Qlik Cloud sends some acts in two families of events. Core is the one that Qlik prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EventFamily {
    Core,
    Legacy,
}

/// What a type of event is about, whichever family it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EventTopic {
    KeyCreated,
    /// A key has another description, or something else of it changed.
    KeyUpdated,
    /// Deleted, or revoked: the event's `status` tells.
    KeyDeleted,
    /// A key was tried and refused.
    KeyRefused,
    /// The tenant's rules for keys were changed.
    RulesUpdated,
    RoleCreated,
    RoleUpdated,
    RoleDeleted,
    GroupUpdated,
    /// The group that everybody is in.
    EveryoneUpdated,
    UserDeleted,
    /// Any change of any user: many, so only on request and with a cap.
    UserUpdated,
    RateLimitPassed,
    /// A key was used: read by [`crate::flow::read_uses`], never as activity.
    KeyUsed,
}

impl EventTopic {
    /// The topics of activity, in the order of the screen.
    pub const ALL: [EventTopic; 13] = [
        EventTopic::KeyCreated,
        EventTopic::KeyUpdated,
        EventTopic::KeyDeleted,
        EventTopic::KeyRefused,
        EventTopic::RulesUpdated,
        EventTopic::RoleCreated,
        EventTopic::RoleUpdated,
        EventTopic::RoleDeleted,
        EventTopic::GroupUpdated,
        EventTopic::EveryoneUpdated,
        EventTopic::UserUpdated,
        EventTopic::UserDeleted,
        EventTopic::RateLimitPassed,
    ];
}

/// One type of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventType {
    /// As the query and the item spell it.
    pub name: &'static str,
    pub topic: EventTopic,
    pub family: EventFamily,
}

const fn core(name: &'static str, topic: EventTopic) -> EventType {
    EventType {
        name,
        topic,
        family: EventFamily::Core,
    }
}

const fn legacy(name: &'static str, topic: EventTopic) -> EventType {
    EventType {
        name,
        topic,
        family: EventFamily::Legacy,
    }
}

/// A change of a user. There is no legacy twin.
pub const USER_UPDATED: EventType = core("com.qlik.core.user.updated", EventTopic::UserUpdated);

/// A use of a key. There is no core twin.
pub const KEY_USED: EventType = legacy("com.qlik.api-key.validated", EventTopic::KeyUsed);

/// What is asked for each time: what matters most comes first.
pub const ASKED: [EventType; 23] = [
    core("com.qlik.core.api-key.created", EventTopic::KeyCreated),
    legacy("com.qlik.api-key.created", EventTopic::KeyCreated),
    core("com.qlik.core.api-key.deleted", EventTopic::KeyDeleted),
    legacy("com.qlik.api-key.deleted", EventTopic::KeyDeleted),
    core("com.qlik.core.api-key.updated", EventTopic::KeyUpdated),
    legacy("com.qlik.api-key.updated", EventTopic::KeyUpdated),
    core(
        "com.qlik.core.api-key.validation.failed",
        EventTopic::KeyRefused,
    ),
    legacy(
        "com.qlik.v1.api-key.validation.failed",
        EventTopic::KeyRefused,
    ),
    core(
        "com.qlik.core.api-keys-config.updated",
        EventTopic::RulesUpdated,
    ),
    legacy("com.qlik.api-keys-config.updated", EventTopic::RulesUpdated),
    core("com.qlik.core.role.created", EventTopic::RoleCreated),
    legacy("com.qlik.v1.role.created", EventTopic::RoleCreated),
    core("com.qlik.core.role.updated", EventTopic::RoleUpdated),
    legacy("com.qlik.v1.role.updated", EventTopic::RoleUpdated),
    core("com.qlik.core.role.deleted", EventTopic::RoleDeleted),
    legacy("com.qlik.v1.role.deleted", EventTopic::RoleDeleted),
    core("com.qlik.core.group.updated", EventTopic::GroupUpdated),
    legacy("com.qlik.v1.group.updated", EventTopic::GroupUpdated),
    core(
        "com.qlik.core.group-setting.updated",
        EventTopic::EveryoneUpdated,
    ),
    legacy(
        "com.qlik.v1.group-setting.updated",
        EventTopic::EveryoneUpdated,
    ),
    core("com.qlik.core.user.deleted", EventTopic::UserDeleted),
    legacy("com.qlik.v1.user.deleted", EventTopic::UserDeleted),
    legacy(
        "com.qlik.v1.rate-limit.exceeded",
        EventTopic::RateLimitPassed,
    ),
];

/// Kept by its name.
impl Serialize for EventType {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.name.serialize(to)
    }
}

impl<'de> Deserialize<'de> for EventType {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<EventType, D::Error> {
        let name = String::deserialize(from)?;
        EventType::of_name(&name).ok_or_else(|| D::Error::custom("no type of activity"))
    }
}

impl EventType {
    /// The type of activity that has this name.
    pub fn of_name(name: &str) -> Option<EventType> {
        let mut all = ASKED.into_iter().chain([USER_UPDATED]);
        all.find(|known| known.name == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_type_is_asked_for_once_and_uses_never() {
        let names: HashSet<&str> = ASKED.iter().map(|asked| asked.name).collect();
        assert_eq!(names.len(), ASKED.len());
        assert!(!names.contains(KEY_USED.name) && !names.contains(USER_UPDATED.name));
        assert_eq!(EventType::of_name(KEY_USED.name), None);
        assert_eq!(
            EventType::of_name("com.qlik.core.user.updated"),
            Some(USER_UPDATED)
        );
    }

    #[test]
    fn no_family_has_two_types_of_one_topic() {
        let pairs: HashSet<_> = ASKED
            .iter()
            .map(|asked| (asked.topic, asked.family))
            .collect();
        assert_eq!(pairs.len(), ASKED.len());
    }
}
