//! What the section Settings knows: the tenant's rules for keys, and who may make them.

pub mod access;
pub mod rules;

use latchkey_core::flow::{change_access, change_config, read_access, read_risk};

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

/// Which of the section's questions an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Rules,
    ChangeRules(change_config::Ask),
    Access(read_access::Ask),
    /// How the signed-in user holds the scope.
    Me,
    /// People, by name.
    People,
    /// How many users there are.
    Count,
    Risk(read_risk::Ask),
    Change(change_access::Ask),
    /// The names of people in unfinished changes.
    Names,
}
