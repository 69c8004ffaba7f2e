//! Pages and sessions: who is signed in where, and until when.

use super::{ACME, ADA, BOB, Browser, KEYS, SYSTEM};
use serde_json::json;

#[tokio::test]
async fn the_start_page_signs_the_visitor_in() {
    let mut browser = Browser::new();
    assert_eq!(browser.get(KEYS).await.status, 401);
    let page = browser.visit().await;
    assert!(page.text.contains("<title>Acme Corp</title>"));
    let cookies: Vec<&str> = page
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .collect();
    assert!(cookies[0].starts_with("eas.sid=") && cookies[1].starts_with("eas.sid.sig="));
    assert!(
        cookies
            .iter()
            .all(|cookie| cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax"))
    );
    assert_eq!(browser.get(KEYS).await.status, 200);
    assert_eq!(
        browser.visit().await.header("set-cookie"),
        "",
        "the session goes on"
    );
}

#[tokio::test]
async fn the_switch_sets_the_cookies_same_site() {
    for same_site in ["Strict", "None"] {
        let mut browser = Browser::new();
        browser.switch(json!({ "same_site": same_site })).await;
        assert!(
            browser
                .visit()
                .await
                .header("set-cookie")
                .ends_with(&format!("SameSite={same_site}"))
        );
    }
}

#[tokio::test]
async fn without_a_visitor_the_start_page_leads_to_sign_in() {
    let mut browser = Browser::ada().await;
    browser
        .order("PUT", "/visitor", json!({ "host": ACME, "user": null }))
        .await;
    let page = browser.visit().await;
    assert_eq!((page.status, page.header("location")), (302, "/login"));
    assert_eq!(browser.get(KEYS).await.status, 401);
    let login = browser.get("/login").await;
    assert_eq!((login.status, login.header("set-cookie")), (200, ""));
    assert!(login.text.contains("<title>Sign in</title>"));
}

#[tokio::test]
async fn a_session_is_one_hosts_and_the_cookies_go_together() {
    let ada = Browser::ada().await;
    assert_eq!(ada.with("host", SYSTEM).get(KEYS).await.status, 401);
    assert_eq!(
        ada.with("host", "ACME-CORP.us.qlikcloud.com.:8443")
            .get(KEYS)
            .await
            .status,
        200
    );
    let cookies = &ada
        .headers
        .iter()
        .find(|(name, _)| *name == "cookie")
        .unwrap()
        .1;
    let (session, _) = cookies.split_once("; ").unwrap();
    assert_eq!(ada.with("cookie", session).get(KEYS).await.status, 401);
}

#[tokio::test]
async fn sessions_end_and_change_hands() {
    let mut ada = Browser::ada().await.guarded().await;
    let me = "/api/v1/users/me";
    ada.order(
        "POST",
        "/sessions/become",
        json!({ "host": ACME, "user": BOB }),
    )
    .await;
    assert_eq!(
        ada.get(me).await.header("location"),
        format!("/api/v1/users/{BOB}")
    );
    assert_eq!(
        ada.send("DELETE", &ada.path("Postman"), "").await.status,
        403
    );
    ada.order("POST", "/sessions/end", json!({ "host": ACME }))
        .await;
    assert_eq!(ada.get(me).await.status, 401);
    ada.visit().await;
    assert_eq!(
        ada.get(me).await.header("location"),
        format!("/api/v1/users/{ADA}")
    );
}

#[tokio::test]
async fn other_hosts_are_other_sites() {
    let browser = Browser::new();
    let shop = browser.with("host", "shop.example").get("/").await;
    assert!(shop.text.contains("<title>shop.example</title>"));
    assert_eq!(
        browser
            .with("host", "console.qlikcloud.com")
            .get("/")
            .await
            .status,
        404
    );
    let globex = browser
        .with("host", "globex.eu.qlikcloud.com")
        .get("/console/api-keys")
        .await;
    assert!(globex.text.contains("<title>Globex</title>"));
    assert!(!globex.header("set-cookie").is_empty());
}

#[tokio::test]
async fn an_address_without_a_tenant_answers_401_whatever_is_asked() {
    let mut browser = Browser::new();
    browser.headers = vec![("host", "acne.us.qlikcloud.com".to_owned())];
    let answer = browser.get(KEYS).await;
    let error = &answer.json()["errors"][0];
    assert_eq!(
        (answer.status, &error["code"], &error["status"]),
        (401, &json!("LOGIN-2"), &json!("401"))
    );
}
