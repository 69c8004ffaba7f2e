//! What a run writes down, ahead of what it does, so that it can be taken up again: one entry for the
//! whole and one for each key that something was sent for. A key without an entry is planned; with
//! one it is sent; with an answer or an ending in it, answered. There is no secret and no name in it:
//! tenant id, user id, key ids, results.

mod entry;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

pub use entry::{Answer, Ending, Entry};

use super::budget::{Budget, Pace};
use super::plan::{Job, Target, Verb};
use crate::key::{KeyId, UserId};
use crate::moment::Moment;
use crate::user::Identity;

/// The form of the entries. Others are left alone: they were written by a later Latchkey.
const VERSION: u8 = 1;
/// A plan older than this is shown anew before it is gone on with, in milliseconds.
const LONG_AGO: i64 = 60 * 60 * 1_000;

/// One storage entry, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub name: String,
    pub text: String,
}

/// The name of the entry for a tenant's whole run, with which the names of its keys' entries begin.
pub fn name_of(tenant: &str) -> String {
    format!("run/{tenant}")
}

/// What holds for a whole run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    version: u8,
    pub tenant: String,
    /// Who planned it: nobody else goes on with it.
    pub user: UserId,
    /// When it was confirmed first, which also tells its entries from those of another run.
    pub began: Moment,
    /// When its plan was last looked at.
    pub planned: Moment,
    pub pace: Pace,
    pub job: Job,
    pub targets: Vec<Target>,
    /// The user wants no more of it.
    pub is_stopped: bool,
    /// Changes of an earlier run that counted when this one began.
    pub spent: Vec<Moment>,
}

/// What is written down of a run can't be read: a later Latchkey wrote it, or it is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Why a run isn't gone on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    AnotherUser,
    AnotherTenant,
    /// Who is signed in, or where, could not be read.
    WhoNotKnown,
}

/// How a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    Planned,
    /// Sent, and what came of it isn't known.
    Unanswered,
    /// Answered for good; the key wasn't read yet.
    Unread(&'a Answer),
    Ended(&'a Ending),
}

/// How many keys stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Out of use.
    pub done: usize,
    /// Ended otherwise: refused, still there, or not known.
    pub failed: usize,
    /// Not ended yet.
    pub open: usize,
}

impl Tally {
    /// All keys of the run.
    pub fn total(self) -> usize {
        self.done + self.failed + self.open
    }
}

/// A run as it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    pub header: Header,
    entries: HashMap<KeyId, Entry>,
}

/// What came of writing a first entry in place of what is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    Written,
    /// The browser would not write it, or not tell what is written down.
    Refused,
    /// What is written down can't be read, and stays.
    Unreadable,
    /// Another page has the run in hand, or what is written down isn't what this page knew.
    Another,
}

impl Journal {
    /// A run that begins now. `None` where it isn't known who or where: then nobody could say later
    /// who may go on with it.
    pub fn new(
        identity: &Identity,
        job: Job,
        targets: Vec<Target>,
        spent: Vec<Moment>,
        now: Moment,
    ) -> Option<Journal> {
        let header = Header {
            version: VERSION,
            tenant: identity.tenant_id()?.to_owned(),
            user: identity.user_id()?.clone(),
            began: now,
            planned: now,
            pace: Pace::default(),
            job,
            targets,
            is_stopped: false,
            spent,
        };
        Some(Journal {
            header,
            entries: HashMap::new(),
        })
    }

    /// Reads what was kept for a tenant; `None` where there is no run. An entry of another run stands
    /// for nothing.
    ///
    /// # Errors
    ///
    /// Where an entry can't be read: nobody knows what was sent then, so that it is neither gone on
    /// with nor written over.
    pub fn read(
        tenant: &str,
        kept: &HashMap<String, String>,
    ) -> Result<Option<Journal>, Unreadable> {
        let name = name_of(tenant);
        let Some(header) = kept.get(&name) else {
            return Ok(None);
        };
        let header: Header = serde_json::from_str(header).map_err(|_| Unreadable)?;
        if header.version != VERSION || header.tenant != tenant {
            return Err(Unreadable);
        }
        let mut entries = HashMap::new();
        for target in &header.targets {
            let Some(text) = kept.get(&entry_name(&name, &target.id)) else {
                continue;
            };
            let entry: Entry = serde_json::from_str(text).map_err(|_| Unreadable)?;
            if !entry.is_of(&target.id) {
                return Err(Unreadable);
            }
            if entry.run == header.began {
                entries.insert(target.id.clone(), entry);
            }
        }
        Ok(Some(Journal { header, entries }))
    }

    /// All that was kept, as one text to be saved.
    pub fn raw(kept: &HashMap<String, String>) -> String {
        let sorted: BTreeMap<&String, &String> = kept.iter().collect();
        serde_json::to_string_pretty(&sorted).unwrap_or_default()
    }

    /// Whether what was kept for a tenant may give way to another run: where it is the run that began
    /// then, or, where none is named, where none is left unfinished. What can't be read may not.
    pub fn may_be_replaced(
        tenant: &str,
        kept: &HashMap<String, String>,
        began: Option<Moment>,
    ) -> bool {
        Journal::read(tenant, kept).is_ok_and(|journal| {
            journal.is_none_or(|journal| match began {
                Some(began) => journal.header.began == began,
                None => journal.is_over(),
            })
        })
    }

    /// The entry for the whole.
    pub fn header_record(&self) -> Option<Record> {
        Some(Record {
            name: name_of(&self.header.tenant),
            text: serde_json::to_string(&self.header).ok()?,
        })
    }

    /// The entry for a key, where there is one.
    pub fn record(&self, id: &KeyId) -> Option<Record> {
        Some(Record {
            name: entry_name(&name_of(&self.header.tenant), id),
            text: serde_json::to_string(self.entries.get(id)?).ok()?,
        })
    }

    /// What is written down of each key that something was sent for.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// How a key stands.
    pub fn standing(&self, id: &KeyId) -> Standing<'_> {
        let Some(entry) = self.entries.get(id) else {
            return Standing::Planned;
        };
        match (&entry.ending, &entry.answer) {
            (Some(ending), _) => Standing::Ended(ending),
            (None, Some(answer)) => Standing::Unread(answer),
            (None, None) => Standing::Unanswered,
        }
    }

    /// How many keys stand how.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for target in &self.header.targets {
            match self.standing(&target.id) {
                Standing::Ended(ending) if ending.is_out_of_use() => tally.done += 1,
                Standing::Ended(_) => tally.failed += 1,
                _ => tally.open += 1,
            }
        }
        tally
    }

    /// Nothing is left to be done, or nothing more is wanted.
    pub fn is_over(&self) -> bool {
        self.header.is_stopped || self.tally().open == 0
    }

    /// When each change of late was sent.
    pub fn spent(&self) -> impl Iterator<Item = Moment> + '_ {
        let entries = self.entries.values().flat_map(|entry| &entry.sent);
        self.header.spent.iter().chain(entries).copied()
    }

    /// Whether who is signed in may go on with it.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn may_go_on(&self, identity: &Identity) -> Result<(), Refusal> {
        match (identity.tenant_id(), identity.user_id()) {
            (Some(tenant), _) if tenant != self.header.tenant => Err(Refusal::AnotherTenant),
            (_, Some(user)) if *user != self.header.user => Err(Refusal::AnotherUser),
            (Some(_), Some(_)) => Ok(()),
            _ => Err(Refusal::WhoNotKnown),
        }
    }

    /// The plan is so old that it is shown anew first.
    pub fn is_old(&self, now: Moment) -> bool {
        // A clock that was set back proves nothing.
        now.since(self.header.planned).abs() > LONG_AGO
    }

    /// The same tenant's journal with nothing in it but when changes were sent of late.
    #[must_use]
    pub fn emptied(&self, now: Moment) -> Journal {
        let header = Header {
            spent: Budget::after(self.spent()).counting(now),
            targets: Vec::new(),
            ..self.header.clone()
        };
        Journal {
            header,
            entries: HashMap::new(),
        }
    }

    /// The keys for which nothing was sent yet.
    pub fn planned(&self) -> Vec<KeyId> {
        let targets = self.header.targets.iter();
        targets
            .filter(|target| self.standing(&target.id) == Standing::Planned)
            .map(|target| target.id.clone())
            .collect()
    }

    /// Takes the plan as it was confirmed anew: keys for which nothing was sent yet stay only where
    /// they are in it. Gives the keys that are left out by it.
    pub fn plan_anew(&mut self, targets: &[Target], now: Moment) -> Vec<KeyId> {
        self.header.planned = now;
        let stay: HashSet<&KeyId> = targets.iter().map(|target| &target.id).collect();
        let mut left = self.planned();
        left.retain(|id| !stay.contains(id));
        for id in &left {
            let mut entry = Entry::new(self.header.began, id.clone(), now);
            entry.sent.clear();
            entry.ending = Some(Ending::LeftOut);
            self.entries.insert(id.clone(), entry);
        }
        left
    }

    pub(super) fn sent(&mut self, id: &KeyId, now: Moment) {
        match self.entries.get_mut(id) {
            Some(entry) => entry.sent.push(now),
            None => {
                let entry = Entry::new(self.header.began, id.clone(), now);
                self.entries.insert(id.clone(), entry);
            }
        }
    }

    pub(super) fn answered(&mut self, id: &KeyId, answer: Answer) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.answer.get_or_insert(answer);
        }
    }

    pub(super) fn ended(&mut self, id: &KeyId, ending: Ending) {
        if let Some(entry) = self.entries.get_mut(id) {
            entry.ending.get_or_insert(ending);
        }
    }

    pub(super) fn verb_of(&self, id: &KeyId) -> Verb {
        let target = self.header.targets.iter().find(|target| target.id == *id);
        target.map_or(Verb::Revoke, |target| target.verb)
    }
}

fn entry_name(name: &str, id: &KeyId) -> String {
    format!("{name}/{}", id.as_str())
}

#[cfg(test)]
mod tests;
