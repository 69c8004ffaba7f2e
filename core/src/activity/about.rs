//! Which key an event is about.

use super::event::AuditEvent;
use super::event_type::EventTopic;
use crate::key::KeyId;

/// The key that an event is about; `None` where the event doesn't tell, or is about none.
///
/// A refused key is the resource of its event; `jti` comes last, since Qlik's own sample has another value
/// there. Everywhere else the key's id is in the event's `data`.
pub fn key_of(event: &AuditEvent, topic: EventTopic) -> Option<KeyId> {
    let resource = || event.resource_id.clone();
    let id = match topic {
        EventTopic::KeyCreated
        | EventTopic::KeyUpdated
        | EventTopic::KeyDeleted
        | EventTopic::KeyUsed => event.text("id").or_else(resource),
        EventTopic::KeyRefused => resource()
            .or_else(|| event.text("id"))
            .or_else(|| event.text("jti")),
        _ => None,
    };
    KeyId::new(&id?)
}

/// The key's name as it was then. What a refusal has in the same place is the text of an error.
pub fn name_of(event: &AuditEvent, topic: EventTopic) -> Option<String> {
    match topic {
        EventTopic::KeyCreated
        | EventTopic::KeyUpdated
        | EventTopic::KeyDeleted
        | EventTopic::KeyUsed => Some(event.data.get("description")?.as_str()?.to_owned()),
        _ => None,
    }
}
