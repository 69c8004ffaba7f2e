//! What is read of events, by name.

use latchkey_core::activity::EventTopic;

use crate::words::Words;

/// These topics in one line.
pub(super) fn topics(of: &[EventTopic], words: &dyn Words) -> String {
    let names: Vec<String> = of.iter().map(|topic| words.say(text(*topic))).collect();
    names.join(", ")
}

fn text(topic: EventTopic) -> &'static str {
    match topic {
        EventTopic::KeyCreated => "activity_topic_created",
        EventTopic::KeyUpdated => "activity_topic_changed",
        EventTopic::KeyDeleted => "activity_topic_deleted",
        EventTopic::KeyRefused => "activity_topic_refused",
        EventTopic::RulesUpdated => "activity_topic_rules",
        EventTopic::RoleCreated => "activity_topic_role_created",
        EventTopic::RoleUpdated => "activity_topic_role_changed",
        EventTopic::RoleDeleted => "activity_topic_role_deleted",
        EventTopic::GroupUpdated => "activity_topic_group",
        EventTopic::EveryoneUpdated => "activity_topic_everyone",
        EventTopic::UserUpdated => "activity_topic_user_changed",
        EventTopic::UserDeleted => "activity_topic_user_deleted",
        EventTopic::RateLimitPassed => "activity_topic_rate_limit",
        EventTopic::KeyUsed => "activity_topic_used",
    }
}
