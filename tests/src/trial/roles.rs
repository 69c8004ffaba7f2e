//! Roles: listed, made, changed in their scopes, taken away.

use super::{ADA, BOB, Browser, SYSTEM};
use serde_json::{Value, json};

const ROLES: &str = "/api/v1/roles";
const DEFAULT: &str = "/api/v1/roles/60a1b2c3d4e5f60718290099";
const READERS: &str = "/api/v1/roles/60a1b2c3d4e5f60718290103";

async fn patch(browser: &Browser, path: &str, steps: Value) -> u16 {
    browser.send("PATCH", path, steps.to_string()).await.status
}

async fn scopes(browser: &Browser, path: &str) -> Value {
    browser.get(path).await.json()["assignedScopes"].clone()
}

#[tokio::test]
async fn every_role_comes_once_with_all_that_the_contract_requires() {
    let ada = Browser::ada().await;
    let mut names = Vec::new();
    let mut next = Some(format!("{ROLES}?limit=2&totalResults=true"));
    while let Some(path) = next {
        let page = ada.get(&path).await;
        assert_eq!(page.json()["totalResults"], 8);
        for role in page.json()["data"].as_array().unwrap() {
            for field in [
                "id",
                "name",
                "type",
                "description",
                "tenantId",
                "createdAt",
                "lastUpdatedAt",
            ] {
                assert!(role[field].is_string(), "{field} of {role}");
            }
            let href = role["links"]["self"]["href"].as_str().unwrap();
            assert!(href.starts_with(&format!("https://{SYSTEM}{ROLES}/")));
            names.push(role["name"].as_str().unwrap().to_owned());
        }
        next = page.link("next");
    }
    assert_eq!(names.len(), 8);
    assert!(names.is_sorted());
}

#[tokio::test]
async fn roles_are_filtered_by_name_and_type_and_not_by_scope() {
    let ada = Browser::ada().await;
    for (filter, count) in [
        ("name+eq+%22userdefault%22", 1),
        ("type+eq+%22custom%22", 4),
        ("type+eq+%22custom%22+and+name+co+%22api%22", 1),
    ] {
        let found = ada.get(&format!("{ROLES}?filter={filter}")).await;
        assert_eq!(found.ids().len(), count, "{filter}");
    }
    let refused = ada
        .get(&format!("{ROLES}?filter=assignedScopes+eq+%22api-keys%22"))
        .await;
    assert_eq!(refused.status, 400);
    assert!(refused.json()["traceId"].is_string());
}

#[tokio::test]
async fn scopes_are_added_and_removed_one_by_one() {
    let ada = Browser::ada().await.guarded().await;
    let add = json!([{ "op": "add", "path": "/assignedScopes/-", "value": "api-keys" }]);
    let remove = json!([{ "op": "remove-value", "path": "/assignedScopes", "value": "api-keys" }]);
    let before = scopes(&ada, DEFAULT).await;
    assert_eq!(patch(&ada, DEFAULT, add.clone()).await, 204);
    assert_eq!(patch(&ada, DEFAULT, add.clone()).await, 204);
    assert_eq!(
        scopes(&ada, DEFAULT).await,
        json!(["apps.data:export", "api-keys"])
    );
    assert_eq!(patch(&ada, DEFAULT, remove).await, 204);
    assert_eq!(scopes(&ada, DEFAULT).await, before);

    ada.switch(json!({ "default_role_patch": "forbidden" }))
        .await;
    assert_eq!(patch(&ada, DEFAULT, add.clone()).await, 403);
    assert_eq!(patch(&ada, READERS, add).await, 204);
    let replace = json!([
        { "op": "replace", "path": "/assignedScopes", "value": ["api-keys"] },
        { "op": "replace", "path": "/name", "value": "Makers" },
        { "op": "replace", "path": "/description", "value": "" },
    ]);
    assert_eq!(patch(&ada, READERS, replace).await, 204);
    let role = ada.get(READERS).await.json();
    assert_eq!(
        (&role["name"], &role["updatedBy"]),
        (&json!("Makers"), &json!(ADA))
    );
    assert_eq!(role["assignedScopes"], json!(["api-keys"]));
}

#[tokio::test]
async fn a_change_that_is_none_leaves_the_role_as_it_is() {
    let ada = Browser::ada().await.guarded().await;
    let before = ada.get(READERS).await.json();
    for wrong in [
        json!({ "op": "replace", "path": "/level", "value": "admin" }),
        json!({ "op": "remove", "path": "/assignedScopes", "value": "api-keys" }),
        json!({ "op": "replace", "path": "/assignedScopes", "value": "api-keys" }),
        json!({ "op": "add", "path": "/assignedScopes/-", "value": 7 }),
        json!({ "op": "replace", "path": "/name", "value": "API key makers" }),
        json!({ "op": "replace", "path": "/name", "value": " " }),
    ] {
        let good = json!({ "op": "add", "path": "/assignedScopes/-", "value": "api-keys" });
        assert_eq!(
            patch(&ada, READERS, json!([good, wrong])).await,
            400,
            "{wrong}"
        );
    }
    assert_eq!(ada.get(READERS).await.json(), before);
    let rename = json!([{ "op": "replace", "path": "/name", "value": "x" }]);
    assert_eq!(patch(&ada, DEFAULT, rename.clone()).await, 403);
    assert_eq!(patch(&ada, &format!("{ROLES}/none"), rename).await, 404);
}

#[tokio::test]
async fn a_role_is_made_once_and_goes_when_nobody_has_it() {
    let ada = Browser::ada().await.guarded().await;
    let wish =
        json!({ "name": "Nightly", "description": "For jobs", "assignedScopes": ["api-keys"] });
    let made = ada.send("POST", ROLES, wish.to_string()).await;
    assert_eq!((made.status, &made.json()["type"]), (201, &json!("custom")));
    assert_eq!(ada.send("POST", ROLES, wish.to_string()).await.status, 400);
    assert_eq!(
        ada.send("POST", ROLES, r#"{"assignedScopes":[]}"#)
            .await
            .status,
        400
    );

    let path = format!("{ROLES}/{}", made.json()["id"].as_str().unwrap());
    assert_eq!(ada.get(&path).await.json(), made.json());
    ada.patch_world(
        json!({ "users": [{ "id": "one", "assignedRoles": [{ "name": "Nightly" }] }] }),
    )
    .await;
    assert_eq!(ada.send("DELETE", &path, "").await.status, 403);
    ada.patch_world(json!({ "remove_users": ["one"] })).await;
    assert_eq!(ada.send("DELETE", &path, "").await.status, 204);
    assert_eq!(ada.get(&path).await.status, 404);
    assert_eq!(ada.send("DELETE", DEFAULT, "").await.status, 403);
}

#[tokio::test]
async fn roles_are_for_admins() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    let add = json!([{ "op": "add", "path": "/assignedScopes/-", "value": "api-keys" }]);
    assert_eq!(bob.get(ROLES).await.status, 403);
    assert_eq!(bob.get(READERS).await.status, 403);
    assert_eq!(patch(&bob, READERS, add).await, 403);
    assert_eq!(bob.send("POST", ROLES, r#"{"name":"x"}"#).await.status, 403);
    assert_eq!(bob.send("DELETE", READERS, "").await.status, 403);
}
