//! The believable world: people, keys, and one of every oddity that a real tenant has.
//!
//! Ids and names are the same on every run; times move with the present and keep away from rounding edges.

pub mod access;
mod history;

use super::audit_log::AuditLog;
use super::config;
use super::key;
use super::shelf::Shelf;
use super::tenant::Tenant;
use super::user;
use crate::random::settled_uuid;
use std::collections::BTreeMap;

/// The id of the person who visits Acme unless told otherwise.
pub const ADA: &str = "66a1b2c3d4e5f60718293a4b";
const GRACE: &str = "66a1b2c3d4e5f60718293a4c";
const BOB: &str = "66a1b2c3d4e5f60718293a4d";
const CHARLES: &str = "66a1b2c3d4e5f60718293a4e";
const MALLORY: &str = "66a1b2c3d4e5f60718293a4f";
const IRIS: &str = "66a1b2c3d4e5f60718293a50";
const ZOE: &str = "66a1b2c3d4e5f60718293a51";
const LI: &str = "66a1b2c3d4e5f60718293a52";
const ROBOT: &str = "66a1b2c3d4e5f60718293a53";
const EVE: &str = "66a1b2c3d4e5f60718293a54";
const SOREN: &str = "66a1b2c3d4e5f60718293a55";
const PRIYA: &str = "66a1b2c3d4e5f60718293a56";
const TOMAS: &str = "66a1b2c3d4e5f60718293a57";
/// Owns a key, and no query finds them.
const NOBODY: &str = "66a1b2c3d4e5f60718293aff";
const SCIM: &str = r"SCIM\\77aa00112233445566778899";
const GIL: &str = "77b1c2d3e4f5061728394a5b";
const HANA: &str = "77b1c2d3e4f5061728394a5c";

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

type Person = (
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
);

#[rustfmt::skip]
const ACME_PEOPLE: [Person; 13] = [
    (ADA, "Ada Lovelace", Some("ada.lovelace@acme.example"), "active"),
    (GRACE, "Grace Hopper", Some("grace.hopper@acme.example"), "active"),
    (BOB, "Bob Okafor", Some("bob.okafor@acme.example"), "active"),
    (CHARLES, "Charles Babbage", Some("charles.babbage@acme.example"), "disabled"),
    (MALLORY, "Mallory Quinn", Some("mallory.quinn@acme.example"), "deleted"),
    (IRIS, "Iris Novak", Some("iris.novak@partner.example"), "invited"),
    (ZOE, "Zoë Müller", Some("zoe.mueller@acme.example"), "active"),
    (LI, "李小龍", None, "active"),
    (ROBOT, "reload-bot", None, "active"),
    (EVE, "Eve \u{202e}nimdA tnaneT\u{202c} Stone", Some("eve.stone@acme.example"), "active"),
    (SOREN, "Søren Łukasiewicz", Some("soren.lukasiewicz@acme.example"), "active"),
    (PRIYA, "Priya Raman", Some("priya.raman@acme.example"), "active"),
    (TOMAS, "Tomás Ibáñez", Some("tomas.ibanez@acme.example"), "provisioned"),
];

#[rustfmt::skip]
const GLOBEX_PEOPLE: [Person; 2] = [
    (GIL, "Gil Santos", Some("gil.santos@globex.example"), "active"),
    (HANA, "Hana Kim", Some("hana.kim@globex.example"), "active"),
];

/// Owner, name, status, made how long ago, expires in how long (negative: ago). A key's id comes from its place in the
/// table, so new rows go to the end.
type Row = (&'static str, &'static str, &'static str, i64, i64);

#[rustfmt::skip]
const ACME_KEYS: [Row; 39] = [
    (ADA, "Nightly reload", "active", 12 * DAY + 5 * HOUR, 78 * DAY + 7 * HOUR),
    (ADA, "Terraform state", "active", 26 * DAY + 20 * MINUTE, 3 * HOUR + 20 * MINUTE),
    (ADA, "Laptop experiments", "expired", 140 * DAY + 4 * HOUR, -(50 * DAY + 9 * HOUR)),
    (GRACE, "CI: deploy apps to production", "active", 41 * DAY + 6 * HOUR, 49 * DAY + 8 * HOUR),
    (GRACE, "CI: deploy apps to staging", "active", 41 * DAY + 5 * HOUR, 5 * DAY + 7 * HOUR),
    (GRACE, "Backup", "active", 100 * DAY + 7 * HOUR, 80 * DAY + 11 * HOUR),
    (GRACE, "Incident 2291", "revoked", 33 * DAY + 9 * HOUR, 20 * DAY + 9 * HOUR),
    (BOB, "Postman", "active", 2 * DAY + 6 * HOUR, 27 * DAY + 18 * HOUR),
    (BOB, "Excel add-in", "expired", 35 * DAY + 8 * HOUR, -(5 * DAY + 8 * HOUR)),
    (CHARLES, "Difference engine", "active", 190 * DAY + 6 * HOUR, 170 * DAY + 6 * HOUR),
    (CHARLES, "Old dashboard export", "expired", 300 * DAY + 3 * HOUR, -(120 * DAY + 3 * HOUR)),
    (MALLORY, "Vendor hand-over", "active", 120 * DAY + 5 * HOUR, 240 * DAY + 5 * HOUR),
    (MALLORY, "Data export to share", "revoked", 130 * DAY + 5 * HOUR, 230 * DAY + 5 * HOUR),
    (NOBODY, "Legacy ETL", "active", 310 * DAY + 9 * HOUR, 54 * DAY + 9 * HOUR),
    (ZOE, "Marketing feed", "active", 8 * DAY + 7 * HOUR, 82 * DAY + 7 * HOUR),
    (ZOE, "Backup", "active", 95 * DAY + 9 * HOUR, 85 * DAY + 4 * HOUR),
    (ZOE, "Übersicht für Köln", "expired", 60 * DAY + 7 * HOUR, -(30 * DAY + 7 * HOUR)),
    (LI, "截拳道 — nightly", "active", 15 * DAY + 8 * HOUR, 15 * DAY + 8 * HOUR),
    (LI, "Spreadsheet sync", "revoked", 70 * DAY + 8 * HOUR, 20 * DAY + 4 * HOUR),
    (ROBOT, "reload-bot/prod", "active", 6 * DAY + 9 * HOUR, 22 * HOUR + 25 * MINUTE),
    (ROBOT, "reload-bot/test", "active", 6 * DAY + 8 * HOUR, -(7 * MINUTE + 20_000)),
    (ROBOT, "reload-bot/dev", "expired", 9 * DAY + 8 * HOUR, -(2 * DAY + 8 * HOUR)),
    (ROBOT, "reload-bot/canary", "expired", 19 * DAY + 8 * HOUR, -(12 * DAY + 8 * HOUR)),
    (EVE, "<img src=x onerror=alert(1)>", "active", 3 * DAY + 5 * HOUR, 57 * DAY + 5 * HOUR),
    (EVE, "invoice\u{202e}fdp.exe", "active", 4 * DAY + 5 * HOUR, 56 * DAY + 5 * HOUR),
    (SOREN, "Søren’s notebook", "active", 20 * DAY + 10 * HOUR, 40 * DAY + 10 * HOUR),
    (SOREN, "", "active", 22 * DAY + 10 * HOUR, 38 * DAY + 10 * HOUR),
    (SOREN, "Jupyter", "revoked", 45 * DAY + 10 * HOUR, 15 * DAY + 10 * HOUR),
    (PRIYA, "Finance close", "active", 29 * DAY + 7 * HOUR, DAY + 9 * HOUR),
    (PRIYA, "Quarterly audit", "active", 75 * DAY + 7 * HOUR, 105 * DAY + 7 * HOUR),
    (PRIYA, "StackOne", "active", 55 * DAY + 7 * HOUR, 310 * DAY + 7 * HOUR),
    (PRIYA, "Dawiso catalogue", "active", 50 * DAY + 7 * HOUR, 315 * DAY + 7 * HOUR),
    (PRIYA, "Power Automate", "expired", 210 * DAY + 7 * HOUR, -(30 * DAY + 5 * HOUR)),
    (TOMAS, "First steps", "expired", 28 * DAY + 6 * HOUR, -(27 * DAY + 6 * HOUR)),
    (TOMAS, "Migration dry run", "revoked", 64 * DAY + 6 * HOUR, 26 * DAY + 6 * HOUR),
    (SCIM, "Entra ID provisioning", "active", 200 * DAY + 5 * HOUR, 165 * DAY + 5 * HOUR),
    (GRACE, "Grafana", "expired", 400 * DAY + 5 * HOUR, -(35 * DAY + 5 * HOUR)),
    (CHARLES, "Punch cards", "revoked", 330 * DAY + 5 * HOUR, 30 * DAY + 5 * HOUR),
    (MALLORY, "Mobile test", "expired", 180 * DAY + 5 * HOUR, -(150 * DAY + 5 * HOUR)),
];

#[rustfmt::skip]
const GLOBEX_KEYS: [Row; 4] = [
    (GIL, "Globex nightly", "active", 10 * DAY + 5 * HOUR, 80 * DAY + 5 * HOUR),
    (GIL, "Globex sandbox", "expired", 50 * DAY + 5 * HOUR, -(20 * DAY + 5 * HOUR)),
    (HANA, "Hana’s reports", "active", 30 * DAY + 5 * HOUR, 2 * DAY + 5 * HOUR),
    (HANA, "Conference demo", "revoked", 90 * DAY + 5 * HOUR, 90 * DAY + 5 * HOUR),
];

/// Acme with its roles and groups, without users and keys.
pub fn bare_acme() -> Tenant {
    let id = "aCmE7hQ2vX9kLm4RtY8wZb3NcD6fGj1P";
    let mut tenant = Tenant {
        id,
        name: "Acme Corp",
        system_host: "k3v9x2m7q1w8z4t.us.qlikcloud.com",
        alias: "acme-corp.us.qlikcloud.com",
        region: "us",
        datacenter: "us-east-1",
        users: BTreeMap::new(),
        roles: BTreeMap::new(),
        groups: BTreeMap::new(),
        keys: Shelf::default(),
        config: config::seeded(),
        audits: AuditLog::new(id),
        visitor: Some(ADA.to_owned()),
    };
    access::acme_roles(&mut tenant);
    tenant
}

/// Acme with its people and keys, as of `now`.
pub fn acme(now: i64) -> Tenant {
    let mut tenant = bare_acme();
    settle(&mut tenant, &ACME_PEOPLE);
    access::acme_people(&mut tenant);
    shelve(&mut tenant, now, 1_000, &ACME_KEYS);
    let long = "A name that somebody pasted a whole sentence into, again and again. ".repeat(5);
    let long: String = long.chars().take(300).collect();
    let row = (
        ZOE,
        long.as_str(),
        "revoked",
        16 * DAY + 6 * HOUR,
        14 * DAY + 6 * HOUR,
    );
    tenant
        .keys
        .put(draft(tenant.id, now, 1_900, row).document());
    history::acme(&mut tenant, now);
    tenant
}

/// Globex with its people and keys, as of `now`.
pub fn globex(now: i64) -> Tenant {
    let id = "gLoBeX4mT7rWq2ZsV5yNb8KcJ1hFd6Xp";
    let mut tenant = Tenant {
        id,
        name: "Globex",
        system_host: "b8n4c6r2p5s9d1f.eu.qlikcloud.com",
        alias: "globex.eu.qlikcloud.com",
        region: "eu",
        datacenter: "eu-west-1",
        users: BTreeMap::new(),
        roles: BTreeMap::new(),
        groups: BTreeMap::new(),
        keys: Shelf::default(),
        config: config::seeded(),
        audits: AuditLog::new(id),
        visitor: Some(GIL.to_owned()),
    };
    settle(&mut tenant, &GLOBEX_PEOPLE);
    access::globex(&mut tenant);
    shelve(&mut tenant, now, 2_000, &GLOBEX_KEYS);
    history::globex(&mut tenant, now);
    tenant
}

fn settle(tenant: &mut Tenant, people: &[Person]) {
    for (id, name, email, status) in people.iter().copied() {
        let mut user = user::Draft {
            id,
            tenant: tenant.id,
            name,
            email,
            status,
        }
        .document();
        if status == "invited" {
            user.insert("inviteExpiry".into(), 1_900_000_000.into());
        }
        tenant.put_user(user);
    }
}

fn shelve(tenant: &mut Tenant, now: i64, first: u64, rows: &[Row]) {
    for (number, row) in (first..).zip(rows) {
        tenant
            .keys
            .put(draft(tenant.id, now, number, *row).document());
    }
}

fn draft<'a>(
    tenant: &'a str,
    now: i64,
    number: u64,
    (owner, description, status, age, life): (&'a str, &'a str, &'a str, i64, i64),
) -> key::Draft<'a> {
    let maker = if owner == SCIM { ADA } else { owner };
    let id = settled_uuid(number);
    key::Draft {
        id,
        tenant,
        owner,
        maker,
        description,
        status,
        created: now - age,
        expiry: now + life,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::document::text;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_the_same_on_every_run() {
        let of = |now| -> BTreeSet<String> {
            let tenant = acme(now);
            tenant
                .keys
                .all()
                .iter()
                .map(|key| text(key, "id").to_owned())
                .collect()
        };
        assert_eq!(of(0).len(), ACME_KEYS.len() + 1);
        assert_eq!(of(0), of(DAY));
    }

    #[test]
    fn owners_hold_what_the_journeys_count_on() {
        let tenant = acme(0);
        let held = |owner| {
            tenant
                .keys
                .all()
                .iter()
                .filter(|key| text(key, "sub") == owner)
                .count()
        };
        assert_eq!(held(ADA), 3);
        assert_eq!(held(BOB), 2);
        assert_eq!(held(NOBODY), 1);
        assert!(!tenant.users.contains_key(NOBODY));
    }
}
