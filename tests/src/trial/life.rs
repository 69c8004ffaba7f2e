//! The life of a key: made, renamed, deleted, revoked.

use super::{ADA, BOB, Browser, KEYS};
use serde_json::json;

#[tokio::test]
async fn an_admin_revokes_anothers_key_and_it_stays() {
    let ada = Browser::ada().await.guarded().await;
    let path = ada.path("Postman");
    assert_eq!(ada.send("DELETE", &path, "").await.status, 204);
    let key = ada.get(&path).await.json();
    assert_eq!(key["status"], "revoked");
    assert_ne!(key["lastUpdated"], key["created"]);
}

#[tokio::test]
async fn an_owner_removes_their_key() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    let (own, foreign) = (bob.path("Postman"), bob.path("Nightly reload"));
    assert_eq!(bob.send("DELETE", &own, "").await.status, 204);
    assert_eq!(bob.get(&own).await.status, 404);
    assert_eq!(bob.send("DELETE", &foreign, "").await.status, 403);
}

#[tokio::test]
async fn the_switch_says_what_becomes_of_an_admins_own_key() {
    let ada = Browser::ada().await.guarded().await;
    let removed = ada.path("Nightly reload");
    assert_eq!(ada.send("DELETE", &removed, "").await.status, 204);
    assert_eq!(ada.get(&removed).await.status, 404);

    ada.switch(json!({ "own_delete": "revokes" })).await;
    let revoked = ada.path("Terraform state");
    assert_eq!(ada.send("DELETE", &revoked, "").await.status, 204);
    assert_eq!(ada.get(&revoked).await.json()["status"], "revoked");
}

#[tokio::test]
async fn the_switch_says_how_a_key_that_is_not_active_is_deleted() {
    let ada = Browser::ada().await.guarded().await;
    for status in [204, 403, 404] {
        ada.switch(json!({ "delete_revoked": status })).await;
        for (name, kept) in [("Incident 2291", "revoked"), ("Excel add-in", "expired")] {
            let path = ada.path(name);
            assert_eq!(ada.send("DELETE", &path, "").await.status, status);
            assert_eq!(ada.get(&path).await.json()["status"], kept);
        }
    }
}

#[tokio::test]
async fn an_owner_renames_and_nothing_else() {
    let ada = Browser::ada().await.guarded().await;
    let (own, foreign) = (ada.path("Nightly reload"), ada.path("Postman"));
    let step = r#"[{"op":"replace","path":"/description","value":"Nightly reload EU"}]"#;
    assert_eq!(ada.send("PATCH", &own, step).await.status, 204);
    assert_eq!(
        ada.get(&own).await.json()["description"],
        "Nightly reload EU"
    );
    assert_eq!(ada.send("PATCH", &foreign, step).await.status, 403);
    ada.switch(json!({ "foreign_rename": "allowed" })).await;
    assert_eq!(ada.send("PATCH", &foreign, step).await.status, 204);
    for body in [
        "",
        "[]",
        r#"{"description":"x"}"#,
        r#"[{"op":"replace","path":"/expiry","value":"P9D"}]"#,
        r#"[{"op":"remove","path":"/description","value":""}]"#,
        r#"[{"op":"replace","path":"/description","value":7}]"#,
    ] {
        assert_eq!(ada.send("PATCH", &own, body).await.status, 400, "{body}");
    }
}

#[tokio::test]
async fn a_new_key_opens_the_tenant_until_it_is_revoked() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    let made = bob
        .send("POST", KEYS, r#"{"description":"Laptop","expiry":"PT6H"}"#)
        .await;
    assert_eq!(made.status, 201);
    let mut key = made.json();
    let token = key.as_object_mut().unwrap().remove("token").unwrap();
    let path = format!("{KEYS}/{}", key["id"].as_str().unwrap());
    assert_eq!(bob.get(&path).await.json(), key);

    let credentials = format!("Bearer {}", token.as_str().unwrap());
    let bearer = Browser {
        headers: vec![bob.headers[0].clone()],
        ..bob.clone()
    }
    .with("authorization", &credentials);
    assert_eq!(
        bearer.get("/api/v1/users/me").await.header("location"),
        format!("/api/v1/users/{BOB}")
    );
    assert_eq!(
        bearer
            .send("DELETE", &bearer.path("Excel add-in"), "")
            .await
            .status,
        204
    );

    let ada = bob.of(ADA).await.guarded().await;
    assert_eq!(ada.send("DELETE", &path, "").await.status, 204);
    assert_eq!(bearer.get("/api/v1/users/me").await.status, 401);
}

#[tokio::test]
async fn a_stored_key_has_a_token_for_tests() {
    let browser = Browser::new();
    let order = |name| json!({ "host": super::ACME, "key": browser.key(name) });
    let statuses = [
        ("Postman", 200),
        ("Excel add-in", 401),
        ("reload-bot/test", 401),
        ("Difference engine", 401),
    ];
    for (name, status) in statuses {
        let token = browser.order("POST", "/tokens", order(name)).await;
        let bearer = browser.with(
            "authorization",
            &format!("Bearer {}", token["token"].as_str().unwrap()),
        );
        assert_eq!(bearer.get(KEYS).await.status, status, "{name}");
    }
}

#[tokio::test]
async fn three_hundred_keys_are_revoked_one_after_another() {
    let mut ada = Browser::new();
    ada.order("POST", "/reset", json!({ "keys": 300 })).await;
    ada.visit().await;
    let ada = ada.guarded().await;
    let ids: Vec<String> = ada.get(&format!("{KEYS}?limit=100")).await.ids();
    let world = ada
        .order("GET", &format!("/world?host={}", super::ACME), json!({}))
        .await;
    let keys = world["keys"].as_array().unwrap();
    assert_eq!((ids.len(), keys.len()), (100, 300));
    for key in keys {
        let path = format!("{KEYS}/{}", key["id"].as_str().unwrap());
        assert_eq!(ada.send("DELETE", &path, "").await.status, 204);
    }
    let active = ada.get(&format!("{KEYS}?status=active")).await;
    assert_eq!(active.ids(), [""; 0]);
}
