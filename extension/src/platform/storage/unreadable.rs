//! Letting go of what can't be read.

use latchkey_core::bulk::journal::Journal;
use latchkey_core::kept::{Kept, Unreadable};

use super::{LOCAL_AREA, LOCK, journal, notes, parts_of, rotating, shown};
use crate::platform::lock;

/// Deletes what can't be read, where it is still the same; says whether it is gone, or another by
/// now.
pub async fn let_go(it: &Unreadable) -> bool {
    if let Some((entry, part)) = parts_of(&it.name) {
        return match entry.starts_with("notes/") {
            true => notes::let_go(entry, part, &it.text).await,
            false => rotating::let_go(entry, &it.text).await,
        };
    }
    match journal::tenant_of(&it.name) {
        Some(tenant) => let_go_of_run(tenant, &it.text).await,
        None => let_go_whole(&it.name, &it.text).await,
    }
}

async fn let_go_whole(name: &str, text: &str) -> bool {
    let _alone = lock::acquire(LOCK).await;
    match LOCAL_AREA.get(name).await {
        Err(_) => false,
        Ok(value) => {
            let kept = value.as_string().unwrap_or_else(|| shown(&value));
            value.is_undefined() || kept != text || LOCAL_AREA.remove(name).await
        }
    }
}

/// A run that a page has in hand is read by it, and so can't be this.
async fn let_go_of_run(tenant: &str, text: &str) -> bool {
    let Some(_nobody_at_work) = lock::try_acquire(&journal::lock_of(tenant)).await else {
        return false;
    };
    match journal::read(tenant).await {
        Kept::Here(kept) if Journal::raw(&kept) == text => journal::remove(tenant, kept).await,
        Kept::Refused => false,
        Kept::Here(_) | Kept::Absent | Kept::Unreadable(_) => true,
    }
}
