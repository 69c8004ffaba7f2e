//! Making keys: who may, within which limits, and what a lost answer leaves behind.

use super::{ADA, BOB, Browser, GRACE, KEYS};
use crate::clock;
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;

async fn make(browser: &Browser, body: Value) -> super::Answer {
    browser.send("POST", KEYS, body.to_string()).await
}

/// How long the key lives, in milliseconds.
fn life(key: &Value) -> i64 {
    let at = |field: &str| clock::parse(key[field].as_str().unwrap()).unwrap();
    at("expiry") - at("created")
}

async fn may_make(browser: &Browser) -> bool {
    match make(browser, json!({ "description": "x" })).await.status {
        201 => true,
        403 => false,
        other => panic!("neither made nor forbidden: {other}"),
    }
}

#[tokio::test]
async fn keys_end_within_the_tenants_longest_expiry() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    bob.patch_world(json!({ "config": { "max_api_key_expiry": "P90D" } }))
        .await;
    let whole = make(&bob, json!({ "description": "x", "expiry": "P90D" })).await;
    assert_eq!((whole.status, life(&whole.json())), (201, 90 * DAY));
    let given = make(&bob, json!({ "description": "x" })).await;
    assert_eq!((given.status, life(&given.json())), (201, 90 * DAY));

    let longer = json!({ "description": "x", "expiry": "P90DT1H" });
    assert_eq!(make(&bob, longer.clone()).await.status, 400);
    bob.switch(json!({ "too_long": 403 })).await;
    assert_eq!(make(&bob, longer).await.status, 403);
}

#[tokio::test]
async fn without_an_expiry_any_rule_is_understood() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    for (rule, shortest, longest) in [
        (json!("P1Y2M"), 424 * DAY, 428 * DAY),
        (json!("PT36H"), 36 * DAY / 24, 36 * DAY / 24),
        (json!("whatever"), DAY, DAY),
        (Value::Null, DAY, DAY),
    ] {
        bob.patch_world(json!({ "config": { "max_api_key_expiry": rule } }))
            .await;
        let made = make(&bob, json!({ "description": "x" })).await.json();
        assert!(
            (shortest..=longest).contains(&life(&made)),
            "{rule}: {made}"
        );
    }
}

#[tokio::test]
async fn a_key_may_be_made_that_is_not_active() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    for (switch, answered, stored) in [
        ("expired", json!("expired"), "expired"),
        ("suspended", json!("suspended"), "suspended"),
        ("untold", Value::Null, "active"),
    ] {
        bob.switch(json!({ "new_key_status": switch })).await;
        let made = make(&bob, json!({ "description": "x" })).await;
        assert_eq!(made.status, 201);
        let made = made.json();
        assert_eq!(made["status"], answered, "{switch}");
        assert!(made["token"].is_string(), "{switch}");
        let path = format!("{KEYS}/{}", made["id"].as_str().unwrap());
        assert_eq!(bob.get(&path).await.json()["status"], stored, "{switch}");
    }
}

#[tokio::test]
async fn a_wish_that_is_none_is_refused() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    for body in [
        json!({}),
        json!({ "description": "x", "expiry": "P1Y" }),
        json!({ "description": "x", "expiry": "P1M" }),
        json!({ "description": "x", "expiry": "2026-11-29T09:30:00Z" }),
    ] {
        assert_eq!(make(&bob, body.clone()).await.status, 400, "{body}");
    }
    for body in [
        json!({ "description": "x", "sub": ADA }),
        json!({ "description": "x", "subType": "externalClient" }),
    ] {
        assert_eq!(make(&bob, body.clone()).await.status, 403, "{body}");
    }
}

#[tokio::test]
async fn only_active_keys_count() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    bob.patch_world(json!({ "config": { "max_keys_per_user": 2 } }))
        .await;
    let second = make(&bob, json!({ "description": "second" })).await.json();
    for status in [400, 403, 409] {
        bob.switch(json!({ "too_many": status })).await;
        assert_eq!(
            make(&bob, json!({ "description": "third" })).await.status,
            status
        );
    }
    let ada = bob.of(ADA).await.guarded().await;
    let path = format!("{KEYS}/{}", second["id"].as_str().unwrap());
    assert_eq!(ada.send("DELETE", &path, "").await.status, 204);
    assert_eq!(
        make(&bob, json!({ "description": "third" })).await.status,
        201
    );
}

#[tokio::test]
async fn an_admin_needs_the_permission_too() {
    let grace = Browser::new().of(GRACE).await.guarded().await;
    assert!(!may_make(&grace).await);
    let everyone = json!({ "id": "000000000000000000000001", "assignedRoles": [{ "name": "API key makers" }] });
    grace.patch_world(json!({ "groups": [everyone] })).await;
    assert!(may_make(&grace).await);
}

#[tokio::test]
async fn the_permission_comes_by_any_role_that_reaches_one() {
    let scopes = json!(["api-keys"]);
    for change in [
        json!({ "roles": [{ "id": "60a1b2c3d4e5f60718290099", "name": "UserDefault", "assignedScopes": scopes }] }),
        json!({ "roles": [{ "id": "60a1b2c3d4e5f60718290001", "name": "TenantAdmin", "assignedScopes": scopes }] }),
        json!({ "users": [{ "id": GRACE, "assignedRoles": [{ "name": "Pipeline builders" }] }] }),
        json!({ "users": [{ "id": GRACE, "assignedGroups": [{ "id": "65f0c1d2e3a4b5c6d7e8f902" }] }] }),
    ] {
        let grace = Browser::new().of(GRACE).await.guarded().await;
        grace.patch_world(change.clone()).await;
        assert!(may_make(&grace).await, "{change}");
    }
}

#[tokio::test]
async fn the_old_switch_can_forbid_all_keys() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    bob.patch_world(json!({ "config": { "api_keys_enabled": false } }))
        .await;
    assert!(!may_make(&bob).await);
}

#[tokio::test]
async fn a_lost_answer_may_leave_a_key_behind() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    for (kind, kept) in [("drop", 2), ("drop_after", 3)] {
        let fault =
            json!({ "method": "POST", "path": KEYS, "times": 1, "fault": { "kind": kind } });
        bob.order("POST", "/faults", fault).await;
        assert!(make(&bob, json!({ "description": "lost" })).await.hung_up);
        assert_eq!(bob.get(KEYS).await.ids().len(), kept, "{kind}");
    }
}
