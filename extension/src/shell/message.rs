//! What a part asks of the popup as a whole, which knows all parts.

use latchkey_core::{KeyId, UserId};

use super::focus::Target;

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShellMessage {
    /// Asks whether this key is to be revoked or deleted. The focus goes back to
    /// `opener`.
    AskToRevoke { key: KeyId, opener: Target },
    /// Opens the details of this key, among the keys.
    ShowKey(KeyId),
    /// Opens the page of this owner, among the keys.
    ShowOwner(UserId),
}
