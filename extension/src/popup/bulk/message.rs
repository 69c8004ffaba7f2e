//! What can happen to the ending of many keys.

use std::collections::HashMap;

use latchkey_core::bulk::budget::Pace;
use latchkey_core::bulk::journal::Begun;
use latchkey_core::{KeyId, Moment};

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    Select(KeyId, bool),
    /// Selects every row shown, or none.
    SelectShown(bool),
    Clear,
    /// Shows what would happen to these keys.
    Plan(Vec<KeyId>),
    PlanSelected,
    /// Shows the plan to delete one's own keys: those that are over, or all.
    PlanMine(Mine),
    WithOwn(bool),
    WithScim(bool),
    Confirm,
    Cancel,
    Resume,
    Pause,
    Stop,
    SetPace(Pace),
    ShowResults(bool),
    SaveResults,
    /// Takes the run that is over off the screen.
    Dismiss,
    /// Opens the question whether somebody else's run is to be forgotten, or closes it.
    AskToForget(bool),
    /// Forgets it.
    Forget,

    /// What is written down of the tenant's last run, and whether another page has it in hand.
    Kept(HashMap<String, String>, bool),
    /// Another page wrote entries, or took them away.
    Changed(Vec<(String, Option<String>)>),
    /// No other page has the run in hand any more.
    Free,
    /// The browser would not tell what is written down of the tenant's last run.
    NotRead,
    /// The page that opened this one wants it to go on with the run that began then.
    HandedOver(Moment),
    /// Whether the plan was written down, so that it can begin.
    Begun(Begun),
    /// Whether the run is in this page's hand.
    Taken(Taken),
    /// Whether the run was forgotten.
    Cleared(Begun),
    /// Whether the results were handed to the browser as a file of this name.
    FileSaved(String, bool),
    /// Whether the run's last entries were written.
    Saved(bool),
    /// The moment that the run waits for has come.
    Woke,
}

/// What came of taking up a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is in this page's hand, as it is written down.
    Here(HashMap<String, String>),
    /// Another page has it.
    Elsewhere,
    /// The browser would not tell what is written down.
    NotRead,
}

/// Which of one's own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mine {
    /// Expired and revoked ones.
    Over,
    All,
}
