//! Events: who reads them, and how they are asked for, page by page.

use super::{ACME, ADA, BOB, Browser, SYSTEM};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const AUDITS: &str = "/api/v1/audits";
const LI: &str = "66a1b2c3d4e5f60718293a52";

/// Ada at an Acme whose only events are these, each with a number as its id, at that second of one minute.
pub async fn with_events(seconds: &[u32]) -> Browser {
    let ada = Browser::ada().await;
    let events = seconds.iter().enumerate().map(|(id, second)| {
        json!({
            "id": id.to_string(),
            "eventTime": format!("2026-11-20T10:00:{second:02}.000Z"),
            "eventType": if id % 2 == 0 { "com.qlik.a" } else { "com.qlik.b" },
            "source": "com.qlik/x",
            "userId": if id < 2 { ADA } else { BOB },
        })
    });
    let change = json!({ "remove_events": true, "events": events.collect::<Vec<_>>() });
    ada.patch_world(change).await;
    ada.switch(json!({ "audit_ttl_s": 4_000_000_000_u32 }))
        .await;
    ada
}

/// The ids of every event that a query finds, page by page.
pub async fn ids(browser: &Browser, query: &str) -> Vec<String> {
    let mut next = Some(format!("{AUDITS}?{query}"));
    let mut ids = Vec::new();
    while let Some(path) = next {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.text);
        ids.extend(page.ids());
        next = page.link("next");
    }
    ids
}

#[tokio::test]
async fn ten_a_page_newest_first_and_back_again() {
    let ada = with_events(&(0..25).collect::<Vec<_>>()).await;
    let first = ada.get(AUDITS).await;
    let newest: Vec<String> = (15..25).rev().map(|id| id.to_string()).collect();
    assert_eq!(first.ids(), newest);
    assert_eq!(first.link("prev"), None);
    let second = ada.get(&first.link("next").unwrap()).await;
    let back = ada.get(&second.link("prev").unwrap()).await;
    assert_eq!(back.ids(), newest);
    assert_eq!(ids(&ada, "limit=7").await.len(), 25);
    let upwards = ids(&ada, "sort=%2BeventTime&limit=100").await;
    assert_eq!(upwards.first().map(String::as_str), Some("0"));
    let item = &first.json()["data"][0];
    assert_eq!(
        item["links"]["self"]["href"],
        format!("https://{SYSTEM}{AUDITS}/24")
    );
}

#[tokio::test]
async fn every_filter_narrows() {
    let ada = with_events(&[0, 1, 2, 3, 4, 5]).await;
    for (query, found) in [
        ("eventType=com.qlik.a", vec!["4", "2", "0"]),
        ("eventType=com.qlik.A", vec![]),
        ("eventType=com.qlik.a,com.qlik.b", vec![]),
        ("userId=66a1b2c3d4e5f60718293a4b", vec!["1", "0"]),
        (
            "source=com.qlik%2Fx&eventType=com.qlik.b",
            vec!["5", "3", "1"],
        ),
        ("id=3,5,none", vec!["5", "3"]),
        ("sort=-eventType", vec!["5", "3", "1", "4", "2", "0"]),
        (
            "eventTime=2026-11-20T10:00:01.000Z%2F2026-11-20T10:00:03.000Z",
            vec!["3", "2", "1"],
        ),
        (
            "eventTime=2026-11-20T10:00:01Z%2F2026-11-20T10:00:01Z",
            vec!["1"],
        ),
    ] {
        assert_eq!(ids(&ada, query).await, found, "{query}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let ada = with_events(&[0]).await;
    for query in [
        "limit=0",
        "limit=101",
        "sort=eventTime",
        "sort=-created",
        "sort=",
        "next=x",
        "next=YXQgOTk",
        "next=YXQgMA&prev=YXQgMA",
        "eventTime=2026-11-20T10:00:00.000Z",
        "eventTime=2026-11-20/2026-11-21",
        "eventTime=2026-11-20T10:00:00.000%2B01:00/2026-11-20T11:00:00.000%2B01:00",
        "eventTime=2026-11-21T10:00:00.000Z/2026-11-20T10:00:00.000Z",
    ] {
        let refused = ada.get(&format!("{AUDITS}?{query}")).await;
        assert_eq!(refused.status, 400, "{query}");
        assert!(refused.json()["traceId"].is_string());
        assert_eq!(refused.json()["errors"][0].get("status"), None);
    }
    assert_eq!(ada.get(&format!("{AUDITS}/none")).await.status, 404);
    assert_eq!(ada.get(&format!("{AUDITS}/0")).await.json()["id"], "0");
}

#[tokio::test]
async fn admins_and_auditors_read_events_and_nobody_else() {
    let ada = with_events(&[0]).await;
    let (li, bob) = (ada.of(LI).await, ada.of(BOB).await);
    let paths = [
        "",
        "/0",
        "/types",
        "/sources",
        "/settings",
        "/archive?date=2026-11-20",
    ]
    .map(|path| format!("{AUDITS}{path}"));
    for path in &paths {
        assert_eq!(ada.get(path).await.status, 200, "{path}");
        assert_eq!(li.get(path).await.status, 200, "{path}");
        assert_eq!(bob.get(path).await.status, 403, "{path}");
    }
    assert_eq!(li.get("/api/v1/users?limit=1").await.status, 200);
    assert_eq!(
        li.get(&format!("/api/v1/api-keys?sub={ADA}")).await.status,
        403
    );
    ada.switch(json!({ "audits_readable": "admins", "audits_refusal": 401 }))
        .await;
    assert_eq!(
        (ada.get(AUDITS).await.status, li.get(AUDITS).await.status),
        (200, 401)
    );
    ada.switch(json!({ "audits_readable": "nobody" })).await;
    assert_eq!(ada.get(AUDITS).await.status, 401);
    assert_eq!(Browser::new().get(AUDITS).await.status, 401);
}

#[tokio::test]
async fn types_sources_and_settings_say_what_there_is() {
    let ada = with_events(&[]).await;
    let types = async || ada.get(&format!("{AUDITS}/types")).await.json()["data"].clone();
    let all = types().await;
    assert_eq!(all.as_array().map(Vec::len), Some(28));
    let has = |types: &Value, name: &str| types.as_array().unwrap().contains(&json!(name));
    for (switches, hidden, kept) in [
        (
            json!({ "audit_families": "core" }),
            "com.qlik.api-key.created",
            "com.qlik.api-key.validated",
        ),
        (
            json!({ "audit_families": "legacy" }),
            "com.qlik.core.role.created",
            "com.qlik.core.user.updated",
        ),
        (
            json!({ "audit_uses": "none" }),
            "com.qlik.api-key.validated",
            "com.qlik.api-key.created",
        ),
    ] {
        ada.switch(json!({ "audit_families": "both", "audit_uses": "every" }))
            .await;
        assert!(has(&types().await, hidden), "{hidden}");
        ada.switch(switches).await;
        assert!(!has(&types().await, hidden), "{hidden}");
        assert!(has(&types().await, kept), "{kept}");
    }
    let settings = ada.get(&format!("{AUDITS}/settings")).await.json();
    assert_eq!(
        settings,
        json!({ "data": { "ArchiveEnabled": true, "EventTTL": 4_000_000_000_u32 } })
    );
    let sources = ada.get(&format!("{AUDITS}/sources")).await.json();
    assert!(has(&sources["data"], "com.qlik/rate-limiter"));
    ada.switch(json!({ "audit_types_readable": false, "audit_settings_readable": false }))
        .await;
    for path in ["types", "settings"] {
        assert_eq!(ada.get(&format!("{AUDITS}/{path}")).await.status, 403);
    }
}

#[tokio::test]
async fn a_day_is_archived_whole_and_without_ids() {
    let ada = with_events(&(0..59).collect::<Vec<_>>()).await;
    ada.switch(json!({ "audit_ttl_s": 60 })).await;
    assert_eq!(ids(&ada, "").await.len(), 0, "too old for the list");
    let archive = async |date: &str| ada.get(&format!("{AUDITS}/archive?date={date}")).await;
    let day = archive("2026-11-20").await.json();
    assert_eq!(day["data"].as_array().map(Vec::len), Some(59));
    assert_eq!(day.get("links"), None);
    let first = &day["data"][0];
    assert_eq!((first.get("id"), first.get("links")), (None, None));
    assert_eq!(archive("2026-11-19").await.json()["data"], json!([]));
    let today = crate::clock::stamp(crate::clock::present());
    for (date, status) in [
        (&today[..10], 404),
        ("2999-01-01", 404),
        ("yesterday", 400),
        ("", 400),
    ] {
        assert_eq!(archive(date).await.status, status, "{date}");
    }
    ada.switch(json!({ "audit_archive": "absent" })).await;
    assert_eq!(archive("2026-11-20").await.status, 404);
    let settings = ada.get(&format!("{AUDITS}/settings")).await.json();
    assert_eq!(settings["data"]["ArchiveEnabled"], false);
}

#[tokio::test]
async fn calls_for_events_have_a_budget_of_their_own() {
    let ada = with_events(&[0]).await;
    ada.switch(json!({ "budgets": { "audits": 2, "retry_after": 9 } }))
        .await;
    assert_eq!(ada.get(AUDITS).await.status, 200);
    assert_eq!(ada.get(&format!("{AUDITS}/types")).await.status, 200);
    let refused = ada.get(&format!("{AUDITS}/settings")).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "9"));
    assert_eq!(ada.get("/api/v1/api-keys").await.status, 200);
}

#[tokio::test]
async fn two_hundred_thousand_uses_are_read_page_by_page() {
    let ada = Browser::ada().await;
    let uses = json!({ "count": 200_000, "days": 90, "key": ada.key("Nightly reload") });
    ada.patch_world(json!({ "remove_events": true, "uses": uses }))
        .await;
    let query = format!("{AUDITS}?limit=100&eventType=com.qlik.api-key.validated&userId={ADA}");
    let mut page = ada.get(&query).await;
    let mut seen = BTreeSet::new();
    for _ in 0..30 {
        seen.extend(page.ids());
        page = ada.get(&page.link("next").unwrap()).await;
    }
    assert_eq!(seen.len(), 3_000);
    let wrong = json!({ "host": ACME, "uses": { "count": 1, "days": 0 } });
    assert_eq!(ada.try_order("PATCH", "/world", wrong).await.status, 400);
}
