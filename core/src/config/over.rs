//! Who would be over new limits today. Limits touch new keys only: what is over them goes on
//! working, and its owner can make no more.

use std::collections::HashMap;

use crate::key::{Key, Status, UserId};
use crate::lifetime::Lifetime;
use crate::moment::Moment;

/// Milliseconds by which a key's two times may have been noted apart.
const TOLERANCE: i64 = 60_000;

/// What is beyond limits that are thought of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OverLimits {
    /// Users with more active keys than they could have, and how many; the most first.
    pub owners: Vec<(UserId, usize)>,
    /// Active keys of users that live longer than a new one could.
    pub long_keys: usize,
}

impl OverLimits {
    /// Measures keys by limits; one that is `None` limits nothing.
    pub fn of<'a>(
        keys: impl Iterator<Item = &'a Key>,
        per_user: Option<u32>,
        longest: Option<&Lifetime>,
        now: Moment,
    ) -> OverLimits {
        let mut counts: HashMap<&UserId, usize> = HashMap::new();
        let mut long_keys = 0;
        for key in keys.filter(|key| key.status == Status::Active) {
            let Some(owner) = key.subject.user() else {
                continue;
            };
            *counts.entry(owner).or_default() += 1;
            let is_long = longest.is_some_and(|longest| outlives(key, longest, now));
            long_keys += usize::from(is_long);
        }
        let is_over = |count: usize| {
            per_user.is_some_and(|limit| usize::try_from(limit).is_ok_and(|limit| count > limit))
        };
        let mut owners: Vec<(UserId, usize)> = counts
            .into_iter()
            .filter(|(_, count)| is_over(*count))
            .map(|(owner, count)| (owner.clone(), count))
            .collect();
        owners.sort_by(|(a, many), (b, few)| few.cmp(many).then_with(|| a.cmp(b)));
        OverLimits { owners, long_keys }
    }

    /// Nobody and nothing is over.
    pub fn is_empty(&self) -> bool {
        self.owners.is_empty() && self.long_keys == 0
    }
}

/// Whether a key lives longer than a new one may. Where its beginning isn't known, what is left
/// of its life is measured.
fn outlives(key: &Key, longest: &Lifetime, now: Moment) -> bool {
    let begin = key.created.moment().unwrap_or(now);
    let Some(expiry) = key.expiry.moment() else {
        return false;
    };
    let limit = longest.end(begin);
    limit.is_some_and(|limit| expiry.since(limit) > TOLERANCE)
}

#[cfg(test)]
mod tests;
