//! The secrets of new keys, in `storage.session`, which is memory: an entry a key, so that no page
//! changes or removes another key's by what it remembers. None stays for more than ten minutes,
//! which an alarm, each start of a page and each start of the worker see to.

use latchkey_core::kept::Kept;
use latchkey_core::maker::{Maker, SECRET, is_secret_under};
use latchkey_core::making::{FreshKey, is_set_back};
use latchkey_core::{KeyId, Moment};

use super::{LOCK, SESSION_AREA, give_up_lists};
use crate::platform::{background, clock, lock};

/// The one alarm that ends them all.
const ALARM: &str = "secrets";
const MINUTE: i64 = 60 * 1_000;
/// The entry with the time of the last look at kept secrets: by it a clock that is set back is
/// noticed.
const SEEN: &str = "clock";
/// The entry with the id of the key whose secret was copied last.
const COPIED: &str = "copied";

/// Keeps a secret until its time; says whether that worked.
pub async fn keep(maker: &Maker, fresh: &FreshKey) -> bool {
    let name = format!("{}{}", maker.secrets(), fresh.key.id.as_str());
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

/// The secret of a user's new key, where its time isn't over. [`Kept::Refused`] where there may be
/// one that the browser doesn't tell.
pub async fn kept(maker: &Maker) -> Kept<FreshKey> {
    let prefix = maker.secrets();
    let _alone = lock::acquire(LOCK).await;
    match sweep_alone(false).await.of(&prefix) {
        Kept::Here(fresh) => Kept::Here(FreshKey {
            is_copied: is_copied_last(&fresh.key.id).await,
            ..fresh
        }),
        other => other,
    }
}

/// Forgets the secret of this key, and of no other; says whether that worked.
pub async fn forget(maker: &Maker, key: &KeyId) -> bool {
    let name = format!("{}{}", maker.secrets(), key.as_str());
    let _alone = lock::acquire(LOCK).await;
    let is_gone = SESSION_AREA.remove(&name).await;
    sweep_alone(true).await;
    is_gone
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

/// What a look at all secrets found.
#[derive(Default)]
struct Swept {
    /// Those whose time isn't over, by their names.
    kept: Vec<(String, FreshKey)>,
    /// The names of those that the browser doesn't tell.
    refused: Vec<String>,
    /// It doesn't even tell which there are.
    is_refused: bool,
    /// Something is over, and could not be removed.
    has_rest: bool,
}

impl Swept {
    /// The secret of a user, by what their entries begin with.
    fn of(self, prefix: &str) -> Kept<FreshKey> {
        let own = self.kept.into_iter();
        let own = own.filter(|(name, _)| is_secret_under(prefix, name));
        let mut refused = self.refused.iter();
        match own.max_by_key(|(_, fresh)| fresh.until) {
            Some((_, fresh)) => Kept::Here(fresh),
            None if self.is_refused || refused.any(|name| is_secret_under(prefix, name)) => {
                Kept::Refused
            }
            None => Kept::Absent,
        }
    }

    /// When it has to be looked at again; `None` where nothing is left.
    fn next_look(&self, now: Moment) -> Option<Moment> {
        let has_more = self.is_refused || self.has_rest || !self.refused.is_empty();
        let earliest = self.kept.iter().map(|(_, fresh)| fresh.until).min();
        earliest.or(has_more.then(|| now.plus_millis(MINUTE)))
    }
}

/// Forgets what is over and gives back what isn't; whoever calls it holds the lock. Where nothing is
/// kept there may yet be an alarm to end.
async fn sweep_alone(may_be_armed: bool) -> Swept {
    let now = clock::now();
    let Some(names) = SESSION_AREA.names().await else {
        let swept = Swept {
            is_refused: true,
            ..Swept::default()
        };
        look_again(&swept, now).await;
        return swept;
    };
    let names: Vec<String> = names.into_iter().filter(|it| is_secret(it)).collect();
    if names.is_empty() && !may_be_armed {
        return Swept::default();
    }
    let seen: Kept<Moment> = match names.is_empty() {
        true => Kept::Absent,
        false => SESSION_AREA.read(SEEN).await,
    };
    let swept = look_at(names, &seen, now).await;
    if swept.next_look(now).is_none() {
        SESSION_AREA.remove(SEEN).await;
    } else if seen != Kept::Refused {
        // What the browser doesn't tell may be later than now, and is needed then.
        SESSION_AREA.put(SEEN, &now).await;
    }
    look_again(&swept, now).await;
    swept
}

/// Looks at each of these secrets, and removes those whose time is over.
async fn look_at(names: Vec<String>, seen: &Kept<Moment>, now: Moment) -> Swept {
    let is_set_back = matches!(seen, Kept::Here(seen) if is_set_back(*seen, now));
    let mut swept = Swept::default();
    for name in names {
        match SESSION_AREA.read::<FreshKey>(&name).await {
            Kept::Refused => swept.refused.push(name),
            Kept::Here(fresh) if fresh.is_in_time(now) && !is_set_back => {
                swept.kept.push((name, fresh));
            }
            _ => swept.has_rest |= !SESSION_AREA.remove(&name).await,
        }
    }
    swept
}

/// The alarm comes for as long as anything is left, or may be: what could not be read or removed is
/// tried again.
async fn look_again(swept: &Swept, now: Moment) {
    match swept.next_look(now) {
        None => background::let_sleep(ALARM).await,
        Some(next) => {
            wake(next).await;
        }
    }
}

/// Has the worker woken at the end of a secret, each minute before, and each minute after until
/// nothing is left: a clock that is set, a worker that fails and a storage that refuses are tried
/// again.
async fn wake(until: Moment) -> bool {
    let next = clock::now().plus_millis(MINUTE);
    background::wake_at(ALARM, until.min(next)).await
}

fn is_secret(name: &str) -> bool {
    name.split_once('/').is_some_and(|(kind, _)| kind == SECRET)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_millis(1_795_341_600_000);

    fn refused(name: &str) -> Swept {
        Swept {
            refused: vec![name.to_owned()],
            ..Swept::default()
        }
    }

    fn nothing_told() -> Swept {
        Swept {
            is_refused: true,
            ..Swept::default()
        }
    }

    #[test]
    fn what_is_not_told_is_not_taken_for_nothing() {
        let of = |swept: Swept| swept.of("secret/acme/ada/");
        assert_eq!(of(Swept::default()), Kept::Absent);
        assert_eq!(of(nothing_told()), Kept::Refused);
        assert_eq!(of(refused("secret/acme/ada/k1")), Kept::Refused);
        assert_eq!(of(refused("secret/acme/eve/k1")), Kept::Absent);
    }

    #[test]
    fn it_is_looked_at_again_for_as_long_as_anything_may_be_left() {
        let in_a_minute = Some(NOW.plus_millis(MINUTE));
        assert_eq!(Swept::default().next_look(NOW), None);
        assert_eq!(nothing_told().next_look(NOW), in_a_minute);
        let eves = refused("secret/acme/eve/k1");
        assert_eq!(eves.next_look(NOW), in_a_minute);
        let not_removed = Swept {
            has_rest: true,
            ..Swept::default()
        };
        assert_eq!(not_removed.next_look(NOW), in_a_minute);
    }
}
