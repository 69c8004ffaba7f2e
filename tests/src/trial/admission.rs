//! What guards a session: CSRF tokens, origins, budgets.

use super::{BOB, Browser, KEYS};
use serde_json::json;

const RENAME: &str = r#"[{"op":"replace","path":"/description","value":"x"}]"#;

#[tokio::test]
async fn a_change_without_its_token_is_refused_in_either_shape() {
    let ada = Browser::ada().await;
    let path = ada.path("Nightly reload");
    let refused = ada.send("PATCH", &path, RENAME).await;
    assert_eq!(
        (refused.status, &refused.json()["code"]),
        (403, &json!("CSRF-TOKEN-2"))
    );
    assert_eq!(
        ada.with("qlik-csrf-token", "made-up")
            .send("DELETE", &path, "")
            .await
            .status,
        403
    );

    ada.switch(json!({ "csrf_error": "errors_array" })).await;
    let error = ada.send("PATCH", &path, RENAME).await.json()["errors"][0].clone();
    assert_eq!(
        (&error["code"], &error["status"]),
        (&json!("CSRF-TOKEN-2"), &json!("403"))
    );
    assert_eq!(
        ada.guarded()
            .await
            .send("PATCH", &path, RENAME)
            .await
            .status,
        204
    );
}

#[tokio::test]
async fn the_filter_action_needs_a_token_though_it_only_reads() {
    let ada = Browser::ada().await;
    let filter = json!({ "filter": format!("(id eq \"{BOB}\")") }).to_string();
    let path = "/api/v1/users/actions/filter";
    assert_eq!(ada.send("POST", path, filter.clone()).await.status, 403);
    assert_eq!(
        ada.guarded().await.send("POST", path, filter).await.ids(),
        [BOB]
    );
}

#[tokio::test]
async fn a_token_belongs_to_one_session() {
    let ada = Browser::ada().await;
    let token = ada
        .get("/api/v1/csrf-token")
        .await
        .header("qlik-csrf-token")
        .to_owned();
    let bob = ada.of(BOB).await.with("qlik-csrf-token", &token);
    assert_eq!(
        bob.send("DELETE", &bob.path("Postman"), "").await.status,
        403
    );
}

#[tokio::test]
async fn the_switch_says_whether_a_fetch_replaces_the_earlier_token() {
    let ada = Browser::ada().await;
    let path = ada.path("Nightly reload");
    let (first, _second) = (ada.guarded().await, ada.guarded().await);
    assert_eq!(first.send("PATCH", &path, RENAME).await.status, 204);

    ada.switch(json!({ "csrf_fetch": "replaces" })).await;
    let (first, second) = (ada.guarded().await, ada.guarded().await);
    assert_eq!(first.send("PATCH", &path, RENAME).await.status, 403);
    assert_eq!(second.send("PATCH", &path, RENAME).await.status, 204);
}

#[tokio::test]
async fn keys_need_no_token_and_the_signed_out_get_none() {
    let browser = Browser::new();
    let signed_out = browser.get("/api/v1/csrf-token").await;
    assert_eq!(
        (signed_out.status, &signed_out.json()["errors"][0]["status"]),
        (401, &json!("401"))
    );

    let order = json!({ "host": super::ACME, "key": browser.key("Postman") });
    let token = browser.order("POST", "/tokens", order).await;
    let bearer = browser.with(
        "authorization",
        &format!("Bearer {}", token["token"].as_str().unwrap()),
    );
    let refused = bearer.get("/api/v1/csrf-token").await;
    assert_eq!(
        (refused.status, &refused.json()["errors"][0]["code"]),
        (400, &json!("CSRF-TOKEN-4"))
    );
    let bad = bearer.with("authorization", "Bearer made.up.token");
    assert_eq!(bad.get(KEYS).await.status, 401);
}

#[tokio::test]
async fn the_switch_says_whether_a_foreign_origin_may_change_things() {
    let ada = Browser::ada().await.guarded().await;
    let path = ada.path("Nightly reload");
    let foreign = ada.with(
        "origin",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    );
    let own = ada.with("origin", "https://acme-corp.us.qlikcloud.com");
    assert_eq!(foreign.send("PATCH", &path, RENAME).await.status, 204);
    ada.switch(json!({ "foreign_origin": "refuses" })).await;
    let refused = foreign.send("PATCH", &path, RENAME).await;
    assert_eq!(
        (refused.status, &refused.json()["errors"][0]["code"]),
        (403, &json!("HTTP-403"))
    );
    assert_eq!(foreign.get(&path).await.status, 200);
    assert_eq!(own.send("PATCH", &path, RENAME).await.status, 204);
}

#[tokio::test]
async fn a_spent_budget_says_when_to_come_back() {
    let ada = Browser::ada().await.guarded().await;
    let path = ada.path("Nightly reload");
    ada.switch(json!({ "budgets": { "tier1": 2, "tier2": 1, "retry_after": 13 } }))
        .await;
    assert_eq!(ada.send("PATCH", &path, RENAME).await.status, 204);
    let refused = ada.send("PATCH", &path, RENAME).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "13"));
    assert_eq!(refused.json()["errors"][0]["code"], "HTTP-429");

    let other = ada.of(BOB).await;
    let statuses = [
        ada.get(KEYS).await.status,
        ada.get(KEYS).await.status,
        ada.get(KEYS).await.status,
    ];
    assert_eq!(statuses, [200, 200, 429]);
    assert_eq!(other.get(KEYS).await.status, 200);
    ada.switch(json!({ "budgets": null })).await;
    assert_eq!(ada.get(KEYS).await.status, 200);
}
