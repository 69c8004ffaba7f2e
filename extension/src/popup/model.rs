//! What the popup knows: where it is, who is signed in, the keys, what is under way and what went
//! wrong. Facts only: the views find the words.

use latchkey_core::api::ApiError;
use latchkey_core::flow::find_key::Found;
use latchkey_core::flow::list_keys::ListKeys;
use latchkey_core::flow::read_owners::ReadOwners;
use latchkey_core::flow::revoke_key::{After, End, RevokeKey};
use latchkey_core::session::Session;
use latchkey_core::table::{Column, Hand, Table};
use latchkey_core::{
    Identity, Key, KeyId, Moment, Notes, OtherToken, Owner, Ownership, Server, Tenant, TenantError,
    TokenFacts, UserId,
};
use serde::{Deserialize, Serialize};

use super::allowed::Allowed;
use super::bulk::Bulk;
use super::connect::Connect;
use super::details::{Details, Unkept};
use super::exporting::Exporting;
use super::linking::Linking;
use super::message::{CopyWhat, Run};
use super::new_key::NewKey;
use super::owner::{OwnerPage, Rights};
use super::renaming::{self, Renaming};
use super::rotating::Rotating;
use super::section::Section;
use super::settings::Settings;
use super::unreadable::Handling;
use super::why::Why;
use crate::platform::cookies::CookieStore;
use crate::platform::storage::kept::Unreadable;

/// The whole state of a popup.
#[derive(Debug, Default)]
pub struct Model {
    pub place: Place,
    /// Whose cookies the tab uses.
    pub cookies: CookieStore,
    pub section: Section,
    pub settings: Settings,
    pub allowed: Allowed,
    pub connect: Connect,
    /// Tenants seen before, last first.
    pub seen: Vec<SeenTenant>,
    /// Shown as a full tab, not as a popup.
    pub is_tab: bool,
    /// The present by the tenant's clock, as of the last message.
    pub now: Moment,
    pub session: Session,
    pub identity: Identity,
    pub user: Known,
    pub tenant_facts: Known,
    pub table: Table,
    pub reading: Reading,
    pub owners: ReadOwners,
    /// When the list shown was read, where that wasn't just now.
    pub as_of: Option<AsOf>,
    /// What keeps anything more from being sent.
    pub stop: Option<ApiError>,
    /// Until when Qlik Cloud asked to wait.
    pub waiting: Option<Moment>,
    pub query: String,
    pub new_key: NewKey,
    pub linking: Linking,
    pub renaming: Option<Renaming>,
    /// New names on their way.
    pub renames: Vec<renaming::Sent>,
    /// Names that were not given, and whose form isn't there to say so.
    pub not_renamed: Vec<renaming::NotRenamed>,
    pub rotating: Rotating,
    pub found: Option<FindPasted>,
    pub why: Why,
    pub dialog: Option<Dialog>,
    pub revoking: Vec<Revoking>,
    pub bulk: Bulk,
    /// What came of the last actions, oldest first.
    pub notices: Vec<Notice>,
    pub copied: Option<(CopyWhat, bool)>,
    /// Tells the word on one copy from that on another.
    pub(super) copy_told: Run,
    pub has_pointer: bool,
    pub has_focus: bool,
    /// The cell that has the grid's one tab stop.
    pub spot: Spot,
    pub shows_tenant_details: bool,
    pub exporting: Exporting,
    pub details: Option<Details>,
    /// Notes that were not kept, and whose details aren't there to say so.
    pub unkept: Vec<Unkept>,
    pub owner_page: Option<OwnerPage>,
    /// What was last read of somebody's roles.
    pub rights: Option<Rights>,
    /// The local notes on this tenant's keys.
    pub notes: Notes,
    /// The browser would not tell the notes.
    pub are_notes_refused: bool,
    /// Entries of the storage that can't be read, in the order in which they were met.
    pub unreadable: Vec<Unreadable>,
    /// What the user does with them.
    pub handling: Handling,
    /// When the whole list was last read.
    pub read_at: Option<Moment>,
    /// For whom the kept list was read.
    pub kept_for: Option<Identity>,
    /// How many keys the kept list has in all.
    pub kept_total: usize,
    pub(super) run: Run,
    pub(super) identifying: Run,
    pub(super) listing: Run,
    pub(super) looking_up: Run,
    pub(super) finding: Run,
}

/// What the tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Place {
    #[default]
    Opening,
    Tenant(Tenant),
    /// Qlik Sense Enterprise on Windows, which has no Qlik Cloud API keys.
    Server(Server),
    Elsewhere(Elsewhere),
}

/// Why there is no tenant here.
#[derive(Clone, Debug, PartialEq)]
pub enum Elsewhere {
    /// The tab's address isn't a tenant's.
    NotATenant(TenantError),
    /// The browser doesn't tell the tab's address: the right of a click has ended, or it is a page
    /// of the browser's own.
    AddressHidden,
    /// There is no such tab any more.
    TabGone,
}

/// A tenant on whose tab the icon was clicked, kept in `storage.local` without secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenTenant {
    pub host: String,
    pub name: String,
    pub region: String,
    /// The id that never changes, since a host name can change hands.
    pub tenant_id: Option<String>,
}

/// Whether a part of the identity is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Known {
    #[default]
    Asking,
    Yes,
    No(ApiError),
}

/// How far the reading of the list has come.
#[derive(Debug, Default)]
pub enum Reading {
    #[default]
    NotStarted,
    /// Under way; rows so far that could not be understood.
    Running(Box<ListKeys>, usize),
    /// All of it.
    Whole(usize),
    /// What came is right, and not all.
    Broken(ApiError, usize),
}

/// A list that isn't of just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    pub read_at: Moment,
    /// Kept since an earlier opening, and nobody knows yet for whom: look, don't touch.
    pub is_unconfirmed: bool,
}

/// The look-up of a pasted key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindPasted {
    pub what: PastedWhat,
    /// What came of it; `None` while it is asked.
    pub found: Option<Found>,
}

impl FindPasted {
    /// The pasted key's id, where it could be read.
    pub fn id(&self) -> Option<&KeyId> {
        match &self.what {
            PastedWhat::Token(facts) => Some(&facts.key_id),
            PastedWhat::Id(id) => Some(id),
            PastedWhat::UnreadableToken | PastedWhat::OtherToken(_) | PastedWhat::Person(_) => None,
        }
    }

    /// The owner of the key that was found.
    pub fn owner(&self) -> Option<&UserId> {
        match self.found.as_ref()? {
            Found::Key(key) => key.subject.user(),
            _ => None,
        }
    }
}

/// What was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastedWhat {
    Token(TokenFacts),
    /// Surely a token, and without an id that could be read.
    UnreadableToken,
    /// A token that says that it is no API key.
    OtherToken(OtherToken),
    Id(KeyId),
    /// The id of a user whom the list knows.
    Person(UserId),
}

/// The question before a key is revoked or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialog {
    pub id: KeyId,
    /// Why the change could not be made ready, found while the question is open.
    pub trouble: Option<ApiError>,
}

/// A key that is being revoked or deleted.
#[derive(Debug)]
pub struct Revoking {
    pub run: Run,
    /// The key as it was when the user confirmed.
    pub key: Key,
    pub flow: RevokeKey,
}

/// What came of revoking or deleting a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub key: Key,
    /// Whose it was, seen from the signed-in user.
    pub ownership: Ownership,
    pub end: End,
}

impl Notice {
    /// The key is out of use: removed, or surely no longer active.
    pub fn is_success(&self) -> bool {
        match &self.end.after {
            After::Gone => true,
            After::Key(key) => !key.may_be_revoked(),
            After::NotRead(_) | After::Untouched => false,
        }
    }

    /// Trying again makes sense: the key is surely still active.
    pub fn may_try_again(&self) -> bool {
        matches!(&self.end.after, After::Key(key) if key.may_be_revoked())
            || self.end.after == After::Untouched
    }
}

/// A cell of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub row: SpotRow,
    pub cell: Cell,
}

/// A row of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SpotRow {
    Headings,
    /// Whichever key is shown first.
    #[default]
    First,
    Key(KeyId),
}

impl Default for Spot {
    fn default() -> Spot {
        Spot {
            row: SpotRow::First,
            cell: Cell::Column(Column::Name),
        }
    }
}

/// A column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The box by which the row is picked.
    Select,
    Column(Column),
    /// Renaming one of one's own keys.
    Rename,
    /// Rotating one of one's own keys.
    Rotate,
    /// The buttons at the end of a row.
    Actions,
}

impl Model {
    /// The tenant that the tab shows, or whose values are to be filled there.
    pub fn tenant(&self) -> Option<&Tenant> {
        match &self.place {
            Place::Tenant(tenant) => Some(tenant),
            Place::Elsewhere(_) | Place::Server(_) => self.linking.tenant(),
            Place::Opening => None,
        }
    }

    /// There is more to show than that something is being waited for.
    pub fn has_news(&self) -> bool {
        match self.place {
            Place::Opening => false,
            Place::Tenant(_) => !self.is_reading() || !self.table.is_empty(),
            Place::Elsewhere(_) | Place::Server(_) => true,
        }
    }

    /// Something is under way at the tenant of a form, so that no other may take its place: what came
    /// of it would never be told.
    pub fn is_bound_to_tenant(&self) -> bool {
        self.linking.is_busy() || self.new_key.doubt.deleting.is_some()
    }

    /// No other tenant may take the place of a form's: what is under way at this one, or the only
    /// copy of a key's secret, would be lost.
    pub fn is_tenant_fixed(&self) -> bool {
        self.is_bound_to_tenant() || self.new_key.is_only_here()
    }

    /// The tab shows a tenant.
    pub fn is_at_tenant(&self) -> bool {
        matches!(self.place, Place::Tenant(_))
    }

    /// Whether rows may move.
    pub fn hand(&self) -> Hand {
        match self.has_pointer || self.has_focus {
            true => Hand::OnRows,
            false => Hand::Away,
        }
    }

    /// Whether keys may be changed now.
    pub fn may_act(&self) -> bool {
        let is_confirmed = self.as_of.is_none_or(|as_of| !as_of.is_unconfirmed);
        is_confirmed && self.stop.is_none()
    }

    /// How many of the selected keys are still there: what a plan for them is about.
    pub fn selected_len(&self) -> usize {
        let rows = self
            .bulk
            .selected
            .iter()
            .filter_map(|id| self.table.row(id));
        rows.filter(|row| !row.is_gone).count()
    }

    /// The signed-in user's id, where known.
    pub fn me(&self) -> Option<&UserId> {
        self.identity.user_id()
    }

    /// A key is being revoked or deleted.
    pub fn is_revoking(&self, id: &KeyId) -> bool {
        self.revoking.iter().any(|revoking| revoking.key.id == *id)
    }

    /// The reading is under way.
    pub fn is_reading(&self) -> bool {
        matches!(self.reading, Reading::Running(..))
    }

    /// Rows of the list that could not be understood.
    pub fn unreadable(&self) -> usize {
        match self.reading {
            Reading::NotStarted => 0,
            Reading::Running(_, rows) | Reading::Whole(rows) | Reading::Broken(_, rows) => rows,
        }
    }

    /// A key's owner: known from the table, or the signed-in user.
    pub fn owner_of(&self, key: &Key) -> Owner {
        let Some(id) = key.subject.user() else {
            return Owner::Pending;
        };
        self.table
            .owners()
            .get(id)
            .cloned()
            .unwrap_or(Owner::Pending)
    }
}
