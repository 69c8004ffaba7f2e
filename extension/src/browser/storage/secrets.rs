//! The secrets of new keys, in `storage.session`, which is memory: an entry a key, so that no page
//! changes or removes another key's by what it remembers. None stays for more than ten minutes,
//! which an alarm, each start of a page and each start of the worker see to.

use latchkey_core::making::{FreshKey, is_set_back};
use latchkey_core::{KeyId, Moment};

use super::kept::{Entry, Kept};
use super::making::Maker;
use super::{LOCK, SESSION_AREA, give_up_lists};
use crate::browser::{background, clock, lock};

/// How the entries with secrets are named.
pub(super) const KIND: &str = "secret";
/// The one alarm that ends them all.
const ALARM: &str = "secrets";
const MINUTE: i64 = 60 * 1_000;
/// The entry with the time of the last look at kept secrets: by it a clock that is set back is
/// noticed.
const SEEN: &str = "clock";
/// The entry with the id of the key whose secret was copied last.
const COPIED: &str = "copied";

/// It is kept in memory alone, so that nobody who can't read it is told its text.
impl Entry for FreshKey {}
impl Entry for Moment {}

/// Keeps a secret until its time; says whether that worked.
pub async fn keep(maker: &Maker, fresh: &FreshKey) -> bool {
    let name = format!("{}{}", prefix_of(maker), fresh.key.id.as_str());
    let _alone = lock::acquire(LOCK).await;
    // A clock that was set meanwhile ends what was kept before, and not this one.
    sweep_alone(true).await;
    // The alarm first: no secret is kept without its end.
    if !wake(fresh.until).await {
        return false;
    }
    let mut is_kept = SESSION_AREA.put(&name, fresh).await;
    if !is_kept {
        // The lists of keys can be read again, the secret can't.
        give_up_lists().await;
        is_kept = SESSION_AREA.put(&name, fresh).await;
    }
    sweep_alone(true).await;
    is_kept
}

/// The secret of a user's new key, where its time isn't over.
pub async fn kept(maker: &Maker) -> Option<FreshKey> {
    let prefix = prefix_of(maker);
    let _alone = lock::acquire(LOCK).await;
    let kept = sweep_alone(false).await.into_iter();
    let own = kept.filter(|(name, _)| is_one_of(&prefix, name));
    let (_, fresh) = own.max_by_key(|(_, fresh)| fresh.until)?;
    Some(FreshKey {
        is_copied: is_copied_last(&fresh.key.id).await,
        ..fresh
    })
}

/// Forgets the secret of this key, and of no other.
pub async fn forget(maker: &Maker, key: &KeyId) {
    let name = format!("{}{}", prefix_of(maker), key.as_str());
    let _alone = lock::acquire(LOCK).await;
    SESSION_AREA.remove(&name).await;
    sweep_alone(true).await;
}

/// Forgets all secrets whose time is over.
pub async fn sweep() {
    let _alone = lock::acquire(LOCK).await;
    sweep_alone(false).await;
}

/// The alarm has come: the same, and it comes no more once no secret is left.
pub async fn woken() {
    let _alone = lock::acquire(LOCK).await;
    sweep_alone(true).await;
}

/// This key's secret lies on the clipboard now.
pub async fn note_copied(key: &KeyId) {
    SESSION_AREA.write([(COPIED, key.as_str().into())]).await;
}

/// The clipboard was cleared.
pub async fn note_cleared() {
    SESSION_AREA.remove(COPIED).await;
}

/// Whether this key's secret is the one that was copied last, by whichever of our pages.
pub async fn is_copied_last(key: &KeyId) -> bool {
    let copied = SESSION_AREA.get(COPIED).await;
    copied.ok().and_then(|id| id.as_string()).as_deref() == Some(key.as_str())
}

/// Forgets what is over and gives back what isn't; whoever calls it holds the lock. Where nothing is
/// kept there may yet be an alarm to end.
async fn sweep_alone(may_be_armed: bool) -> Vec<(String, FreshKey)> {
    let names = SESSION_AREA.names().await.unwrap_or_default();
    let mut names: Vec<String> = names.into_iter().filter(|it| is_secret(it)).collect();
    let now = clock::now();
    let mut kept = Vec::new();
    if !names.is_empty() {
        let seen: Option<Moment> = SESSION_AREA.read(SEEN).await.here();
        let is_set_back = seen.is_some_and(|seen| is_set_back(seen, now));
        for name in std::mem::take(&mut names) {
            let read: Kept<FreshKey> = SESSION_AREA.read(&name).await;
            if read == Kept::Refused {
                // Whether it is over is asked again a minute later.
                names.push(name);
                continue;
            }
            match read
                .here()
                .filter(|fresh| fresh.is_in_time(now) && !is_set_back)
            {
                Some(fresh) => kept.push((name, fresh)),
                // What can't be removed is tried again a minute later.
                None if SESSION_AREA.remove(&name).await => {}
                None => names.push(name),
            }
        }
    } else if !may_be_armed {
        return kept;
    }
    match kept.iter().map(|(_, fresh)| fresh.until).min() {
        None if names.is_empty() => {
            SESSION_AREA.remove(SEEN).await;
            background::let_sleep(ALARM).await;
        }
        earliest => {
            SESSION_AREA.put(SEEN, &now).await;
            wake(earliest.unwrap_or(now.plus_millis(MINUTE))).await;
        }
    }
    kept
}

/// Has the worker woken at the end of a secret, each minute before, and each minute after until
/// nothing is left: a clock that is set, a worker that fails and a storage that refuses are tried
/// again.
async fn wake(until: Moment) -> bool {
    let next = clock::now().plus_millis(MINUTE);
    background::wake_at(ALARM, until.min(next)).await
}

/// What the names of a user's secrets begin with.
pub(super) fn prefix_of(maker: &Maker) -> String {
    format!("{}/", maker.entry(KIND))
}

fn is_secret(name: &str) -> bool {
    name.split_once('/').is_some_and(|(kind, _)| kind == KIND)
}

/// Whether an entry has this prefix and a key's id after it. What a tenant calls a user may have a
/// slash in it.
pub(super) fn is_one_of(prefix: &str, name: &str) -> bool {
    name.strip_prefix(prefix)
        .is_some_and(|key| !key.is_empty() && !key.contains('/'))
}
