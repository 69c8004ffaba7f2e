//! What a user is about to change of who may make keys, on disk, without secrets.

use latchkey_core::access::intent::Intent;

use super::making::Maker;
use super::{LOCAL_AREA, to_text};

const KIND: &str = "access";

/// The lock of whoever is at work on it.
pub fn lock(maker: &Maker) -> String {
    maker.entry(KIND)
}

/// What was left unfinished.
pub async fn noted(maker: &Maker) -> Option<Intent> {
    LOCAL_AREA.read(&maker.entry(KIND)).await
}

/// Writes it down; says whether that worked.
pub async fn note(intent: &Intent) -> bool {
    let Some(text) = to_text(intent) else {
        return false;
    };
    let name = Maker::of_intent(intent).entry(KIND);
    LOCAL_AREA.write([(&*name, text.into())]).await.is_some()
}

/// Nothing is unfinished any more.
pub async fn forget(maker: &Maker) {
    LOCAL_AREA.remove(&maker.entry(KIND)).await;
}
