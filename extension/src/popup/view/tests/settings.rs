use latchkey_core::access::{
    Access, Group, GroupId, Holder, RoleId, RoleKind, RoleRef, TenantRole,
};
use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::ask_users::People;
use latchkey_core::flow::change_config::End;
use latchkey_core::{Draft, KeysConfig, Lifetime, Role, Rule, UserId};

use super::told;
use super::world::{model, user};
use crate::popup::loaded::Loaded;
use crate::popup::model::Model;
use crate::popup::view::settings::settings;

fn config() -> KeysConfig {
    KeysConfig {
        keys_per_user: Some(5),
        longest_expiry: Some(Lifetime::new("PT24H")),
        scim_expiry: None,
        old_switch: None,
    }
}

fn role(id: &str, kind: RoleKind, scopes: &[&str]) -> TenantRole {
    TenantRole {
        id: RoleId::new(id).unwrap(),
        name: format!("Role {id}"),
        kind,
        scopes: Some(scopes.iter().map(|scope| (*scope).to_owned()).collect()),
        may_edit: None,
    }
}

fn reference(id: &str) -> RoleRef {
    RoleRef {
        id: RoleId::new(id).unwrap(),
        name: format!("Role {id}"),
    }
}

fn holder(id: &str, name: &str, roles: &[&str]) -> Holder {
    Holder {
        user: user(id, name, Role::NotAdmin),
        roles: Some(roles.iter().map(|role| reference(role)).collect()),
        groups: Some(Vec::new()),
    }
}

fn group(id: GroupId, name: &str, roles: &[&str]) -> Group {
    Group {
        id,
        name: name.to_owned(),
        roles: Some(roles.iter().map(|role| reference(role)).collect()),
    }
}

fn access() -> Access {
    let makers = RoleId::new("makers").unwrap();
    Access {
        roles: vec![
            role("default", RoleKind::UserDefault, &[]),
            role("makers", RoleKind::Custom, &["api-keys", "apps"]),
        ],
        groups: Ok(vec![group(
            GroupId::new("g1").unwrap(),
            "Integrators",
            &["makers"],
        )]),
        everyone: Ok(group(GroupId::everyone(), "all", &[])),
        holders: vec![(
            makers,
            Ok(vec![holder("eve", "Eve \u{202E}Adams", &["makers"])]),
        )],
        unreadable: 0,
    }
}

fn read() -> Model {
    let mut model = model();
    model.settings.rules.config = Loaded::Here(config());
    model.settings.rules.draft = Draft::of(&config());
    model.settings.access.read = Loaded::Here(access());
    model.settings.access.me = Loaded::Here(Some(holder("ada", "Ada Lovelace", &[])));
    model
}

#[track_caller]
fn says(model: Model, expected: &[&str]) {
    let told = told(settings, model);
    for expected in expected {
        assert!(told.contains(expected), "{expected:?} in\n{told}");
    }
}

#[test]
fn tells_the_rules_and_who_may_make_keys() {
    says(
        read(),
        &[
            "heading \"Rules for API keys\"",
            "24 hours, as now",
            "Not known, as now",
            "From 0 to 1000. Now 5.",
            "button \"Save\", disabled",
            "heading \"Who may make keys\"",
            "being TenantAdmin is not enough",
            "button \"Give it to me\"",
            "Only the people below may make keys, not everyone.",
            "button \"Let everyone make keys\"",
            "This role carries 1 further permission.",
            "Eve U+202EAdams eve@acme.example",
            "button \"Take away from Eve ⟨U+202E⟩Adams\"",
            "All in the group Integrators",
        ],
    );
}

#[test]
fn tells_others_why_not_and_what_to_send() {
    let mut bob = model();
    bob.identity.user = Some(user("bob", "Bob", Role::NotAdmin));
    let told = told(settings, bob);
    assert!(
        told.contains("Only a TenantAdmin can see and change"),
        "{told}"
    );
    assert!(told.contains("Manage API keys"), "{told}");
    assert!(!told.contains("Save"), "{told}");
}

#[test]
fn what_could_not_be_read_is_not_known() {
    let mut model = read();
    let forbidden = ApiError::Forbidden(Problem::default());
    model.settings.rules.config = Loaded::Failed(forbidden.clone());
    model.settings.access.read = Loaded::Here(Access {
        groups: Err(forbidden.clone()),
        everyone: Err(forbidden.clone()),
        holders: vec![(RoleId::new("makers").unwrap(), Err(forbidden))],
        unreadable: 2,
        ..access()
    });
    says(
        model,
        &[
            "This could not be read. Qlik refused (403)",
            "Whether everyone may make keys is not known",
            "The groups could not be read",
            "The people with this role could not be read.",
            "2 entries could not be understood",
        ],
    );
}

#[test]
fn says_of_people_how_they_have_it_already() {
    let mut model = read();
    let mut bob = holder("bob", "Bob", &[]);
    bob.groups = Some(vec![group(
        GroupId::new("g1").unwrap(),
        "Integrators",
        &["makers"],
    )]);
    model.settings.access.giving.found = Loaded::Here(People {
        holders: vec![bob, holder("iris", "Iris", &[])],
        unreadable: 0,
        are_more: true,
    });
    model.settings.access.giving.chosen = vec![holder("iris", "Iris", &[])];
    says(
        model,
        &[
            "has it already, by the group Integrators with the role Role makers",
            "There are more: type more of the name.",
            "button \"Leave out Iris\"",
            "button \"Give it to 1 person\"",
        ],
    );
}

#[test]
fn every_end_of_saving_has_its_sentence() {
    let forbidden = || ApiError::Forbidden(Problem::default());
    let after = |count| {
        Some(Ok(KeysConfig {
            keys_per_user: Some(count),
            ..config()
        }))
    };
    for (answer, after, expected) in [
        (Ok(()), after(9), "Saved. Open Qlik tabs need a reload"),
        (Ok(()), after(5), "are not what you asked for"),
        (
            Ok(()),
            Some(Err(ApiError::Offline)),
            "Reading the rules afterwards failed",
        ),
        (
            Err(ApiError::Lost),
            after(9),
            "The rules are as you wanted them",
        ),
        (
            Err(forbidden()),
            after(5),
            "Not saved: the rules are as they were.",
        ),
        (
            Err(forbidden()),
            None,
            "Not saved: the rules are as they were.",
        ),
        (
            Err(ApiError::Lost),
            Some(Err(ApiError::Offline)),
            "is not known",
        ),
    ] {
        let mut model = read();
        model.settings.rules.saved = Some(End {
            wanted: vec![Rule::KeysPerUser(9)],
            answer,
            after,
        });
        says(model, &[expected]);
    }
}

#[test]
fn people_who_would_be_over_are_named() {
    let mut model = read();
    model.settings.rules.draft.keys_per_user = "0".to_owned();
    assert_eq!(model.me(), Some(&UserId::new("ada")));
    says(
        model,
        &[
            "2 people have more active keys than that:",
            "2 active keys live longer than that.",
        ],
    );
}
