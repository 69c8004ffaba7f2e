//! The journal of a run, in `storage.local`: it outlives the popup, the session and the browser. Ids
//! and results only, no secret. What is read and written are texts; the core knows what they say.

use std::collections::HashMap;

use latchkey_core::Moment;
use latchkey_core::bulk::journal::{Begun, Journal, Record, name_of};
use latchkey_core::kept::Kept;

use super::LOCAL_AREA;

/// The lock of the one page that works on a tenant's run.
pub fn lock_of(tenant: &str) -> String {
    name_of(tenant)
}

/// The tenant whose whole run is named so.
pub(super) fn tenant_of(name: &str) -> Option<&str> {
    name.strip_prefix(&name_of(""))
}

/// All entries of a tenant's run, whatever they say.
pub async fn read(tenant: &str) -> Kept<HashMap<String, String>> {
    let name = name_of(tenant);
    match LOCAL_AREA.texts(|entry| is_of(&name, entry)).await {
        None => Kept::Refused,
        Some(entries) if entries.is_empty() => Kept::Absent,
        Some(entries) => Kept::Here(entries),
    }
}

/// Writes entries, all or none; says whether they are written.
pub async fn write(records: Vec<Record>) -> bool {
    let items = records
        .iter()
        .map(|record| (record.name.as_str(), record.text.as_str().into()));
    LOCAL_AREA.write(items).await.is_some()
}

/// Puts a first entry in place of all that is written of a tenant's run: of the one that began then,
/// or of whichever is over. Whoever calls this holds the run's lock.
pub async fn begin(tenant: &str, began: Option<Moment>, record: Record) -> Begun {
    let old = match read(tenant).await {
        Kept::Here(old) => old,
        Kept::Absent => HashMap::new(),
        Kept::Refused | Kept::Unreadable(_) => return Begun::Refused,
    };
    if Journal::read(tenant, &old).is_err() {
        return Begun::Unreadable;
    }
    if !Journal::may_be_replaced(tenant, &old, began) {
        return Begun::Another;
    }
    let first = record.name.clone();
    // The new first entry makes the old ones void; then they may go.
    if !write(vec![record]).await {
        return Begun::Refused;
    }
    for name in old.into_keys().filter(|name| *name != first) {
        LOCAL_AREA.remove(&name).await;
    }
    Begun::Written
}

/// Takes these entries of a run away, the first entry last: until then it can't be taken for none.
pub(super) async fn remove(tenant: &str, entries: HashMap<String, String>) -> bool {
    let first = name_of(tenant);
    for name in entries.into_keys().filter(|name| *name != first) {
        if !LOCAL_AREA.remove(&name).await {
            return false;
        }
    }
    LOCAL_AREA.remove(&first).await
}

fn is_of(name: &str, entry: &str) -> bool {
    entry
        .strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
