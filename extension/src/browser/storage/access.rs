//! What a user is about to change of who may make keys, on disk, without secrets.

use latchkey_core::access::intent::Intent;

use super::LOCAL_AREA;
use super::kept::Entry;
use super::making::Maker;

const KIND: &str = "access";

impl Entry for Intent {}

/// The lock of whoever is at work on it.
pub fn lock(maker: &Maker) -> String {
    maker.entry(KIND)
}

/// What was left unfinished.
pub async fn noted(maker: &Maker) -> Option<Intent> {
    LOCAL_AREA.read(&maker.entry(KIND)).await.here()
}

/// Writes it down; says whether that worked.
pub async fn note(intent: &Intent) -> bool {
    let name = Maker::of_intent(intent).entry(KIND);
    LOCAL_AREA.put(&name, intent).await
}

/// Nothing is unfinished any more.
pub async fn forget(maker: &Maker) {
    LOCAL_AREA.remove(&maker.entry(KIND)).await;
}
