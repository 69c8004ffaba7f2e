//! What a part says to the popup as a whole, which knows all parts: what it asks for, and what others have
//! to hear.

use latchkey_core::linking::Consent;
use latchkey_core::{KeyId, Server};

use super::focus::Target;

/// One thing that is asked for or told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShellMessage {
    /// Asks whether this key is to be revoked or deleted. The focus goes back to
    /// `opener`.
    AskToRevoke { key: KeyId, opener: Target },
    /// Opens the details of this key, among the keys.
    ShowKey(KeyId),
    /// What the user allowed was read, of which linking forms go by these. `None` is a part that could not
    /// be read.
    AllowedRead {
        consents: Option<Vec<Consent>>,
        servers: Option<Vec<Server>>,
    },
}
