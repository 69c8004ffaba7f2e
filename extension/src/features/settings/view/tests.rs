mod acts;
mod allowed;

use latchkey_core::access::intent::Intent;
use latchkey_core::access::{
    Access, Group, GroupId, Holder, On, RoleId, RoleKind, RoleRef, TenantRole,
};
use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::ask_users::People;
use latchkey_core::flow::change_access::{AccessPlan, give};
use latchkey_core::flow::change_config::ConfigEnd;
use latchkey_core::{Draft, KeysConfig, Lifetime, Role, Rule, UserId};

use super::{Message, view};
use crate::features::settings::state::access::{NotSent, Unfinished};
use crate::popup::model::Model;
use crate::popup::view::tests::has;
use crate::popup::view::tests::world::{model, user};
use crate::screen::Node;
use crate::screen::reader::outline;
use crate::shell::loaded::Loaded;
use crate::words::english::English;

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
    model.sections.settings.rules.config = Loaded::Here(config());
    model.sections.settings.rules.draft = Draft::of(&config());
    model.sections.settings.access.read = Loaded::Here(access());
    model.sections.settings.access.me = Loaded::Here(Some(holder("ada", "Ada Lovelace", &[])));
    model
}

fn drawn(model: &Model) -> Node<Message> {
    view(&model.sections.settings, &model.facts, &English::read())
}

/// The section as a screen reader tells of it.
fn told(model: &Model) -> String {
    outline::of(&drawn(model))
}

#[track_caller]
fn says(model: Model, expected: &[&str]) {
    let told = told(&model);
    has(&told, expected);
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
    bob.facts.identity.user = Some(user("bob", "Bob", Role::NotAdmin));
    let told = told(&bob);
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
    model.sections.settings.rules.config = Loaded::Failed(forbidden.clone());
    model.sections.settings.access.read = Loaded::Here(Access {
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
    model.sections.settings.access.giving.found = Loaded::Here(People {
        holders: vec![bob, holder("iris", "Iris", &[])],
        unreadable: 0,
        are_more: true,
    });
    model.sections.settings.access.giving.chosen = vec![holder("iris", "Iris", &[])];
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
        model.sections.settings.rules.saved = Some(ConfigEnd {
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
    model.sections.settings.rules.draft.keys_per_user = "0".to_owned();
    assert_eq!(model.facts.me(), Some(&UserId::new("ada")));
    says(
        model,
        &[
            "2 people have more active keys than that:",
            "2 active keys live longer than that.",
        ],
    );
}

#[test]
fn groups_can_be_given_it_too() {
    let mut model = read();
    let g2 = group(GroupId::new("g2").unwrap(), "Data Engineers", &[]);
    let giving = &mut model.sections.settings.access.giving;
    giving.found = Loaded::Here(People::default());
    giving.found_groups = vec![
        g2.clone(),
        group(GroupId::new("g1").unwrap(), "Integrators", &["makers"]),
    ];
    giving.chosen_groups = vec![g2];
    giving.chosen = vec![holder("iris", "Iris", &[])];
    says(
        model,
        &[
            "all who are in it, now and later",
            "has it already, by the role Role makers",
            "button \"Leave out Data Engineers\"",
            "button \"Give it to 1 person and 1 group\"",
        ],
    );
}

#[test]
fn a_role_without_it_can_get_it_but_not_one_of_qliks_own() {
    let mut model = read();
    let mut access = access();
    access.roles.push(role("bare", RoleKind::Custom, &["apps"]));
    access.roles.push(role("qliks", RoleKind::Default, &[]));
    model.sections.settings.access.read = Loaded::Here(access);
    let told = told(&model);
    assert!(told.contains("Role bare"), "{told}");
    assert!(!told.contains("Role qliks"), "{told}");
    assert!(told.contains("button \"Give it to this role\""), "{told}");
}

#[test]
fn what_was_left_unfinished_is_told_of_with_what_is_so() {
    let mut model = read();
    let to = ["eve", "iris"].map(|id| On::User(UserId::new(id)));
    let intent = Intent {
        tenant_id: "aCmE7Qk2mX9v".to_owned(),
        user_id: UserId::new("ada"),
        begun_at: model.facts.now,
        plan: AccessPlan::Changes(give(&reference("makers"), &to)),
    };
    let unfinished = |intent: &Intent| Unfinished {
        intent: intent.clone(),
        names: [(UserId::new("iris"), "Iris \u{202E}Novak".to_owned())].into(),
        nameless: Vec::new(),
        naming: None,
    };
    model.sections.settings.access.unfinished = Some(unfinished(&intent));
    says(
        model,
        &[
            "heading \"Not finished\"",
            "eve has the role Role makers now.",
            "Iris ⟨U+202E⟩Novak: not done yet.",
            "button \"Go on with 1 change\"",
            "button \"Leave it as it is\"",
            "button \"Give it to me\", disabled",
        ],
    );
    let mut model = read();
    model.sections.settings.access.unfinished = Some(unfinished(&Intent {
        plan: AccessPlan::NewRole {
            name: latchkey_core::TokenFree::new("Night shift").unwrap(),
            description: latchkey_core::TokenFree::default(),
            to: to.to_vec(),
        },
        ..intent
    }));
    says(
        model,
        &[
            "The role Night shift is not made yet.",
            "button \"Go on with 2 changes\"",
        ],
    );
}

#[test]
fn what_could_not_be_written_down_is_told_as_not_sent() {
    for (reason, said) in [
        (NotSent::NotNoted, "the browser would not write down"),
        (NotSent::NotRead, "Latchkey can’t read"),
        (NotSent::Ended, "these changes were finished or dropped"),
    ] {
        let mut model = read();
        model.sections.settings.access.not_sent = Some(reason);
        says(model, &[&format!("Nothing was sent: {said}")]);
    }
}

#[test]
fn says_that_a_token_is_not_looked_for() {
    let mut model = read();
    let token = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9";
    model.sections.settings.access.giving.words = token.to_owned();
    says(
        model,
        &["This is an API key, or a part of one, so nobody was looked for"],
    );
}
