//! Users and the tenant's own facts.

use super::{ACME, ADA, BOB, Browser, GRACE, SYSTEM};
use serde_json::{Value, json};

const FILTER_ACTION: &str = "/api/v1/users/actions/filter";

fn filter(ids: &[&str], statuses: &str) -> String {
    let terms: Vec<String> = ids.iter().map(|id| format!("id eq \"{id}\"")).collect();
    format!("({}) and ({statuses})", terms.join(" or "))
}

fn by_get(filter: &str, more: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("filter", filter)
        .finish();
    format!("/api/v1/users?{query}{more}")
}

#[tokio::test]
async fn me_calls_redirect_to_the_host_of_the_switch() {
    let ada = Browser::ada().await;
    for (switch, origin) in [
        ("relative", String::new()),
        ("absolute", format!("https://{ACME}")),
        ("system_hostname", format!("https://{SYSTEM}")),
    ] {
        ada.switch(json!({ "redirects": switch })).await;
        let user = ada.get("/api/v1/users/me?fields=id%2Cname").await;
        assert_eq!(
            (user.status, user.header("location")),
            (
                301,
                &*format!("{origin}/api/v1/users/{ADA}?fields=id%2Cname")
            )
        );
        let tenant = ada.get("/api/v1/tenants/me").await;
        assert_eq!(tenant.status, 302);
        assert!(
            tenant
                .header("location")
                .starts_with(&format!("{origin}/api/v1/tenants/"))
        );
    }
}

#[tokio::test]
async fn the_tenant_tells_its_names() {
    let ada = Browser::ada().await;
    let tenant = ada
        .get(ada.get("/api/v1/tenants/me").await.header("location"))
        .await
        .json();
    assert_eq!(tenant["hostnames"], json!([SYSTEM, ACME]));
    assert_eq!(tenant["id"].as_str().unwrap().len(), 32);
    let missing = ada.get("/api/v1/tenants/other").await;
    assert_eq!(
        (missing.status, &missing.json()["errors"][0]["status"]),
        (404, &json!("404"))
    );
}

#[tokio::test]
async fn a_filter_finds_whom_it_asks_for() {
    let ada = Browser::ada().await.guarded().await;
    let asked = filter(
        &[
            GRACE,
            "66a1b2c3d4e5f60718293a4f",
            "66a1b2c3d4e5f60718293aff",
            BOB,
        ],
        "status eq \"active\" or status eq \"deleted\"",
    );
    let found = ada
        .get(&by_get(&asked, "&fields=id,status&limit=100"))
        .await;
    let mallory = json!({ "id": "66a1b2c3d4e5f60718293a4f", "status": "deleted" });
    assert_eq!(found.json()["data"][2], mallory);
    assert_eq!(found.ids(), [BOB, GRACE, "66a1b2c3d4e5f60718293a4f"]);
    let posted = ada
        .send(
            "POST",
            FILTER_ACTION,
            json!({ "filter": asked }).to_string(),
        )
        .await;
    assert_eq!(posted.ids(), found.ids());

    let active = filter(&["66a1b2c3d4e5f60718293a4f", BOB], "status eq \"active\"");
    assert_eq!(ada.get(&by_get(&active, "")).await.ids(), [BOB]);
    let refused = ada.get(&by_get("shoeSize eq \"44\"", "")).await;
    assert_eq!(refused.status, 400);
    assert!(refused.json()["traceId"].is_string());
    ada.switch(json!({ "users_filter": "post_only" })).await;
    assert_eq!(ada.get(&by_get(&active, "")).await.status, 403);
    assert_eq!(
        ada.send(
            "POST",
            FILTER_ACTION,
            json!({ "filter": active }).to_string()
        )
        .await
        .ids(),
        [BOB]
    );
}

#[tokio::test]
async fn users_come_in_pages_by_name() {
    let ada = Browser::ada().await;
    let mut names: Vec<Value> = Vec::new();
    let mut next = Some("/api/v1/users?limit=5&fields=name".to_owned());
    while let Some(path) = next {
        let page = ada.get(&path).await;
        names.extend(page.json()["data"].as_array().unwrap().clone());
        next = page.link("next");
    }
    assert_eq!(names.len(), 13);
    assert!(names.is_sorted_by_key(|user| user["name"].as_str().unwrap().to_owned()));
    let last = ada
        .get("/api/v1/users?limit=5&sort=-name&totalResults=true")
        .await;
    assert_eq!(
        (last.ids().len(), &last.json()["totalResults"]),
        (5, &json!(13))
    );
}

#[tokio::test]
async fn roles_are_for_those_who_may_read_them() {
    let ada = Browser::ada().await;
    let path = |id| format!("/api/v1/users/{id}");
    let group_role = |user: &Value| user["assignedGroups"][1]["assignedRoles"][0]["name"].clone();
    assert_eq!(
        group_role(&ada.get(&path(GRACE)).await.json()),
        "TenantAdmin"
    );
    let bob = ada.of(BOB).await;
    assert_eq!(group_role(&bob.get(&path(GRACE)).await.json()), Value::Null);
    assert!(bob.get(&path(BOB)).await.json()["assignedRoles"].is_array());
    ada.switch(json!({ "roles_readable": false })).await;
    let own = ada.get(&path(ADA)).await.json();
    assert_eq!(own["assignedRoles"], Value::Null);
    assert_eq!(own["assignedGroups"][0]["assignedRoles"], Value::Null);
    assert_eq!(ada.get(&path("nobody")).await.status, 404);
}

#[tokio::test]
async fn users_are_counted_without_those_who_were_deleted() {
    let ada = Browser::ada().await;
    let all = ada.get("/api/v1/users?limit=100").await.json();
    let all = all["data"].as_array().unwrap();
    let left = all.iter().filter(|user| user["status"] != "deleted");
    let left = left.count();
    assert!(left < all.len());
    let count = ada.get("/api/v1/users/actions/count").await;
    assert_eq!(
        (count.status, count.json()),
        (200, json!({ "total": left }))
    );
}
