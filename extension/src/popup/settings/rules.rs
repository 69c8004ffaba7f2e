//! The tenant's rules for keys: as they are, as they are being filled in, and what came of saving.

use latchkey_core::flow::change_config::{ChangeConfig, ConfigEnd};
use latchkey_core::flow::single_call::SingleCall;
use latchkey_core::{Draft, KeysConfig, Life};

use crate::shell::loaded::Loaded;
use crate::shell::tasks::Task;

/// The state of the rules.
#[derive(Debug, Default)]
pub struct Rules {
    pub config: Loaded<KeysConfig>,
    pub draft: Draft,
    /// What is being saved.
    pub saving: Option<Task<ChangeConfig>>,
    /// What came of the last saving.
    pub saved: Option<ConfigEnd>,
    pub(in crate::popup) reading: Option<Task<SingleCall<KeysConfig>>>,
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
