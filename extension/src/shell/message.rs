//! What a part asks of the popup as a whole, which knows all parts.

use latchkey_core::linking::Consent;
use latchkey_core::{KeyId, Server, UserId};

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
    /// What the user allowed was read, of which linking forms go by these. `None` is a part that could not
    /// be read.
    AllowedRead {
        consents: Option<Vec<Consent>>,
        servers: Option<Vec<Server>>,
    },
}
