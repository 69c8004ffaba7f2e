//! What Latchkey kept and can't read any more. It stays in storage until the user lets it go, with a
//! copy of it saved or after a question.

use latchkey_core::kept::Unreadable;

/// One thing that happened. An entry is meant by its name.
#[derive(Clone, Debug)]
pub enum Message {
    /// The browser doesn't tell whether there is such an entry.
    Refused(String),
    /// An entry was read: this is all of it that can't be, the whole or parts.
    Of(String, Vec<Unreadable>),
    /// Saves it as a file.
    Save(String),
    /// The file of this name was handed to the browser, or could not be.
    Saved {
        entry: String,
        file: String,
        is_done: bool,
    },
    /// Lets it go, where it was saved; asks before, where it wasn't.
    LetGo(String),
    Cancel,
    Confirm,
    /// The browser has deleted it, or would not.
    Gone(String, bool),
}

/// One thing to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Save {
        entry: String,
        file: String,
        text: String,
    },
    LetGo(Unreadable),
}

/// What the user does with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handling {
    /// What was left unfinished, and the browser doesn't tell.
    pub refused: Vec<String>,
    /// Those that were saved.
    pub(super) saved: Vec<String>,
    /// The one that is asked about.
    pub asks: Option<String>,
    /// What came of the last of it.
    pub told: Option<Told>,
}

/// What came of it, by the entry's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Saved as the file of this name.
    Saved(String, String),
    NotSaved(String),
    NotGone(String),
}

impl Told {
    /// The entry that it is about.
    pub fn entry(&self) -> &str {
        match self {
            Told::Saved(entry, _) | Told::NotSaved(entry) | Told::NotGone(entry) => entry,
        }
    }
}

/// The entry that a name is of: its own, or that which it is a part of.
pub(super) fn entry_of(name: &str) -> &str {
    name.split('\n').next().unwrap_or_default()
}
