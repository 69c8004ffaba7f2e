//! The tenant's rules for API keys, as its answer has them. Qlik's documented defaults are never
//! filled in: what the answer lacks is not known.

mod draft;
mod over;

pub use draft::{Draft, Life, Wrong};
pub use over::OverLimits;

use crate::lifetime::{Lifetime, Span};
use crate::moment::Moment;

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

impl KeysConfig {
    /// Whether the rules say what this one would have them say. Durations are compared by when
    /// they end: a tenant may write `PT24H` for `P1D`.
    pub fn agrees(&self, rule: Rule, now: Moment) -> bool {
        let ends = |known: &Option<Lifetime>, span: Span| {
            let known = known.as_ref().and_then(|known| known.end(now));
            known.is_some() && known == span.end(now)
        };
        match rule {
            Rule::KeysPerUser(count) => self.keys_per_user == Some(count),
            Rule::LongestExpiry(span) => ends(&self.longest_expiry, span),
            Rule::ScimExpiry(span) => ends(&self.scim_expiry, span),
            Rule::OldSwitch(is_on) => self.old_switch == Some(is_on),
        }
    }
}

/// One rule as it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// At most [`MOST_KEYS_PER_USER`].
    KeysPerUser(u32),
    LongestExpiry(Span),
    ScimExpiry(Span),
    OldSwitch(bool),
}
