//! Users and the roles that they have: who is found by them, and who is given them.

use super::{ADA, BOB, Browser, GRACE};
use serde_json::{Value, json};

const MAKERS: &str = "60a1b2c3d4e5f60718290101";

fn path(user: &str) -> String {
    format!("/api/v1/users/{user}")
}

async fn patch(browser: &Browser, user: &str, steps: Value) -> super::Answer {
    browser.send("PATCH", &path(user), steps.to_string()).await
}

async fn roles(browser: &Browser, user: &str) -> Vec<String> {
    let user = browser.get(&path(user)).await.json();
    let roles = user["assignedRoles"].as_array().unwrap().iter();
    roles
        .map(|role| role["name"].as_str().unwrap().to_owned())
        .collect()
}

/// The first names of those whom a filter finds.
async fn found(browser: &Browser, filter: &str) -> Vec<String> {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("filter", filter)
        .finish();
    let answer = browser
        .get(&format!(
            "/api/v1/users?limit=100&totalResults=true&{query}"
        ))
        .await;
    assert_eq!(answer.status, 200, "{filter}: {}", answer.text);
    let body = answer.json();
    let users = body["data"].as_array().unwrap();
    assert_eq!(body["totalResults"], users.len());
    let first = |user: &Value| {
        user["name"]
            .as_str()
            .unwrap()
            .split(' ')
            .next()
            .unwrap()
            .to_owned()
    };
    users.iter().map(first).collect()
}

#[tokio::test]
async fn users_are_found_by_parts_of_their_names_and_by_their_roles() {
    let ada = Browser::ada().await;
    for (filter, expected) in [
        (r#"name co "LOVE""#, vec!["Ada"]),
        (
            r#"(name co "raman" or email co "partner") and (status eq "invited")"#,
            vec!["Iris"],
        ),
        (r#"name co "mallory""#, vec![]),
        (
            r#"(name co "mallory") and (status eq "deleted")"#,
            vec!["Mallory"],
        ),
        (
            r#"assignedRoles.name eq "API key makers""#,
            vec!["Ada", "Priya", "Zoë"],
        ),
        (
            r#"assignedGroupsAssignedRoles.name eq "TenantAdmin""#,
            vec!["Grace"],
        ),
        (
            r#"assignedGroups.id eq "65f0c1d2e3a4b5c6d7e8f903""#,
            vec!["Priya"],
        ),
        (
            r#"(assignedScopes eq "api-keys") and (status eq "active")"#,
            vec!["Ada", "Eve", "Priya", "Zoë"],
        ),
    ] {
        assert_eq!(found(&ada, filter).await, expected, "{filter}");
    }
}

#[tokio::test]
async fn the_switch_says_which_scopes_users_are_found_by() {
    let ada = Browser::ada().await;
    let filter = r#"assignedScopes eq "api-keys""#;
    ada.switch(json!({ "assigned_scopes_filter": "inherited" }))
        .await;
    let inherited = ["Ada", "Bob", "Eve", "Priya", "Søren", "Zoë", "reload-bot"];
    assert_eq!(found(&ada, filter).await, inherited);
    ada.switch(json!({ "assigned_scopes_filter": "refused" }))
        .await;
    let refused = ada
        .get("/api/v1/users?filter=assignedScopes+eq+%22api-keys%22")
        .await;
    assert_eq!(refused.status, 400);
}

#[tokio::test]
async fn a_role_is_added_once_and_removed() {
    let ada = Browser::ada().await.guarded().await;
    let by_name =
        json!([{ "op": "add", "path": "/assignedRoles/-", "value": { "name": "API key makers" } }]);
    let by_id = json!([{ "op": "add", "path": "/assignedRoles/-", "value": { "id": MAKERS } }]);
    let remove =
        json!([{ "op": "remove-value", "path": "/assignedRoles", "value": { "id": MAKERS } }]);
    assert_eq!(patch(&ada, BOB, by_name).await.status, 204);
    assert_eq!(patch(&ada, BOB, by_id).await.status, 204);
    assert_eq!(roles(&ada, BOB).await, ["API key makers"]);
    assert_eq!(patch(&ada, BOB, remove).await.status, 204);
    assert_eq!(roles(&ada, BOB).await, [""; 0]);

    let replace = json!([{ "op": "replace", "path": "/assignedRoles", "value": [{ "name": "Report readers" }] }]);
    assert_eq!(patch(&ada, ADA, replace.clone()).await.status, 204);
    assert_eq!(
        patch(&ada, ADA, replace).await.status,
        403,
        "Ada is no admin any more"
    );
}

#[tokio::test]
async fn a_partial_success_tells_of_the_last_step() {
    let ada = Browser::ada().await.guarded().await;
    ada.switch(json!({ "users_patch": "partial" })).await;
    let steps = json!([
        { "op": "add", "path": "/assignedRoles/-", "value": { "name": "Report readers" } },
        { "op": "add", "path": "/assignedRoles/-", "value": { "name": "API key makers" } },
    ]);
    let answer = patch(&ada, BOB, steps).await;
    assert_eq!(
        (answer.status, &answer.json()["errors"][0]["title"]),
        (207, &json!("Partial success"))
    );
    assert_eq!(roles(&ada, BOB).await, ["Report readers"]);
}

#[tokio::test]
async fn a_change_that_is_none_is_refused() {
    let ada = Browser::ada().await.guarded().await;
    for step in [
        json!({ "op": "add", "path": "/assignedRoles/-", "value": { "name": "No such role" } }),
        json!({ "op": "add", "path": "/assignedRoles/-", "value": "API key makers" }),
        json!({ "op": "set", "path": "/assignedRoles", "value": [] }),
        json!({ "op": "replace", "path": "/status", "value": "disabled" }),
    ] {
        let good = json!({ "op": "add", "path": "/assignedRoles/-", "value": { "name": "Report readers" } });
        assert_eq!(
            patch(&ada, BOB, json!([good, step])).await.status,
            400,
            "{step}"
        );
    }
    assert_eq!(patch(&ada, BOB, json!([])).await.status, 400);
    let clear = json!([{ "op": "replace", "path": "/assignedRoles", "value": [] }]);
    let missing = patch(&ada, "nobody", clear.clone()).await;
    assert_eq!(missing.status, 404);
    assert!(missing.json()["traceId"].is_string());
    assert_eq!(roles(&ada, BOB).await, [""; 0]);
    let bob = ada.of(BOB).await.guarded().await;
    assert_eq!(patch(&bob, GRACE, clear).await.status, 403);
}

#[tokio::test]
async fn a_role_may_have_to_be_given_by_its_name() {
    let ada = Browser::ada().await.guarded().await;
    ada.switch(json!({ "given_role": "name" })).await;
    let add = |value: Value| json!([{ "op": "add", "path": "/assignedRoles/-", "value": value }]);
    let by_id = patch(&ada, BOB, add(json!({ "id": MAKERS }))).await;
    assert_eq!(by_id.status, 400);
    let by_name = patch(&ada, BOB, add(json!({ "name": "API key makers" }))).await;
    assert_eq!(by_name.status, 204);
    assert!(
        roles(&ada, BOB)
            .await
            .contains(&"API key makers".to_owned())
    );
}
