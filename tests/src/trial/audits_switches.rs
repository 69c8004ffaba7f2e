//! Events where the contract leaves something open: each switch does what it says.

use super::audits::{AUDITS, ids, with_events};
use super::{ADA, Browser, SYSTEM};
use serde_json::json;
use std::collections::BTreeSet;

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
