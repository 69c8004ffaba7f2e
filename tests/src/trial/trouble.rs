//! Faults, gates, the log, and worlds that a test changed.

use super::{ACME, Browser, KEYS};
use serde_json::{Value, json};

async fn fault(browser: &Browser, fault: Value) {
    browser.order("DELETE", "/faults", json!({})).await;
    browser
        .order(
            "POST",
            "/faults",
            json!({ "path": KEYS, "times": 1, "fault": fault }),
        )
        .await;
}

#[tokio::test]
async fn each_fault_strikes_once_and_leaves_the_rest_alone() {
    let ada = Browser::ada().await;
    fault(
        &ada,
        json!({ "kind": "status", "status": 503, "headers": { "retry-after": "7" }, "body": "{}" }),
    )
    .await;
    assert_eq!(ada.get("/api/v1/users/me").await.status, 301);
    let struck = ada.get(KEYS).await;
    assert_eq!(
        (
            struck.status,
            struck.header("retry-after"),
            struck.text.as_str()
        ),
        (503, "7", "{}")
    );
    assert_eq!(ada.get(KEYS).await.status, 200);

    fault(&ada, json!({ "kind": "html" })).await;
    assert!(
        ada.get(KEYS)
            .await
            .header("content-type")
            .starts_with("text/html")
    );
    fault(
        &ada,
        json!({ "kind": "redirect", "location": "https://elsewhere.example/" }),
    )
    .await;
    assert_eq!(
        ada.get(KEYS).await.header("location"),
        "https://elsewhere.example/"
    );
    let whole = ada.get(KEYS).await.text;
    fault(&ada, json!({ "kind": "truncate" })).await;
    assert_eq!(ada.get(KEYS).await.text, whole[..whole.len() / 2]);
}

#[tokio::test]
async fn a_drop_comes_before_or_after_the_effect() {
    let ada = Browser::ada().await.guarded().await;
    let path = ada.path("Postman");
    fault(&ada, json!({ "kind": "drop" })).await;
    assert!(ada.send("DELETE", &path, "").await.hung_up);
    assert_eq!(ada.get(&path).await.json()["status"], "active");
    ada.order(
        "POST",
        "/faults",
        json!({ "method": "delete", "fault": { "kind": "drop_after" } }),
    )
    .await;
    assert!(ada.send("DELETE", &path, "").await.hung_up);
    assert_eq!(ada.get(&path).await.json()["status"], "revoked");
}

#[tokio::test]
async fn a_fault_picks_its_requests() {
    let ada = Browser::ada().await;
    let order = json!({ "path": KEYS, "query": "status=active", "host": ACME, "skip": 1, "times": 1,
        "fault": { "kind": "status", "status": 500 } });
    ada.order("POST", "/faults", order).await;
    let (all, active) = (KEYS.to_owned(), format!("{KEYS}?status=active"));
    let mut statuses = Vec::new();
    for path in [&all, &active, &all, &active, &active] {
        statuses.push(ada.get(path).await.status);
    }
    assert_eq!(statuses, [200, 200, 200, 500, 200]);
}

#[tokio::test]
async fn orders_that_cannot_be_followed_are_refused() {
    let browser = Browser::new();
    for (method, path, body) in [
        (
            "POST",
            "/faults",
            json!({ "fault": { "kind": "status", "status": 99 } }),
        ),
        (
            "POST",
            "/faults",
            json!({ "pth": "/", "fault": { "kind": "drop" } }),
        ),
        ("POST", "/gates", json!({ "when": "never" })),
        ("POST", "/gates/1/open", json!({})),
        ("GET", "/gates/1/held", json!({})),
        (
            "PUT",
            "/visitor",
            json!({ "host": "nowhere.example", "user": null }),
        ),
        (
            "PUT",
            "/visitor",
            json!({ "host": ACME, "user": "66a1b2c3d4e5f60718293a4e" }),
        ),
        (
            "PATCH",
            "/world",
            json!({ "host": ACME, "keys": [{ "description": "no id" }] }),
        ),
        ("GET", "/world?host=nowhere", json!({})),
        ("GET", "/nothing", json!({})),
    ] {
        let answer = browser.try_order(method, path, body).await;
        assert_eq!(answer.status, 400, "{path}");
        assert!(answer.json()["error"].is_string(), "{path}");
    }
}

#[tokio::test]
async fn a_gate_holds_requests_on_either_side_of_their_effect() {
    let ada = Browser::ada().await.guarded().await;
    for (when, key, meanwhile) in [
        ("before", "Postman", "active"),
        ("after", "Finance close", "revoked"),
    ] {
        let path = ada.path(key);
        let gate = json!({ "method": "DELETE", "path": path, "when": when });
        let id = ada.order("POST", "/gates", gate).await["id"].to_string();
        let (held, at) = (ada.clone(), path.clone());
        let request = tokio::spawn(async move { held.send("DELETE", &at, "").await.status });
        ada.order("GET", &format!("/gates/{id}/held"), json!({}))
            .await;
        assert_eq!(ada.get(&path).await.json()["status"], meanwhile, "{when}");
        ada.order("POST", &format!("/gates/{id}/open"), json!({}))
            .await;
        assert_eq!(request.await.unwrap(), 204);
        assert_eq!(
            ada.send("DELETE", &path, "").await.status,
            204,
            "an open gate holds nobody"
        );
    }
}

#[tokio::test]
async fn a_reset_frees_what_a_gate_holds() {
    let ada = Browser::ada().await;
    ada.order("POST", "/gates", json!({ "when": "before" }))
        .await;
    let held = ada.clone();
    let request = tokio::spawn(async move { held.get(KEYS).await.status });
    ada.order("GET", "/gates/1/held", json!({})).await;
    ada.order("POST", "/reset", json!({})).await;
    assert_eq!(request.await.unwrap(), 401);
}

#[tokio::test]
async fn the_log_tells_what_came_without_telling_secrets() {
    let ada = Browser::ada().await.guarded().await;
    ada.order("DELETE", "/log", json!({})).await;
    let ada = ada.with("origin", "https://acme-corp.us.qlikcloud.com");
    ada.send("DELETE", &ada.path("Postman"), "").await;
    ada.get(&format!("{KEYS}?limit=1")).await;
    let log = ada.order("GET", "/log", json!({})).await;
    let entries = log.as_array().unwrap();
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0]["method"], "DELETE");
    assert_eq!(entries[0]["status"], 204);
    assert_eq!(entries[0]["cookies"], json!(["eas.sid", "eas.sid.sig"]));
    assert_eq!(
        (&entries[0]["csrf"], &entries[0]["authorization"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(entries[0]["origin"], "https://acme-corp.us.qlikcloud.com");
    assert_eq!(entries[1]["query"], "limit=1");
    assert_eq!(
        entries[1]["n"].as_u64(),
        entries[0]["n"].as_u64().map(|n| n + 1)
    );
}

#[tokio::test]
async fn the_world_takes_anything_and_gives_it_back() {
    let ada = Browser::ada().await;
    let odd = json!({ "id": "odd", "sub": "nobody", "status": "asleep", "subType": "robot", "mood": [1, null] });
    let change = json!({ "host": ACME, "keys": [odd], "remove_keys": [ada.key("Postman")],
        "users": [{ "id": "new", "name": "New" }], "remove_users": [super::BOB] });
    ada.order("PATCH", "/world", change).await;
    assert_eq!(ada.get(&format!("{KEYS}/odd")).await.json(), odd);
    let oldest = ada.get(&format!("{KEYS}?limit=1&sort=created")).await;
    assert_eq!(oldest.ids(), ["odd"], "a key without a date sorts first");
    let world = ada
        .order("GET", &format!("/world?host={ACME}"), json!({}))
        .await;
    assert_eq!(world["keys"].as_array().unwrap().len(), 40);
    assert_eq!(
        ada.get(&format!("/api/v1/users/{}", super::BOB))
            .await
            .status,
        404
    );
    assert_eq!(ada.get("/api/v1/users/new").await.json()["name"], "New");
}

#[tokio::test]
async fn the_tenants_clock_dates_answers_and_keys() {
    let ada = Browser::ada().await.guarded().await;
    ada.switch(json!({ "clock_offset_s": 7_200 })).await;
    let made = ada
        .send("POST", KEYS, r#"{"description":"Later","expiry":"PT1H"}"#)
        .await;
    let dated = httpdate::parse_http_date(made.header("date")).unwrap();
    let ahead = dated
        .duration_since(std::time::SystemTime::now())
        .unwrap()
        .as_secs();
    assert!((7_100..=7_200).contains(&ahead), "{ahead}");
    let created = crate::clock::parse(made.json()["created"].as_str().unwrap()).unwrap();
    assert!(created > crate::clock::present() + 7_100_000);
}

#[tokio::test]
async fn latency_delays_the_api_and_pages_are_not_logged() {
    let ada = Browser::ada().await;
    ada.switch(json!({ "latency_ms": 40 })).await;
    let start = std::time::Instant::now();
    assert_eq!(ada.get(KEYS).await.status, 200);
    assert!(start.elapsed().as_millis() >= 40);
    ada.get("/").await;
    let log = ada.order("GET", "/log", json!({})).await;
    assert_eq!(log.as_array().unwrap().len(), 1);
}
