//! What the section Activity knows: what was read of the tenant's events, and what of it is shown.

pub mod kept;
pub mod seen;

use std::collections::HashMap;

use latchkey_core::activity::{
    ActivityFilter, ActivityKind, ActivityList, ActivityRow, Coverage, EventReach, OwnRuns,
};
use latchkey_core::flow::read_activity::ReadActivity;
use latchkey_core::flow::read_owners::ReadOwners;
use latchkey_core::maker::Maker;
use latchkey_core::search::Words as SearchWords;
use latchkey_core::{KeyId, Moment, Owner, UserId};

use self::kept::KeptActivity;
use self::seen::SeenRecords;
use crate::shell::context::Part;
use crate::shell::tasks::{Task, TaskId};

/// So many rows are drawn at first, and so many more on request: thousands would make the page slow.
pub const ROWS: usize = 200;

/// The id of the section's heading, which takes the focus where the button that had it is gone.
pub const TITLE: &str = "activity-title";

/// The id of the button that shows the forms of a file.
pub const EXPORT: &str = "activity-export";

/// The id of the row at this place, where it is the first of those that were asked for.
pub fn row_id(at: usize) -> String {
    format!("activity-row-{at}")
}

/// The section's state.
#[derive(Debug, Default)]
pub struct ActivitySection {
    pub reach: EventReach,
    /// Changes of users' roles are read, too.
    pub has_user_changes: bool,
    pub stage: ActivityStage,
    /// The events are being read.
    pub reading: Option<Task<ReadActivity>>,
    /// What is covered; `None` before it is known what is going to be read.
    pub coverage: Option<Coverage>,
    /// When the reading ended whose lines were kept since an earlier opening.
    pub kept_since: Option<Moment>,
    /// Until when the flow waits, so that some of the tenant's limit stays free.
    pub waits_until: Option<Moment>,
    pub list: ActivityList,
    /// The records in the list, as far as they came while it was shown.
    pub seen: SeenRecords,
    pub choice: ActivityChoice,
    /// The id of the button by which the last question was opened: it stays, so that the focus doesn't
    /// fall to the page once its key is no longer in use.
    pub opener: Option<String>,
    /// The forms of a file are shown.
    pub is_exporting: bool,
    /// The file that was saved last, and whether that worked.
    pub saved: Option<(String, bool)>,
    /// Whose reading this is.
    pub reader: Option<Maker>,
    /// The look-up of people whom the list of keys doesn't know.
    pub owners: Task<ReadOwners>,
    /// What the look-up found, for every list that is read.
    pub people: HashMap<UserId, Owner>,
    /// What Latchkey's last run did.
    pub own_runs: OwnRuns,
    /// Which keys the list was told of; another number stands for other keys.
    pub keys_told: Option<u64>,
}

/// How far the section is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActivityStage {
    /// It wasn't looked at.
    #[default]
    NotAsked,
    /// What was kept since an earlier opening is looked for.
    Seeking,
    /// Something was read or is being read, or was found.
    Asked,
    /// The user wants all to be read again, which the next look does.
    Outdated,
}

/// Which lines are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityChoice {
    /// What stands in the search box.
    pub query: String,
    pub kind: Option<ActivityKind>,
    pub key: Option<KeyId>,
    pub person: Option<UserId>,
    /// What was taken out of the search box.
    pub removed: Option<RemovedToken>,
    /// The most rows that are drawn.
    pub most: usize,
}

/// A text with a token in it that was pasted into the search box, and is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemovedToken {
    /// An API key, whose lines are shown.
    Key,
    /// A token without a key's id in it.
    OfNoKey,
}

impl Default for ActivityChoice {
    fn default() -> ActivityChoice {
        ActivityChoice {
            query: String::new(),
            kind: None,
            key: None,
            person: None,
            removed: None,
            most: ROWS,
        }
    }
}

impl ActivityChoice {
    /// Every line is shown.
    pub fn is_all(&self) -> bool {
        let is_searched = !SearchWords::parse(&self.query).is_empty();
        !is_searched && self.kind.is_none() && self.key.is_none() && self.person.is_none()
    }
}

impl ActivitySection {
    /// What lines have to fulfil. A key's whole id in the search box means that key alone.
    pub fn filter(&self) -> ActivityFilter {
        let ActivityChoice {
            query,
            kind,
            key,
            person,
            ..
        } = &self.choice;
        let named = self.list.key_of_id(query).filter(|_| key.is_none());
        ActivityFilter {
            words: match named {
                Some(_) => SearchWords::default(),
                None => SearchWords::parse(query),
            },
            kind: *kind,
            key: key.clone().or(named),
            person: person.clone(),
        }
    }

    /// The lines that are shown, newest first.
    pub fn shown(&self) -> Vec<&ActivityRow> {
        self.list.shown(&self.filter())
    }
}

impl Part for ActivitySection {
    type Effect = ActivityEffect;
}

/// What happened in the section.
#[derive(Clone, Debug)]
pub enum ActivityMessage {
    /// What was kept for this person since an earlier opening.
    Found(Maker, Option<Box<KeptActivity>>),
    /// What the journal of the tenant's last run says.
    OwnRuns(OwnRuns),
    /// The flow's wait is over.
    Woke(TaskId),
    /// Another period, which is read.
    Reach(EventReach),
    ReadAgain,
    /// Reads again, with changes of users' roles or without.
    UserChanges(bool),
    Stop,
    Search(String),
    Kind(Option<ActivityKind>),
    /// The lines of this key alone.
    Key(KeyId),
    EveryKey,
    /// The lines of this person alone.
    Person(UserId),
    Everybody,
    /// Every line again.
    ShowAll,
    ShowMore,
    /// Shows or hides the forms of a file.
    Export(bool),
    Save(ActivityForm),
    /// A file of this name was handed to the browser, or could not be.
    Saved(String, bool),
    /// Asks whether this key is to be revoked; the focus goes back to the button with this id.
    Revoke(KeyId, String),
    ShowKey(KeyId),
}

/// The forms of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityForm {
    Csv,
    Json,
}

/// What the section asks of the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum ActivityEffect {
    /// Looks for what was kept for this person.
    Find(Maker),
    /// Keeps what was read, in memory alone.
    Keep(Maker, Box<KeptActivity>),
    /// Forgets what was kept for this person.
    Forget(Maker),
    /// Reads what Latchkey's last run in the tenant of this id did.
    FindOwnRuns(String),
    /// Wakes the flow after so many milliseconds.
    Wake(TaskId, u32),
    /// Saves a file: its name, its media type, its text.
    Save(String, &'static str, String),
}
