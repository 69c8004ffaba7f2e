//! A key on its way into the world, as it is noted down: what was asked for, before it is sent, so
//! that a lost answer or a crash never leaves a key that nobody knows of. One note for each user of
//! a tenant, without the secret; the secret is a [`FreshKey`], for the browser's memory alone.

use serde::{Deserialize, Serialize};

use crate::api::ApiError;
use crate::expiry::Expiry;
use crate::kept::Entry;
use crate::key::{Key, KeyId, Status, UserId};
use crate::moment::Moment;
use crate::pasted::TokenFree;
use crate::secret::Secret;

/// How long a new key's secret is kept at most, in milliseconds.
pub const SECRET_KEPT: i64 = 10 * 60 * 1_000;

/// A clock is put right by small steps all the time; what goes back further was set back.
const CLOCK_STEP: i64 = 2_000;

/// A request is given up after 90 seconds; by then and some it has arrived or never will.
const SETTLED: i64 = 2 * 60 * 1_000;

/// The tenant's clock gives `created`, and ours may differ by what [`Session`](crate::session)
/// leaves uncorrected.
const CLOCKS_APART: i64 = 60 * 1_000;

/// What was asked for, and how far it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Making {
    pub tenant_id: String,
    pub user_id: UserId,
    pub name: TokenFree,
    pub expiry: Expiry,
    /// By the tenant's clock.
    pub asked_at: Moment,
    /// The user's keys before anything was sent.
    pub before: Vec<KeyId>,
    /// The old key of a rotation that this one is made for.
    pub rotates: Option<KeyId>,
    pub stage: Stage,
}

/// How far it came, as far as it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// It may have been sent, and made.
    Asked,
    /// It was not made.
    Refused(ApiError),
    Made {
        id: KeyId,
        /// The user has shown or copied the secret.
        is_taken: bool,
        /// What the tenant said of it when it was made: a key may be over from its birth.
        #[serde(default)]
        status: Status,
    },
}

/// A new key with its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshKey {
    pub key: Key,
    #[serde(with = "in_memory")]
    pub token: Secret,
    /// The clipboard may hold it.
    #[serde(default)]
    pub is_copied: bool,
    /// Until when the secret is kept, by the PC's clock.
    pub until: Moment,
    /// The hosts of the tenant that made it: the secret is sent to no other.
    pub hosts: Vec<String>,
}

impl FreshKey {
    /// Whether the secret may still be had at the moment `now` of the PC's clock. Where more than
    /// the whole time would be left, the clock was set back, and how much of the time is over can't
    /// be told any more: then all of it is.
    pub fn is_in_time(&self, now: Moment) -> bool {
        let left = self.until.since(now);
        0 < left && left <= SECRET_KEPT + CLOCK_STEP
    }

    /// Whether this is a host of the tenant that made the key.
    pub fn is_of(&self, host: &str) -> bool {
        self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host))
    }
}

/// Whether the PC's clock was set back since it stood at `seen`.
pub fn is_set_back(seen: Moment, now: Moment) -> bool {
    seen.since(now) > CLOCK_STEP
}

/// What the next opening finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing: a key may be asked for.
    Free,
    /// A new key whose secret is still here.
    Fresh(Box<FreshKey>),
    /// Asked for, and nobody knows what came of it: look.
    InDoubt(Making),
    Refused(Making, ApiError),
    /// Made, and its secret is gone without anybody having seen it.
    Unseen(Making, KeyId),
    /// A note may be there, and could not be read: nobody knows what it says.
    NotRead,
}

impl Standing {
    /// What the note and the kept secret amount to.
    pub fn of(making: Option<Making>, fresh: Option<FreshKey>) -> Standing {
        if let Some(mut fresh) = fresh {
            // Read after the secret was kept, where the answer that brought it had none.
            let noted = making.filter(|making| making.stage.key() == Some(&fresh.key.id));
            if let Some(making) = noted.filter(|_| !fresh.key.status.is_told()) {
                fresh.key.status = making.status();
            }
            return Standing::Fresh(Box::new(fresh));
        }
        let Some(making) = making else {
            return Standing::Free;
        };
        match making.stage.clone() {
            Stage::Asked => Standing::InDoubt(making),
            Stage::Refused(error) => Standing::Refused(making, error),
            Stage::Made { is_taken: true, .. } => Standing::Free,
            Stage::Made { id, .. } => Standing::Unseen(making, id),
        }
    }

    /// What the kept secret amounts to where a note may be there that can't be read.
    pub fn of_unread(fresh: Option<FreshKey>) -> Standing {
        fresh.map_or(Standing::NotRead, |fresh| Standing::Fresh(Box::new(fresh)))
    }

    /// Whether another key may be asked for, since nothing can be forgotten by it.
    pub fn lets_ask(&self) -> bool {
        matches!(self, Standing::Free | Standing::Refused(..))
    }
}

impl Stage {
    /// The key, where one was made.
    pub fn key(&self) -> Option<&KeyId> {
        match self {
            Stage::Made { id, .. } => Some(id),
            Stage::Asked | Stage::Refused(_) => None,
        }
    }
}

impl Entry for Making {}

/// It is kept in memory alone, so that nobody who can't read it is told its text.
impl Entry for FreshKey {}

impl Making {
    /// Whether this is the same wish, however far either has come.
    pub fn is_same_wish(&self, other: &Making) -> bool {
        let wish = |making: &Making| Making {
            stage: Stage::Asked,
            ..making.clone()
        };
        wish(self) == wish(other)
    }

    /// The note once the user has the secret of this key; `None` where it speaks of another one, or
    /// says so already.
    pub fn taken(&self, key: &KeyId) -> Option<Making> {
        let is_news = matches!(&self.stage, Stage::Made { id, is_taken: false, .. } if id == key);
        is_news.then(|| Making {
            stage: Stage::Made {
                id: key.clone(),
                is_taken: true,
                status: self.status(),
            },
            ..self.clone()
        })
    }

    /// Whether a key of the user's can be the one that was asked for.
    pub fn can_be(&self, key: &Key) -> bool {
        let earliest = self.asked_at.plus_millis(-CLOCKS_APART);
        key.name == *self.name
            && !self.before.contains(&key.id)
            && key
                .subject
                .user()
                .is_none_or(|owner| *owner == self.user_id)
            && key.created.moment().is_none_or(|made| made >= earliest)
    }

    /// What the tenant said of the key when it was made; not told where it isn't surely made.
    pub fn status(&self) -> Status {
        match &self.stage {
            Stage::Made { status, .. } => status.clone(),
            Stage::Asked | Stage::Refused(_) => Status::default(),
        }
    }

    /// Whether a request that has made nothing until now never will.
    pub fn is_settled(&self, now: Moment) -> bool {
        now.since(self.asked_at) >= SETTLED
    }
}

/// The one way in which a secret becomes text again: for `storage.session`, which is memory.
mod in_memory {
    use super::Secret;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(token: &Secret, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(token.expose())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Secret, D::Error> {
        let text = String::deserialize(from)?;
        Secret::new(text).ok_or_else(|| de::Error::custom("no token"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{self, key_id, secret};
    use crate::key::{Subject, When};

    const ASKED: Moment = Moment::from_millis(1_000_000);

    fn making() -> Making {
        Making {
            before: vec![key_id("old")],
            ..fixtures::making(ASKED)
        }
    }

    fn key(id: &str) -> Key {
        Key {
            name: "Nightly".to_owned(),
            created: When::At(ASKED),
            ..fixtures::key(id)
        }
    }

    fn fresh(until: Moment, hosts: &[&str]) -> FreshKey {
        FreshKey {
            key: key("new"),
            token: secret("s3cret"),
            is_copied: false,
            until,
            hosts: hosts.iter().map(|&host| host.to_owned()).collect(),
        }
    }

    #[test]
    fn the_key_asked_for_has_the_name_is_new_and_ones_own() {
        let making = making();
        assert!(making.can_be(&key("new")));
        assert!(!making.can_be(&key("old")));
        let named = |name: &str| Key {
            name: name.to_owned(),
            ..key("new")
        };
        assert!(!making.can_be(&named("Night")));
        let bobs = Key {
            subject: Subject::User(UserId::new("bob")),
            ..key("new")
        };
        assert!(!making.can_be(&bobs));
        let made = |later| Key {
            created: When::At(ASKED.plus_millis(later)),
            ..key("new")
        };
        assert!(making.can_be(&made(-CLOCKS_APART)));
        assert!(!making.can_be(&made(-CLOCKS_APART - 1)));
    }

    #[test]
    fn a_secret_goes_through_memory_and_prints_nowhere() {
        let fresh = fresh(Moment::from_millis(5), &[]);
        let text = serde_json::to_string(&fresh).unwrap();
        assert_eq!(serde_json::from_str::<FreshKey>(&text).unwrap(), fresh);
        assert!(!format!("{fresh:?}").contains("s3cret"));
    }

    #[test]
    fn ten_minutes_are_ten_minutes_wherever_the_clock_is_set() {
        let made = Moment::from_millis(1_795_341_600_000);
        let fresh = fresh(made.plus_millis(SECRET_KEPT), &[]);
        let is_in_time = |millis| fresh.is_in_time(made.plus_millis(millis));
        for millis in [0, 1, SECRET_KEPT - 1] {
            assert!(is_in_time(millis), "{millis}");
        }
        // The end, and a clock that is set forward.
        for millis in [SECRET_KEPT, SECRET_KEPT + 1, 70 * 60_000, i64::MAX] {
            assert!(!is_in_time(millis), "{millis}");
        }
        // A clock that is put right by a step, and one that is set back.
        assert!(is_in_time(-CLOCK_STEP));
        for millis in [-CLOCK_STEP - 1, -60_000, -3_600_000, i64::MIN] {
            assert!(!is_in_time(millis), "{millis}");
        }
        // Seven minutes went by, then it is set back by five: more than three are left, but not all.
        let seen = made.plus_millis(7 * 60_000);
        assert!(is_set_back(seen, made.plus_millis(2 * 60_000)));
        assert!(!is_set_back(seen, seen.plus_millis(-CLOCK_STEP)));
        assert!(!is_set_back(seen, seen.plus_millis(SECRET_KEPT)));
    }

    #[test]
    fn a_secret_is_for_the_hosts_of_its_tenant_alone() {
        let hosts = ["acme.us.qlikcloud.com", "k3v9.us.qlikcloud.com"];
        let fresh = fresh(Moment::from_millis(5), &hosts);
        assert!(fresh.is_of("acme.us.qlikcloud.com"));
        assert!(fresh.is_of("K3V9.us.qlikcloud.com"));
        for host in [
            "",
            "us.qlikcloud.com",
            "acme.eu.qlikcloud.com",
            "acme.us.qlikcloud.com.evil.example",
        ] {
            assert!(!fresh.is_of(host), "{host}");
        }
    }

    #[test]
    fn a_note_changes_only_for_the_key_that_it_speaks_of() {
        let made = |id: &str, is_taken| Making {
            stage: Stage::Made {
                id: key_id(id),
                is_taken,
                status: Status::Active,
            },
            ..making()
        };
        let taken = |making: &Making| making.taken(&key_id("k1"));
        assert_eq!(taken(&made("k1", false)), Some(made("k1", true)));
        assert_eq!(taken(&made("k1", true)), None);
        assert_eq!(taken(&made("k2", false)), None);
        assert_eq!(taken(&making()), None);
        assert!(making().is_same_wish(&made("k1", true)));
        let later = Making {
            asked_at: ASKED.plus_millis(1),
            ..making()
        };
        assert!(!making().is_same_wish(&later));
    }

    #[test]
    fn a_note_from_before_the_status_was_noted_is_read() {
        let mut making = making();
        making.stage = Stage::Made {
            id: key_id("new"),
            is_taken: false,
            status: Status::Active,
        };
        let text = serde_json::to_string(&making).unwrap();
        assert_eq!(serde_json::from_str::<Making>(&text).unwrap(), making);
        let older = text.replace(r#","status":"Active""#, "");
        assert_ne!(older, text);
        let read: Making = serde_json::from_str(&older).unwrap();
        assert!(!read.status().is_told());
    }

    #[test]
    fn what_was_asked_and_not_found_is_settled_after_two_minutes() {
        let making = making();
        assert!(!making.is_settled(making.asked_at.plus_millis(SETTLED - 1)));
        assert!(making.is_settled(making.asked_at.plus_millis(SETTLED)));
    }
}
