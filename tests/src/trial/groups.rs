//! Groups: listed, and given roles by the whole list.

use super::{BOB, Browser};
use serde_json::{Value, json};

const GROUPS: &str = "/api/v1/groups";
const INTEGRATORS: &str = "/api/v1/groups/65f0c1d2e3a4b5c6d7e8f902";
const EVERYONE: &str = "/api/v1/groups/000000000000000000000001";
const SETTINGS: &str = "/api/v1/groups/settings";
const SYSTEM_ROLES: &str = "/systemGroups/000000000000000000000001/assignedRoles";

async fn replace(browser: &Browser, path: &str, field: &str, value: Value) -> u16 {
    let steps = json!([{ "op": "replace", "path": field, "value": value }]);
    browser.send("PATCH", path, steps.to_string()).await.status
}

fn names(roles: &Value) -> Vec<&str> {
    let roles = roles.as_array().unwrap().iter();
    roles.map(|role| role["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn everyone_is_found_by_id_and_not_in_the_list() {
    let ada = Browser::ada().await;
    assert_eq!(ada.get(GROUPS).await.ids().len(), 3);
    assert_eq!(
        ada.get(&format!("{GROUPS}?systemGroups=true")).await.ids(),
        ["000000000000000000000001"]
    );
    let everyone = ada.get(EVERYONE).await.json();
    assert_eq!(everyone["name"], "com.qlik.Everyone");
    assert_eq!(names(&everyone["assignedRoles"]), ["UserDefault"]);
    let found = ada
        .get(&format!(
            "{GROUPS}?filter=assignedRoles.name+eq+%22pipeline+builders%22"
        ))
        .await;
    assert_eq!(found.ids().len(), 1);
}

#[tokio::test]
async fn a_list_of_roles_takes_the_place_of_the_other() {
    let ada = Browser::ada().await.guarded().await;
    let roles = json!([{ "name": "Report readers" }, { "id": "60a1b2c3d4e5f60718290101" }]);
    assert_eq!(
        replace(&ada, INTEGRATORS, "/assignedRoles", roles).await,
        204
    );
    let group = ada.get(INTEGRATORS).await.json();
    assert_eq!(
        names(&group["assignedRoles"]),
        ["Report readers", "API key makers"]
    );
    let member = ada.get(&format!("/api/v1/users/{BOB}")).await.json();
    let shown = &member["assignedGroups"][1]["assignedRoles"];
    assert_eq!(names(shown), ["Report readers", "API key makers"]);
    assert_eq!(
        replace(&ada, INTEGRATORS, "/assignedRoles", json!([])).await,
        204
    );
    assert_eq!(
        ada.get(INTEGRATORS).await.json()["assignedRoles"],
        json!([])
    );
}

#[tokio::test]
async fn everyone_has_two_ways_in() {
    let ada = Browser::ada().await.guarded().await;
    let roles = json!([{ "name": "UserDefault" }, { "name": "API key makers" }]);
    assert_eq!(replace(&ada, SETTINGS, SYSTEM_ROLES, roles).await, 204);
    let settings = ada.get(SETTINGS).await.json();
    let by_settings = &settings["systemGroups"]["000000000000000000000001"]["assignedRoles"];
    assert_eq!(
        by_settings,
        &ada.get(EVERYONE).await.json()["assignedRoles"]
    );
    assert_eq!(names(by_settings), ["UserDefault", "API key makers"]);
    assert_eq!(
        replace(
            &ada,
            EVERYONE,
            "/assignedRoles",
            json!([{ "name": "UserDefault" }])
        )
        .await,
        204
    );
    assert_eq!(
        replace(&ada, SETTINGS, "/syncIdpGroups", json!(false)).await,
        400
    );
}

#[tokio::test]
async fn groups_know_the_whole_list_only() {
    let ada = Browser::ada().await.guarded().await;
    let before = ada.get(INTEGRATORS).await.json();
    let add =
        json!([{ "op": "add", "path": "/assignedRoles/-", "value": { "name": "Report readers" } }]);
    assert_eq!(
        ada.send("PATCH", INTEGRATORS, add.to_string()).await.status,
        400
    );
    for roles in [
        json!([{ "name": "No such role" }]),
        json!({ "name": "Report readers" }),
    ] {
        assert_eq!(
            replace(&ada, INTEGRATORS, "/assignedRoles", roles).await,
            400
        );
    }
    assert_eq!(
        replace(&ada, &format!("{GROUPS}/none"), "/assignedRoles", json!([])).await,
        404
    );
    assert_eq!(ada.get(INTEGRATORS).await.json(), before);
}

#[tokio::test]
async fn groups_are_for_admins() {
    let bob = Browser::new().of(BOB).await.guarded().await;
    for path in [GROUPS, INTEGRATORS, EVERYONE, SETTINGS] {
        assert_eq!(bob.get(path).await.status, 403, "{path}");
    }
    assert_eq!(
        replace(&bob, INTEGRATORS, "/assignedRoles", json!([])).await,
        403
    );
    assert_eq!(replace(&bob, SETTINGS, SYSTEM_ROLES, json!([])).await, 403);
}
