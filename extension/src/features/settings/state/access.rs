//! Who may make keys: what was read, whom it is to be given to, the question before something is
//! taken away, and what came of it.

use std::collections::HashMap;

use latchkey_core::UserId;
use latchkey_core::access::intent::Intent;
use latchkey_core::access::{self, Change, Group, Holder, RoleId};
use latchkey_core::flow::ask_users::{AskUsers, People};
use latchkey_core::flow::change_access::{ChangeAccess, ChangeEnd};
use latchkey_core::flow::read_access::ReadAccess;
use latchkey_core::flow::read_risk::{ReadRisk, Risk};
use latchkey_core::flow::single_call::SingleCall;

use crate::shell::loaded::Loaded;
use crate::shell::tasks::Task;

/// The id of the button that goes on with unfinished changes.
pub const ACCESS_GO_ON: &str = "access-go-on";

/// The state of who may make keys.
#[derive(Debug, Default)]
pub struct Access {
    pub read: Loaded<access::Access>,
    /// The signed-in user with their roles; `None` where the tenant doesn't find them.
    pub me: Loaded<Option<Holder>>,
    pub giving: Giving,
    pub question: Option<Question>,
    pub work: Option<Work>,
    pub outcome: Option<Outcome>,
    /// Changes that an earlier opening began and nobody saw the end of.
    pub unfinished: Option<Unfinished>,
    /// Why nothing was sent of what was to be changed.
    pub not_sent: Option<NotSent>,
    /// Unfinished changes were looked for.
    pub(crate) is_sought: bool,
    pub(crate) reading: Option<Task<ReadAccess>>,
    pub(crate) asking_me: Option<Task<AskUsers>>,
}

/// Giving it to chosen people.
#[derive(Debug, Default)]
pub struct Giving {
    /// A part of a name or of an e-mail address.
    pub words: String,
    pub found: Loaded<People>,
    pub chosen: Vec<Holder>,
    /// Groups whose names have the words.
    pub found_groups: Vec<Group>,
    pub chosen_groups: Vec<Group>,
    /// The role to give; `None` for a new one.
    pub role: Option<RoleId>,
    /// The name and description of a new role, where the user typed any.
    pub name: Option<String>,
    pub description: Option<String>,
    /// The role that is to carry the scope; `None` for the first that lacks it.
    pub other_role: Option<RoleId>,
    pub(crate) finding: Option<Task<AskUsers>>,
}

/// The question before a change that deserves a second thought.
#[derive(Debug)]
pub struct Question {
    pub about: About,
    pub changes: Vec<Change>,
    /// The element that asked, to which the focus goes back.
    pub opener: String,
    /// Keys that may stop, where something is taken away.
    pub risk: Loaded<Risk>,
    /// How many users there are, where everyone is to have it.
    pub count: Loaded<usize>,
    /// What was typed where the number of those keys is to be typed.
    pub typed: String,
    pub(crate) reading: Option<Task<ReadRisk>>,
    pub(crate) counting: Option<Task<SingleCall<usize>>>,
}

/// From whom it is taken, or that everyone is to have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    GiveEveryone,
    /// A role, by its name: whoever has it is to have the scope.
    GiveRole(String),
    TakeFromEveryone,
    /// A person, with all their own carrying roles.
    TakeFromPerson(Holder),
    /// A group, by its name and the role's.
    TakeFromGroup {
        group: String,
        role: String,
    },
    /// A role, by its name.
    TakeFromRole(String),
    /// What is left of changes that were not finished.
    TakeRest,
}

impl About {
    /// Whether something is taken away.
    pub fn takes(&self) -> bool {
        !matches!(self, About::GiveEveryone | About::GiveRole(_))
    }
}

/// Changes on their way.
#[derive(Debug)]
pub struct Work {
    /// It begins once its intent is written down.
    pub flow: Task<ChangeAccess>,
    pub intent: Intent,
    /// The names of people that an earlier opening chose.
    pub(crate) names: HashMap<UserId, String>,
    /// What it goes on with, until that is written down anew.
    pub(crate) before: Option<Unfinished>,
    /// How many have been answered.
    pub done: usize,
}

/// Changes that were begun and of whose end nobody knows, with the names of the people in them.
#[derive(Debug)]
pub struct Unfinished {
    pub intent: Intent,
    pub names: HashMap<UserId, String>,
    /// People whose names are still to be asked for, so many at a time.
    pub(crate) nameless: Vec<UserId>,
    pub(crate) naming: Option<Task<AskUsers>>,
}

/// What came of changes, with the names of the people in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub end: ChangeEnd,
    pub names: HashMap<UserId, String>,
}

/// Why nothing was sent of what was to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// The browser would not write it down.
    NotNoted,
    /// What is kept can't be read, or the browser doesn't tell.
    NotRead,
    /// It was to be gone on with, and another page has ended it meanwhile.
    Ended,
}

/// To whom a role is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    Chosen,
    Me,
}

/// What the user did about who may make keys.
#[derive(Clone, Debug)]
pub enum AccessMessage {
    ReadAgain,
    Words(String),
    Find,
    Choose(Box<Holder>, bool),
    ChooseGroup(Box<Group>, bool),
    /// Which role is to carry the scope.
    OtherRole(Option<RoleId>),
    Role(Option<RoleId>),
    Name(String),
    Description(String),
    /// Gives the chosen role, or a new one of this name and description.
    Give {
        to: Receiver,
        name: String,
        description: String,
    },
    /// Opens the question; the id is that of the element that asked.
    Ask(Box<About>, Vec<Change>, String),
    /// What is typed as the number of keys that may stop.
    TypeCount(String),
    Confirm,
    Cancel,
    CloseOutcome,
    /// What storage holds of unfinished changes.
    Found(Option<Box<Intent>>),
    Noted(Noted),
    /// Goes on with what is left of the unfinished changes.
    GoOn,
    /// Leaves the unfinished changes as they are.
    LeaveBe,
}

/// Whether what is to be changed was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    Written,
    Not(NotSent),
    /// Another page has left something unfinished meanwhile, which must not be written over.
    Another(Box<Intent>),
}
