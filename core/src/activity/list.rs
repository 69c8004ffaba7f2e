//! The list of what happened, with names, searched and filtered: what a screen shows and a file holds.

use std::collections::{HashMap, HashSet};

use super::entry::Activity;
use super::event::AuditEvent;
use super::event_type::EventType;
use super::fact::{ActivityFact, ActivityKind, PermissionHolder};
use super::held::CarrierRoles;
use super::key::{EventKey, KeyName};
use super::log::ActivityLog;
use super::own::OwnRuns;
use super::touched::{Touched, TouchedPart};
use crate::key::{Key, KeyId, Subject, UserId};
use crate::search::{Words, fold};
use crate::user::Owner;

/// Which rows are shown. All of it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    pub words: Words,
    pub kind: Option<ActivityKind>,
    pub key: Option<KeyId>,
    pub person: Option<UserId>,
}

/// One thing that happened, with what names it.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivityRow {
    pub activity: Activity,
    /// Today's name of its key; its name of then is in the activity.
    pub key_name: KeyName,
    /// Whose key it is, also where only another event tells.
    pub owner: Subject,
    /// A run of Latchkey did it.
    pub is_own: bool,
    haystack: String,
}

/// How many rows there are of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityCounts {
    pub all: usize,
    kinds: HashMap<ActivityKind, usize>,
}

impl ActivityCounts {
    /// How many rows there are of one kind.
    pub fn of(&self, kind: ActivityKind) -> usize {
        self.kinds.get(&kind).copied().unwrap_or_default()
    }
}

/// What was read, and what is known of the keys and people in it.
#[derive(Clone, Debug, Default)]
pub struct ActivityList {
    log: ActivityLog,
    keys: HashMap<KeyId, ListedKey>,
    people: HashMap<UserId, Owner>,
    own: OwnRuns,
    rows: Vec<ActivityRow>,
}

/// What the list of keys has of a key.
#[derive(Clone, Debug, PartialEq)]
struct ListedKey {
    name: String,
    subject: Subject,
}

impl ActivityList {
    /// Takes a page of events of this type.
    pub fn add(&mut self, asked: EventType, events: &[AuditEvent]) {
        let touched = self.log.add(asked, events);
        self.refresh(&touched);
    }

    /// Takes which roles carry "Manage API keys".
    pub fn set_carriers(&mut self, carriers: CarrierRoles) {
        self.log.set_carriers(carriers);
        let mut touched = Touched::default();
        touched.add(None, TouchedPart::All);
        self.refresh(&touched);
    }

    /// Takes the keys that are listed today, in place of those before.
    pub fn set_keys<'a>(&mut self, keys: impl IntoIterator<Item = &'a Key>) {
        let keys = keys.into_iter().map(|key| {
            let listed = ListedKey {
                name: key.name.clone(),
                subject: key.subject.clone(),
            };
            (key.id.clone(), listed)
        });
        let before = std::mem::replace(&mut self.keys, keys.collect());
        let ids = self.log.key_ids();
        let changed = ids.filter(|id| before.get(id) != self.keys.get(id));
        let mut touched = Touched::default();
        for id in changed {
            touched.add(Some(id.clone()), TouchedPart::All);
        }
        self.refresh(&touched);
    }

    /// Takes what became known of people.
    pub fn add_people(&mut self, people: impl IntoIterator<Item = (UserId, Owner)>) {
        let mut new = HashSet::new();
        for (id, person) in people {
            new.insert(id.clone());
            self.people.insert(id, person);
        }
        let mut rows = std::mem::take(&mut self.rows);
        for row in &mut rows {
            if row.people().any(|id| new.contains(id)) {
                row.haystack = self.haystack(row);
            }
        }
        self.rows = rows;
    }

    /// Takes what Latchkey's runs did, in place of what was known of them before.
    pub fn set_own(&mut self, own: OwnRuns) {
        self.own = own;
        for row in &mut self.rows {
            row.is_own = self.own.did(&row.activity);
        }
    }

    /// What was read, to be kept in memory.
    pub fn log(&self) -> &ActivityLog {
        &self.log
    }

    /// A list of what was read and kept before.
    pub fn of_log(log: ActivityLog) -> ActivityList {
        let mut list = ActivityList {
            log,
            ..ActivityList::default()
        };
        let mut all = Touched::default();
        for id in list.log.key_ids().cloned().map(Some).chain([None]) {
            all.add(id, TouchedPart::All);
        }
        list.refresh(&all);
        list
    }

    /// Everything that happened, newest first.
    pub fn rows(&self) -> &[ActivityRow] {
        &self.rows
    }

    /// The rows that pass, newest first.
    pub fn shown(&self, filter: &ActivityFilter) -> Vec<&ActivityRow> {
        let rows = self.rows.iter();
        rows.filter(|row| filter.passes(row) && filter.is_of_kind(row))
            .collect()
    }

    /// How many rows of each kind there are among those that the rest of the filter lets pass.
    pub fn counts(&self, filter: &ActivityFilter) -> ActivityCounts {
        let mut counts = ActivityCounts::default();
        for row in self.rows.iter().filter(|row| filter.passes(row)) {
            counts.all += 1;
            *counts.kinds.entry(row.activity.kind()).or_default() += 1;
        }
        counts
    }

    /// What is known of a person.
    pub fn person(&self, id: &UserId) -> Option<&Owner> {
        self.people.get(id)
    }

    /// The people in the rows of whom nothing is known yet, each once, in the order of the rows.
    pub fn people_to_ask(&self) -> Vec<UserId> {
        let mut seen = HashSet::new();
        let people = self.rows.iter().flat_map(ActivityRow::people);
        people
            .filter(|id| !self.people.contains_key(id) && seen.insert(*id))
            .cloned()
            .collect()
    }

    /// What the events tell of a key, in the list of keys or not.
    pub fn key(&self, id: &KeyId) -> Option<&EventKey> {
        self.log.key(id)
    }

    /// The key that a text names by its whole id, where a row or the list of keys has it.
    pub fn key_of_id(&self, text: &str) -> Option<KeyId> {
        let id = KeyId::new(text.trim())?;
        let is_known = self.keys.contains_key(&id) || self.log.key(&id).is_some();
        is_known.then_some(id)
    }

    /// Makes the rows anew that may have changed: a page is small, and the list may be long.
    fn refresh(&mut self, touched: &Touched) {
        let parts = touched.0.iter();
        let activities = parts.flat_map(|(key, part)| self.log.activities_of(key.as_ref(), *part));
        let fresh: Vec<ActivityRow> = activities.map(|activity| self.row(activity)).collect();
        let rows = &mut self.rows;
        rows.retain(|row| !touched.has(&row.activity));
        rows.extend(fresh);
        rows.sort_by(|row, other| row.activity.newest_first(&other.activity));
    }

    fn row(&self, activity: Activity) -> ActivityRow {
        let id = activity.key.as_ref();
        let listed = id.and_then(|id| self.keys.get(id));
        let told = id.and_then(|id| self.log.key(id));
        let key_name = match (listed, told.and_then(|told| told.name.as_ref())) {
            (Some(listed), _) => KeyName::Listed(listed.name.clone()),
            (None, Some(name)) => KeyName::FromEvents(name.clone()),
            (None, None) => KeyName::NotKnown,
        };
        let owner = match (&activity.owner, listed, told) {
            (Subject::NotKnown, Some(listed), _) => listed.subject.clone(),
            (Subject::NotKnown, None, Some(told)) => told.owner.clone(),
            (owner, _, _) => owner.clone(),
        };
        let is_own = self.own.did(&activity);
        let mut row = ActivityRow {
            haystack: String::new(),
            activity,
            key_name,
            owner,
            is_own,
        };
        row.haystack = self.haystack(&row);
        row
    }

    /// What words are looked for in, folded.
    fn haystack(&self, row: &ActivityRow) -> String {
        let activity = &row.activity;
        let mut texts: Vec<&str> = Vec::new();
        texts.extend(activity.key.as_ref().map(KeyId::as_str));
        texts.extend(activity.key_name.as_deref());
        texts.extend(row.key_name.text());
        if let Subject::Scim(sub) | Subject::Other { sub, .. } = &row.owner {
            texts.push(sub);
        }
        for person in row.people() {
            texts.push(person.as_str());
            if let Some(user) = self.people.get(person).and_then(Owner::user) {
                texts.push(&user.name);
                texts.extend(user.email.as_deref());
            }
        }
        texts.extend(fact_texts(&activity.fact));
        // A line break keeps a word from matching across two texts.
        fold(&texts.join("\n"))
    }
}

impl ActivityRow {
    /// Every person in it, the key's owner among them.
    pub fn people(&self) -> impl Iterator<Item = &UserId> {
        self.activity.people().chain(self.owner.user())
    }
}

impl ActivityFilter {
    /// Passes, whatever its kind.
    fn passes(&self, row: &ActivityRow) -> bool {
        let is_of_key = self.key.is_none() || row.activity.key == self.key;
        let person = self.person.as_ref();
        let is_of_person = person.is_none_or(|person| row.people().any(|user| user == person));
        is_of_key && is_of_person && self.words.matches(&row.haystack)
    }

    fn is_of_kind(&self, row: &ActivityRow) -> bool {
        self.kind.is_none_or(|kind| kind == row.activity.kind())
    }
}

/// The tenant's own texts in a fact.
fn fact_texts(fact: &ActivityFact) -> Vec<&str> {
    let texts: [Option<&String>; 2] = match fact {
        ActivityFact::KeyRefused { code, reason } => [code.as_ref(), reason.as_ref()],
        ActivityFact::OwnerDeleted { name, email } => [name.as_ref(), email.as_ref()],
        ActivityFact::KeyChanged { earlier_name, .. } => [earlier_name.as_ref(), None],
        ActivityFact::Permission { holder, .. } => match holder {
            PermissionHolder::Role { id, name, .. } | PermissionHolder::Group { id, name } => {
                [id.as_ref(), name.as_ref()]
            }
            PermissionHolder::Everyone | PermissionHolder::User(_) => [None, None],
        },
        _ => [None, None],
    };
    texts.into_iter().flatten().map(String::as_str).collect()
}

#[cfg(test)]
mod tests;
