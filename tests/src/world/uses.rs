//! Uses of keys as scripts make them: at intervals that are never quite the same, and the same on every run.

use super::audit_log::UsedKey;
use super::key;
use super::tenant::Tenant;
use crate::random::mixed;

const DAY: i64 = 86_400_000;

/// Of so many scattered uses, one is of the key that is used most.
const HOT: u64 = 2;

/// The times of uses from `oldest` to `newest`, the newest first, about `interval` milliseconds between two of them.
pub fn times(oldest: i64, newest: i64, interval: i64) -> impl Iterator<Item = i64> {
    let interval = interval.max(1);
    let count = (newest - oldest) / interval;
    (0..=count).map(move |number| {
        let early = mixed(number as u64) % (interval as u64 / 8).max(1);
        (newest - number * interval - early as i64).max(oldest)
    })
}

/// Spreads uses evenly over the last days: of one key, or of the active ones, half of them of the first.
pub fn scatter(tenant: &mut Tenant, now: i64, count: usize, days: u32, key: Option<&str>) {
    let used: Vec<UsedKey> = match key {
        Some(id) => tenant.keys.get(id).map(UsedKey::of).into_iter().collect(),
        None => {
            let active = tenant.keys.all().iter().filter(|key| key::is_active(key));
            active.map(UsedKey::of).collect()
        }
    };
    let mut of_each: Vec<Vec<i64>> = vec![Vec::new(); used.len()];
    let span = DAY * i64::from(days) - 1;
    for number in 0..count {
        let chance = mixed(number as u64);
        let place = if chance.is_multiple_of(HOT) {
            0
        } else {
            (chance >> 8) as usize % used.len().max(1)
        };
        let age = 1 + span * number as i64 / count as i64;
        if let Some(times) = of_each.get_mut(place) {
            times.push(now - age);
        }
    }
    for (times, key) in of_each.into_iter().zip(&used) {
        tenant.audits.record_uses(times.into_iter(), key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::audit_log::{Column, Order, Ties};
    use crate::world::document::text;
    use crate::world::seed;

    #[test]
    fn times_are_ordered_and_within_their_bounds() {
        let times: Vec<i64> = times(10_000, 100_000, 8_000).collect();
        assert_eq!(times.len(), 12);
        assert!(times.is_sorted_by(|newer, older| newer > older));
        assert!(times.iter().all(|at| (10_000..=100_000).contains(at)));
    }

    #[test]
    fn scatters_two_hundred_thousand_uses_of_one_key_or_of_many() {
        let now = 1_000 * DAY;
        for one in [true, false] {
            let mut tenant = seed::acme(now);
            tenant.audits.clear();
            let id = text(&tenant.keys.all()[0], "id").to_owned();
            scatter(&mut tenant, now, 200_000, 90, one.then_some(id.as_str()));
            let order = Order {
                column: Column::EventTime,
                ties: Ties::AsRecorded,
            };
            let sorted = tenant.audits.sorted(order, true);
            assert_eq!(sorted.len(), 200_000);
            assert!(sorted.at(0).time() < now);
            assert!(sorted.at(199_999).time() > now - 90 * DAY);
            let owners = (0..200_000).map(|at| sorted.at(at).user() == seed::ADA);
            let of_ada = owners.filter(|owned| *owned).count();
            let fits = if one {
                200_000..200_001
            } else {
                100_000..120_000
            };
            assert!(fits.contains(&of_ada), "{of_ada}");
        }
    }
}
