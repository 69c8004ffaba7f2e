//! How Acme's keys have been used: by scripts every few minutes, every day, once in a burst, or never.

use super::listed;
use crate::world::audit_log::UsedKey;
use crate::world::document::{Document, text};
use crate::world::seed::{DAY, GRACE, HOUR, MINUTE};
use crate::world::tenant::Tenant;
use crate::world::uses::times;

const SECOND: i64 = 1_000;

/// How a key was used: from and until how long ago, and how long from one use to the next.
struct Habit {
    name: &'static str,
    from: i64,
    until: i64,
    every: i64,
}

/// Keys without a row were never used.
#[rustfmt::skip]
const HABITS: [Habit; 17] = [
    Habit { name: "reload-bot/prod", from: 6 * DAY + 8 * HOUR, until: 2 * MINUTE, every: 5 * MINUTE },
    Habit { name: "reload-bot/test", from: 6 * DAY + 7 * HOUR, until: 10 * MINUTE, every: 30 * MINUTE },
    Habit { name: "reload-bot/canary", from: 19 * DAY, until: 12 * DAY + 9 * HOUR, every: 4 * HOUR },
    Habit { name: "CI: deploy apps to production", from: 41 * DAY + 5 * HOUR, until: 35 * MINUTE, every: 3 * HOUR },
    Habit { name: "CI: deploy apps to staging", from: 41 * DAY + 4 * HOUR, until: 9 * DAY + 2 * HOUR, every: 6 * HOUR },
    Habit { name: "Nightly reload", from: 12 * DAY + 4 * HOUR, until: 5 * HOUR, every: DAY },
    Habit { name: "Entra ID provisioning", from: 199 * DAY, until: 70 * MINUTE, every: 4 * HOUR },
    Habit { name: "Postman", from: 2 * DAY + 5 * HOUR, until: 2 * HOUR, every: 4 * HOUR },
    Habit { name: "Marketing feed", from: 8 * DAY + 6 * HOUR, until: DAY + 2 * HOUR, every: 7 * DAY },
    Habit { name: "Difference engine", from: 189 * DAY, until: 88 * DAY + 3 * HOUR, every: 10 * DAY },
    Habit { name: "Vendor hand-over", from: 119 * DAY, until: 15 * HOUR, every: DAY },
    Habit { name: "Legacy ETL", from: 309 * DAY, until: 8 * HOUR, every: 12 * HOUR },
    Habit { name: "Incident 2291", from: 33 * DAY + 8 * HOUR, until: 30 * DAY + 5 * HOUR, every: HOUR },
    Habit { name: "Søren’s notebook", from: 3 * DAY + 6 * HOUR, until: 3 * DAY + 5 * HOUR, every: 15 * SECOND },
    Habit { name: "StackOne", from: 54 * DAY, until: 20 * DAY + 3 * HOUR, every: 8 * HOUR },
    Habit { name: "Temporary load test", from: 46 * DAY + 2 * HOUR, until: 46 * DAY, every: 20 * SECOND },
    Habit { name: "Leaked in a ticket", from: 4 * DAY + 12 * HOUR, until: 4 * DAY + 3 * HOUR, every: 10 * MINUTE },
];

/// Records all uses of Acme's keys, also of those that are gone.
pub fn acme(tenant: &mut Tenant, gone: &[Document], now: i64) {
    for habit in &HABITS {
        let mut of_gone = gone.iter();
        let key = listed(tenant, habit.name, "")
            .or_else(|| of_gone.find(|key| text(key, "description") == habit.name));
        let Some(key) = key.map(UsedKey::of) else {
            continue;
        };
        let uses = times(now - habit.from, now - habit.until, habit.every);
        tenant.audits.record_uses(uses, &key);
    }
    // Two keys are called "Backup": this one is used daily, Zoë's never.
    if let Some(key) = listed(tenant, "Backup", GRACE).map(UsedKey::of) {
        let uses = times(now - 99 * DAY, now - 6 * HOUR, DAY);
        tenant.audits.record_uses(uses, &key);
    }
}
