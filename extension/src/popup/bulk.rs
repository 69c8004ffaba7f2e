//! Ending many keys, as the screen knows it: what is selected, what is planned, the run in hand, and
//! what is written down of the tenant's last run, whichever page it runs in.

pub mod effect;
pub mod message;

use std::collections::{HashMap, HashSet};

use latchkey_core::api::ApiError;
use latchkey_core::bulk::journal::{Journal, Refusal, Tally};
use latchkey_core::bulk::plan::{Job, Plan, Target};
use latchkey_core::bulk::run;
use latchkey_core::{KeyId, Moment};

use super::model::Model;
use crate::shell::tasks::Task;

/// More keys than this run in the full tab: a popup dies at any click beside it.
pub const MOST_IN_POPUP: usize = 25;

/// The id of the run's heading, which takes the focus when its buttons change.
pub const HEADING: &str = "run-heading";

/// What the screen knows of ending many keys.
#[derive(Debug, Default)]
pub struct Bulk {
    pub selected: HashSet<KeyId>,
    /// The plan that is shown before anything happens.
    pub planning: Option<Planning>,
    /// The run that is being written down for the first time.
    pub(super) beginning: Option<Journal>,
    /// The run that this page has in hand.
    pub run: Option<Task<run::Run>>,
    /// What is written down of the tenant's last run, where this page has none in hand.
    pub kept: Option<Journal>,
    pub(super) entries: HashMap<String, String>,
    /// Another page has it in hand.
    pub is_elsewhere: bool,
    /// The browser would not tell whether there is one.
    pub is_not_read: bool,
    /// Why the last run of this page came to rest, where the user has to do something.
    pub halted: Option<run::Halt>,
    /// Why it isn't gone on with.
    pub refused: Option<Refusal>,
    /// What came between the user's last word on the run and doing it.
    pub hindrance: Option<Hindrance>,
    /// Who may go on is asked first.
    pub(super) wish: Option<Wish>,
    /// When the run began that the wish is about: no other is gone on with by it.
    pub(super) meant: Option<Moment>,
    /// The journal was asked for once it was known which tenant this is.
    pub(super) is_read: bool,
    /// The page was opened to go on with the run that began then.
    pub(super) handed_over: Option<Moment>,
    pub shows_results: bool,
    /// The file that the results were last saved as, and whether that worked.
    pub saved: Option<(String, bool)>,
    /// Whether somebody else's run is to be forgotten is asked.
    pub asks_to_forget: bool,
    /// Endings that the table knows of.
    pub(super) shown: HashSet<KeyId>,
}

/// What to do with the journal once this page holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    Go,
    /// With the plan as it was confirmed anew.
    GoAnew(Vec<Target>),
    Stop,
}

/// A plan that waits for the user's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planning {
    pub ids: Vec<KeyId>,
    pub job: Job,
    /// It is of a run that was begun long ago.
    pub is_anew: bool,
    /// Why it could not be begun.
    pub trouble: Option<Trouble>,
}

/// Why a run could not be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Who is signed in, or where, isn't known: nobody could say who may go on with it.
    WhoNotKnown,
    /// The browser would not write the journal.
    NotWritten,
    /// Another page began a run meanwhile.
    Another,
    /// What is written down of the last run can't be read, and stays.
    Unreadable,
    Error(ApiError),
}

/// What came between the user's word on a run and doing it. Nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The browser would not tell what is written down.
    NotRead,
    /// Another page had it in hand.
    Elsewhere,
    /// Another run has taken its place.
    Another,
    /// What is written down can't be read any more, and stays.
    Unreadable,
    /// It could not be forgotten: the browser would not write.
    NotCleared,
}

/// Where the tenant's last run stands, seen from this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// In hand here.
    Here(run::Doing),
    /// In hand in another page.
    Elsewhere,
    /// Nobody has it in hand, and it isn't over.
    Open { halted: Option<run::Halt> },
    /// Begun by somebody else, or who is signed in isn't known.
    Refused(Refusal),
    /// Over.
    Over { is_stopped: bool },
}

impl Bulk {
    /// The tenant's last run, as far as there is anything to tell of it.
    pub fn journal(&self) -> Option<&Journal> {
        let journal = self.run.as_ref().map(|run| run.journal());
        let journal = journal.or(self.kept.as_ref());
        journal.filter(|journal| !journal.header.targets.is_empty())
    }

    /// When the tenant's last run began.
    pub(super) fn began(&self) -> Option<Moment> {
        self.journal().map(|journal| journal.header.began)
    }

    /// How many of its keys stand how.
    pub fn tally(&self) -> Option<Tally> {
        self.journal().map(Journal::tally)
    }

    /// Where it stands.
    pub fn stage(&self) -> Option<Stage> {
        let journal = self.journal()?;
        Some(match &self.run {
            Some(run) => Stage::Here(run.doing()),
            None if journal.is_over() => Stage::Over {
                is_stopped: journal.header.is_stopped,
            },
            None if self.is_elsewhere => Stage::Elsewhere,
            None => match self.refused {
                Some(refusal) => Stage::Refused(refusal),
                None => Stage::Open {
                    halted: self.halted.clone(),
                },
            },
        })
    }

    /// A run is under way, or waits to be gone on with: one at a time.
    pub fn is_busy(&self) -> bool {
        self.run.is_some() || self.journal().is_some_and(|journal| !journal.is_over())
    }
}

impl Planning {
    /// What would happen, as the table now knows the keys.
    pub fn plan(&self, model: &Model) -> Plan {
        Plan::of(&model.facts.table, &self.ids, model.facts.me(), self.job)
    }
}
