//! "Manage API keys", given and taken away by roles, groups and users.

use super::*;
use crate::access::{RoleKind, TenantRole};
use crate::fixtures::role_id;

fn updates(path: &str, before: &[&str], after: &[&str]) -> Value {
    json!([{ "path": path, "oldValue": before, "newValue": after }])
}

#[test]
fn a_role_counts_only_where_its_change_concerns_the_permission() {
    let role = |updates: Value| json!({ "id": "r", "name": "Makers", "_updates": updates });
    for (updates, expected) in [
        (
            updates("/assignedScopes", &["apps"], &["apps", "api-keys"]),
            vec![ActivityKind::PermissionGranted],
        ),
        (
            updates("assignedScopes", &["api-keys"], &[]),
            vec![ActivityKind::PermissionRemoved],
        ),
        (updates("/assignedScopes", &["apps"], &["spaces"]), vec![]),
        (
            updates("/assignedScopes", &["api-keys"], &["api-keys", "apps"]),
            vec![],
        ),
        (updates("/name", &["api-keys"], &["x"]), vec![]),
    ] {
        let log = log(&[(CORE_ROLE, 0, role(updates.clone()))]);
        assert_eq!(kinds(&log), expected, "{updates}");
        assert_eq!(log.aside(), 1 - expected.len());
    }
}

#[test]
fn a_role_without_a_list_of_changes_says_no_more_than_that_it_was_touched() {
    let carrying = json!({ "id": "r", "assignedScopes": ["api-keys"] });
    let touched = log(&[(ROLE, 0, carrying.clone())]);
    assert_eq!(kinds(&touched), [ActivityKind::PermissionTouched]);
    let other = json!({ "id": "r", "assignedScopes": ["apps"] });
    assert_eq!(kinds(&log(&[(ROLE, 0, other)])), []);
    for (name, expected) in [
        (
            "com.qlik.core.role.created",
            ActivityKind::PermissionGranted,
        ),
        ("com.qlik.v1.role.deleted", ActivityKind::PermissionRemoved),
    ] {
        assert_eq!(kinds(&log(&[(name, 0, carrying.clone())])), [expected]);
    }
    // The family that tells the change decides.
    let told = json!({ "id": "r", "_updates": updates("assignedScopes", &["api-keys"], &[]) });
    let both = log(&[(CORE_ROLE, 0, told.clone()), (ROLE, 0, carrying.clone())]);
    assert_eq!(kinds(&both), [ActivityKind::PermissionRemoved]);
    let silent = json!({ "id": "r", "assignedScopes": ["api-keys"] });
    let legacy_tells = log(&[(CORE_ROLE, 0, silent), (ROLE, 0, told)]);
    assert_eq!(kinds(&legacy_tells), [ActivityKind::PermissionRemoved]);
}

pub(super) fn group(before: &[&str], after: &[&str]) -> Value {
    json!({ "id": "g", "name": "Staff", "_updates": updates("/assignedRoles", before, after) })
}

fn tenant_role(id: &str, scope: &str) -> TenantRole {
    TenantRole {
        id: role_id(id),
        name: String::new(),
        kind: RoleKind::Custom,
        scopes: Some(vec![scope.to_owned()]),
        may_edit: None,
    }
}

#[test]
fn a_group_counts_by_the_roles_that_are_known_to_carry_the_permission() {
    let carrier = TenantRole {
        name: "Makers".to_owned(),
        ..tenant_role("r1", "api-keys")
    };
    let plain = tenant_role("r2", "apps");
    let judged = |data: Value, carriers: Option<CarrierRoles>| {
        let mut log = log(&[(CORE_GROUP, 0, data)]);
        if let Some(carriers) = carriers {
            log.set_carriers(carriers);
        }
        kinds(&log)
    };
    let all = || Some(CarrierRoles::of(&[carrier.clone(), plain.clone()]));
    let given = group(&[], &["r1"]);
    assert_eq!(judged(given, all()), [ActivityKind::PermissionGranted]);
    let by_name = group(&["Makers"], &["r2"]);
    assert_eq!(judged(by_name, all()), [ActivityKind::PermissionRemoved]);
    assert_eq!(judged(group(&[], &["r2"]), all()), []);
    // Where a role isn't known, nothing is ruled out and nothing is claimed: it may have been deleted since.
    let without_scopes = TenantRole {
        scopes: None,
        ..plain.clone()
    };
    for carriers in [
        None,
        Some(CarrierRoles::of(&[])),
        Some(CarrierRoles::of(std::slice::from_ref(&carrier))),
        Some(CarrierRoles::of(&[without_scopes])),
    ] {
        let kinds = judged(group(&[], &["r2"]), carriers);
        assert_eq!(kinds, [ActivityKind::PermissionTouched]);
    }
    let with_deleted = judged(group(&["r2"], &["r9"]), all());
    assert_eq!(with_deleted, [ActivityKind::PermissionTouched]);
    let untold = json!({ "id": "g", "_updates": [{ "path": "/assignedRoles" }] });
    assert_eq!(judged(untold, all()), [ActivityKind::PermissionTouched]);
    let renamed = json!({ "id": "g", "_updates": updates("/name", &["a"], &["b"]) });
    assert_eq!(judged(renamed, None), []);
}

#[test]
fn legacy_groups_have_their_changes_under_another_name_and_as_texts() {
    let text = json!({ "id": "g", "updates": [
        { "path": "assignedRoles", "oldValue": "[]", "newValue": "[\"r1\"]" }] });
    let mut log = log(&[
        (GROUP, 400, text),
        (CORE_GROUP, 0, group(&[], &["r1"])),
        (
            "com.qlik.core.role.created",
            -9_000,
            json!({ "id": "r1", "assignedScopes": ["api-keys"] }),
        ),
    ]);
    // The role is known to carry it by its own event.
    let expected = [
        ActivityKind::PermissionGranted,
        ActivityKind::PermissionGranted,
    ];
    assert_eq!(kinds(&log), expected);
    log.set_carriers(CarrierRoles::of(&[]));
    assert_eq!(kinds(&log), expected, "what was known stays known");
}

#[test]
fn the_scopes_of_today_do_not_tell_what_a_role_gave_before_they_changed() {
    for (before, after, today) in [
        (["apps"], ["api-keys"], "api-keys"),
        (["api-keys"], ["apps"], "apps"),
    ] {
        let scopes = updates("assignedScopes", &before, &after);
        let mut log = log(&[
            (CORE_GROUP, 0, group(&[], &["r1"])),
            (CORE_ROLE, 9_000, json!({ "id": "r1", "_updates": scopes })),
        ]);
        log.set_carriers(CarrierRoles::of(&[tenant_role("r1", today)]));
        assert_eq!(kinds(&log)[1], ActivityKind::PermissionTouched, "{today}");
    }
    // It was changed in between, of which no event tells.
    let created = json!({ "id": "r1", "assignedScopes": ["api-keys"] });
    let mut log = log(&[
        (CORE_GROUP, 0, group(&[], &["r1"])),
        ("com.qlik.core.role.created", -9_000, created),
    ]);
    log.set_carriers(CarrierRoles::of(&[tenant_role("r1", "apps")]));
    assert_eq!(kinds(&log)[0], ActivityKind::PermissionTouched);
}

/// The roles of the only activity, and who has them.
fn only_permission(log: &ActivityLog) -> (Vec<String>, PermissionHolder) {
    let activities = log.activities();
    let [activity] = activities.as_slice() else {
        panic!("{activities:?}");
    };
    match &activity.fact {
        ActivityFact::Permission { roles, holder, .. } => (roles.clone(), holder.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_core_says_of_a_group_stays_and_only_legacy_says_is_filled_in() {
    let staff = |name: Option<&str>| PermissionHolder::Group {
        id: Some("g".to_owned()),
        name: name.map(str::to_owned),
    };
    let core = json!({ "id": "g", "_updates": updates("/assignedRoles", &[], &["r1"]) });
    let untold = json!({ "id": "g", "name": "Staff", "updates": [{ "path": "assignedRoles" }] });
    let both = log(&[(CORE_GROUP, 0, core.clone()), (GROUP, 100, untold.clone())]);
    let expected = (vec!["r1".to_owned()], staff(Some("Staff")));
    assert_eq!(only_permission(&both), expected);
    let silent = json!({ "id": "g", "name": "Staff", "_updates": [{ "path": "assignedRoles" }] });
    let legacy = json!({ "id": "g", "updates": updates("assignedRoles", &[], &["r1"]) });
    let both = log(&[(CORE_GROUP, 0, silent), (GROUP, 100, legacy)]);
    assert_eq!(only_permission(&both), expected);
}

#[test]
fn a_role_that_was_created_or_deleted_is_told_from_a_changed_one() {
    let carrying = json!({ "id": "r", "name": "Makers", "assignedScopes": ["api-keys"] });
    for (verb, act) in [
        ("created", RoleAct::Created),
        ("updated", RoleAct::Changed),
        ("deleted", RoleAct::Deleted),
    ] {
        let names = [
            format!("com.qlik.core.role.{verb}"),
            format!("com.qlik.v1.role.{verb}"),
        ];
        let both = [
            (names[0].as_str(), 0, carrying.clone()),
            (&names[1], 1, carrying.clone()),
        ];
        let holder = PermissionHolder::Role {
            id: Some("r".to_owned()),
            name: Some("Makers".to_owned()),
            act,
        };
        assert_eq!(only_permission(&log(&both)).1, holder);
    }
}

#[test]
fn a_change_of_a_user_may_have_its_id_in_the_envelope_alone() {
    let mut log = ActivityLog::default();
    let row = json!({
        "id": "u", "eventType": "com.qlik.core.user.updated",
        "data": { "_updates": updates("/assignedRoles", &[], &["r1"]) },
        "extensions": { "topLevelResourceId": "eve" },
    });
    log.add(
        event_type("com.qlik.core.user.updated"),
        &[AuditEvent::read(&row).unwrap()],
    );
    let activity = log.activities().remove(0);
    assert!(
        activity.people().any(|person| person.as_str() == "eve"),
        "{activity:?}"
    );
    assert_eq!(activity.kind(), ActivityKind::PermissionTouched);
}
