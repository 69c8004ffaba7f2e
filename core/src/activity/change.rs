//! What an event says that changed of a role, a group or a user: a list of paths with the values before
//! and after, any JSON. The core family calls it `_updates`, legacy groups `updates`, with texts for
//! values.

use std::collections::BTreeSet;

use serde_json::Value;

use super::event::{AuditEvent, text};

/// The words before and after, of all changes of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldChange {
    pub before: BTreeSet<String>,
    pub after: BTreeSet<String>,
}

impl FieldChange {
    /// What is there only since.
    pub fn added(&self) -> Vec<String> {
        self.after.difference(&self.before).cloned().collect()
    }

    /// What is there no longer.
    pub fn removed(&self) -> Vec<String> {
        self.before.difference(&self.after).cloned().collect()
    }
}

/// What an event tells of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The event lists no changes at all.
    Nothing,
    /// It lists changes, and this field isn't among them.
    Untouched,
    /// The field was changed. Its values may be missing.
    Changed(FieldChange),
}

/// What changed of the field that has one of these names, in lower case and without separators.
pub fn changed(event: &AuditEvent, names: &[&str]) -> Told {
    let lists = [
        event.data.get("_updates"),
        event.data.get("updates"),
        Some(&event.updates),
    ];
    let mut lists = lists.into_iter().flatten().filter_map(Value::as_array);
    let Some(updates) = lists.find(|updates| !updates.is_empty()) else {
        return Told::Nothing;
    };
    let mut change = None;
    for update in updates.iter().filter(|update| is_of(update, names)) {
        let change = change.get_or_insert_with(FieldChange::default);
        let add = |name: &str, words: &mut BTreeSet<String>| {
            if let Some(value) = update.get(name) {
                gather(value, words);
            }
        };
        add("oldValue", &mut change.before);
        add("newValue", &mut change.after);
    }
    change.map_or(Told::Untouched, Told::Changed)
}

/// Whether a change is of the field, or of a place in it: `assignedScopes`, `/assignedScopes/3`.
fn is_of(update: &Value, names: &[&str]) -> bool {
    let path = text(update, "path").unwrap_or_default();
    let first = path.trim_start_matches('/').split('/').next();
    let name = first.unwrap_or_default().to_ascii_lowercase();
    names.contains(&name.replace(['_', '-'], "").as_str())
}

/// The words of a value: texts, ids and names of objects, and the same of a JSON that stands in a text.
pub fn gather(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        Value::Object(_) => {
            words.extend(
                ["id", "name"]
                    .into_iter()
                    .filter_map(|name| text(value, name)),
            );
        }
        Value::String(content) => match serde_json::from_str(content) {
            Ok(inner @ (Value::Array(_) | Value::Object(_))) => gather(&inner, words),
            _ => words.extend(
                content
                    .split(',')
                    .map(str::trim)
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned),
            ),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event(data: Value) -> AuditEvent {
        let row = json!({ "eventType": "com.qlik.core.role.updated", "data": data });
        AuditEvent::read(&row).unwrap()
    }

    fn words(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_path_counts_with_and_without_its_slash_and_under_either_name() {
        for list in ["_updates", "updates"] {
            for path in ["assignedScopes", "/assignedScopes", "/assignedScopes/-"] {
                let data = json!({ list: [
                    { "path": path, "oldValue": ["apps"], "newValue": ["apps", "api-keys"] },
                    { "path": "/name", "oldValue": "api-keys", "newValue": "x" },
                ]});
                let expected = FieldChange {
                    before: words(&["apps"]),
                    after: words(&["apps", "api-keys"]),
                };
                let told = changed(&event(data), &["assignedscopes"]);
                assert_eq!(told, Told::Changed(expected), "{list} {path}");
            }
        }
    }

    #[test]
    fn no_list_of_changes_is_not_the_same_as_no_change_of_the_field() {
        let told = |data: Value| changed(&event(data), &["assignedscopes"]);
        for data in [
            json!({}),
            json!({"_updates": []}),
            json!({"_updates": "odd"}),
        ] {
            assert_eq!(told(data.clone()), Told::Nothing, "{data}");
        }
        let data = json!({"_updates": [{ "path": "/name" }, 7]});
        assert_eq!(told(data), Told::Untouched);
        let data = json!({"_updates": [{ "path": "/assignedScopes" }]});
        assert_eq!(told(data), Told::Changed(FieldChange::default()));
    }

    #[test]
    fn values_are_read_as_lists_objects_and_texts() {
        for value in [
            json!(["r1", "r2"]),
            json!([{ "id": "r1" }, { "name": "r2" }]),
            json!("r1, r2"),
            json!(r#"["r1","r2"]"#),
            json!(r#"[{"id":"r1"},{"id":"r2"}]"#),
        ] {
            let mut found = BTreeSet::new();
            gather(&value, &mut found);
            assert_eq!(found, words(&["r1", "r2"]), "{value}");
        }
    }
}
