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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(resource: Value, data: Value) -> AuditEvent {
        let row = json!({
            "eventType": "x",
            "data": data,
            "extensions": { "topLevelResourceId": resource },
        });
        AuditEvent::read(&row).unwrap()
    }

    #[track_caller]
    fn about(expected: Option<&str>, topic: EventTopic, resource: Value, data: Value) {
        let key = key_of(&read(resource, data), topic);
        assert_eq!(key.as_ref().map(KeyId::as_str), expected);
    }

    #[test]
    fn a_refused_key_is_the_resource_then_the_id_then_the_jti() {
        let refused = EventTopic::KeyRefused;
        let all = json!({ "id": "k2", "jti": "ada" });
        about(Some("k1"), refused, json!("k1"), all.clone());
        about(Some("k2"), refused, Value::Null, all.clone());
        about(Some("k2"), refused, json!(""), all);
        about(Some("k3"), refused, Value::Null, json!({ "jti": "k3" }));
        about(None, refused, Value::Null, json!({ "code": "APIKEYS-18" }));
    }

    #[test]
    fn any_other_event_of_a_key_has_its_id_in_its_data() {
        for topic in [
            EventTopic::KeyCreated,
            EventTopic::KeyUpdated,
            EventTopic::KeyDeleted,
            EventTopic::KeyUsed,
        ] {
            about(
                Some("k1"),
                topic,
                json!("k2"),
                json!({ "id": "k1", "jti": "k3" }),
            );
            about(Some("k2"), topic, json!("k2"), json!({}));
            about(None, topic, Value::Null, json!({ "jti": "k3", "id": 7 }));
        }
        about(
            None,
            EventTopic::UserDeleted,
            json!("ada"),
            json!({ "id": "ada" }),
        );
    }

    #[test]
    fn the_text_of_an_error_is_no_name() {
        let event = read(json!("k1"), json!({ "id": "k1", "description": "Nightly" }));
        assert_eq!(name_of(&event, EventTopic::KeyRefused), None);
        let name = name_of(&event, EventTopic::KeyDeleted);
        assert_eq!(name.as_deref(), Some("Nightly"));
        let empty = read(json!("k1"), json!({ "description": "" }));
        assert_eq!(name_of(&empty, EventTopic::KeyCreated).as_deref(), Some(""));
    }
}
