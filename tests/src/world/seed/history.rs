//! What has happened to Acme's keys so far: made, renamed, ended, tried when they were over. Other changes are in
//! `changes`, uses in `uses`.

mod changes;
mod uses;

use super::{ADA, BOB, DAY, EVE, GRACE, HOUR, MALLORY, MINUTE};
use crate::clock;
use crate::random::{mixed, settled_uuid};
use crate::world::document::{Document, text};
use crate::world::event::{self, EventKind, KEY_CREATED, KEY_FAILED, KEY_UPDATED, Occurrence};
use crate::world::key;
use crate::world::tenant::Tenant;

/// Before this there were no core events yet.
const FIRST_CORE: i64 = 80 * DAY;
/// A legacy event comes at most so much later than its twin, in milliseconds.
const LONGEST_LAG: u64 = 2_500;
const OTHER_SCIM: &str = r"SCIM\\88bb11223344556677889900";

/// The name of a key that stands in the list, and how long ago an admin revoked it.
#[rustfmt::skip]
const REVOKED: [(&str, i64); 7] = [
    ("Punch cards", 310 * DAY + 2 * HOUR),
    ("Data export to share", 77 * DAY + 3 * HOUR),
    ("Migration dry run", 50 * DAY + 3 * HOUR),
    ("Incident 2291", 30 * DAY + 4 * HOUR),
    ("Spreadsheet sync", 21 * DAY + 5 * HOUR),
    ("Jupyter", 12 * DAY + 2 * HOUR),
    ("A name that somebody pasted", 2 * DAY + 3 * HOUR),
];

/// The name of a key now, the one before, and how long ago that ended. Two of them came within a second.
#[rustfmt::skip]
const RENAMED: [(&str, &str, i64); 4] = [
    ("Quarterly audit", "Audit", 40 * DAY + 2 * HOUR + 900),
    ("Quarterly audit", "Quartely audit", 40 * DAY + 2 * HOUR),
    ("Nightly reload", "Nightly", 7 * DAY + 2 * HOUR),
    ("<img src=x onerror=alert(1)>", "Reports", 2 * DAY + 4 * HOUR),
];

/// A key that is not in the list any more: its owner, name, made and ended how long ago, how, by which user.
struct Gone {
    owner: &'static str,
    name: &'static str,
    made: i64,
    ends: &'static [(i64, &'static str, &'static str)],
}

#[rustfmt::skip]
const GONE: [Gone; 6] = [
    Gone { owner: MALLORY, name: "Old laptop", made: 85 * DAY + HOUR, ends: &[(60 * DAY + 2 * HOUR, "deleted", MALLORY)] },
    Gone { owner: BOB, name: "Temporary load test", made: 46 * DAY + 3 * HOUR, ends: &[(44 * DAY + 5 * HOUR, "deleted", BOB)] },
    Gone { owner: GRACE, name: "Leaked in a ticket", made: 20 * DAY + 6 * HOUR, ends: &[(4 * DAY + 2 * HOUR, "revoked", ADA), (3 * DAY + 7 * HOUR, "deleted", GRACE)] },
    Gone { owner: EVE, name: "<script>alert('gone')</script>\u{202e}", made: 6 * DAY + 2 * HOUR, ends: &[(5 * DAY + 3 * HOUR, "deleted", EVE)] },
    Gone { owner: ADA, name: "Try-out", made: 10 * HOUR + 12 * MINUTE, ends: &[(9 * HOUR + 40 * MINUTE, "deleted", ADA)] },
    Gone { owner: OTHER_SCIM, name: "Okta provisioning", made: 170 * DAY + HOUR, ends: &[(9 * DAY + 3 * HOUR, "revoked", GRACE)] },
];

/// Gives Acme its past.
pub fn acme(tenant: &mut Tenant, now: i64) {
    let gone = gone_keys(tenant, now);
    let mut past = made_and_renamed(tenant, now);
    past.extend(revoked(tenant, now));
    past.extend(of_gone_keys(&gone, now));
    past.extend(failures(tenant, &gone, now));
    past.extend(changes::acme(tenant, now));
    record(tenant, now, past);
    uses::acme(tenant, &gone, now);
}

/// Gives Globex the making of its keys.
pub fn globex(tenant: &mut Tenant, now: i64) {
    let past = made_and_renamed(tenant, now);
    record(tenant, now, past);
}

/// Records what happened in its order, in both families as soon as there were two.
fn record(tenant: &mut Tenant, now: i64, mut past: Vec<Occurrence>) {
    past.sort_by_key(|occurrence| occurrence.at);
    for mut occurrence in past {
        let single = EventKind {
            core: None,
            ..occurrence.kind
        };
        if occurrence.at < now - FIRST_CORE && single.legacy.is_some() {
            occurrence.kind = single;
        }
        let lag = mixed((now - occurrence.at) as u64) % LONGEST_LAG;
        tenant.audits.record(&occurrence.lagging(lag as i64));
    }
}

fn made_and_renamed(tenant: &Tenant, now: i64) -> Vec<Occurrence> {
    let mut past = Vec::new();
    for key in tenant.keys.all() {
        let name = text(key, "description");
        let renames: Vec<_> = RENAMED.iter().filter(|row| row.0 == name).collect();
        let old_names = renames.iter().map(|row| row.1);
        let names: Vec<&str> = old_names.chain([name]).collect();
        let created = clock::parse(text(key, "created")).unwrap_or(now);
        let first = named(key, names[0]);
        past.push(event::key_written(
            KEY_CREATED,
            created,
            text(key, "createdByUser"),
            &first,
        ));
        for (row, name) in renames.iter().zip(&names[1..]) {
            let renamed = named(key, name);
            past.push(event::key_written(
                KEY_UPDATED,
                now - row.2,
                text(key, "sub"),
                &renamed,
            ));
        }
    }
    past
}

fn named(key: &Document, name: &str) -> Document {
    let mut key = key.clone();
    key.insert("description".into(), name.into());
    key
}

fn revoked(tenant: &Tenant, now: i64) -> Vec<Occurrence> {
    let rows = REVOKED.iter().filter_map(|(name, age)| {
        let key = listed(tenant, name, "")?;
        Some(event::key_ended(now - age, ADA, key, "revoked"))
    });
    rows.collect()
}

/// The key in the list whose name begins so, and whose owner is that one where one is given.
fn listed<'a>(tenant: &'a Tenant, name: &str, owner: &str) -> Option<&'a Document> {
    let mut keys = tenant.keys.all().iter();
    keys.find(|key| {
        text(key, "description").starts_with(name)
            && (owner.is_empty() || text(key, "sub") == owner)
    })
}

/// The keys that are not in the list any more, as they were.
fn gone_keys(tenant: &Tenant, now: i64) -> Vec<Document> {
    let rows = (3_000..).zip(&GONE);
    let drafted = rows.map(|(number, gone)| {
        key::Draft {
            id: settled_uuid(number),
            tenant: tenant.id,
            owner: gone.owner,
            maker: if gone.owner == OTHER_SCIM {
                ADA
            } else {
                gone.owner
            },
            description: gone.name,
            status: "active",
            created: now - gone.made,
            expiry: now - gone.made + 180 * DAY,
        }
        .document()
    });
    drafted.collect()
}

fn of_gone_keys(keys: &[Document], now: i64) -> Vec<Occurrence> {
    let mut past = Vec::new();
    for (key, gone) in keys.iter().zip(&GONE) {
        let maker = text(key, "createdByUser");
        past.push(event::key_written(KEY_CREATED, now - gone.made, maker, key));
        for (age, status, by) in gone.ends {
            past.push(event::key_ended(now - age, by, key, status));
        }
    }
    past
}

/// Provisioning that goes on with a revoked key, an expired key that somebody tries, and one failure that names no key.
fn failures(tenant: &Tenant, gone: &[Document], now: i64) -> Vec<Occurrence> {
    let okta = gone.iter().find(|key| text(key, "sub") == OTHER_SCIM);
    let hourly = (1..=24).map(|hour| 9 * DAY + 2 * HOUR - hour * HOUR);
    let of_okta = okta
        .into_iter()
        .flat_map(|key| hourly.clone().map(|age| event::key_failed(now - age, key)));
    let expired = listed(tenant, "Excel add-in", BOB);
    let tried = [4 * DAY + HOUR, 3 * DAY + 2 * HOUR, 5 * HOUR + 30 * MINUTE];
    let of_expired = expired
        .into_iter()
        .flat_map(|key| tried.map(|age| event::key_failed(now - age, key)));
    let unnamed = expired.map(|key| Occurrence {
        resource: None,
        kind: EventKind {
            legacy: None,
            ..KEY_FAILED
        },
        ..event::key_failed(now - (8 * DAY + 5 * HOUR), key)
    });
    of_okta.chain(of_expired).chain(unnamed).collect()
}

#[cfg(test)]
mod tests;
