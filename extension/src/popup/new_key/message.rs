//! What can happen in the section New key, and what it asks of the browser.

use latchkey_core::Secret;
use latchkey_core::flow::{read_rules, revoke_key, test_key};
use latchkey_core::making::{FreshKey, Making};

use super::{Choice, OwnUnit};
use crate::browser::storage::making::Maker;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// What storage holds of a key on its way, once nobody is at work on it.
    Found(Option<Box<Making>>, Option<Box<FreshKey>>),
    /// Storage holds a note, and somebody is at work on it.
    AtWork(Box<Making>),
    /// The worker is done with its order, or did not take it.
    Ordered(bool),

    Named(String),
    Chose(Choice),
    Amount(String),
    Unit(OwnUnit),
    Create,

    Show(bool),
    Copy,
    Copied(bool),
    ClearClipboard,
    Cleared(bool),
    /// The page was left, or is in front again.
    InFront(bool),
    Test,
    Done,

    LookAgain,
    /// Deletes the key whose secret nobody has seen.
    Delete,
    /// Leaves it as it is.
    Keep,
    /// A sentence is read and may go.
    CloseTold,
}

/// Which flow of the section an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Rules(read_rules::Ask),
    Look,
    Delete(revoke_key::Ask),
    Test(test_key::Ask),
}

/// One thing to carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Reads what storage holds of a user's key on its way.
    Find(Maker),
    /// Has the worker make a key.
    Order(Box<Making>),
    Note(Box<Making>),
    Keep(Maker, Box<FreshKey>),
    Forget(Maker),
    Copy(Secret),
    ClearClipboard,
}
