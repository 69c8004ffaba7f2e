//! The tenant's rules for keys: as they are, as they are being filled in, and what came of saving.

use latchkey_core::flow::change_config::{ChangeConfig, End};
use latchkey_core::{Draft, KeysConfig, Life};

use crate::popup::loaded::Loaded;
use crate::popup::message::Run;

/// The state of the rules.
#[derive(Debug, Default)]
pub struct Rules {
    pub config: Loaded<KeysConfig>,
    pub draft: Draft,
    /// What is being saved.
    pub saving: Option<ChangeConfig>,
    /// What came of the last saving.
    pub saved: Option<End>,
    pub(in crate::popup) run: Run,
}

/// What the user did with the rules.
#[derive(Clone, Debug)]
pub enum Happened {
    KeysPerUser(String),
    LongestExpiry(Life),
    ScimExpiry(Life),
    OldSwitch(bool),
    Save,
    ReadAgain,
}
