//! Renaming one of one's own keys, in its details.

use latchkey_core::api::ApiError;
use latchkey_core::flow::rename_key::RenameKey;
use latchkey_core::text::is_blank;
use latchkey_core::{KeyId, TokenFree};

use crate::shell::tasks::{Task, TaskId};

/// The form for another name of a key.
#[derive(Debug)]
pub struct Renaming {
    pub id: KeyId,
    /// The name that it has.
    pub name: String,
    /// What is typed, also while a name that was typed before is being saved.
    pub draft: String,
    /// The task that sends this form's name, while it is under way.
    pub saving: Option<TaskId>,
    /// Why it has the old name still, or may have.
    pub trouble: Option<ApiError>,
    /// The user has asked for a name that is none, or the same.
    pub is_refused: bool,
}

impl Renaming {
    /// The draft, where it is another name.
    pub fn new_name(&self) -> Option<TokenFree> {
        let is_another = !is_blank(&self.draft) && self.draft.trim() != self.name;
        let name = TokenFree::new(self.draft.trim()).ok();
        name.filter(|_| is_another)
    }

    /// What is typed holds a token, which every admin could then read.
    pub fn holds_token(&self) -> bool {
        TokenFree::new(&self.draft).is_err()
    }
}

/// A new name that was sent. It goes on whatever becomes of the form.
#[derive(Debug)]
pub struct Sent {
    pub id: KeyId,
    /// The name that it had.
    pub old_name: String,
    pub name: TokenFree,
    pub flow: Task<RenameKey>,
}

/// A key that did not get its new name, or may not have, after its form was left or had to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRenamed {
    /// The task that was to rename it.
    pub task: TaskId,
    pub id: KeyId,
    pub old_name: String,
    pub name: String,
    /// `None` where the key is gone.
    pub trouble: Option<ApiError>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    Begin(KeyId),
    /// As [`Message::Begin`], with the details opened for it.
    BeginInDetails(KeyId),
    Type(String),
    Save,
    Cancel,
    /// What is told of a key that was not renamed has been read.
    CloseNotice(TaskId),
}
