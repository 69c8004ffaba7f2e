//! Events: who reads them, how they are asked for, page by page, and what the contract leaves open.

use super::{ACME, ADA, BOB, Browser, SYSTEM};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const AUDITS: &str = "/api/v1/audits";
const LI: &str = "66a1b2c3d4e5f60718293a52";

/// Ada at an Acme whose only events are these, each with a number as its id, at that second of one minute.
async fn with_events(seconds: &[u32]) -> Browser {
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
async fn ids(browser: &Browser, query: &str) -> Vec<String> {
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
async fn equal_times_follow_each_other_one_way_or_the_other_or_both() {
    let ada = with_events(&[0, 0, 0]).await;
    assert_eq!(ids(&ada, "").await, ["2", "1", "0"]);
    ada.switch(json!({ "audit_ties": "reversed" })).await;
    assert_eq!(ids(&ada, "").await, ["0", "1", "2"]);
    ada.switch(json!({ "audit_ties": "unsteady" })).await;
    let (one, other) = (ids(&ada, "").await, ids(&ada, "").await);
    assert_ne!(one, other);
}

#[tokio::test]
async fn events_arrive_while_one_reads() {
    for (arrivals, cursors, count) in [
        ("none", "shifting", 4),
        ("new", "held", 4),
        ("new", "shifting", 6),
        ("late", "held", 4),
        ("late", "shifting", 6),
    ] {
        let ada = with_events(&[0, 1, 2, 3]).await;
        ada.switch(json!({ "audit_arrivals": arrivals, "audit_cursors": cursors }))
            .await;
        let mut next = Some(format!("{AUDITS}?limit=2"));
        let mut seen = Vec::new();
        for _ in 0..3 {
            let Some(path) = next else { break };
            let page = ada.get(&path).await;
            seen.extend(page.ids());
            next = page.link("next");
        }
        let distinct: BTreeSet<&String> = seen.iter().collect();
        assert_eq!(seen.len(), count, "{arrivals} {cursors}: {seen:?}");
        assert!(distinct.len() <= 4, "{arrivals} {cursors}");
        assert_eq!(
            distinct.len() < seen.len(),
            count > 4,
            "doubles come by shifting alone"
        );
    }
}

#[tokio::test]
async fn arrivals_are_of_the_type_that_is_read() {
    let ada = with_events(&[0, 1]).await;
    ada.switch(json!({ "audit_arrivals": "new" })).await;
    ada.get(&format!("{AUDITS}?eventType=com.qlik.a")).await;
    ada.get(&format!("{AUDITS}?eventType=com.qlik.c")).await;
    ada.switch(json!({ "audit_arrivals": "none" })).await;
    assert_eq!(ids(&ada, "eventType=com.qlik.a").await.len(), 2);
    assert_eq!(ids(&ada, "").await.len(), 3);
}

#[tokio::test]
async fn the_ends_of_a_window_count_in_or_not() {
    let ada = with_events(&[0, 1, 2]).await;
    let query = "eventTime=2026-11-20T10:00:00.000Z/2026-11-20T10:00:02.000Z";
    for (ends, found) in [
        ("start", vec!["1", "0"]),
        ("end", vec!["2", "1"]),
        ("neither_end", vec!["1"]),
        ("both_ends", vec!["2", "1", "0"]),
    ] {
        ada.switch(json!({ "audit_window": ends })).await;
        assert_eq!(ids(&ada, query).await, found, "{ends}");
    }
}

#[tokio::test]
async fn one_type_is_refused_and_the_others_are_not() {
    let ada = with_events(&[0, 1]).await;
    ada.switch(json!({ "audit_refused_type": "com.qlik.a" }))
        .await;
    assert_eq!(
        ada.get(&format!("{AUDITS}?eventType=com.qlik.a"))
            .await
            .status,
        403
    );
    assert_eq!(ids(&ada, "eventType=com.qlik.b").await, ["1"]);
    ada.switch(json!({ "audit_refused_type": null })).await;
    assert_eq!(ids(&ada, "eventType=com.qlik.a").await, ["0"]);
}

#[tokio::test]
async fn a_type_that_is_not_recorded_is_empty_or_refused() {
    let ada = with_events(&[]).await;
    let status = async |kind: &str| ada.get(&format!("{AUDITS}?eventType={kind}")).await.status;
    let (validated, created) = ("com.qlik.api-key.validated", "com.qlik.api-key.created");
    ada.switch(json!({ "audit_uses": "none" })).await;
    assert_eq!((status(validated).await, status("none").await), (200, 200));
    ada.switch(json!({ "audit_unknown_type": "refused" })).await;
    assert_eq!((status(validated).await, status("none").await), (400, 400));
    assert_eq!(status(created).await, 200);
}

#[tokio::test]
async fn some_uses_are_recorded_where_they_are_sampled() {
    let ada = Browser::ada().await;
    let uses = json!({ "count": 100, "days": 1 });
    ada.patch_world(json!({ "remove_events": true, "uses": uses }))
        .await;
    let found = async || ids(&ada, "limit=100").await.len();
    assert_eq!(found().await, 100);
    ada.switch(json!({ "audit_uses": "sampled" })).await;
    assert_eq!(found().await, 10);
}

#[tokio::test]
async fn a_use_names_the_owner_as_its_user_or_nobody() {
    let ada = Browser::ada().await;
    let uses = json!({ "count": 3, "days": 1, "key": ada.key("Nightly reload") });
    ada.patch_world(json!({ "remove_events": true, "uses": uses }))
        .await;
    let own = format!("userId={ADA}");
    assert_eq!(ids(&ada, &own).await.len(), 3);
    ada.switch(json!({ "audit_use_user": "nobody" })).await;
    assert_eq!(ids(&ada, &own).await.len(), 0);
    let page = ada.get(AUDITS).await.json();
    assert_eq!(page["data"].as_array().map(Vec::len), Some(3));
    assert_eq!(page["data"][0].get("userId"), None);
}

#[tokio::test]
async fn links_are_spelled_and_empty_pages_are_written_as_the_switches_say() {
    let ada = with_events(&[0]).await;
    let href = json!(format!("https://{SYSTEM}{AUDITS}/0"));
    for (spelling, links) in [
        ("upper", json!({ "Self": { "Href": href } })),
        (
            "both",
            json!({ "self": { "href": href }, "Self": { "Href": href } }),
        ),
        ("none", json!(null)),
    ] {
        ada.switch(json!({ "audit_item_links": spelling })).await;
        assert_eq!(
            ada.get(AUDITS).await.json()["data"][0]["links"],
            links,
            "{spelling}"
        );
    }
    let empty = format!("{AUDITS}?eventType=none");
    assert_eq!(ada.get(&empty).await.json()["data"], json!([]));
    ada.switch(json!({ "audit_empty_page": "without_data" }))
        .await;
    let page = ada.get(&empty).await.json();
    assert_eq!(page.get("data"), None);
    assert!(page["links"]["self"]["href"].is_string());
}

#[tokio::test]
async fn what_is_too_young_or_too_old_cannot_be_read() {
    let ada = with_events(&[]).await;
    let ago = |seconds: i64| crate::clock::stamp(crate::clock::present() - seconds * 1_000);
    let events = [5, 500].map(|age| json!({ "id": age.to_string(), "eventTime": ago(age) }));
    ada.patch_world(json!({ "events": events })).await;
    for (switches, found) in [
        (json!({}), vec!["5", "500"]),
        (json!({ "audit_delay_s": 60 }), vec!["500"]),
        (json!({ "audit_delay_s": 0, "audit_ttl_s": 60 }), vec!["5"]),
    ] {
        ada.switch(switches).await;
        assert_eq!(ids(&ada, "").await, found);
    }
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
