//! What a user is about to change of who may make keys, on disk, without secrets.

use latchkey_core::Moment;
use latchkey_core::access::intent::Intent;
use latchkey_core::kept::Kept;
use latchkey_core::maker::Maker;

use super::LOCAL_AREA;

/// The lock of whoever is at work on it.
pub fn lock(maker: &Maker) -> String {
    maker.access()
}

/// What was left unfinished.
pub async fn noted(maker: &Maker) -> Kept<Intent> {
    LOCAL_AREA.read(&maker.access()).await
}

/// Writes it down; says whether that worked.
pub async fn note(intent: &Intent) -> bool {
    let name = Maker::of_intent(intent).access();
    LOCAL_AREA.put(&name, intent).await
}

/// Nothing is unfinished any more of what began then. Whoever calls this holds the lock.
pub async fn forget(maker: &Maker, begun_at: Moment) {
    let noted = noted(maker).await.here();
    if noted.is_some_and(|noted| noted.begun_at == begun_at) {
        LOCAL_AREA.remove(&maker.access()).await;
    }
}
