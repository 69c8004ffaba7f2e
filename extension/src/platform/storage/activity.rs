//! What was read of events, in `storage.session`, which is memory: of one person at a time, and only
//! where it is small beside lists and secrets. A failure costs a reading and nothing else.

use latchkey_core::kept::{self, Entry};
use latchkey_core::maker::{ACTIVITY, Maker};

use super::{LOCK, SESSION_AREA, memory_of};
use crate::platform::lock;

/// The most that it may take: kept lists leave 2 MB of the area, and secrets need some of that.
const LARGEST: usize = 1024 * 1024;

/// What was kept for this person, where it can be read.
pub async fn kept<T: Entry>(reader: &Maker) -> Option<T> {
    SESSION_AREA.read(&reader.activity()).await.here()
}

/// Keeps it in place of what was kept for anybody, unless it is too large.
pub async fn keep<T: Entry>(reader: &Maker, value: &T) {
    let text = kept::text_of(value).filter(|text| memory_of(text) <= LARGEST);
    let _kept = lock::acquire(LOCK).await;
    give_up().await;
    if let Some(text) = text {
        SESSION_AREA
            .write([(&*reader.activity(), text.into())])
            .await;
    }
}

/// Forgets what was kept for this person.
pub async fn forget(reader: &Maker) {
    let _kept = lock::acquire(LOCK).await;
    SESSION_AREA.remove(&reader.activity()).await;
}

/// Forgets what was kept for anybody. Whoever calls it holds the lock.
pub(super) async fn give_up() {
    let names = SESSION_AREA.names().await.unwrap_or_default();
    for name in names.iter().filter(|name| is_of(name, ACTIVITY)) {
        SESSION_AREA.remove(name).await;
    }
}

/// Forgets what was kept of a tenant. Whoever calls it holds the lock.
pub(super) async fn forget_tenant(tenant_id: &str) {
    let of_tenant = format!("{ACTIVITY}/{tenant_id}");
    let names = SESSION_AREA.names().await.unwrap_or_default();
    for name in names.iter().filter(|name| is_of(name, &of_tenant)) {
        SESSION_AREA.remove(name).await;
    }
}

/// Whether an entry's name is below this one.
fn is_of(name: &str, above: &str) -> bool {
    name.strip_prefix(above)
        .is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_belongs_to_what_its_name_begins_with_and_no_other() {
        assert!(is_of("activity/acme/ada", ACTIVITY));
        assert!(is_of("activity/acme/ada", "activity/acme"));
        assert!(!is_of("activity/acme2/ada", "activity/acme"));
        assert!(!is_of("activity", ACTIVITY));
        assert!(!is_of("secret/activity/ada", ACTIVITY));
    }
}
