//! What Latchkey kept and can't read any more. It stays in storage until the user lets it go.

use crate::browser::storage::kept::Unreadable;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// An entry was met that can't be read.
    Found(Unreadable),
}
