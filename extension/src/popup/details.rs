//! The details of a key: which key's are open, and the note on it while it is written.

use latchkey_core::{Field, KeyId, Note, NoteError, NoteOutcome, Notes};

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
    /// Shows the note that another page has put in place of the one that was shown.
    TakeOther,
    /// What came of keeping this note on a key.
    Kept(KeyId, Note, NoteOutcome),
    /// What is told of a note that was not kept has been read.
    CloseNotice(KeyId),
    /// What came of noting on the second key what is noted on the first.
    CarriedOver {
        from: KeyId,
        to: KeyId,
        outcome: NoteOutcome,
    },
    /// A new key takes the place of an old one, and its note with it.
    CarryOver {
        from: KeyId,
        to: KeyId,
    },
    /// The notes on the keys of this tenant were read.
    Read(String, Notes),
    /// The browser would not tell them.
    NotRead(String),
}

/// A note that was not kept, whose details were left before. It is in its fields once they are opened
/// again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unkept {
    pub id: KeyId,
    pub(super) note: Note,
    pub(super) outcome: NoteOutcome,
}

/// The open details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    pub id: KeyId,
    /// The note that is kept, as far as the user has seen it: what they keep takes its place.
    pub(super) known: Note,
    /// The note as it stands in the fields.
    pub draft: Note,
    /// The note that is being kept.
    pub(super) keeping: Option<Note>,
    /// What another page has noted since.
    pub other: Option<Note>,
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
    /// What is kept can't be read, so that nothing is written over it.
    Unreadable,
    Wrong(NoteError),
}

/// What is asked of the browser about notes, each of the tenant with this id.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    Read(String),
    /// Notes the second on a key, where the first is what is noted.
    Keep(String, KeyId, Note, Note),
    /// Notes on the second key what is noted on the first, after a rotation.
    Copy(String, KeyId, KeyId),
}
