//! The tenant's rules for keys: who reads them, who changes them, and to what.

use super::{BOB, Browser, KEYS};
use serde_json::{Value, json};

const ACME_ID: &str = "aCmE7hQ2vX9kLm4RtY8wZb3NcD6fGj1P";

fn path() -> String {
    format!("{KEYS}/configs/{ACME_ID}")
}

async fn replace(browser: &Browser, field: &str, value: Value) -> u16 {
    let steps = json!([{ "op": "replace", "path": field, "value": value }]);
    browser
        .send("PATCH", &path(), steps.to_string())
        .await
        .status
}

#[tokio::test]
async fn an_admin_changes_a_rule_and_leaves_the_others_and_the_keys() {
    let ada = Browser::ada().await.guarded().await;
    let key = ada.get(&ada.path("StackOne")).await.json();
    assert_eq!(
        replace(&ada, "/max_api_key_expiry", json!("P7D")).await,
        204
    );
    assert_eq!(replace(&ada, "/max_keys_per_user", json!(1000)).await, 204);
    let expected = json!({
        "max_keys_per_user": 1000,
        "max_api_key_expiry": "P7D",
        "scim_externalClient_expiry": "P365D",
    });
    assert_eq!(ada.get(&path()).await.json(), expected);
    assert_eq!(ada.get(&ada.path("StackOne")).await.json(), key);
}

#[tokio::test]
async fn a_value_out_of_range_changes_nothing() {
    let ada = Browser::ada().await.guarded().await;
    let before = ada.get(&path()).await.json();
    for (field, value) in [
        ("/max_keys_per_user", json!(1001)),
        ("/max_keys_per_user", json!(-1)),
        ("/max_keys_per_user", json!("5")),
        ("/max_api_key_expiry", json!("90 days")),
        ("/max_api_key_expiry", json!("P0D")),
        ("/scim_externalClient_expiry", json!(90)),
        ("/api_keys_enabled", json!(true)),
        ("/tenantId", json!("other")),
    ] {
        assert_eq!(replace(&ada, field, value).await, 400, "{field}");
    }
    let partly = json!([
        { "op": "replace", "path": "/max_keys_per_user", "value": 7 },
        { "op": "add", "path": "/max_keys_per_user", "value": 8 },
    ]);
    assert_eq!(
        ada.send("PATCH", &path(), partly.to_string()).await.status,
        400
    );
    for body in ["", "[]", "{}"] {
        assert_eq!(ada.send("PATCH", &path(), body).await.status, 400);
    }
    assert_eq!(ada.get(&path()).await.json(), before);
}

#[tokio::test]
async fn others_read_where_the_switch_lets_them_and_never_change() {
    let ada = Browser::ada().await;
    let bob = ada.of(BOB).await.guarded().await;
    for (switch, admin, other) in [
        ("everyone", 200, 200),
        ("admins", 200, 403),
        ("nobody", 403, 403),
    ] {
        ada.switch(json!({ "config_readable": switch })).await;
        assert_eq!(ada.get(&path()).await.status, admin, "{switch}");
        assert_eq!(bob.get(&path()).await.status, other, "{switch}");
    }
    assert_eq!(replace(&bob, "/max_keys_per_user", json!(50)).await, 403);
    assert_eq!(ada.get(&format!("{KEYS}/configs/other")).await.status, 404);
}

#[tokio::test]
async fn the_old_switch_is_there_where_the_tenant_is_old() {
    let ada = Browser::ada().await.guarded().await;
    ada.switch(json!({ "api_keys_enabled": "present" })).await;
    assert_eq!(ada.get(&path()).await.json()["api_keys_enabled"], true);
    assert_eq!(replace(&ada, "/api_keys_enabled", json!(false)).await, 204);
    assert_eq!(ada.get(&path()).await.json()["api_keys_enabled"], false);
}

#[tokio::test]
async fn a_test_stores_what_it_likes() {
    let ada = Browser::ada().await;
    let odd = json!({ "max_api_key_expiry": "P1Y2M", "extra": [1] });
    ada.patch_world(json!({ "config": odd })).await;
    assert_eq!(ada.get(&path()).await.json(), odd);
}
