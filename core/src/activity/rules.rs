//! The tenant's rules for keys, as an event has them: in camelCase, unlike the settings themselves, and a
//! count as a number or as a text.

use serde::{Deserialize, Serialize};

use serde_json::Value;

use super::event::text;
use crate::lifetime::Lifetime;

/// The rules after they were changed; what the event doesn't tell, or can't be read, is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedRules {
    pub are_keys_enabled: Option<bool>,
    pub most_keys_per_user: Option<u64>,
    pub longest_life: Option<Lifetime>,
    /// Of the keys of identity providers (SCIM).
    pub longest_scim_life: Option<Lifetime>,
}

impl ChangedRules {
    /// Reads the `data` of an event.
    pub fn read(data: &Value) -> ChangedRules {
        let life = |name: &str| text(data, name).map(Lifetime::new);
        ChangedRules {
            are_keys_enabled: data.get("apiKeysEnabled").and_then(as_bool),
            most_keys_per_user: data.get("maxKeysPerUser").and_then(as_count),
            longest_life: life("maxApiKeyExpiry"),
            longest_scim_life: life("scimExternalClientExpiry"),
        }
    }

    /// The same for equal rules, however they were spelled; `None` where nothing was told.
    pub(super) fn signature(&self) -> Option<String> {
        let text = |life: &Option<Lifetime>| life.as_ref().map(|life| life.text().to_owned());
        let is_empty = *self == ChangedRules::default();
        (!is_empty).then(|| {
            let lives = (text(&self.longest_life), text(&self.longest_scim_life));
            format!(
                "{:?} {:?} {lives:?}",
                self.are_keys_enabled, self.most_keys_per_user
            )
        })
    }
}

/// A count, as a number or as a text.
pub(super) fn as_count(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn as_bool(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(is_so) => Some(*is_so),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_count_is_read_as_a_number_and_as_a_text() {
        let read = |value: Value| {
            let rules = ChangedRules::read(&json!({ "maxKeysPerUser": value }));
            rules.most_keys_per_user
        };
        assert_eq!(read(json!(5)), Some(5));
        assert_eq!(read(json!("5")), Some(5));
        for odd in [json!("many"), json!(-1), json!([5]), Value::Null] {
            assert_eq!(read(odd.clone()), None, "{odd}");
        }
    }

    #[test]
    fn the_names_are_those_of_events_not_of_the_settings() {
        let rules = ChangedRules::read(&json!({
            "apiKeysEnabled": true,
            "maxApiKeyExpiry": "P90D",
            "scimExternalClientExpiry": "P365D",
            "max_keys_per_user": 7,
        }));
        assert_eq!(rules.are_keys_enabled, Some(true));
        assert_eq!(rules.longest_life, Some(Lifetime::new("P90D")));
        assert_eq!(rules.longest_scim_life, Some(Lifetime::new("P365D")));
        assert_eq!(rules.most_keys_per_user, None);
    }

    #[test]
    fn equal_rules_have_one_signature_and_no_rules_have_none() {
        let signature = |data: Value| ChangedRules::read(&data).signature();
        let (number, text) = (json!({"maxKeysPerUser": 5}), json!({"maxKeysPerUser": "5"}));
        assert_eq!(signature(number), signature(text.clone()));
        assert_ne!(signature(text), signature(json!({"maxKeysPerUser": 6})));
        assert_eq!(signature(json!({})), None);
    }
}
