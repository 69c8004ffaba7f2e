//! One record of the events list as it came. All of its fields may be missing, and each is read by
//! itself, so that an odd one never costs the others.

use serde_json::Value;

use super::actor::Actor;
use crate::key::{Subject, UserId, When};

/// One record of `/api/v1/audits`.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEvent {
    /// The record's id.
    pub id: Option<String>,
    /// The event's id, which is not the record's.
    pub event_id: Option<String>,
    pub time: When,
    pub type_name: Option<String>,
    pub by: Actor,
    /// `extensions.topLevelResourceId`.
    pub resource_id: Option<String>,
    /// `extensions.updates`; null where there are none.
    pub updates: Value,
    /// What is special to the type of event; null where there is nothing.
    pub data: Value,
}

impl AuditEvent {
    /// Reads a record; `None` where nothing in it is understood.
    pub fn read(row: &Value) -> Option<AuditEvent> {
        let extensions = row.get("extensions");
        let extension = |name: &str| extensions.and_then(|all| all.get(name));
        let event = AuditEvent {
            id: text(row, "id"),
            event_id: text(row, "eventId"),
            time: When::new(text(row, "eventTime")),
            type_name: text(row, "eventType"),
            by: actor(row, extension("actor")),
            resource_id: extensions.and_then(|all| text(all, "topLevelResourceId")),
            updates: extension("updates").cloned().unwrap_or_default(),
            data: row.get("data").cloned().unwrap_or_default(),
        };
        let says_nothing =
            event.type_name.is_none() && event.resource_id.is_none() && !event.data.is_object();
        (!says_nothing).then_some(event)
    }

    /// A text of its `data`; `None` where there is none or an empty one.
    pub fn text(&self, name: &str) -> Option<String> {
        text(&self.data, name)
    }

    /// For whom the key in its `data` stands.
    pub fn subject(&self) -> Subject {
        Subject::new(self.text("sub"), self.text("subType").as_deref())
    }
}

/// A text that isn't empty.
pub(super) fn text(value: &Value, name: &str) -> Option<String> {
    let text = value.get(name)?.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}

fn actor(row: &Value, actor: Option<&Value>) -> Actor {
    let user = text(row, "userId").map(UserId::new);
    let on_behalf = actor
        .map(|actor| Subject::new(text(actor, "sub"), text(actor, "subType").as_deref()))
        .filter(|subject| *subject != Subject::NotKnown)
        .filter(|subject| user.is_none() || subject.user() != user.as_ref());
    Actor { user, on_behalf }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn who_acted_is_told_where_it_is_another_than_who_caused_it() {
        let by = |user: Value, actor: Value| {
            let row = json!({ "eventType": "x", "userId": user, "extensions": { "actor": actor } });
            AuditEvent::read(&row).unwrap().by
        };
        let ada = || Some(UserId::new("ada"));
        for same in [
            json!({ "subType": "user" }),
            json!({ "sub": "ada" }),
            json!(7),
        ] {
            let expected = Actor {
                user: ada(),
                on_behalf: None,
            };
            assert_eq!(by(json!("ada"), same.clone()), expected, "{same}");
        }
        let eve = Subject::User(UserId::new("eve"));
        let acted = by(json!("ada"), json!({ "sub": "eve", "subType": "user" }));
        assert_eq!(acted.on_behalf, Some(eve.clone()));
        let alone = by(Value::Null, json!({ "sub": "eve" }));
        assert_eq!((alone.user, alone.on_behalf), (None, Some(eve)));
        assert!(by(Value::Null, Value::Null).is_not_known());
    }
}
