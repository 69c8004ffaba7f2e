//! What the section Settings knows: the tenant's rules for keys, and who may make them.

pub mod access;
pub mod rules;

use self::access::Access;
use self::rules::Rules;

/// The section's state.
#[derive(Debug, Default)]
pub struct Settings {
    pub rules: Rules,
    pub access: Access,
}

/// What happened in the section.
#[derive(Clone, Debug)]
pub enum Happened {
    Rules(rules::Happened),
    Access(access::Happened),
    /// Copies a text that is ready to be sent.
    Copy(String),
}
