//! What goes into a reading of last uses and what comes out of it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::super::event_source::SourceCall;
use crate::activity::uses::LastUse;
use crate::activity::{EventSettings, EventWindow, Extent, Offer};
use crate::api::ApiError;
use crate::key::{KeyId, UserId};
use crate::moment::Moment;

/// Which question an answer belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LastUsesCall {
    Source(SourceCall),
    /// Uses of all keys, newest first.
    All,
    /// The uses of the keys of one owner.
    Owner(UserId),
}

/// What a reading is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastUsesInput {
    /// No more is asked; what was found stays.
    Stop,
    /// The moment of the last [`LastUsesProgress::Wait`] has come.
    Woke,
}

/// What came, or is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LastUsesProgress {
    /// What became known of some keys, and how far it is.
    Found {
        keys: Vec<(KeyId, LastUse)>,
        known: usize,
        wanted: usize,
    },
    /// A fifth of the tenant's limit is left free: come back with [`LastUsesInput::Woke`] then.
    Wait(Moment),
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastUsesEnd {
    /// Each key that was asked about.
    pub keys: HashMap<KeyId, LastUse>,
    pub window: EventWindow,
    pub settings: Result<EventSettings, ApiError>,
    pub offer: Offer,
    /// [`Extent::Whole`] where something is known of each key; [`Extent::NotOffered`] means: not recorded
    /// by this tenant.
    pub extent: Extent,
    pub read: usize,
    pub unreadable: usize,
    /// Uses of which the key isn't told. Where there are any, or any that can't be read, it is known of no key
    /// that none was recorded.
    pub without_key: u64,
    /// Why the session was over before the end.
    pub broken: Option<ApiError>,
}
