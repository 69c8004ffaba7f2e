//! What events tell of a key: its name and its owner, for the keys that are in no list any more.

use serde::{Deserialize, Serialize};

use super::event_type::EventTopic;
use crate::key::{Subject, When};
use crate::moment::Moment;

/// A key as events have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventKey {
    /// The newest name that was read.
    pub name: Option<String>,
    pub owner: Subject,
    /// The newest end of its life that was read.
    pub expiry: When,
    /// The newest event that says it was deleted or revoked is of this moment.
    pub ended: Option<Moment>,
    named_at: Option<Moment>,
    owned_at: Option<Moment>,
    expiry_at: Option<Moment>,
}

/// Where a key's name comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyName {
    /// The list of keys has it.
    Listed(String),
    /// Only events have it: the newest name that they tell.
    FromEvents(String),
    /// Nothing tells it.
    NotKnown,
}

impl KeyName {
    /// The name, where it is known. It may be empty.
    pub fn text(&self) -> Option<&str> {
        match self {
            KeyName::Listed(name) | KeyName::FromEvents(name) => Some(name),
            KeyName::NotKnown => None,
        }
    }
}

impl Default for EventKey {
    fn default() -> EventKey {
        EventKey {
            name: None,
            owner: Subject::NotKnown,
            expiry: When::Missing,
            ended: None,
            named_at: None,
            owned_at: None,
            expiry_at: None,
        }
    }
}

impl EventKey {
    /// Takes what an event tells of the key, unless a newer one told it.
    pub(super) fn learn(&mut self, topic: EventTopic, at: Option<Moment>, seen: SeenKey<'_>) {
        if let Some(name) = seen.name.filter(|_| at >= self.named_at) {
            self.name = Some(name.to_owned());
            self.named_at = at;
        }
        if *seen.owner != Subject::NotKnown && at >= self.owned_at {
            self.owner = seen.owner.clone();
            self.owned_at = at;
        }
        if let Some(expiry) = seen.expiry.filter(|expiry| **expiry != When::Missing)
            && at >= self.expiry_at
        {
            self.expiry = expiry.clone();
            self.expiry_at = at;
        }
        if topic == EventTopic::KeyDeleted {
            self.ended = self.ended.max(at);
        }
    }
}

/// What one event tells of a key.
#[derive(Clone, Copy, Debug)]
pub struct SeenKey<'a> {
    pub name: Option<&'a str>,
    pub owner: &'a Subject,
    pub expiry: Option<&'a When>,
}
