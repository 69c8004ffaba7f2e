//! A key's row: the key, its owner, and what searching and sorting need of them, folded once.

use crate::activity::uses::LastUse;
use crate::key::{Key, Status, Subject};
use crate::moment::Moment;
use crate::search::fold;
use crate::user::{Account, Owner, Role};

/// Something about a key or its owner that deserves the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The owner is a TenantAdmin: the key can do all that they can.
    AdminOwner,
    /// A successful look-up says the owner is deleted, or doesn't know them.
    Ownerless,
    DisabledOwner,
    /// The owner's look-up failed: nothing is known.
    OwnerNotRead,
    Scim,
    /// The server says active although the expiry is over.
    TimePassed,
    ExpiresSoon,
}

/// One key with its owner, as a row.
#[derive(Clone, Debug)]
pub struct Row {
    pub key: Key,
    pub owner: Owner,
    /// The last recorded use, where it was read.
    pub last_use: LastUse,
    /// The key is no more; the row is still shown.
    pub is_gone: bool,
    /// The status under which the row was given its place.
    pub(super) placed_as: Status,
    /// The reading in which the key last came.
    pub(super) seen_in: u32,
    /// The reading during which an action told what is true of the key: its pages may be older.
    fixed_in: Option<u32>,
    /// What a search looks through.
    pub(super) haystack: String,
    pub(super) name: String,
    pub(super) owner_name: String,
}

impl Row {
    pub(super) fn new(key: Key, owner: Owner, reading: u32) -> Row {
        let mut row = Row {
            placed_as: key.status.clone(),
            key,
            owner,
            last_use: LastUse::NotKnown,
            is_gone: false,
            seen_in: reading,
            fixed_in: None,
            haystack: String::new(),
            name: String::new(),
            owner_name: String::new(),
        };
        row.fold();
        row
    }

    /// Takes the key as a page of the list tells it.
    pub(super) fn update(&mut self, key: Key, reading: u32) {
        self.seen_in = reading;
        if !self.is_fixed_in(reading) {
            self.placed_as = key.status.clone();
            self.is_gone = false;
            self.set_key(key);
        }
    }

    /// Takes the key as it is after an action, keeping the row's place; `None` where it is gone.
    pub(super) fn fix(&mut self, key: Option<Key>, reading: u32) {
        self.seen_in = reading;
        self.fixed_in = Some(reading);
        self.is_gone = key.is_none();
        if let Some(key) = key {
            self.set_key(key);
        }
    }

    /// An action told, during this reading, what is true of the key.
    pub(super) fn is_fixed_in(&self, reading: u32) -> bool {
        self.fixed_in == Some(reading)
    }

    fn set_key(&mut self, key: Key) {
        let is_renamed = self.key.name != key.name || self.key.subject != key.subject;
        self.key = key;
        if is_renamed {
            self.fold();
        }
    }

    pub(super) fn set_owner(&mut self, owner: Owner) {
        self.owner = owner;
        self.fold();
    }

    fn fold(&mut self) {
        let (sub, owner_name, email) = match (&self.key.subject, &self.owner) {
            (Subject::User(id), Owner::Found(user)) => (
                id.as_str(),
                user.name.as_str(),
                user.email.as_deref().unwrap_or_default(),
            ),
            (Subject::User(id), _) => (id.as_str(), "", ""),
            (Subject::Scim(sub) | Subject::Other { sub, .. }, _) => (sub.as_str(), "", ""),
            (Subject::NotKnown, _) => ("", "", ""),
        };
        self.name = fold(&self.key.name);
        self.owner_name = fold(owner_name);
        // A line break keeps a word from matching across two fields.
        self.haystack = [
            &self.name,
            &fold(self.key.id.as_str()),
            &self.owner_name,
            &fold(email),
            &fold(sub),
        ]
        .map(String::as_str)
        .join("\n");
    }

    /// The owner is a user of whom a successful look-up says deleted or unknown.
    pub fn is_ownerless(&self) -> bool {
        self.key.subject.user().is_some() && self.owner.is_missing()
    }

    /// The key is an identity provider's.
    pub fn is_scim(&self) -> bool {
        matches!(self.key.subject, Subject::Scim(_))
    }

    /// The owner is known to be a TenantAdmin.
    pub fn has_admin_owner(&self) -> bool {
        self.owner
            .user()
            .is_some_and(|user| user.role == Role::TenantAdmin)
    }

    /// What to point out about this row.
    pub fn marks(&self, now: Moment) -> Vec<Mark> {
        let is_disabled = self
            .owner
            .user()
            .is_some_and(|user| user.account == Account::Disabled);
        let is_user = self.key.subject.user().is_some();
        [
            (Mark::Scim, self.is_scim()),
            (Mark::AdminOwner, self.has_admin_owner()),
            (Mark::Ownerless, self.is_ownerless()),
            (Mark::DisabledOwner, is_disabled),
            (Mark::OwnerNotRead, is_user && self.owner == Owner::NotRead),
            (Mark::TimePassed, self.key.time_has_passed(now)),
            (Mark::ExpiresSoon, self.key.expires_soon(now)),
        ]
        .into_iter()
        .filter_map(|(mark, is_so)| is_so.then_some(mark))
        .collect()
    }
}
