//! A tenant's rules for API keys, as stored: raw, so that a test can leave fields out or put odd ones in.

use super::document::{Document, document, text};
use crate::duration::Duration;
use serde_json::{Value, json};

/// How many active keys a user may hold.
pub const MOST_KEYS: &str = "max_keys_per_user";
/// The longest life of a new key.
pub const LONGEST_EXPIRY: &str = "max_api_key_expiry";
/// The life of a key for SCIM provisioning.
pub const SCIM_EXPIRY: &str = "scim_externalClient_expiry";
/// The switch that older tenants have.
pub const ENABLED: &str = "api_keys_enabled";

/// What Qlik documents for a rule that was never set.
const USUAL_MOST_KEYS: u64 = 5;
const USUAL_EXPIRY: &str = "PT24H";

/// The rules that the demo begins with.
pub fn seeded() -> Document {
    document(json!({ MOST_KEYS: 5, LONGEST_EXPIRY: "P365D", SCIM_EXPIRY: "P365D" }))
}

/// How many active keys a user may hold.
pub fn most_keys(config: &Document) -> u64 {
    let stored = config.get(MOST_KEYS).and_then(Value::as_u64);
    stored.unwrap_or(USUAL_MOST_KEYS)
}

/// When a key made at `now` has to end at the latest, in milliseconds since the epoch; `now` itself where the stored
/// rule and the documented one both can't be counted with.
pub fn latest_end(config: &Document, now: i64) -> i64 {
    let end = |text| Duration::parse(text).and_then(|longest| longest.after(now));
    end(text(config, LONGEST_EXPIRY))
        .or_else(|| end(USUAL_EXPIRY))
        .unwrap_or(now)
}

/// Whether keys may be made at all; only the old switch can say no.
pub fn allows_keys(config: &Document) -> bool {
    config.get(ENABLED) != Some(&Value::Bool(false))
}
