//! The local notes on keys: one entry on disk for each tenant.

use latchkey_core::{KeyId, Note, Notes};

use super::kept::Entry;
use super::{LOCAL_AREA, LOCK};
use crate::browser::lock;

impl Entry for Notes {}

fn entry(tenant_id: &str) -> String {
    format!("notes/{tenant_id}")
}

/// The notes on a tenant's keys.
pub async fn read(tenant_id: &str) -> Notes {
    LOCAL_AREA
        .read(&entry(tenant_id))
        .await
        .here()
        .unwrap_or_default()
}

/// Notes something on a key; says whether that worked.
pub async fn keep(tenant_id: &str, id: KeyId, note: Note) -> bool {
    change(tenant_id, |notes| notes.set(id, note)).await
}

/// Notes on `to` what is noted on `from`; says whether that worked.
pub async fn copy(tenant_id: &str, from: &KeyId, to: KeyId) -> bool {
    change(tenant_id, |notes| notes.copy(from, to)).await
}

async fn change(tenant_id: &str, change: impl FnOnce(&mut Notes)) -> bool {
    let _changed = lock::acquire(LOCK).await;
    let mut notes = read(tenant_id).await;
    change(&mut notes);
    LOCAL_AREA.put(&entry(tenant_id), &notes).await
}
