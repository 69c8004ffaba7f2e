//! The list of keys and one key, as an admin and as somebody else sees them.

use super::{ADA, BOB, Browser, GRACE, KEYS, SYSTEM};
use serde_json::json;
use std::collections::BTreeSet;

/// Follows one kind of link from a page to the last.
async fn walk(browser: &Browser, first: &str, link: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut next = Some(first.to_owned());
    while let Some(path) = next {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        pages.push(page.ids());
        next = page.link(link);
    }
    pages
}

#[tokio::test]
async fn every_key_comes_once_from_either_end() {
    let mut browser = Browser::new();
    browser
        .order("POST", "/reset", json!({ "keys": 333 }))
        .await;
    browser.visit().await;
    for limit in [7, 100] {
        let newest = walk(&browser, &format!("{KEYS}?limit={limit}"), "next")
            .await
            .concat();
        let oldest = walk(
            &browser,
            &format!("{KEYS}?limit={limit}&sort=%2Bcreated"),
            "next",
        )
        .await
        .concat();
        assert_eq!(newest.len(), 333);
        assert_eq!(newest.iter().collect::<BTreeSet<_>>().len(), 333);
        assert!(newest.iter().eq(oldest.iter().rev()));
    }
}

#[tokio::test]
async fn pages_walk_back_to_where_they_began() {
    let browser = Browser::ada().await;
    for query in [
        "limit=6",
        "limit=6&status=expired",
        "limit=6&sort=description",
    ] {
        let forward = walk(&browser, &format!("{KEYS}?{query}"), "next").await;
        let last = forward.last().unwrap().first().unwrap();
        let mut back = walk(
            &browser,
            &format!("{KEYS}?{query}&endingBefore={last}"),
            "prev",
        )
        .await;
        back.reverse();
        assert_eq!(
            back.concat(),
            forward[..forward.len() - 1].concat(),
            "{query}"
        );
    }
}

#[tokio::test]
async fn filters_by_status_owner_and_maker() {
    let browser = Browser::ada().await;
    for (query, count) in [
        ("status=active".to_owned(), 23),
        ("status=expired".to_owned(), 10),
        ("status=revoked".to_owned(), 7),
        (format!("sub={BOB}"), 2),
        (format!("createdByUser={ADA}"), 4),
        (format!("sub={ADA}&status=expired"), 1),
    ] {
        assert_eq!(
            browser
                .get(&format!("{KEYS}?limit=100&{query}"))
                .await
                .ids()
                .len(),
            count,
            "{query}"
        );
    }
}

#[tokio::test]
async fn twenty_make_a_page_and_odd_queries_are_refused() {
    let browser = Browser::ada().await;
    assert_eq!(browser.get(KEYS).await.ids().len(), 20);
    let id = browser.key("Postman");
    for query in [
        "limit=0",
        "limit=101",
        "status=ACTIVE",
        "sort=expiry",
        "sort=+created",
        "startingAfter=nothing",
        &format!("startingAfter={id}&endingBefore={id}"),
    ] {
        let answer = browser.get(&format!("{KEYS}?{query}")).await;
        assert_eq!(
            (answer.status, &answer.json()["errors"][0]["status"]),
            (400, &json!(400)),
            "{query}"
        );
    }
}

#[tokio::test]
async fn links_are_absolute_on_the_host_of_the_switch() {
    let browser = Browser::ada().await;
    let href = |answer: &super::Answer| {
        answer.json()["links"]["next"]["href"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(
        href(&browser.get(KEYS).await)
            .starts_with("https://acme-corp.us.qlikcloud.com/api/v1/api-keys?startingAfter=")
    );
    browser.switch(json!({ "links": "system_hostname" })).await;
    assert!(
        href(&browser.get(KEYS).await).starts_with(&format!("https://{SYSTEM}/api/v1/api-keys?"))
    );
}

#[tokio::test]
async fn an_ignored_sort_is_newest_first() {
    let browser = Browser::ada().await;
    let newest = browser.get(KEYS).await.ids();
    assert_ne!(
        browser.get(&format!("{KEYS}?sort=created")).await.ids(),
        newest
    );
    browser.switch(json!({ "sort": "ignored" })).await;
    assert_eq!(
        browser.get(&format!("{KEYS}?sort=created")).await.ids(),
        newest
    );
}

#[tokio::test]
async fn others_see_only_their_own_keys() {
    let bob = Browser::new().of(BOB).await;
    assert_eq!(bob.get(&format!("{KEYS}?limit=100")).await.ids().len(), 2);
    assert_eq!(bob.get(&format!("{KEYS}?sub={BOB}")).await.ids().len(), 2);
    assert_eq!(bob.get(&bob.path("Postman")).await.status, 200);

    let foreign_list = format!("{KEYS}?sub={GRACE}");
    let foreign_key = bob.path("Incident 2291");
    assert_eq!(bob.get(&foreign_list).await.status, 403);
    assert_eq!(bob.get(&foreign_key).await.status, 403);
    bob.switch(json!({ "foreign_list": "empty", "foreign_key": "not_found" }))
        .await;
    assert_eq!(bob.get(&foreign_list).await.ids(), [""; 0]);
    assert_eq!(bob.get(&foreign_key).await.status, 404);
}

#[tokio::test]
async fn an_admin_by_group_sees_everything() {
    let grace = Browser::new().of(GRACE).await;
    assert_eq!(
        grace.get(&format!("{KEYS}?limit=100")).await.ids().len(),
        40
    );
    let key = grace.get(&grace.path("Entra ID provisioning")).await.json();
    assert_eq!(key["subType"], "externalClient");
    assert_eq!(key["sub"], r"SCIM\\77aa00112233445566778899");
}
