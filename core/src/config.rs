//! The tenant's rules for API keys, as its answer has them. Qlik's documented defaults are never
//! filled in: what the answer lacks is not known.

use crate::lifetime::Lifetime;

/// The most active keys per user that Qlik allows a tenant to set.
pub const MOST_KEYS_PER_USER: u32 = 1_000;

/// The rules, each `None` where the answer lacks it or has it in a form that isn't understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeysConfig {
    /// `max_keys_per_user`: how many active keys one user may hold.
    pub keys_per_user: Option<u32>,
    /// `max_api_key_expiry`: how long a new key may live.
    pub longest_expiry: Option<Lifetime>,
    /// `scim_externalClient_expiry`: how long a key for SCIM provisioning lives.
    pub scim_expiry: Option<Lifetime>,
    /// `api_keys_enabled`: the former switch, which current tenants no longer have.
    pub old_switch: Option<bool>,
}
