//! What every part of the popup reads: where it is, who is signed in, the present, the keys and how
//! far they are read, and what keeps anything more from being sent.

use latchkey_core::activity::EventsBudget;
use latchkey_core::api::ApiError;
use latchkey_core::cookies::CookieStore;
use latchkey_core::maker::Maker;
use latchkey_core::session::Session;
use latchkey_core::table::{Hand, Table};
use latchkey_core::{
    Identity, Key, Moment, Owner, SeenTenant, Server, Tenant, TenantError, UserId,
};

use super::section_name::SectionName;
use super::tasks::TaskIds;

/// What is known to all parts.
#[derive(Debug, Default)]
pub struct Facts {
    pub place: Place,
    /// Whose cookies the tab uses.
    pub cookies: CookieStore,
    pub section: SectionName,
    /// Tenants seen before, last first.
    pub seen: Vec<SeenTenant>,
    /// Shown as a full tab, not as a popup.
    pub is_tab: bool,
    /// The present by the tenant's clock, as of the last message.
    pub now: Moment,
    /// The same by the PC's clock.
    pub pc_now: Moment,
    pub session: Session,
    pub identity: Identity,
    pub user: Known,
    pub tenant_facts: Known,
    pub table: Table,
    pub reading: Reading,
    /// When the list shown was read, where that wasn't just now.
    pub as_of: Option<AsOf>,
    /// What keeps anything more from being sent.
    pub stop: Option<ApiError>,
    /// Until when Qlik Cloud asked to wait.
    pub waiting: Option<Moment>,
    pub has_pointer: bool,
    pub has_focus: bool,
    /// When the whole list was last read.
    pub read_at: Option<Moment>,
    /// For whom the kept list was read.
    pub kept_for: Option<Identity>,
    /// How many keys the kept list has in all.
    pub kept_total: usize,
    pub task_ids: TaskIds,
    /// The events calls of all readings together: they share what one user may send.
    pub events_budget: EventsBudget,
    /// The tenant whose values are filled into a form, where the tab shows none.
    pub filled_from: Option<Tenant>,
}

/// An error has ended the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEnd {
    pub error: ApiError,
    /// Nothing had ended it before.
    pub is_first: bool,
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

impl Place {
    /// What a tab of this address shows; the browser may not tell the address.
    pub fn at(address: Option<&str>) -> Place {
        let Some(address) = address.filter(|address| !address.is_empty()) else {
            return Place::Elsewhere(Elsewhere::AddressHidden);
        };
        match Tenant::from_url(address) {
            Ok(tenant) => Place::Tenant(tenant),
            Err(error) => match Server::from_url(address) {
                Some(server) => Place::Server(server),
                None => Place::Elsewhere(Elsewhere::NotATenant(error)),
            },
        }
    }
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
    Running(usize),
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

impl Facts {
    /// The tenant that the tab shows, or whose values are to be filled there.
    pub fn tenant(&self) -> Option<&Tenant> {
        match &self.place {
            Place::Tenant(tenant) => Some(tenant),
            Place::Elsewhere(_) | Place::Server(_) => self.filled_from.as_ref(),
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

    /// The tab shows a tenant.
    pub fn is_at_tenant(&self) -> bool {
        matches!(self.place, Place::Tenant(_))
    }

    /// The tab shows a tenant, and the user looks at this section of it.
    pub fn is_looking_at(&self, section: SectionName) -> bool {
        self.is_at_tenant() && self.section == section
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

    /// Whose key it would be, once the user and the tenant are known.
    pub fn maker(&self) -> Option<Maker> {
        Some(Maker {
            tenant_id: self.identity.tenant_id()?.to_owned(),
            user_id: self.me()?.clone(),
        })
    }

    /// The signed-in user's id, where known.
    pub fn me(&self) -> Option<&UserId> {
        self.identity.user_id()
    }

    /// The reading is under way.
    pub fn is_reading(&self) -> bool {
        matches!(self.reading, Reading::Running(_))
    }

    /// Rows of the list that could not be understood.
    pub fn unreadable_rows(&self) -> usize {
        match self.reading {
            Reading::NotStarted => 0,
            Reading::Running(rows) | Reading::Whole(rows) | Reading::Broken(_, rows) => rows,
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

    /// The same, as it is told: once nothing more is sent, nothing more will be known.
    pub fn owner_to_tell(&self, key: &Key) -> Owner {
        match self.owner_of(key) {
            Owner::Pending if self.stop.is_some() => Owner::NotRead,
            owner => owner,
        }
    }

    /// Keeps everything from being sent from now on, where an error ends the session; the list is then
    /// of its time.
    pub fn end_session(&mut self, error: &ApiError) -> Option<SessionEnd> {
        if !error.ends_the_session() {
            return None;
        }
        let is_first = self.stop.is_none();
        self.stop = Some(error.clone());
        if is_first && !self.table.is_empty() {
            self.date_list();
        }
        let error = error.clone();
        Some(SessionEnd { error, is_first })
    }

    /// Says of when the list is, from now on.
    pub fn date_list(&mut self) {
        self.as_of.get_or_insert(AsOf {
            read_at: self.read_at.unwrap_or(self.now),
            is_unconfirmed: false,
        });
    }
}
