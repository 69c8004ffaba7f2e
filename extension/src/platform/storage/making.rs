//! A key on its way: the note on disk, without the secret (that is for [`super::secrets`]). Each page
//! changes and removes only what is there of the key that it speaks of.

use js_sys::Object;
use latchkey_core::KeyId;
use latchkey_core::kept::Kept;
use latchkey_core::maker::{MAKING, Maker, SECRET};
use latchkey_core::making::Making;
use wasm_bindgen::prelude::*;

use super::{LOCAL_AREA, LOCK};
use crate::platform::{lock, sys};

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

/// Notes that the user has the secret of this key, where the note still speaks of it; says whether
/// nothing is left to be noted.
pub async fn take(maker: &Maker, key: &KeyId) -> bool {
    let _alone = lock::acquire(LOCK).await;
    let noted = noted(maker).await.here();
    match noted.and_then(|making| making.taken(key)) {
        Some(taken) => write(&taken).await,
        None => true,
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
        ("local", Some(MAKING)) | ("session", Some(SECRET))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

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
