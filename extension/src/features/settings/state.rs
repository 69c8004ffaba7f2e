//! What the section Settings knows: the tenant's rules for keys, who may make them, and what the user
//! allowed Latchkey.

pub mod access;
pub mod allowed;
pub mod rules;

use latchkey_core::Moment;
use latchkey_core::access::intent::Intent;
use latchkey_core::maker::Maker;

use self::access::{Access, AccessMessage};
use self::allowed::{Allowed, AllowedEffect, AllowedMessage};
use self::rules::{Rules, RulesMessage};
use crate::shell::context::Part;

/// The section's state.
#[derive(Debug, Default)]
pub struct Settings {
    pub rules: Rules,
    pub access: Access,
    pub allowed: Allowed,
}

impl Part for Settings {
    type Effect = SettingsEffect;
}

/// What happened in the section.
#[derive(Clone, Debug)]
pub enum SettingsMessage {
    Rules(RulesMessage),
    Access(AccessMessage),
    Allowed(AllowedMessage),
    /// Copies a text that is ready to be sent.
    Copy(String),
    /// The user is about to make a key, for which it matters who may.
    KeyWanted,
}

/// What the section asks of the browser: the note on changes to who may make keys, and what the user
/// allowed.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingsEffect {
    /// Looks for unfinished changes, once no other page is at work.
    Find(Maker),
    /// Writes down what is to be changed, and holds it against other pages.
    Note(Box<Intent>),
    /// The same for what is left of changes that are written down, where they still are.
    GoOn(Box<Intent>),
    /// Nothing is unfinished any more of what began then.
    Forget(Maker, Moment),
    /// What was written down stays, for whoever goes on.
    Leave,
    Allowed(AllowedEffect),
}
