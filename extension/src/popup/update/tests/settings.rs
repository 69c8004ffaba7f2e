use latchkey_core::access::intent::Intent;
use latchkey_core::access::{Change, Group, GroupId, On, RoleId, RoleRef, Verb};
use latchkey_core::api::ApiError;
use latchkey_core::flow::Outcome;
use latchkey_core::{Life, Span};

use super::scene::{Scene, acme, ada, eve, json, page, status};
use crate::features::settings::state::SettingsEffect;
use crate::features::settings::state::SettingsMessage as Happened;
use crate::features::settings::state::access::{About, AccessMessage as Access, Noted, Receiver};
use crate::features::settings::state::rules::RulesMessage as Rules;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::sections::SectionEffect;
use crate::shell::focus::Target;
use crate::shell::loaded::Loaded;
use crate::shell::section_name::SectionName;

const CONFIG: &str = r#"{"max_keys_per_user":5,"max_api_key_expiry":"P1D"}"#;
const ROLES: &str = r#"{"data":[
    {"id":"default","name":"UserDefault","type":"default","assignedScopes":[]},
    {"id":"makers","name":"Makers","type":"custom","assignedScopes":["api-keys"]}]}"#;
pub(super) const HOLDERS: &str = r#"{"data":[{"id":"bob","name":"Bob","status":"active",
    "assignedRoles":[{"id":"makers","name":"Makers"}],"assignedGroups":[]}]}"#;
const NOBODY: &str = r#"{"data":[]}"#;

/// Ada looks at the settings, and nothing of them has been answered.
fn opened() -> Scene {
    let mut scene = Scene::listed(&["k1 bob active", "k2 ada active"]);
    scene.send(Message::Open(SectionName::Settings));
    scene
}

/// All of it has been read.
pub(super) fn read() -> Scene {
    let mut scene = opened();
    scene.answer("GET /api/v1/api-keys/configs/t-acme", json(CONFIG));
    scene.answer("id%20eq%20%22ada", json(NOBODY));
    answer_access(&mut scene);
    scene.effects();
    scene
}

pub(super) fn answer_access(scene: &mut Scene) {
    scene.answer("/api/v1/roles", json(ROLES));
    scene.answer("/api/v1/groups?", json(NOBODY));
    let everyone = r#"{"id":"000000000000000000000001","name":"all","assignedRoles":[]}"#;
    scene.answer("/api/v1/groups/", json(everyone));
    scene.answer("assignedRoles.id", json(HOLDERS));
}

fn rules(scene: &mut Scene, happened: Rules) {
    scene.send(Message::from(Happened::Rules(happened)));
}

pub(super) fn access(scene: &mut Scene, happened: Access) {
    scene.send(Message::from(Happened::Access(happened)));
}

/// The user's word, and what is to be changed is written down at once.
pub(super) fn change(scene: &mut Scene, word: Access) {
    access(scene, word);
    if noted(scene).is_some() {
        access(scene, Access::Noted(Noted::Written));
    }
}

/// What was to be written down since the last look.
pub(super) fn noted(scene: &mut Scene) -> Option<Intent> {
    let mut noted = None;
    for effect in scene.effects() {
        if let Effect::Section(SectionEffect::Settings(
            SettingsEffect::Note(intent) | SettingsEffect::GoOn(intent),
        )) = effect
        {
            noted = Some(*intent);
        }
    }
    noted
}

pub(super) fn take_from_bob() -> Access {
    let change = Change {
        verb: Verb::Take,
        role: makers("makers"),
        on: On::Role,
    };
    let about = About::TakeFromRole("Makers".to_owned());
    Access::Ask(Box::new(about), vec![change], "opener".to_owned())
}

fn done() -> Outcome {
    status(204)
}

#[test]
fn nothing_is_read_before_the_section_is_looked_at_nor_twice() {
    let mut scene = Scene::listed(&[]);
    assert!(scene.asked().is_empty());
    scene.send(Message::Open(SectionName::Settings));
    let asked = scene.asked();
    assert!(asked.len() > 3, "{asked:?}");
    scene.send(Message::Open(SectionName::Keys));
    scene.send(Message::Open(SectionName::Settings));
    assert_eq!(scene.asked(), asked);
}

#[test]
fn who_is_no_admin_asks_nothing() {
    let mut scene = Scene::opened();
    scene.send(Message::Open(SectionName::Settings));
    scene.answer("users/me", eve());
    scene.answer("tenants/me", acme());
    assert!(!scene.asks("configs") && !scene.asks("roles"));
}

#[test]
fn an_admin_who_comes_to_be_known_later_reads_then() {
    let mut scene = Scene::opened();
    scene.send(Message::Open(SectionName::Settings));
    assert!(!scene.asks("configs"));
    scene.answer("users/me", ada());
    assert!(scene.asks("configs/t-acme") && scene.asks("/api/v1/roles"));
}

#[test]
fn what_is_filled_in_is_saved_once_and_read_again() {
    let mut scene = read();
    rules(&mut scene, Rules::Save);
    assert!(scene.asked().is_empty(), "nothing differs");
    rules(&mut scene, Rules::LongestExpiry(Life::Of(Span::Days(30))));
    rules(&mut scene, Rules::Save);
    rules(&mut scene, Rules::Save);
    assert_eq!(scene.asked(), ["PATCH /api/v1/api-keys/configs/t-acme"]);
    scene.answer("PATCH", done());
    scene.answer(
        "GET /api/v1/api-keys/configs",
        json(r#"{"max_api_key_expiry":"P30D"}"#),
    );
    let rules = &scene.model.sections.settings.rules;
    assert!(rules.saving.is_none() && rules.saved.is_some());
    assert_eq!(rules.draft.longest_expiry, Life::AsIs);
    let focus = Effect::Focus(Target::Element("rules-save"));
    assert!(scene.effects().contains(&focus));
}

#[test]
fn what_was_refused_stays_in_the_form() {
    let mut scene = read();
    rules(&mut scene, Rules::KeysPerUser("9".to_owned()));
    rules(&mut scene, Rules::Save);
    scene.answer("PATCH", status(403));
    scene.answer("GET /api/v1/api-keys/configs", json(CONFIG));
    assert_eq!(scene.model.sections.settings.rules.draft.keys_per_user, "9");
}

#[test]
fn nothing_is_taken_before_it_is_known_what_would_stop() {
    let mut scene = read();
    access(&mut scene, take_from_bob());
    change(&mut scene, Access::Confirm);
    assert!(!scene.asks("PATCH"));
    scene.answer("id%20eq%20%22ada", json(HOLDERS));
    let question = scene
        .model
        .sections
        .settings
        .access
        .question
        .as_ref()
        .unwrap();
    let Loaded::Here(risk) = &question.risk else {
        panic!("{:?}", question.risk);
    };
    assert_eq!(risk.stopping.len(), 1);
    change(&mut scene, Access::Confirm);
    assert_eq!(scene.asked(), ["PATCH /api/v1/roles/makers"]);
}

#[test]
fn what_is_noted_twice_is_begun_once() {
    let mut scene = read();
    access(&mut scene, take_from_bob());
    scene.answer("id%20eq%20%22ada", json(HOLDERS));
    change(&mut scene, Access::Confirm);
    access(&mut scene, Access::Noted(Noted::Written));
    assert_eq!(scene.asked(), ["PATCH /api/v1/roles/makers"]);
}

#[test]
fn after_a_change_all_is_read_again() {
    let mut scene = read();
    access(&mut scene, take_from_bob());
    scene.answer("id%20eq%20%22ada", json(HOLDERS));
    change(&mut scene, Access::Confirm);
    scene.answer("PATCH", done());
    assert!(scene.model.sections.settings.access.work.is_none());
    assert!(scene.asks("/api/v1/roles") && scene.asks("/api/v1/groups/"));
    answer_access(&mut scene);
    assert!(scene.model.sections.settings.access.outcome.is_some());
}

#[test]
fn thinking_again_leads_back_to_the_button() {
    let mut scene = read();
    access(&mut scene, take_from_bob());
    scene.effects();
    access(&mut scene, Access::Cancel);
    assert!(scene.model.sections.settings.access.question.is_none());
    let back = Effect::Focus(Target::Opener("opener".to_owned(), "access"));
    assert_eq!(scene.effects(), [back]);
}

#[test]
fn an_answer_that_nobody_waits_for_still_says_that_the_session_has_ended() {
    for (answer, stop) in [
        (json(HOLDERS), None),
        (Err(ApiError::Offline), None),
        (Err(ApiError::SignedOut), Some(ApiError::SignedOut)),
    ] {
        let mut scene = read();
        access(&mut scene, take_from_bob());
        access(&mut scene, Access::Cancel);
        scene.answer("id%20eq%20%22ada", answer);
        assert!(scene.model.sections.settings.access.question.is_none());
        assert_eq!(scene.model.facts.stop, stop);
        assert!(scene.asked().is_empty());
    }
}

#[test]
fn only_who_lacks_it_is_given_it() {
    let mut scene = read();
    access(&mut scene, Access::Words("b".to_owned()));
    access(&mut scene, Access::Find);
    scene.answer(
        "name%20co",
        json(
            r#"{"data":[{"id":"bob","name":"Bob","assignedRoles":[{"id":"makers"}],"assignedGroups":[]},
            {"id":"eve","name":"Eve","assignedRoles":[],"assignedGroups":[]}]}"#,
        ),
    );
    let Loaded::Here(people) = scene.model.sections.settings.access.giving.found.clone() else {
        panic!("nobody was found");
    };
    for holder in people.holders {
        access(&mut scene, Access::Choose(Box::new(holder), true));
    }
    let give = Access::Give {
        to: Receiver::Chosen,
        name: "New".to_owned(),
        description: String::new(),
    };
    change(&mut scene, give);
    assert_eq!(scene.asked(), ["PATCH /api/v1/users/eve"]);
    scene.answer("PATCH", done());
    // Who has it now is chosen no longer; who had it stays, to be seen.
    let chosen = &scene.model.sections.settings.access.giving.chosen;
    let chosen: Vec<&str> = chosen
        .iter()
        .map(|holder| holder.user.id.as_str())
        .collect();
    assert_eq!(chosen, ["bob"]);
    assert!(scene.asks("name%20co"), "who was found may have it now");
}

#[test]
fn the_end_of_the_session_ends_it_all() {
    let mut scene = read();
    access(&mut scene, take_from_bob());
    scene.answer("id%20eq%20%22ada", json(HOLDERS));
    change(&mut scene, Access::Confirm);
    scene.answer("PATCH", Err(ApiError::SignedOut));
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
    assert!(scene.asked().is_empty());
    access(&mut scene, take_from_bob());
    assert!(scene.model.sections.settings.access.question.is_none());
}

#[test]
fn a_refresh_reads_it_anew() {
    let mut scene = read();
    scene.send(Message::Refresh);
    scene.answer("users/me", ada());
    assert!(scene.asks("configs/t-acme") && scene.asks("/api/v1/roles"));
    scene.answer("tenants/me", acme());
    scene.answer("status=active", page(&[]));
}

#[test]
fn groups_are_found_by_their_names_and_given_it_with_the_people() {
    let mut scene = read();
    let group = |id: &str, name: &str, roles: &[&str]| Group {
        id: GroupId::new(id).unwrap(),
        name: name.to_owned(),
        roles: Some(roles.iter().map(|role| makers(role)).collect()),
    };
    if let Loaded::Here(read) = &mut scene.model.sections.settings.access.read {
        read.groups = Ok(vec![
            group("g1", "Data Engineers", &[]),
            group("g2", "Data makers", &["makers"]),
            group("g3", "Sales", &[]),
        ]);
    }
    access(&mut scene, Access::Words("data".to_owned()));
    access(&mut scene, Access::Find);
    let found = scene
        .model
        .sections
        .settings
        .access
        .giving
        .found_groups
        .clone();
    assert_eq!(found.len(), 2, "{found:?}");
    for group in found {
        access(&mut scene, Access::ChooseGroup(Box::new(group), true));
    }
    let give = Access::Give {
        to: Receiver::Chosen,
        name: "New".to_owned(),
        description: String::new(),
    };
    change(&mut scene, give);
    assert!(
        scene.asks("GET /api/v1/groups/g1"),
        "its list is read first"
    );
    assert!(!scene.asks("g2"), "who has it is skipped");
    let empty = r#"{"id":"g1","name":"Data Engineers","assignedRoles":[]}"#;
    scene.answer("GET /api/v1/groups/g1", json(empty));
    scene.answer("PATCH /api/v1/groups/g1", done());
    scene.answer(
        "GET /api/v1/groups/g1",
        json(empty.replace("[]", r#"[{"id":"makers"}]"#)),
    );
    let chosen = &scene.model.sections.settings.access.giving.chosen_groups;
    assert_eq!(chosen.len(), 1, "who got it is chosen no longer");
}

fn makers(id: &str) -> RoleRef {
    RoleRef {
        id: RoleId::new(id).unwrap(),
        name: "Makers".to_owned(),
    }
}

#[test]
fn a_role_gets_the_scope_after_a_question() {
    let mut scene = read();
    let give = Change {
        verb: Verb::Give,
        role: makers("other"),
        on: On::Role,
    };
    let about = Box::new(About::GiveRole("Other".to_owned()));
    access(
        &mut scene,
        Access::Ask(about, vec![give], "give-role".to_owned()),
    );
    assert!(!scene.asks("PATCH"));
    change(&mut scene, Access::Confirm);
    assert_eq!(scene.asked(), ["PATCH /api/v1/roles/other"]);
}

#[test]
fn a_token_is_looked_for_nowhere_and_becomes_no_role() {
    let token = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9.eyJqdGkiOiIwYjdjMmM5ZSJ9";
    let mut scene = read();
    access(&mut scene, Access::Words(format!(" {token}")));
    access(&mut scene, Access::Find);
    assert_eq!(scene.asked(), Vec::<String>::new());
    for (name, description) in [(token, "Text"), ("Makers 2", token)] {
        scene.model.sections.settings.access.giving.role = None;
        access(
            &mut scene,
            Access::Give {
                to: Receiver::Me,
                name: name.to_owned(),
                description: description.to_owned(),
            },
        );
        assert_eq!(scene.effects(), []);
    }
    assert_eq!(scene.asked(), Vec::<String>::new());
}
