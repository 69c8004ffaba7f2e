//! A key on its way: the note on disk, without the secret (that is for [`super::secrets`]). Each page
//! changes and removes only what is there of the key that it speaks of.

use js_sys::Object;
use latchkey_core::access::intent::Intent;
use latchkey_core::making::Making;
use latchkey_core::rotation::Rotation;
use latchkey_core::{KeyId, UserId};
use wasm_bindgen::prelude::*;

use super::kept::{Entry, Kept};
use super::{LOCAL_AREA, LOCK, secrets};
use crate::platform::{lock, sys};

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

    /// The name of an entry of theirs.
    pub(super) fn entry(&self, kind: &str) -> String {
        format!("{kind}/{}/{}", self.tenant_id, self.user_id.as_str())
    }

    /// The name of the lock that is held while a key of theirs is made.
    pub fn lock(&self) -> String {
        self.entry(KIND)
    }

    /// Whether an entry of this name is the note or a secret of theirs.
    pub fn owns(&self, name: &str) -> bool {
        name == self.note() || secrets::is_one_of(&secrets::prefix_of(self), name)
    }

    /// The name of their note.
    pub fn note(&self) -> String {
        self.entry(KIND)
    }
}

/// How the notes are named.
const KIND: &str = "making";

impl Entry for Making {}

/// Writes down how far a key has come; says whether that worked. Whoever does so holds
/// [`Maker::lock`].
pub async fn note(making: &Making) -> bool {
    let maker = Maker::of(making);
    let _alone = lock::acquire(LOCK).await;
    noted(&maker).await.may_be_written() && write(making).await
}

async fn write(making: &Making) -> bool {
    LOCAL_AREA.put(&Maker::of(making).note(), making).await
}

/// How far a key has come.
pub async fn noted(maker: &Maker) -> Kept<Making> {
    LOCAL_AREA.read(&maker.note()).await
}

/// Notes that the user has the secret of this key, where the note still speaks of it.
pub async fn take(maker: &Maker, key: &KeyId) {
    let _alone = lock::acquire(LOCK).await;
    let noted = noted(maker).await.here();
    if let Some(taken) = noted.and_then(|making| making.taken(key)) {
        // A note that can't be written stays as it was: the question is then asked needlessly.
        write(&taken).await;
    }
}

/// Forgets the note, where it is still this wish's.
pub async fn forget(making: &Making) {
    let maker = Maker::of(making);
    let _alone = lock::acquire(LOCK).await;
    let noted = noted(&maker).await.here();
    if noted.is_some_and(|noted| noted.is_same_wish(making)) {
        LOCAL_AREA.remove(&maker.note()).await;
    }
}

/// Calls `act` with the names of entries about keys on their way that any page of ours, or the
/// worker, has written or taken away.
pub fn watch(act: impl Fn(Vec<String>) + 'static) {
    let listener = Closure::<dyn Fn(Object, String)>::new(move |changes: Object, area: String| {
        let names = Object::keys(&changes).into_iter();
        let names = names.filter_map(|name| name.as_string());
        let names: Vec<String> = names.filter(|name| is_watched(&area, name)).collect();
        if !names.is_empty() {
            act(names);
        }
    });
    // Without it the screen is only as new as its opening.
    sys::on_storage_changed(listener.as_ref().unchecked_ref()).ok();
    // The page listens as long as it lives.
    listener.forget();
}

fn is_watched(area: &str, name: &str) -> bool {
    let kind = name.split_once('/').map(|(kind, _)| kind);
    matches!(
        (area, kind),
        ("local", Some(KIND)) | ("session", Some(secrets::KIND))
    )
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
        ] {
            assert!(!maker.owns(other), "{other}");
        }
    }

    #[test]
    fn notes_are_watched_on_disk_and_secrets_in_memory() {
        assert!(is_watched("local", "making/acme/ada"));
        assert!(is_watched("session", "secret/acme/ada/k1"));
        for (area, name) in [
            ("session", "making/acme/ada"),
            ("local", "secret/a/b/c"),
            ("session", "first"),
        ] {
            assert!(!is_watched(area, name), "{area} {name}");
        }
    }
}
