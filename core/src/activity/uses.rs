//! How often keys are used, counted while the events come: they are let go at once.

use serde::{Deserialize, Serialize};

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::window::{EventReach, EventWindow};
use crate::key::{KeyId, UserId};
use crate::moment::Moment;

const HOUR: i64 = 60 * 60 * 1_000;
const DAY: i64 = 24 * HOUR;

/// One recorded use of a key: `com.qlik.api-key.validated`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyUse {
    pub record_id: Option<String>,
    pub time: Moment,
    /// `None` where the event doesn't tell.
    pub key: Option<KeyId>,
    /// Who caused the event.
    pub user: Option<UserId>,
    /// For whom the key stands.
    pub sub: Option<String>,
}

/// How long a bar of the chart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UseBucket {
    Hour,
    Day,
}

impl UseBucket {
    /// What suits a reach: hours for one day, days for more.
    pub fn of(reach: EventReach) -> UseBucket {
        match reach {
            EventReach::Day => UseBucket::Hour,
            EventReach::Week | EventReach::Month | EventReach::Quarter => UseBucket::Day,
        }
    }

    /// In milliseconds.
    pub fn millis(self) -> i64 {
        match self {
            UseBucket::Hour => HOUR,
            UseBucket::Day => DAY,
        }
    }
}

/// The recorded uses of one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyUses {
    pub count: u64,
    /// The last one found.
    pub last: Option<Moment>,
    /// How many there were in each bucket, the oldest first: as many as [`UseCounts::starts`].
    pub buckets: Vec<u64>,
}

/// The recorded uses of some keys in a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseCounts {
    pub window: EventWindow,
    pub bucket: UseBucket,
    /// When the first bucket begins, which may be before the window does.
    first: Moment,
    buckets: usize,
    keys: HashMap<KeyId, KeyUses>,
    /// Uses of which the key isn't told.
    pub without_key: u64,
}

impl UseCounts {
    /// Nothing counted yet. Buckets begin at full hours or midnight of a zone that is `offset`
    /// milliseconds ahead of UTC.
    pub fn new(window: EventWindow, bucket: UseBucket, offset: i64) -> UseCounts {
        let local = window.start.millis().saturating_add(offset);
        let first = Moment::from_millis(local - local.rem_euclid(bucket.millis()) - offset);
        let length = window.end.since(first).max(0);
        UseCounts {
            window,
            bucket,
            first,
            buckets: usize::try_from(length / bucket.millis()).unwrap_or(0) + 1,
            keys: HashMap::new(),
            without_key: 0,
        }
    }

    /// When each bucket begins, the oldest first.
    pub fn starts(&self) -> impl Iterator<Item = Moment> {
        let (first, length) = (self.first, self.bucket.millis());
        (0..self.buckets).scan(first, move |next, _| {
            let start = *next;
            *next = next.plus_millis(length);
            Some(start)
        })
    }

    /// The uses of a key; `None` where none was found.
    pub fn of(&self, key: &KeyId) -> Option<&KeyUses> {
        self.keys.get(key)
    }

    /// The keys of which a use was found.
    pub fn keys(&self) -> impl Iterator<Item = (&KeyId, &KeyUses)> {
        self.keys.iter()
    }

    /// Counts one use; one outside the window isn't.
    pub fn add(&mut self, seen: &KeyUse) {
        if !self.window.contains(seen.time) {
            return;
        }
        let Some(key) = &seen.key else {
            self.without_key += 1;
            return;
        };
        let buckets = self.buckets;
        let uses = self.keys.entry(key.clone()).or_insert_with(|| KeyUses {
            buckets: vec![0; buckets],
            ..KeyUses::default()
        });
        uses.count += 1;
        uses.last = uses.last.max(Some(seen.time));
        let at = seen.time.since(self.first) / self.bucket.millis();
        let bucket = usize::try_from(at).ok();
        if let Some(bucket) = bucket.and_then(|at| uses.buckets.get_mut(at)) {
            *bucket += 1;
        }
    }
}

/// The records that were counted. Only a hash is kept of each: there may be 200,000.
#[derive(Clone, Debug, Default)]
pub struct CountedRecords(HashSet<u64>);

impl CountedRecords {
    /// Whether the record is met for the first time. One without an id always is.
    pub fn is_new(&mut self, seen: &KeyUse) -> bool {
        let Some(id) = &seen.record_id else {
            return true;
        };
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        self.0.insert(hasher.finish())
    }
}

/// The last recorded use of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LastUse {
    /// It wasn't read far enough to tell.
    NotKnown,
    /// None was recorded in the window, which was read to its start.
    NoneRecorded,
    /// The last one found.
    At(Moment),
}

#[cfg(test)]
mod tests;
