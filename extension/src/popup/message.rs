//! Everything that can happen to the popup: what the user did, what the browser found, what the
//! tenant answered. A key's secret travels in a `Secret` alone, which
//! never prints itself.

use latchkey_core::api::ApiError;
use latchkey_core::cookies::CookieStore;
use latchkey_core::flow::Outcome;
use latchkey_core::linking::{Tool, Value};
use latchkey_core::table::{Column, Filter};
use latchkey_core::{KeyId, Moment, Pasted, SeenTenant, Snapshot};

use super::connect::message as connect;
use super::effect::Passing;
use super::model::Spot;
use super::sections::SectionMessage;
use super::{bulk, details, exporting, linking, owner, renaming, rotating, unreadable, why};
use crate::features::settings::state::SettingsMessage;
use crate::new_secret::message as new_secret;
use crate::shell::facts::Place;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::RequestId;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// Whose cookies the tab to act on uses; comes before the tab itself.
    Cookies(CookieStore),
    /// The tab to act on was looked at.
    Opened(Place),
    /// The tenants seen before, last first.
    SeenTenants(Vec<SeenTenant>),
    /// One part of the list kept since an earlier opening.
    Kept(Box<Snapshot>),
    /// A request's outcome.
    Answered(RequestId, Outcome),
    /// A request waits until then, since Qlik Cloud asked for it.
    Waiting(Moment),
    /// The token for a change was fetched, or why not.
    Prepared(Result<(), ApiError>),
    /// Time went by.
    Ticked,
    /// A word was there long enough.
    Hide(Passing),

    /// Ending many keys.
    Bulk(bulk::message::Message),

    /// Opens a section.
    Open(SectionName),
    Search(String),
    SetFilter(Filter),
    /// Empties the search and takes the filter away.
    ShowAll,
    SortBy(Column),
    Refresh,
    /// A key or its id was pasted or dropped into the search box.
    Pasted(Pasted),
    /// Shows the pasted key's row.
    ShowFound,
    CloseFound,
    AskToRevoke(KeyId),
    ConfirmRevoke,
    CancelRevoke,
    /// An outcome's sentence is read and may go.
    CloseNotice(KeyId),
    /// The pointer came onto the rows, or left them.
    Pointer(bool),
    /// The focus came into the rows, or left them.
    Focused(bool),
    /// A cell of the grid has the focus.
    At(Spot),
    /// A cell of the grid gets the focus.
    MoveTo(Spot),
    /// A key in the making.
    NewSecret(new_secret::Message),
    Connect(connect::Message),
    Renaming(renaming::Message),
    Rotating(rotating::Message),
    Copy(CopyWhat),
    /// Whether copying worked.
    Copied(CopyWhat, bool),
    ShowTenantDetails(bool),
    Export(exporting::Message),
    Details(details::Message),
    Owner(owner::Message),
    Why(why::Message),
    OpenInTab,
    /// Opens a page of a tenant, by its whole address.
    OpenPage(String),
    /// Begins anew as whoever is signed in now.
    StartAgain,
    Section(SectionMessage),
    /// A linking form on the page.
    Linking(linking::message::Message),
    /// One of our pages wrote entries of these names on disk, or took them away.
    Stored(Vec<String>),
    /// Something that was kept can't be read.
    Unreadable(unreadable::Message),
}

impl From<SettingsMessage> for Message {
    fn from(message: SettingsMessage) -> Message {
        Message::Section(SectionMessage::Settings(message))
    }
}

/// Tells a word that is shown for a while from the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Showing(u32);

impl Showing {
    /// The next one, of which this is now the last.
    pub fn begin(&mut self) -> Showing {
        self.0 += 1;
        *self
    }
}

/// Something with a copy button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyWhat {
    TenantName,
    Region,
    Host,
    TenantId,
    SystemHostname,
    Id(KeyId),
    /// A value that the chosen form asks for.
    Value(Value),
    /// What is ready for a tool.
    TextFor(Tool),
    /// A text of ours, ready to be sent to somebody.
    Text(String),
}
