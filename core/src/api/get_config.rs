//! `GET /api/v1/api-keys/configs/{tenantId}`: the tenant's rules for API keys. Every field is
//! optional in the contract, and who but a TenantAdmin may read them isn't documented.

use serde_json::{Map, Value};

use super::{ApiError, page::read, segment::segment};
use crate::config::KeysConfig;
use crate::http::{Request, Response};
use crate::lifetime::Lifetime;

/// Reads the rules of the tenant with this id.
pub fn get_config(tenant_id: &str) -> Request {
    Request::get(config_path(tenant_id))
}

/// The path of one tenant's rules, its id encoded as one segment.
pub(super) fn config_path(tenant_id: &str) -> String {
    format!("/api/v1/api-keys/configs/{}", segment(tenant_id))
}

/// Reads what was answered: one odd field costs itself alone.
pub fn parse(response: &Response) -> Result<KeysConfig, ApiError> {
    let fields: Map<String, Value> = read(response)?;
    let lifetime = |name| Some(Lifetime::new(fields.get(name)?.as_str()?));
    Ok(KeysConfig {
        keys_per_user: fields.get("max_keys_per_user").and_then(whole),
        longest_expiry: lifetime("max_api_key_expiry"),
        scim_expiry: lifetime("scim_externalClient_expiry"),
        old_switch: fields.get("api_keys_enabled").and_then(Value::as_bool),
    })
}

/// The contract says "number", so `5.0` is five.
fn whole(value: &Value) -> Option<u32> {
    let number = value.as_f64()?;
    let is_whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked just above"
    )]
    is_whole.then_some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;

    fn config(text: &str) -> Result<KeysConfig, ApiError> {
        parse(&response_with(200, text))
    }

    #[test]
    fn a_whole_answer_is_read() {
        let text = r#"{"max_keys_per_user":5,"max_api_key_expiry":"PT24H",
            "scim_externalClient_expiry":"P365D","api_keys_enabled":true,"new":[]}"#;
        let expected = KeysConfig {
            keys_per_user: Some(5),
            longest_expiry: Some(Lifetime::new("PT24H")),
            scim_expiry: Some(Lifetime::new("P365D")),
            old_switch: Some(true),
        };
        assert_eq!(config(text), Ok(expected));
    }

    #[test]
    fn an_odd_field_costs_itself_alone() {
        assert_eq!(config("{}"), Ok(KeysConfig::default()));
        for (value, expected) in [
            ("5.0", Some(5)),
            ("0", Some(0)),
            ("5.5", None),
            ("-1", None),
            ("1e12", None),
            ("\"5\"", None),
            ("null", None),
        ] {
            let text =
                format!(r#"{{"max_keys_per_user":{value},"max_api_key_expiry":"for ever"}}"#);
            let read = config(&text).unwrap();
            assert_eq!(read.keys_per_user, expected, "{value}");
            assert_eq!(read.longest_expiry, Some(Lifetime::new("for ever")));
        }
    }

    #[test]
    fn what_is_no_answer_of_rules_is_unreadable() {
        for text in ["", "[]", "7", "{\"max"] {
            assert_eq!(config(text), Err(ApiError::Unreadable), "{text}");
        }
    }

    #[test]
    fn an_id_stays_one_segment() {
        assert_eq!(
            get_config("a/b?c").path,
            "/api/v1/api-keys/configs/a%2Fb%3Fc"
        );
    }
}
