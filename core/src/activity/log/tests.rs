use serde_json::{Value, json};

use super::*;
use crate::activity::{ActivityKind, ChangedRules, EventFamily};
use crate::fixtures::{event, event_type, key_data, key_id};
use crate::key::{Subject, UserId};
use crate::moment::Moment;

mod any;
mod permission;

const CORE_CREATED: &str = "com.qlik.core.api-key.created";
const CREATED: &str = "com.qlik.api-key.created";
const CORE_UPDATED: &str = "com.qlik.core.api-key.updated";
const UPDATED: &str = "com.qlik.api-key.updated";
const CORE_DELETED: &str = "com.qlik.core.api-key.deleted";
const DELETED: &str = "com.qlik.api-key.deleted";
const CORE_FAILED: &str = "com.qlik.core.api-key.validation.failed";
const FAILED: &str = "com.qlik.v1.api-key.validation.failed";
const CORE_CONFIG: &str = "com.qlik.core.api-keys-config.updated";
const CONFIG: &str = "com.qlik.api-keys-config.updated";
const CORE_ROLE: &str = "com.qlik.core.role.updated";
const ROLE: &str = "com.qlik.v1.role.updated";
const CORE_GROUP: &str = "com.qlik.core.group.updated";
const GROUP: &str = "com.qlik.v1.group.updated";

/// A log of these events, each by its type, its milliseconds from the present and its data; the
/// record's id is its place.
fn log(events: &[(&str, i64, Value)]) -> ActivityLog {
    let mut log = ActivityLog::default();
    for (at, (type_name, millis, data)) in events.iter().enumerate() {
        let event = event(&format!("r{at}"), type_name, *millis, data.clone());
        log.add(event_type(type_name), &[event]);
    }
    log
}

fn kinds(log: &ActivityLog) -> Vec<ActivityKind> {
    log.activities().iter().map(Activity::kind).collect()
}

fn deleted(key: &str, status: &str) -> Value {
    let mut data = key_data(key, "Nightly");
    data["status"] = json!(status);
    data
}

#[test]
fn an_act_that_both_families_tell_is_one_and_keeps_what_core_says() {
    let mut legacy = key_data("k1", "Old text");
    legacy["expiry"] = json!("2020-01-01T00:00:00Z");
    let log = log(&[
        (CREATED, 2_000, legacy),
        (
            CORE_CREATED,
            0,
            json!({ "id": "k1", "description": "Nightly" }),
        ),
    ]);
    let activities = log.activities();
    let [activity] = activities.as_slice() else {
        panic!("{activities:?}");
    };
    assert_eq!(activity.record_ids, ["r1", "r0"]);
    assert_eq!(activity.families, [EventFamily::Core, EventFamily::Legacy]);
    assert_eq!(activity.key_name.as_deref(), Some("Nightly"));
    assert_eq!(activity.time.moment(), Some(crate::fixtures::NOW));
    // What only legacy tells.
    assert_eq!(activity.owner, Subject::User(UserId::new("bob")));
    let ActivityFact::KeyCreated { expiry } = &activity.fact else {
        panic!("{activity:?}");
    };
    assert!(expiry.moment().is_some());
}

#[test]
fn two_renames_of_one_family_are_two_however_near() {
    let data = || key_data("k1", "Nightly");
    let same = log(&[(CORE_UPDATED, 0, data()), (CORE_UPDATED, 1, data())]);
    assert_eq!(same.activities().len(), 2);
    let both = log(&[
        (CORE_UPDATED, 0, data()),
        (CORE_UPDATED, 1_000, data()),
        (UPDATED, 300, data()),
        (UPDATED, 1_300, data()),
    ]);
    assert_eq!(both.activities().len(), 2);
    let odd = log(&[
        (CORE_UPDATED, 0, data()),
        (UPDATED, 300, data()),
        (UPDATED, 400, data()),
    ]);
    assert_eq!(odd.activities().len(), 2);
}

#[test]
fn what_is_seconds_apart_or_of_another_key_or_verb_is_not_one() {
    let data = || key_data("k1", "Nightly");
    let count = |events: &[(&str, i64, Value)]| log(events).activities().len();
    assert_eq!(
        count(&[(CORE_CREATED, 0, data()), (CREATED, 5_000, data())]),
        1
    );
    assert_eq!(
        count(&[(CORE_CREATED, 0, data()), (CREATED, -5_000, data())]),
        1
    );
    assert_eq!(
        count(&[(CORE_CREATED, 0, data()), (CREATED, 5_001, data())]),
        2
    );
    assert_eq!(count(&[(CORE_CREATED, 0, data()), (UPDATED, 0, data())]), 2);
    let other = key_data("k2", "Nightly");
    assert_eq!(count(&[(CORE_CREATED, 0, data()), (CREATED, 0, other)]), 2);
    let (by_owner, by_admin) = (deleted("k1", "deleted"), deleted("k1", "revoked"));
    assert_eq!(
        count(&[(CORE_DELETED, 0, by_owner.clone()), (DELETED, 0, by_admin)]),
        2
    );
    assert_eq!(
        count(&[(CORE_DELETED, 0, by_owner.clone()), (DELETED, 0, by_owner)]),
        1
    );
}

#[test]
fn a_revocation_is_a_deletion_with_that_status() {
    let log = log(&[
        (CORE_DELETED, 3, deleted("k1", "revoked")),
        (DELETED, 2, deleted("k2", "deleted")),
        (DELETED, 1, key_data("k3", "No status")),
    ]);
    let expected = [
        ActivityKind::KeyRevoked,
        ActivityKind::KeyDeleted,
        ActivityKind::KeyDeleted,
    ];
    assert_eq!(kinds(&log), expected);
    assert!(log.key(&key_id("k1")).unwrap().ended.is_some());
}

#[test]
fn failures_join_by_the_key_that_each_family_tells_in_its_own_way() {
    let mut log = ActivityLog::default();
    let core = json!({
        "id": "c", "eventType": CORE_FAILED, "eventTime": "2026-11-20T10:05:00.000Z",
        "data": { "jti": "66a1", "code": "APIKEYS-18", "subType": "externalClient",
                  "description": "An error text" },
        "extensions": { "topLevelResourceId": "k1" },
    });
    let legacy = json!({
        "id": "l", "eventType": FAILED, "eventTime": "2026-11-20T10:05:01.000Z",
        "data": { "id": "k1", "sub": "SCIM\\1", "subType": "externalClient", "jti": "k1",
                  "code": 18, "description": "Another error text" },
    });
    // A key that only its own event doesn't name.
    let alone = json!({
        "id": "a", "eventType": CORE_FAILED, "eventTime": "2026-11-20T10:04:00.000Z",
        "data": { "code": "APIKEYS-18" },
    });
    for (name, row) in [(CORE_FAILED, core), (FAILED, legacy), (CORE_FAILED, alone)] {
        log.add(event_type(name), &[AuditEvent::read(&row).unwrap()]);
    }
    let activities = log.activities();
    assert_eq!(activities.len(), 2);
    let joined = &activities[0];
    assert_eq!(joined.key, Some(key_id("k1")));
    assert_eq!(joined.owner, Subject::Scim("SCIM\\1".to_owned()));
    assert_eq!(joined.key_name, None, "the text of an error is no name");
    let expected = ActivityFact::KeyRefused {
        code: Some("APIKEYS-18".to_owned()),
        reason: Some("An error text".to_owned()),
    };
    assert_eq!(joined.fact, expected);
    assert_eq!(activities[1].key, None);
    assert_eq!(log.key(&key_id("k1")).unwrap().name, None);
}

#[test]
fn rules_join_by_equal_values_whether_a_count_is_a_number_or_a_text() {
    let rules = |most: Value| json!({ "maxKeysPerUser": most, "maxApiKeyExpiry": "P90D" });
    let log = log(&[
        (CORE_CONFIG, 0, rules(json!(5))),
        (CONFIG, 100, rules(json!("5"))),
        (CONFIG, 200, rules(json!("6"))),
    ]);
    let activities = log.activities();
    let counts = activities.iter().map(|activity| match &activity.fact {
        ActivityFact::RulesChanged(ChangedRules {
            most_keys_per_user, ..
        }) => *most_keys_per_user,
        other => panic!("{other:?}"),
    });
    assert_eq!(counts.collect::<Vec<_>>(), [Some(6), Some(5)]);
}

#[test]
fn a_record_that_comes_twice_is_one() {
    let mut log = log(&[(CORE_CREATED, 0, key_data("k1", "Nightly"))]);
    let again = event("r0", CORE_CREATED, 0, key_data("k1", "Nightly"));
    log.add(event_type(CORE_CREATED), &[again]);
    assert_eq!((log.activities().len(), log.aside()), (1, 0));
}

#[test]
fn a_key_keeps_its_newest_name_and_a_change_tells_the_one_before() {
    let log = log(&[
        (DELETED, 30, deleted("k1", "deleted")),
        (CORE_UPDATED, 20, key_data("k1", "Nightly")),
        (CORE_UPDATED, 10, key_data("k1", "Nightly")),
        (CORE_CREATED, 0, key_data("k1", "Reload")),
    ]);
    let activities = log.activities();
    let earlier = |at: usize| match &activities[at].fact {
        ActivityFact::KeyChanged { earlier_name, .. } => earlier_name.as_deref(),
        other => panic!("{other:?}"),
    };
    assert_eq!(earlier(1), None, "something else of it was changed");
    assert_eq!(earlier(2), Some("Reload"));
    let key = log.key(&key_id("k1")).unwrap();
    assert_eq!(key.name.as_deref(), Some("Nightly"));
    assert_eq!(key.owner, Subject::User(UserId::new("bob")));
}

#[test]
fn a_deleted_user_and_a_rate_limit_name_their_people() {
    let limit = json!({ "id": "x", "appliesTo": "USER", "validUntil": "2026-07-01T10:00:00+01:00",
        "users": [{ "userId": "eve", "requests": "1200" }, 7, {}] });
    let log = log(&[
        (
            "com.qlik.core.user.deleted",
            1,
            json!({ "id": "bob", "name": "Bob" }),
        ),
        (
            "com.qlik.v1.user.deleted",
            2,
            json!({ "id": "bob", "email": "b@x.example" }),
        ),
        ("com.qlik.v1.rate-limit.exceeded", 0, limit),
    ]);
    let activities = log.activities();
    assert_eq!(activities.len(), 2);
    assert_eq!(activities[0].owner, Subject::User(UserId::new("bob")));
    let expected = ActivityFact::OwnerDeleted {
        name: Some("Bob".to_owned()),
        email: Some("b@x.example".to_owned()),
    };
    assert_eq!(activities[0].fact, expected);
    let ActivityFact::RateLimitPassed(limit) = &activities[1].fact else {
        panic!("{activities:?}");
    };
    assert_eq!(limit.users, [(UserId::new("eve"), Some(1_200))]);
    let nine = Moment::parse("2026-07-01T09:00:00Z").unwrap();
    assert_eq!(
        limit.valid_until.moment(),
        Some(nine),
        "whatever zone it is told in"
    );
}

#[test]
fn what_is_kept_comes_back_the_same() {
    let log = log(&[
        (CORE_CREATED, 0, key_data("k1", "Nightly")),
        (CORE_GROUP, 1, permission::group(&[], &["r1"])),
    ]);
    let text = serde_json::to_string(&log).unwrap();
    let back: ActivityLog = serde_json::from_str(&text).unwrap();
    assert_eq!(back.activities(), log.activities());
    assert_eq!(back.key(&key_id("k1")), log.key(&key_id("k1")));
}

#[test]
fn a_further_refusal_touches_only_what_may_be_joined_with_it() {
    let refused =
        |id: &str, type_name: &str, millis: i64| event(id, type_name, millis, deleted("k1", ""));
    let mut log = ActivityLog::default();
    let known = [
        refused("a", CORE_FAILED, 0),
        refused("b", FAILED, 4_000),
        refused("c", CORE_FAILED, 60_000),
    ];
    log.add(event_type(CORE_FAILED), &known);
    let touched = log.add(event_type(FAILED), &[refused("d", FAILED, -4_000)]);
    let activities = log.activities();
    let has: Vec<bool> = activities.iter().map(|it| touched.has(it)).collect();
    assert_eq!(has, [false, true, true]);
    // Another owner may be told by each of them.
    let mut other = deleted("k1", "");
    other["sub"] = json!("eve");
    let touched = log.add(event_type(FAILED), &[event("e", FAILED, 90_000, other)]);
    assert!(log.activities().iter().all(|it| touched.has(it)));
}
