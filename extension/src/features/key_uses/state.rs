//! What is known of the use of keys. It is in memory only: of one person of one tenant, until the browser
//! ends.

use latchkey_core::activity::EventReach;
use latchkey_core::flow::read_last_uses::{LastUsesEnd, ReadLastUses};
use latchkey_core::flow::read_uses::{ReadUses, UsesReport};
use latchkey_core::kept::Entry;
use latchkey_core::maker::Maker;
use latchkey_core::{KeyId, Subject, UserId};
use serde::{Deserialize, Serialize};

use crate::shell::context::Part;
use crate::shell::facts::Facts;
use crate::shell::tasks::{Task, TaskId};

/// The state of both readings.
#[derive(Debug)]
pub struct KeyUses {
    /// How far back the user wants to look.
    pub reach: EventReach,
    /// The uses of one owner's keys are being read.
    pub reading: Option<UsesReading>,
    /// What was read: one report for each owner and reach, which holds all keys of that owner.
    pub reports: Vec<OwnerUses>,
    pub last_uses: LastUses,
    /// For whom it was read, or for whom what was kept is looked for.
    pub reader: Option<Maker>,
}

impl Default for KeyUses {
    fn default() -> KeyUses {
        KeyUses {
            reach: EventReach::Month,
            reading: None,
            reports: Vec::new(),
            last_uses: LastUses::default(),
            reader: None,
        }
    }
}

impl Part for KeyUses {
    type Effect = KeyUsesEffect;
}

impl KeyUses {
    /// Both are of the same owner's keys, as far back.
    pub fn is_same_reading(one: &OwnerUses, other: &OwnerUses) -> bool {
        (&one.owner, one.reach) == (&other.owner, other.reach)
    }

    /// The reading of this owner's keys, while it is under way.
    pub fn reading_of(&self, owner: &Subject) -> Option<&UsesReading> {
        let reading = self.reading.as_ref();
        reading.filter(|reading| reading.owner == *owner)
    }

    /// What was read of this owner's keys as far back as the user wants to look.
    pub fn report_of(&self, owner: &Subject) -> Option<&UsesReport> {
        let mut reports = self.reports.iter();
        let report = reports.find(|it| it.owner == *owner && it.reach == self.reach);
        report.map(|it| &it.report)
    }
}

/// The uses of one owner's keys, while they are read.
#[derive(Debug)]
pub struct UsesReading {
    pub owner: Subject,
    pub reach: EventReach,
    pub task: Task<ReadUses>,
    /// What was counted so far; `None` before the first page.
    pub report: Option<Box<UsesReport>>,
    /// It waits, to leave a part of the tenant's limit free.
    pub waits: bool,
}

/// What was read of one owner's keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerUses {
    pub owner: Subject,
    pub reach: EventReach,
    pub report: UsesReport,
}

/// The last uses of all active keys. What was found is in the table of keys.
#[derive(Debug)]
pub struct LastUses {
    /// The user looks at them.
    pub is_open: bool,
    /// How far back the user wants to look.
    pub reach: EventReach,
    pub reading: Option<LastUsesReading>,
    /// What the last reading came to.
    pub read: Option<LastUsesRead>,
}

impl Default for LastUses {
    fn default() -> LastUses {
        LastUses {
            is_open: false,
            reach: EventReach::Month,
            reading: None,
            read: None,
        }
    }
}

/// The last uses of all active keys, while they are read.
#[derive(Debug)]
pub struct LastUsesReading {
    pub reach: EventReach,
    pub task: Task<ReadLastUses>,
    /// Of how many keys something is known.
    pub known: usize,
    /// How many keys it is about.
    pub wanted: usize,
    /// It waits, to leave a part of the tenant's limit free.
    pub waits: bool,
}

/// What was read of the last uses of all active keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastUsesRead {
    pub reach: EventReach,
    pub end: Box<LastUsesEnd>,
}

/// What was read, as it is kept in the browser's memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptKeyUses {
    pub reports: Vec<OwnerUses>,
    pub last_uses: Option<LastUsesRead>,
}

impl Entry for KeptKeyUses {}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyUsesMessage {
    SetReach(EventReach),
    /// Reads the uses of this owner's keys. The zone of the chart is `offset` milliseconds ahead of UTC.
    Read {
        owner: Subject,
        offset: i64,
    },
    Stop,
    ShowLastUses(bool),
    SetLastUsesReach(EventReach),
    ReadLastUses,
    StopLastUses,
    /// The time has come that this task waited for.
    Woke(TaskId),
    /// What was kept for this person since an earlier opening, where anything was.
    Found(Maker, Option<Box<KeptKeyUses>>),
}

/// What is asked of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyUsesEffect {
    /// Looks for what was kept for this person.
    Find(Maker),
    Keep(Maker, Box<KeptKeyUses>),
    Forget(Maker),
    /// Wakes this task after so many milliseconds.
    Wake(TaskId, u32),
}

/// Whether uses may be read now. What is read is one person's, so it must be known whose.
pub fn may_read(facts: &Facts) -> bool {
    facts.maker().is_some() && facts.may_act()
}

/// The keys that may be in use, each with the user that it stands for.
pub fn keys_in_use(facts: &Facts) -> Vec<(KeyId, Option<UserId>)> {
    let keys = facts.table.all().map(|row| &row.key);
    keys.filter(|key| key.may_be_revoked())
        .map(|key| (key.id.clone(), key.subject.user().cloned()))
        .collect()
}
