//! What can happen in the section Connect, and what it asks of the browser.

use latchkey_core::KeyId;
use latchkey_core::linking::custom::{CustomError, merge};
use latchkey_core::linking::{Integration, Naming, Snippet, Tool, Value};
use latchkey_core::maker::Maker;

use super::Trouble;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// The user's own forms, as they are kept, and the id of the form that was shown last.
    Read(Result<Vec<Integration>, CustomError>, Option<String>),
    /// Shows the values of the form of this id.
    Choose(String),
    Name(Naming),
    /// The new key is wanted in the ready texts, or not any more.
    WantKey(bool),
    /// Leads to the section New key, with what the form suggests.
    MakeKey,
    CopyText(Tool),
    SaveText(Tool),

    /// Opens a form of the user's own to be written: a new one.
    Add,
    /// The form of this id, to be changed.
    Edit(String),
    Named(String),
    Sites(String),
    AddLine,
    RemoveLine(u32),
    Label(u32, String),
    Means(u32, Value),
    Keep,
    /// Closes what is being written, or brought in.
    Cancel,
    Remove(String),
    /// Has the form that was removed last back.
    Undo,
    /// What storage made of a change.
    Changed(Change, Option<Result<Vec<Integration>, CustomError>>),

    OpenImport,
    ImportText(String),
    /// The text of a file, or why it could not be read.
    File(Result<String, Trouble>),
    Import,
    Export,
    /// A file of this name was handed to the browser, or could not be.
    Saved(String, bool),
    CloseTold,
}

/// A change to the user's own forms.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Keeps a form, in the place of the one of this id.
    Keep(Box<Integration>, Option<String>),
    /// Takes forms in; one of the same name takes the other's place.
    Import(Vec<Integration>),
    Remove(Box<Integration>),
}

impl Change {
    /// Makes the change to the forms as they are kept.
    pub fn make(&self, own: &mut Vec<Integration>) {
        match self {
            Change::Keep(form, replaces) => {
                let is_replaced =
                    |known: &&mut Integration| Some(&*known.id) == replaces.as_deref();
                match own.iter_mut().find(is_replaced) {
                    Some(known) => *known = (**form).clone(),
                    None => merge(own, vec![(**form).clone()]),
                }
            }
            Change::Import(forms) => merge(own, forms.clone()),
            Change::Remove(form) => own.retain(|known| known.id != form.id),
        }
    }
}

/// One thing to carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Read,
    /// Notes which form is shown, for the next opening: a popup dies at the first click into the
    /// other product's form.
    Remember(String),
    Change(Change),
    /// Copies a text that has a key in it.
    CopySecret(Tool, Snippet, Option<Maker>, KeyId),
    /// Saves a text without a key as a file: its name, its media type, itself.
    Save(&'static str, &'static str, String),
}
