//! What the popup knows: the facts that all parts read, and what each part knows for itself: what is
//! under way and what went wrong. The views find the words.

use latchkey_core::api::ApiError;
use latchkey_core::flow::find_key::{FindKey, Found};
use latchkey_core::flow::identify::Identify;
use latchkey_core::flow::list_keys::ListKeys;
use latchkey_core::flow::read_owners::ReadOwners;
use latchkey_core::flow::revoke_key::{After, RevokeEnd, RevokeKey};
use latchkey_core::kept::Unreadable;
use latchkey_core::table::Column;
use latchkey_core::{Key, KeyId, Moment, Notes, OtherToken, Ownership, TokenFacts, UserId};

use super::bulk::Bulk;
use super::connect::Connect;
use super::details::{Details, Unkept};
use super::exporting::Exporting;
use super::linking::Linking;
use super::message::{CopyWhat, Showing};
use super::owner::{OwnerPage, Rights};
use super::renaming::{self, Renaming};
use super::rotating::Rotating;
use super::sections::Sections;
use super::unreadable::Handling;
use super::why::Why;
use crate::new_secret::state::NewSecret;
use crate::shell::facts::Facts;
use crate::shell::focus::Target;
use crate::shell::tasks::{Task, Tasks};

/// The whole state of a popup.
#[derive(Debug, Default)]
pub struct Model {
    /// What every part reads.
    pub facts: Facts,
    pub sections: Sections,
    pub connect: Connect,
    pub query: String,
    pub new_secret: NewSecret,
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
    /// The word on the last copy.
    pub(super) showing: Showing,
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
    /// The requests that are under way, whichever part asks.
    pub(super) tasks: Tasks<Model>,
    /// Who is signed in is being read, or was.
    pub(super) identifying: Option<Task<Identify>>,
    /// The list is being read.
    pub(super) listing: Option<Task<ListKeys>>,
    /// The look-up of owners.
    pub owners: Task<ReadOwners>,
    /// The pasted key is being looked for.
    pub(super) finding: Option<Task<FindKey>>,
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
    /// Where the focus goes back to, where that isn't the key's row.
    pub opener: Option<Target>,
    /// Why the change could not be made ready, found while the question is open.
    pub trouble: Option<ApiError>,
}

/// A key that is being revoked or deleted.
#[derive(Debug)]
pub struct Revoking {
    /// The key as it was when the user confirmed.
    pub key: Key,
    pub flow: Task<RevokeKey>,
}

/// What came of revoking or deleting a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub key: Key,
    /// Whose it was, seen from the signed-in user.
    pub ownership: Ownership,
    pub end: RevokeEnd,
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
    /// The state of a popup that opens at this moment.
    pub fn at(now: Moment) -> Model {
        let mut model = Model::default();
        model.facts.now = now;
        model
    }

    /// Something is under way at the tenant of a form, so that no other may take its place: what came
    /// of it would never be told.
    pub fn is_bound_to_tenant(&self) -> bool {
        self.linking.is_busy() || self.new_secret.doubt.deleting.is_some()
    }

    /// No other tenant may take the place of a form's: what is under way at this one, or the only
    /// copy of a key's secret, would be lost.
    pub fn is_tenant_fixed(&self) -> bool {
        self.is_bound_to_tenant() || self.new_secret.is_only_here()
    }

    /// How many of the selected keys are still there: what a plan for them is about.
    pub fn selected_len(&self) -> usize {
        let rows = self
            .bulk
            .selected
            .iter()
            .filter_map(|id| self.facts.table.row(id));
        rows.filter(|row| !row.is_gone).count()
    }

    /// A key is being revoked or deleted.
    pub fn is_revoking(&self, id: &KeyId) -> bool {
        self.revoking.iter().any(|revoking| revoking.key.id == *id)
    }

    /// Whether what was noted of a key of the user's is among what can't be read.
    pub fn has_unreadable_making(&self) -> bool {
        let note = self.facts.maker().map(|maker| maker.note());
        let mut names = self.unreadable.iter().map(|entry| &entry.name);
        note.is_some_and(|note| names.any(|name| *name == note))
    }
}
