//! What the popup asks of the browser, as data.

use latchkey_core::export::Export;
use latchkey_core::{Request, SeenTenant, Snapshot};

use super::connect::message as connect;
use super::linking::message as linking;
use super::message::{CopyWhat, Showing};
use super::sections::SectionEffect;
use super::{details, rotating, unreadable};
use crate::new_secret::message as new_secret;
use crate::shell::focus::Target;
use crate::shell::tasks::RequestId;

/// One thing to carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Sends a request through the session; its outcome comes back under this id.
    Send(RequestId, Request),
    /// Fetches the token for a change that may follow.
    Prepare,
    /// Reads the list kept for this origin.
    ReadKept(String),
    /// Keeps the list for this origin, in its two parts.
    Keep(String, Box<(Snapshot, Snapshot)>),
    /// Forgets the list kept for this origin.
    Forget(String),
    /// Notes a tenant among those seen.
    Remember(SeenTenant),
    ReadSeenTenants,
    NewSecret(new_secret::Effect),
    Connect(connect::Effect),
    Rotating(rotating::Effect),
    Section(SectionEffect),
    Copy(CopyWhat, String),
    /// Reads or changes the local notes.
    Notes(details::Work),
    /// Saves the list as a file.
    Save(Box<Export>),
    /// Says that a word was there long enough, after so many milliseconds.
    HideLater(Passing, u32),
    OpenPage(String),
    OpenInTab,
    Reload,
    Bulk(super::bulk::effect::Effect),
    Linking(linking::Effect),
    Unreadable(unreadable::Effect),
    /// Moves the focus.
    Focus(Target),
}

/// A word that is shown for a while, by the action that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    Copied(Showing),
    Saved(Showing),
}
