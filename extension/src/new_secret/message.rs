//! What can happen to a key in the making, what it asks of the browser, and what others hear of it.

use latchkey_core::maker::Maker;
use latchkey_core::making::{FreshKey, Making};
use latchkey_core::{KeyId, Moment, Secret, Status};

use super::state::{Choice, OwnUnit};
use crate::wire::order::Answer;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// What storage holds of a key on its way, once nobody is at work on it.
    Found(Option<Box<Making>>, Option<Box<FreshKey>>),
    /// A note may be there, and could not be read; the secret that storage holds.
    NotRead(Option<Box<FreshKey>>),
    /// A secret may be there, and the browser doesn't tell.
    SecretNotRead,
    /// A secret that this page has put away could not be removed.
    NotForgotten,
    /// Looks at storage once more.
    FindAgain,
    /// Storage holds a note, and somebody is at work on it.
    AtWork(Box<Making>),
    /// What came of the order that this page gave the worker.
    Ordered(Answer),
    /// Entries of these names were written or taken away, by whichever page of ours or the worker.
    Changed(Vec<String>),
    /// This key's secret has been here for its whole time, however the clock was set meanwhile.
    Over(KeyId),

    Named(String),
    Chose(Choice),
    Amount(String),
    Unit(OwnUnit),
    Create,

    Show(bool),
    Copy,
    /// Whether a text with this key's secret was copied.
    Copied(KeyId, bool),
    /// It was noted that this key's secret was copied, and whether that the user has it could be.
    CopyNoted(KeyId, bool),
    ClearClipboard,
    Cleared(bool),
    /// Another key's secret may be on the clipboard by now, so it was left alone.
    NotCleared,
    /// The page was left, or is in front again.
    InFront(bool),
    /// Nobody can see the page any more: it lies behind another, or is frozen next.
    Hidden,
    Test,
    Done,

    LookAgain,
    /// Whether it was made can't be known: another may be asked for all the same.
    LetGo,
    /// Deletes the key whose secret nobody has seen.
    Delete,
    /// Leaves it as it is.
    Keep,
    /// A sentence is read and may go.
    CloseTold,
}

/// What is asked for: of the browser, or of the features above.
#[derive(Clone, Debug, PartialEq)]
pub enum NewSecretEffect {
    Browser(Effect),
    News(News),
}

impl From<Effect> for NewSecretEffect {
    fn from(effect: Effect) -> NewSecretEffect {
        NewSecretEffect::Browser(effect)
    }
}

impl From<News> for NewSecretEffect {
    fn from(news: News) -> NewSecretEffect {
        NewSecretEffect::News(news)
    }
}

/// One thing for the browser to carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Reads what storage holds of a user's key on its way.
    Find(Maker),
    /// Has the worker make a key.
    Order(Box<Making>),
    /// Notes that the user has this key's secret.
    Take(Maker, KeyId),
    /// Forgets this key's secret, and this wish's note.
    Forget(Maker, Option<KeyId>, Option<Box<Making>>),
    /// Says when this key's secret, kept until then, has been here for its whole time.
    Await(KeyId, Moment),
    Copy(KeyId, Secret),
    /// Notes that this key's secret is the one on the clipboard, and that the user has it.
    NoteCopied(Option<Maker>, KeyId),
    /// Clears the clipboard: whatever is on it, or only where this key's secret was copied last.
    ClearClipboard(Option<KeyId>),
}

/// What the features hear that make a key or use its secret.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// It is known who is signed in, and what they have left unfinished is looked for.
    Identified(Maker),
    /// The section New key is opened.
    Opened,
    /// Storage was looked at: it is known how it stands with a key on its way.
    Found,
    /// The secret that was here is over, or another's is in its place.
    PutAway,
    /// The secret was tested; `works` is its key where the tenant let it in.
    Tested { works: Option<KeyId> },
    /// A key that was made in another's place stays, although nobody has seen its secret.
    SuccessorKept {
        old: KeyId,
        new: KeyId,
        status: Status,
    },
    /// Nothing is left of the last key.
    Forgotten,
    /// A key's row has changed.
    ListChanged,
}
