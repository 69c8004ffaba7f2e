//! What was read of events, in `storage.session`, which is memory: of one person at a time, and only
//! where it is small beside lists and secrets. A failure costs a reading and nothing else.

use latchkey_core::kept::{self, Entry};
use latchkey_core::maker::{ACTIVITY, KEY_USES};

use super::{LOCK, SESSION_AREA, memory_of};
use crate::platform::lock;

/// The most that it may take: kept lists leave 2 MB of the area, and secrets need some of that.
const LARGEST: usize = 1024 * 1024;

/// What is kept: Activity's reading, and what was read of the use of keys.
const KINDS: [&str; 2] = [ACTIVITY, KEY_USES];

/// What was kept under this name, which is one person's, where it can be read.
pub async fn kept<T: Entry>(name: &str) -> Option<T> {
    SESSION_AREA.read(name).await.here()
}

/// Keeps it in place of what was kept of its kind for anybody, unless it is too large.
pub async fn keep<T: Entry>(name: &str, value: &T) {
    let text = kept::text_of(value).filter(|text| memory_of(text) <= LARGEST);
    let _kept = lock::acquire(LOCK).await;
    let kind = KINDS.into_iter().find(|kind| is_of(name, kind));
    remove_all_of(kind.as_slice()).await;
    if let Some(text) = text {
        SESSION_AREA.write([(name, text.into())]).await;
    }
}

/// Forgets what was kept under this name.
pub async fn forget(name: &str) {
    let _kept = lock::acquire(LOCK).await;
    SESSION_AREA.remove(name).await;
}

/// Forgets what was kept for anybody. Whoever calls it holds the lock.
pub(super) async fn give_up() {
    remove_all_of(&KINDS).await;
}

/// Forgets what was kept of a tenant. Whoever calls it holds the lock.
pub(super) async fn forget_tenant(tenant_id: &str) {
    let of_tenant = KINDS.map(|kind| format!("{kind}/{tenant_id}"));
    remove_all_of(&of_tenant.each_ref().map(String::as_str)).await;
}

async fn remove_all_of(above: &[&str]) {
    let names = SESSION_AREA.names().await.unwrap_or_default();
    for name in &names {
        if above.iter().any(|above| is_of(name, above)) {
            SESSION_AREA.remove(name).await;
        }
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
