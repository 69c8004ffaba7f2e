//! What happens at the running tenant is recorded as it happens, in both families.

use super::{ACME, ADA, BOB, Browser, KEYS};
use serde_json::{Value, json};

const MAKERS: &str = "60a1b2c3d4e5f60718290101";
const INTEGRATORS: &str = "65f0c1d2e3a4b5c6d7e8f902";
const EVERYONE: &str = "000000000000000000000001";
const SCIM_KEY: &str = "Entra ID provisioning";

/// Ada at an Acme where nothing has happened yet.
async fn ada() -> Browser {
    let ada = Browser::ada().await.guarded().await;
    ada.patch_world(json!({ "remove_events": true })).await;
    ada
}

/// What was recorded, the first event first.
async fn recorded(browser: &Browser) -> Vec<Value> {
    let page = browser
        .get("/api/v1/audits?limit=100&sort=%2BeventTime")
        .await;
    page.json()["data"].as_array().unwrap().clone()
}

fn names(events: &[Value]) -> Vec<&str> {
    events
        .iter()
        .map(|event| event["eventType"].as_str().unwrap())
        .collect()
}

/// Carries out a change, and gives what was recorded then: the core event and the legacy one.
async fn pair(browser: &Browser, method: &str, path: &str, body: Value) -> [Value; 2] {
    browser.patch_world(json!({ "remove_events": true })).await;
    let answer = browser.send(method, path, body.to_string()).await;
    assert!((200..300).contains(&answer.status), "{}", answer.text);
    let events = recorded(browser).await;
    events.try_into().unwrap()
}

fn replace(path: &str, value: Value) -> Value {
    json!([{ "op": "replace", "path": path, "value": value }])
}

#[tokio::test]
async fn a_key_is_made_renamed_revoked_and_deleted() {
    let ada = ada().await;
    let [core, legacy] = pair(
        &ada,
        "POST",
        KEYS,
        json!({ "description": "New", "expiry": "P1D" }),
    )
    .await;
    assert_eq!(
        names(&[core.clone(), legacy.clone()]),
        ["com.qlik.core.api-key.created", "com.qlik.api-key.created"]
    );
    assert_eq!(
        (&core["userId"], &core["data"]["sub"]),
        (&json!(ADA), &json!(ADA))
    );
    assert_eq!(core["data"], legacy["data"]);
    assert_eq!(core["data"].get("token"), None);
    let fields: Vec<&String> = core["data"].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["description", "expiry", "id", "sub", "subType"]);

    let path = format!("{KEYS}/{}", core["data"]["id"].as_str().unwrap());
    let [renamed, _] = pair(
        &ada,
        "PATCH",
        &path,
        replace("/description", json!("Newer")),
    )
    .await;
    assert_eq!(renamed["eventType"], "com.qlik.core.api-key.updated");
    assert_eq!(renamed["data"]["description"], "Newer");
    let [deleted, _] = pair(&ada, "DELETE", &path, json!(null)).await;
    assert_eq!(
        (&deleted["data"]["status"], &deleted["data"]["description"]),
        (&json!("deleted"), &json!("Newer"))
    );

    let postman = ada.path("Postman");
    let [revoked, legacy] = pair(&ada, "DELETE", &postman, json!(null)).await;
    assert_eq!(legacy["eventType"], "com.qlik.api-key.deleted");
    assert_eq!(
        (&revoked["data"]["status"], &revoked["userId"]),
        (&json!("revoked"), &json!(ADA))
    );
    ada.send("DELETE", &postman, "").await;
    assert_eq!(
        recorded(&ada).await.len(),
        2,
        "revoking it again changes nothing"
    );
}

#[tokio::test]
async fn rules_have_their_number_as_a_number_in_core_alone() {
    let ada = ada().await;
    let tenant = ada
        .order("GET", &format!("/world?host={ACME}"), json!({}))
        .await;
    let path = format!(
        "{KEYS}/configs/{}",
        tenant["tenant"]["id"].as_str().unwrap()
    );
    let [core, legacy] = pair(
        &ada,
        "PATCH",
        &path,
        replace("/max_keys_per_user", json!(9)),
    )
    .await;
    assert_eq!(core["eventType"], "com.qlik.core.api-keys-config.updated");
    assert_eq!(
        core["data"],
        json!({ "apiKeysEnabled": true, "maxKeysPerUser": 9,
        "maxApiKeyExpiry": "P365D", "scimExternalClientExpiry": "P365D" })
    );
    assert_eq!(legacy["data"]["maxKeysPerUser"], "9");
}

#[tokio::test]
async fn roles_groups_and_users_say_what_changed() {
    let ada = ada().await;
    let wish = json!({ "name": "Nightly", "assignedScopes": ["api-keys"] });
    let [created, _] = pair(&ada, "POST", "/api/v1/roles", wish).await;
    assert_eq!(created["data"]["assignedScopes"], json!(["api-keys"]));
    let role = format!("/api/v1/roles/{}", created["data"]["id"].as_str().unwrap());
    let [updated, legacy] = pair(&ada, "PATCH", &role, replace("/assignedScopes", json!([]))).await;
    let steps = json!([{ "path": "/assignedScopes", "oldValue": ["api-keys"], "newValue": [] }]);
    assert_eq!(
        (&updated["data"]["_updates"], &legacy["data"]["_updates"]),
        (&steps, &steps)
    );
    let [_, deleted] = pair(&ada, "DELETE", &role, json!(null)).await;
    assert_eq!(deleted["eventType"], "com.qlik.v1.role.deleted");

    let makers = json!([{ "id": MAKERS }]);
    let group = format!("/api/v1/groups/{INTEGRATORS}");
    let [core, legacy] = pair(
        &ada,
        "PATCH",
        &group,
        replace("/assignedRoles", makers.clone()),
    )
    .await;
    assert_eq!(
        core["data"]["_updates"][0]["newValue"][0]["name"],
        "API key makers"
    );
    assert!(
        legacy["data"]["updates"][0]["newValue"]
            .as_str()
            .unwrap()
            .contains("API key makers")
    );
    let everybody = replace(&format!("/systemGroups/{EVERYONE}/assignedRoles"), makers);
    let [core, _] = pair(&ada, "PATCH", "/api/v1/groups/settings", everybody).await;
    assert_eq!(core["eventType"], "com.qlik.core.group-setting.updated");

    ada.patch_world(json!({ "remove_events": true })).await;
    let add = json!([{ "op": "add", "path": "/assignedRoles/-", "value": { "id": MAKERS } }]);
    ada.send("PATCH", &format!("/api/v1/users/{BOB}"), add.to_string())
        .await;
    let events = recorded(&ada).await;
    assert_eq!(
        names(&events),
        ["com.qlik.core.user.updated"],
        "there is no legacy twin"
    );
    assert_eq!(events[0]["extensions"]["topLevelResourceId"], BOB);
    assert_eq!(events[0]["data"]["_updates"][0]["path"], "/assignedRoles");
}

#[tokio::test]
async fn a_key_that_is_used_is_validated_and_one_that_is_over_fails() {
    let ada = ada().await;
    let program = ada.bearer("Postman").await;
    assert_eq!(program.get("/api/v1/users/me").await.status, 301);
    let events = recorded(&ada).await;
    assert_eq!(names(&events), ["com.qlik.api-key.validated"]);
    let used = &events[0];
    assert_eq!(
        (&used["data"]["id"], &used["userId"]),
        (&json!(ada.key("Postman")), &json!(BOB))
    );
    assert_eq!(used["data"].get("expiry"), None);

    ada.patch_world(json!({ "remove_events": true })).await;
    let expired = ada.bearer("Excel add-in").await;
    let scim = ada.bearer(SCIM_KEY).await;
    assert_eq!(expired.get(KEYS).await.status, 401);
    assert_eq!(scim.get(KEYS).await.status, 401);
    let events = recorded(&ada).await;
    let failed = [
        "com.qlik.core.api-key.validation.failed",
        "com.qlik.v1.api-key.validation.failed",
    ];
    assert_eq!(names(&events), failed, "of SCIM keys alone");
    let id = ada.key(SCIM_KEY);
    assert_eq!(
        (
            events[0]["data"].get("id"),
            &events[0]["extensions"]["topLevelResourceId"]
        ),
        (None, &json!(id))
    );
    assert_eq!(
        (&events[1]["data"]["id"], &events[1]["data"]["code"]),
        (&json!(id), &json!("APIKEYS-18"))
    );

    ada.switch(json!({ "audit_failures": "all" })).await;
    expired.get(KEYS).await;
    assert_eq!(recorded(&ada).await.len(), 4);
}

#[tokio::test]
async fn the_control_port_gives_what_was_recorded_whatever_can_be_read() {
    let ada = ada().await;
    ada.switch(json!({ "audits_readable": "nobody", "audit_families": "core" }))
        .await;
    ada.send("DELETE", &ada.path("Postman"), "").await;
    let all = ada
        .order("GET", &format!("/events?host={ACME}"), json!({}))
        .await;
    let both = ["com.qlik.core.api-key.deleted", "com.qlik.api-key.deleted"];
    assert_eq!(names(all.as_array().unwrap()), both);
    let one = format!("/events?host={ACME}&type={}", both[1]);
    let one = ada.order("GET", &one, json!({})).await;
    assert_eq!(names(one.as_array().unwrap()), both[1..]);
}

#[tokio::test]
async fn the_switch_says_which_key_events_name_the_key_on_top() {
    let ada = ada().await;
    let key = json!({ "description": "New", "expiry": "P1D" });
    ada.send("POST", KEYS, key.to_string()).await;
    ada.bearer(SCIM_KEY).await.get(KEYS).await;
    for (switch, named) in [
        ("failures", [false, true]),
        ("all", [true, true]),
        ("none", [false, false]),
    ] {
        ada.switch(json!({ "audit_top_level": switch })).await;
        let events = recorded(&ada).await;
        for (kind, expected) in [("created", named[0]), ("failed", named[1])] {
            let of_kind = events
                .iter()
                .filter(|event| event["eventType"].as_str().unwrap().ends_with(kind));
            let tops: Vec<bool> = of_kind
                .map(|event| event["extensions"]["topLevelResourceId"].is_string())
                .collect();
            assert_eq!(tops, [expected; 2], "{switch} {kind}");
        }
    }
}
