//! Renaming one of one's own keys, in its details.

use latchkey_core::KeyId;
use latchkey_core::api::ApiError;
use latchkey_core::flow::rename_key::RenameKey;
use latchkey_core::text::is_blank;

use super::message::Run;

/// A key that is being given another name.
#[derive(Debug)]
pub struct Renaming {
    pub id: KeyId,
    /// The name that it has.
    pub name: String,
    pub draft: String,
    /// The request under way.
    pub work: Option<(Run, RenameKey)>,
    /// Why it has the old name still, or may have.
    pub trouble: Option<ApiError>,
    /// The user has asked for a name that is none, or the same.
    pub is_refused: bool,
}

impl Renaming {
    /// Whether the draft is another name.
    pub fn is_ready(&self) -> bool {
        !is_blank(&self.draft) && self.draft.trim() != self.name
    }
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
}
