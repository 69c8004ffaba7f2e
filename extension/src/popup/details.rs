//! The details of a key: which key's are open, and the note on it while it is written.

use latchkey_core::{Field, KeyId, Note, NoteError, Notes};

/// What can happen to them. No text that looks like a key's token gets into a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    Open(KeyId),
    Close,
    /// A field of the note has this text now.
    Write(Field, String),
    /// What was put into a field looks like a secret, and was taken out again.
    Refuse,
    /// The note is to be kept.
    Keep,
    /// A key's note was kept, or the browser refused to.
    Kept(KeyId, bool),
    /// A new key takes the place of an old one, and its note with it.
    CarryOver {
        from: KeyId,
        to: KeyId,
    },
    /// The notes on the keys of this tenant were read.
    Read(String, Notes),
}

/// The open details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    pub id: KeyId,
    /// The note as it stands in the fields.
    pub draft: Note,
    pub said: Option<Said>,
}

/// What came of keeping the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Kept,
    /// It isn't known which tenant this is, so the note would be nobody's.
    NoTenant,
    /// The browser refused to keep it.
    NotKept,
    Wrong(NoteError),
}

/// What is asked of the browser about notes, each of the tenant with this id.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    Read(String),
    Keep(String, KeyId, Note),
    /// Notes on the second key what is noted on the first, after a rotation.
    Copy(String, KeyId, KeyId),
}
