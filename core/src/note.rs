//! Notes on keys that only this browser holds: which system uses a key, whom to ask, which ticket
//! asked for it. A note is no place for a secret, so a text that looks like one is refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kept::Entry;
use crate::key::KeyId;
use crate::pasted::is_secret;

/// The most characters of one field.
pub const LONGEST: usize = 200;

/// A part of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What uses the key.
    System,
    /// Whom to ask.
    Contact,
    /// What asked for it.
    Ticket,
}

impl Field {
    /// Every part, in the order of the screen.
    pub const ALL: [Field; 3] = [Field::System, Field::Contact, Field::Ticket];
}

/// What is noted on a key. Each field may be empty; other pages of this browser wrote it, so it is
/// shown like other people's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Note {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub system: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ticket: String,
}

/// Why a note isn't kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteError {
    /// It holds an API key, or a part of one.
    Secret,
    /// The field has more than [`LONGEST`] characters.
    TooLong(Field),
}

impl Note {
    /// The same note without space around its fields.
    ///
    /// # Errors
    ///
    /// Where it holds what looks like an API key, also spread over the fields, or a field is too
    /// long. The text itself is no part of the error.
    pub fn checked(&self) -> Result<Note, NoteError> {
        let note = Note {
            system: self.system.trim().to_owned(),
            contact: self.contact.trim().to_owned(),
            ticket: self.ticket.trim().to_owned(),
        };
        let whole: String = Field::ALL.map(|field| note.field(field)).concat();
        let fields = Field::ALL.map(|field| note.field(field));
        if fields.into_iter().chain([whole.as_str()]).any(is_secret) {
            return Err(NoteError::Secret);
        }
        let is_long = |field: &Field| note.field(*field).chars().count() > LONGEST;
        match Field::ALL.into_iter().find(is_long) {
            Some(field) => Err(NoteError::TooLong(field)),
            None => Ok(note),
        }
    }

    /// One part of it.
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::System => &self.system,
            Field::Contact => &self.contact,
            Field::Ticket => &self.ticket,
        }
    }

    /// The same note with one part as given.
    #[must_use]
    pub fn with(mut self, field: Field, text: String) -> Note {
        match field {
            Field::System => self.system = text,
            Field::Contact => self.contact = text,
            Field::Ticket => self.ticket = text,
        }
        self
    }

    /// Nothing is noted.
    pub fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|field| self.field(*field).is_empty())
    }
}

/// The notes on a tenant's keys, kept as one entry under the tenant's id. One that can't be read is
/// carried along as it is: the others can be changed all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Notes(BTreeMap<String, Kept>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Note(Note),
    Unreadable(Value),
}

impl Kept {
    /// The text of what can't be read.
    fn text(&self) -> Option<String> {
        match self {
            Kept::Note(_) => None,
            Kept::Unreadable(value) => Some(value.to_string()),
        }
    }
}

/// Why a note isn't put in place of what is kept on its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Another page has noted this meanwhile.
    Changed(Note),
    /// What is kept can't be read.
    Unreadable,
}

/// What came of noting something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteOutcome {
    Done,
    /// The browser would not write it down.
    Refused,
    /// Another page has noted this on the key meanwhile, which stays.
    Changed(Note),
    /// What is kept can't be read, and stays.
    Unreadable,
}

impl Entry for Notes {}

impl Notes {
    /// The name of the entry with the notes on a tenant's keys.
    pub fn entry_of(tenant: &str) -> String {
        format!("notes/{tenant}")
    }

    /// The note on a key.
    pub fn of(&self, id: &KeyId) -> Option<&Note> {
        match self.0.get(id.as_str())? {
            Kept::Note(note) => Some(note),
            Kept::Unreadable(_) => None,
        }
    }

    /// Notes this on a key, in place of what was noted; an empty note takes it away. What can't be
    /// read stays.
    pub fn set(&mut self, id: KeyId, note: Note) {
        if self.is_unreadable(&id) {
            return;
        }
        let id = id.as_str().to_owned();
        match note.is_empty() {
            true => self.0.remove(&id),
            false => self.0.insert(id, Kept::Note(note)),
        };
    }

    /// Notes this on a key, where what is noted is what was `known`, or the same already.
    ///
    /// # Errors
    ///
    /// What is kept instead, which stays.
    pub fn replace(&mut self, id: &KeyId, known: &Note, note: Note) -> Result<(), Clash> {
        if self.is_unreadable(id) {
            return Err(Clash::Unreadable);
        }
        let kept = self.of(id).cloned().unwrap_or_default();
        if kept != *known && kept != note {
            return Err(Clash::Changed(kept));
        }
        self.set(id.clone(), note);
        Ok(())
    }

    /// Notes on `to` what is noted on `from`: after a rotation the system, the contact and the
    /// ticket are the same. Without a note on `from`, or with one on `to`, nothing changes.
    pub fn copy(&mut self, from: &KeyId, to: KeyId) {
        if let Some(note) = self.of(from).cloned()
            && self.of(&to).is_none()
        {
            self.set(to, note);
        }
    }

    /// Whether something is kept on a key that can't be read.
    pub fn is_unreadable(&self, id: &KeyId) -> bool {
        matches!(self.0.get(id.as_str()), Some(Kept::Unreadable(_)))
    }

    /// What can't be read: for which key it is kept, and its text.
    pub fn unreadable(&self) -> impl Iterator<Item = (&str, String)> {
        let kept = self.0.iter();
        kept.filter_map(|(key, kept)| Some((key.as_str(), kept.text()?)))
    }

    /// Lets go of what can't be read, where it is still this text.
    pub fn let_go(&mut self, key: &str, text: &str) {
        let kept = self.0.get(key).and_then(Kept::text);
        if kept.as_deref() == Some(text) {
            self.0.remove(key);
        }
    }
}

#[cfg(test)]
mod tests;
