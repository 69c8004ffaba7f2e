//! Calls with an API key: when it opens the tenant, and that nothing of it is kept.

use super::{ADA, BOB, Browser, KEYS};
use serde_json::json;

const ME: &str = "/api/v1/users/me";
const SPACES: &str = "/api/v1/spaces?limit=1";

#[tokio::test]
async fn a_key_says_whose_it_is_on_either_call() {
    let browser = Browser::new();
    let bob = browser.bearer("Postman").await;
    let me = bob.get(ME).await;
    assert_eq!(
        (me.status, me.header("location")),
        (301, &*format!("/api/v1/users/{BOB}"))
    );
    assert_eq!(bob.get(me.header("location")).await.json()["id"], BOB);
    let spaces = bob.get(SPACES).await;
    assert_eq!((spaces.status, &spaces.json()["data"]), (200, &json!([])));
}

#[tokio::test]
async fn a_key_stops_with_its_owners_permission_where_the_switch_says_so() {
    let ada = Browser::ada().await;
    let bob = ada.bearer("Postman").await;
    ada.patch_world(json!({ "remove_roles": ["60a1b2c3d4e5f60718290102"] }))
        .await;
    assert_eq!(bob.get(SPACES).await.status, 401);
    ada.switch(json!({ "key_needs_permission": false })).await;
    assert_eq!(bob.get(SPACES).await.status, 200);
}

#[tokio::test]
async fn a_key_stops_with_its_owner() {
    for status in ["disabled", "deleted"] {
        let browser = Browser::new();
        let bob = browser.bearer("Postman").await;
        let change =
            json!({ "id": BOB, "status": status, "assignedRoles": [{ "name": "API key makers" }] });
        browser.patch_world(json!({ "users": [change] })).await;
        let refused = bob.get(ME).await;
        assert_eq!(refused.status, 401);
        assert!(refused.json()["errors"][0]["code"].is_string());
    }
}

#[tokio::test]
async fn a_cookie_never_makes_a_bad_key_look_good() {
    let ada = Browser::ada().await;
    assert_eq!(
        ada.with("authorization", "Bearer a.b.c")
            .get(SPACES)
            .await
            .status,
        401
    );
    let as_bob = ada.bearer("Postman").await.headers[1].1.clone();
    let both = ada.with("authorization", &as_bob);
    assert_eq!(
        both.get(ME).await.header("location"),
        format!("/api/v1/users/{BOB}")
    );
    let rename = r#"[{"op":"replace","path":"/description","value":"x"}]"#;
    assert_eq!(
        both.send("PATCH", &both.path("Postman"), rename)
            .await
            .status,
        204
    );
}

#[tokio::test]
async fn the_log_says_that_there_was_a_key_and_not_which() {
    let ada = Browser::ada().await;
    let bob = ada.bearer("Postman").await;
    bob.get(KEYS).await;
    let log = ada.order("GET", "/log", json!({})).await;
    let token = bob.headers[1].1.strip_prefix("Bearer ").unwrap();
    assert_eq!(log[0]["authorization"], true);
    assert_eq!(log[0]["caller"], BOB);
    assert!(!log.to_string().contains(token));
    assert!(!log.to_string().contains(token.rsplit('.').next().unwrap()));
    ada.get(ME).await;
    let log = ada.order("GET", "/log", json!({})).await;
    assert_eq!(
        (&log[1]["authorization"], &log[1]["caller"]),
        (&json!(false), &json!(ADA))
    );
}
