//! Whose key is made, rotated or given: a user of a tenant, and how what is kept for them is called.

use crate::access::intent::Intent;
use crate::key::UserId;
use crate::making::Making;
use crate::rotation::Rotation;

/// What the name of a note on a key in the making begins with.
pub const MAKING: &str = "making";
/// What the names of new keys' secrets begin with.
pub const SECRET: &str = "secret";

/// What the names of entries with what was read of events begin with.
pub const ACTIVITY: &str = "activity";

/// What the names of entries with what was read of the use of keys begin with.
pub const KEY_USES: &str = "key-uses";

/// Whose note and secret: a user of a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maker {
    pub tenant_id: String,
    pub user_id: UserId,
}

impl Maker {
    /// Whose note this is.
    pub fn of(making: &Making) -> Maker {
        Maker {
            tenant_id: making.tenant_id.clone(),
            user_id: making.user_id.clone(),
        }
    }

    /// Whose rotation this is.
    pub fn of_rotation(rotation: &Rotation) -> Maker {
        Maker {
            tenant_id: rotation.tenant_id.clone(),
            user_id: rotation.user_id.clone(),
        }
    }

    /// Whose changes to who may make keys these are.
    pub fn of_intent(intent: &Intent) -> Maker {
        Maker {
            tenant_id: intent.tenant_id.clone(),
            user_id: intent.user_id.clone(),
        }
    }

    fn entry(&self, kind: &str) -> String {
        format!("{kind}/{}/{}", self.tenant_id, self.user_id.as_str())
    }

    /// The name of the lock that is held while a key of theirs is made.
    pub fn lock(&self) -> String {
        self.entry(MAKING)
    }

    /// Whether an entry of this name is the note or a secret of theirs.
    pub fn owns(&self, name: &str) -> bool {
        name == self.note() || is_secret_under(&self.secrets(), name)
    }

    /// The name of their note.
    pub fn note(&self) -> String {
        self.entry(MAKING)
    }

    /// What the names of their secrets begin with.
    pub fn secrets(&self) -> String {
        format!("{}/", self.entry(SECRET))
    }

    /// The name of the entry with their rotations.
    pub fn rotations(&self) -> String {
        self.entry("rotating")
    }

    /// The name of the entry with what they are about to change of who may make keys.
    pub fn access(&self) -> String {
        self.entry("access")
    }

    /// The name of the entry with what they read of events.
    pub fn activity(&self) -> String {
        self.entry(ACTIVITY)
    }

    /// The name of the entry with what they read of the use of keys.
    pub fn key_uses(&self) -> String {
        self.entry(KEY_USES)
    }
}

/// Whether an entry has this prefix and a key's id after it. What a tenant calls a user may have a
/// slash in it.
pub fn is_secret_under(prefix: &str, name: &str) -> bool {
    name.strip_prefix(prefix)
        .is_some_and(|key| !key.is_empty() && !key.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_owns_their_note_and_their_secrets_alone() {
        let maker = Maker {
            tenant_id: "acme".to_owned(),
            user_id: UserId::new("ada"),
        };
        for own in ["making/acme/ada", "secret/acme/ada/k1"] {
            assert!(maker.owns(own), "{own}");
        }
        for other in [
            "making/acme/ada/k1",
            "making/acme/eve",
            "secret/acme/ada",
            "secret/acme/ada/",
            "secret/acme/ada/eve/k1",
            "secret/acme/adam/k1",
            "rotating/acme/ada",
            &maker.activity(),
        ] {
            assert!(!maker.owns(other), "{other}");
        }
    }
}
