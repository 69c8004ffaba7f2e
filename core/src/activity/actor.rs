//! Who acted.

use serde::{Deserialize, Serialize};

use crate::key::{Subject, UserId};

/// Who caused what happened, as far as the event tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The user in whose name it was done (`userId`).
    pub user: Option<UserId>,
    /// Who acted on that user's behalf (`extensions.actor`), where that is told and is not the same user.
    pub on_behalf: Option<Subject>,
}

impl Actor {
    /// Nobody is known who acted.
    pub fn is_not_known(&self) -> bool {
        self.user.is_none() && self.on_behalf.is_none()
    }
}
