//! What else has happened at Acme: rules, roles, groups and people, some of it with a bearing on keys and some without.

use crate::clock;
use crate::world::config::{self, LONGEST_EXPIRY, MOST_KEYS};
use crate::world::document::{Document, document, text};
use crate::world::event::{
    self, Occurrence, RATE_LIMIT_EXCEEDED, ROLE_CREATED, ROLE_DELETED, ROLES_SYNCED, USER_DELETED,
    USER_UPDATED,
};
use crate::world::role::{MANAGE_KEYS, USER_DEFAULT};
use crate::world::seed::{ADA, DAY, GRACE, HOUR, MALLORY, MINUTE, PRIYA, ROBOT, ZOE};
use crate::world::tenant::Tenant;
use serde_json::{Value, json};

/// How often something of a user changes that has nothing to do with keys.
const USER_NOISE: i64 = 7 * HOUR;
const RETENTION: i64 = 90 * DAY;

/// All of it, in no order.
pub fn acme(tenant: &Tenant, now: i64) -> Vec<Occurrence> {
    let mut past = rules(now);
    past.extend(roles(tenant, now));
    past.extend(groups(tenant, now));
    past.extend(people(tenant, now));
    past.extend(noise(tenant, now));
    past.extend(rate_limits(now));
    past
}

/// The last of the changes leaves the rules as they are.
fn rules(now: i64) -> Vec<Occurrence> {
    let changed = |age: i64, by, most_keys: u64, longest: &str| {
        let mut rules = config::seeded();
        rules.insert(MOST_KEYS.into(), most_keys.into());
        rules.insert(LONGEST_EXPIRY.into(), longest.into());
        event::config_updated(now - age, by, &rules)
    };
    vec![
        changed(75 * DAY + 2 * HOUR, ADA, 10, "P365D"),
        changed(30 * DAY + 6 * HOUR, GRACE, 10, "P90D"),
        changed(6 * DAY + 5 * HOUR, ADA, 5, "P365D"),
    ]
}

/// How long ago, by which user, which role, its scopes before and after.
type ScopesRow = (
    i64,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

#[rustfmt::skip]
const SCOPES: [ScopesRow; 4] = [
    (70 * DAY + HOUR, ADA, "Pipeline builders", &["automations"], &["automations", MANAGE_KEYS]),
    (60 * DAY + 3 * HOUR, GRACE, USER_DEFAULT, &["apps.data:export", MANAGE_KEYS], &["apps.data:export"]),
    (33 * DAY + HOUR, ADA, "Report readers", &["apps.data:export", MANAGE_KEYS], &["apps.data:export"]),
    (11 * DAY + 2 * HOUR, ADA, "<b>Auditors</b> \u{202e}nimdA", &[], &[MANAGE_KEYS]),
];

fn roles(tenant: &Tenant, now: i64) -> Vec<Occurrence> {
    let role = |name: &str| {
        let mut roles = tenant.roles.values();
        roles.find(|role| text(role, "name") == name)
    };
    let mut past = made_and_deleted(now);
    for (age, by, name, old, new) in SCOPES {
        let Some(role) = role(name) else { continue };
        let [old, new] = [old, new].map(|scopes| with(role, "assignedScopes", json!(scopes)));
        let mut updated = event::role_updated(now - age, by, &old, &new);
        if name == USER_DEFAULT {
            // The path is not documented: once it comes without its slash.
            updated.core["_updates"][0]["path"] = "assignedScopes".into();
            updated.legacy["_updates"][0]["path"] = "assignedScopes".into();
        }
        past.push(updated);
    }
    if let Some(readers) = role("Report readers") {
        let old = with(readers, "description", json!("Numbers"));
        past.push(event::role_updated(
            now - (15 * DAY + HOUR),
            ADA,
            &old,
            readers,
        ));
    }
    past
}

/// A role as it was made, one that came and went, and the noise of a synchronisation.
fn made_and_deleted(now: i64) -> Vec<Occurrence> {
    let role = |id: &str, name: &str, scope: &str| {
        document(json!({
            "id": id,
            "name": name,
            "type": "custom",
            "description": "",
            "assignedScopes": [scope],
        }))
    };
    let builders = role(
        "60a1b2c3d4e5f60718290102",
        "Pipeline builders",
        "automations",
    );
    let temporary = role("60a1b2c3d4e5f607182901ff", "Temporary makers", MANAGE_KEYS);
    let written = |kind, age: i64, by, role| event::role_written(kind, now - age, by, role);
    let all =
        json!({ "roles": [{ "id": text(&builders, "id"), "name": text(&builders, "name") }] });
    let synced = Occurrence::new(ROLES_SYNCED, now - (48 * DAY + 2 * HOUR), "", all);
    vec![
        synced,
        written(ROLE_CREATED, 79 * DAY + HOUR, ADA, &builders),
        written(ROLE_CREATED, 52 * DAY + HOUR, GRACE, &temporary),
        written(ROLE_DELETED, 26 * DAY + HOUR, GRACE, &temporary),
    ]
}

/// The same with another value in one field.
fn with(whole: &Document, field: &str, value: Value) -> Document {
    let mut whole = whole.clone();
    whole.insert(field.into(), value);
    whole
}

fn groups(tenant: &Tenant, now: i64) -> Vec<Occurrence> {
    let changed = |age: i64, by: &str, name: &str, old: &[&str], new: &[&str]| {
        let mut groups = tenant.groups.values();
        let group = groups.find(|group| text(group, "name") == name)?;
        let [old, new] = [old, new].map(|names| with(group, "assignedRoles", named(tenant, names)));
        Some(event::group_updated(now - age, by, &old, &new))
    };
    let everyone = "com.qlik.Everyone";
    let changes = [
        changed(
            69 * DAY + HOUR,
            ADA,
            "Integrators",
            &[],
            &["Pipeline builders"],
        ),
        changed(45 * DAY + HOUR, ADA, "Finance", &[], &["Report readers"]),
        changed(
            22 * DAY + HOUR,
            GRACE,
            everyone,
            &[USER_DEFAULT],
            &[USER_DEFAULT, "API key makers"],
        ),
        changed(
            21 * DAY + 3 * HOUR,
            ADA,
            everyone,
            &[USER_DEFAULT, "API key makers"],
            &[USER_DEFAULT],
        ),
    ];
    changes.into_iter().flatten().collect()
}

/// References to the roles of those names.
fn named(tenant: &Tenant, names: &[&str]) -> Value {
    let roles = tenant.roles.values();
    let meant = roles.filter(|role| names.contains(&text(role, "name")));
    Value::Array(meant.map(crate::world::role::reference).collect())
}

fn people(tenant: &Tenant, now: i64) -> Vec<Occurrence> {
    let roles = |id: &str, names: &[&str]| {
        let user = document(json!({ "id": id }));
        with(&user, "assignedRoles", named(tenant, names))
    };
    let given = |age: i64, user: &str, old: &[&str], new: &[&str]| {
        event::user_updated(now - age, ADA, &roles(user, old), &roles(user, new))
    };
    let deleted = |age: i64, mut user: Value| {
        user["tenantId"] = tenant.id.into();
        user["status"] = "deleted".into();
        Occurrence::new(USER_DELETED, now - age, ADA, user)
    };
    let mallory = json!({ "id": MALLORY, "name": "Mallory Quinn", "subject": format!("idp|{MALLORY}"),
        "email": "mallory.quinn@acme.example" });
    let bot = json!({ "id": "66a1b2c3d4e5f60718293afe", "name": "old-bot", "subject": "qlikbot|old-bot",
        "clientId": "019f04b29f39e79c87e828eca7084462" });
    vec![
        given(36 * DAY + HOUR, PRIYA, &[], &["API key makers"]),
        given(9 * DAY + 4 * HOUR, ZOE, &[], &["API key makers"]),
        given(5 * DAY + 6 * HOUR, GRACE, &["API key makers"], &[]),
        deleted(55 * DAY + HOUR, bot),
        deleted(40 * DAY + 6 * HOUR, mallory),
    ]
}

fn noise(tenant: &Tenant, now: i64) -> Vec<Occurrence> {
    let users: Vec<&String> = tenant.users.keys().collect();
    let ages =
        (0..RETENTION / USER_NOISE).map(|number| (number as usize, number * USER_NOISE + 2 * HOUR));
    let changed = ages.map(|(number, age)| {
        let updates =
            json!([{ "path": "/picture", "oldValue": "", "newValue": format!("{number}.png") }]);
        let id = users[number % users.len()];
        let data = json!({ "_updates": updates });
        Occurrence {
            resource: Some(id.clone()),
            ..Occurrence::new(USER_UPDATED, now - age, id, data)
        }
    });
    changed.collect()
}

/// A script that ran away, twice. Until when the limit holds is said in the time of another place.
fn rate_limits(now: i64) -> Vec<Occurrence> {
    let exceeded = |age: i64, user: &str, requests: u32| {
        let until = clock::stamp(now - age + 5 * MINUTE + HOUR).replace('Z', "+01:00");
        let data = json!({
            "id": format!("rate-limit-{age}"),
            "type": "rest",
            "enforce": true,
            "appliesTo": "USER",
            "validUntil": until,
            "tierId": "tier1",
            "users": [{ "userId": user, "requests": requests }],
        });
        Occurrence::new(RATE_LIMIT_EXCEEDED, now - age, "", data)
    };
    vec![
        exceeded(46 * DAY + HOUR, super::BOB, 9_120),
        exceeded(3 * DAY + 5 * HOUR + 30 * MINUTE, ROBOT, 5_320),
    ]
}
