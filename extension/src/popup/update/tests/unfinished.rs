//! Changes to who may make keys are written down before they are sent, and what an earlier opening
//! left is told of and gone on with.

use latchkey_core::access::intent::Intent;
use latchkey_core::access::{Change, On, RoleId, RoleRef, Verb};
use latchkey_core::api::ApiError;
use latchkey_core::flow::change_access::{AccessPlan, give};
use latchkey_core::{Moment, UserId};

use super::scene::{Scene, acme, ada, eve, json, status};
use super::settings::{HOLDERS, access, answer_access, change, noted, read, take_from_bob};
use crate::popup::effect::Effect;
use crate::popup::settings::access::{Happened as Access, NotSent, Noted, Receiver, Wanted};
use crate::shell::section_name::SectionName;

fn makers() -> RoleRef {
    RoleRef {
        id: RoleId::new("makers").unwrap(),
        name: "Makers".to_owned(),
    }
}

/// Bob has the role, Eve hasn't.
fn given() -> Intent {
    let to = ["bob", "eve"].map(|id| On::User(UserId::new(id)));
    Intent {
        tenant_id: "t-acme".to_owned(),
        user_id: UserId::new("ada"),
        begun_at: Moment::from_millis(1_000),
        plan: AccessPlan::Changes(give(&makers(), &to)),
    }
}

fn taken() -> Intent {
    let take = |on| Change {
        verb: Verb::Take,
        role: makers(),
        on,
    };
    let taken = ["bob", "eve"].map(|id| take(On::User(UserId::new(id))));
    Intent {
        plan: AccessPlan::Changes(taken.into()),
        ..given()
    }
}

fn found(intent: Intent) -> Scene {
    let mut scene = Scene::listed(&["k1 bob active", "k2 ada active"]);
    access(&mut scene, Access::Found(Some(Box::new(intent))));
    assert_eq!(scene.model.facts.section, SectionName::Settings);
    answer_access(&mut scene);
    scene.effects();
    scene
}

fn forgets(effects: &[Effect]) -> bool {
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::Access(Wanted::Forget(..))))
}

/// Ada's question about Bob is open, and what would stop is known.
fn asked() -> Scene {
    let mut scene = read();
    access(&mut scene, take_from_bob());
    scene.answer("id%20eq%20%22ada", json(HOLDERS));
    scene.effects();
    scene
}

#[test]
fn nothing_is_sent_before_it_is_written_down() {
    let mut scene = asked();
    access(&mut scene, Access::Confirm);
    assert!(scene.asked().is_empty());
    let intent = noted(&mut scene).unwrap();
    assert_eq!(
        (intent.tenant_id.as_str(), intent.user_id.as_str()),
        ("t-acme", "ada")
    );
    access(&mut scene, Access::Noted(Noted::Written));
    assert_eq!(scene.asked(), ["PATCH /api/v1/roles/makers"]);
    scene.answer("PATCH", status(204));
    assert!(forgets(&scene.effects()), "nothing is unfinished");
}

#[test]
fn what_cannot_be_written_down_is_not_sent() {
    let mut scene = asked();
    access(&mut scene, Access::Confirm);
    access(&mut scene, Access::Noted(Noted::Not(NotSent::NotNoted)));
    assert!(scene.asked().is_empty());
    let not_sent = scene.model.settings.access.not_sent;
    assert_eq!(not_sent, Some(NotSent::NotNoted));
    access(&mut scene, take_from_bob());
    assert!(
        scene.model.settings.access.question.is_some(),
        "it can be tried again"
    );
}

#[test]
fn what_another_page_left_is_not_written_over() {
    let mut scene = asked();
    access(&mut scene, Access::Confirm);
    access(&mut scene, Access::Noted(Noted::Another(Box::new(given()))));
    assert!(!scene.asks("PATCH"));
    assert!(scene.model.settings.access.unfinished.is_some());
}

#[test]
fn it_is_looked_for_once_and_only_for_who_could_go_on() {
    let seeks = |scene: &mut Scene| {
        let effects = scene.effects();
        let finds = effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Access(Wanted::Find(_))));
        finds.count()
    };
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.answer("tenants/me", acme());
    assert_eq!(seeks(&mut scene), 1);
    let mut no_admin = Scene::opened();
    no_admin.answer("users/me", eve());
    no_admin.answer("tenants/me", acme());
    assert_eq!(seeks(&mut no_admin), 0);
}

#[test]
fn only_what_is_not_so_yet_is_gone_on_with() {
    let mut scene = found(given());
    access(&mut scene, Access::Find);
    change(&mut scene, Access::GoOn);
    let patches: Vec<String> = scene
        .asked()
        .into_iter()
        .filter(|asked| asked.starts_with("PATCH"))
        .collect();
    assert_eq!(patches, ["PATCH /api/v1/users/eve"]);
    scene.answer("PATCH", status(204));
    assert!(forgets(&scene.effects()));
    assert!(scene.model.settings.access.unfinished.is_none());
}

#[test]
fn nothing_new_is_begun_while_something_is_unfinished() {
    let mut scene = found(given());
    access(&mut scene, take_from_bob());
    assert!(scene.model.settings.access.question.is_none());
    let give = Access::Give {
        to: Receiver::Me,
        name: "New".to_owned(),
        description: String::new(),
    };
    change(&mut scene, give);
    assert!(!scene.asks("PATCH") && !scene.asks("POST"));
    access(&mut scene, Access::LeaveBe);
    assert!(forgets(&scene.effects()));
    access(&mut scene, take_from_bob());
    assert!(scene.model.settings.access.question.is_some());
}

#[test]
fn taking_the_rest_away_is_asked_about_again() {
    let mut scene = found(taken());
    change(&mut scene, Access::GoOn);
    assert!(!scene.asks("PATCH"), "not before the question");
    scene.answer("id%20eq%20%22bob%22%29", json(HOLDERS));
    change(&mut scene, Access::Confirm);
    assert!(scene.asks("PATCH /api/v1/users/bob"));
}

#[test]
fn what_the_end_of_the_session_cut_short_is_kept() {
    let mut scene = found(given());
    change(&mut scene, Access::GoOn);
    scene.answer("PATCH", Err(ApiError::SignedOut));
    let effects = scene.effects();
    assert!(forgets(&effects), "the last one was tried");

    let nobody = Intent {
        plan: AccessPlan::Changes(give(
            &makers(),
            &["eve", "iris"].map(|id| On::User(UserId::new(id))),
        )),
        ..given()
    };
    let mut scene = found(nobody);
    change(&mut scene, Access::GoOn);
    scene.answer("PATCH", Err(ApiError::SignedOut));
    let effects = scene.effects();
    assert!(!forgets(&effects));
    assert!(effects.contains(&Effect::Access(Wanted::Leave)));
    assert!(scene.model.settings.access.unfinished.is_some());
}

#[test]
fn the_names_of_people_are_read_and_somebody_elses_list_is_left_alone() {
    let mut scene = found(given());
    scene.answer(
        "id%20eq%20%22eve",
        json(r#"{"data":[{"id":"eve","name":"Eve Adams"}]}"#),
    );
    let names = &scene
        .model
        .settings
        .access
        .unfinished
        .as_ref()
        .unwrap()
        .names;
    assert_eq!(
        names.get(&UserId::new("eve")).map(String::as_str),
        Some("Eve Adams")
    );
    let mut scene = Scene::listed(&[]);
    let bobs = Intent {
        user_id: UserId::new("bob"),
        ..given()
    };
    access(&mut scene, Access::Found(Some(Box::new(bobs))));
    assert!(scene.model.settings.access.unfinished.is_none());
}

#[test]
fn what_was_unfinished_still_is_where_it_cannot_be_written_down_anew() {
    let mut scene = found(given());
    for _ in 0..2 {
        access(&mut scene, Access::GoOn);
        let intent = noted(&mut scene).unwrap();
        assert_eq!(intent.begun_at, given().begun_at);
        access(&mut scene, Access::Noted(Noted::Not(NotSent::NotNoted)));
        assert!(!scene.asks("PATCH"));
        let access = &scene.model.settings.access;
        assert!(access.not_sent.is_some() && access.unfinished.is_some());
    }
}

#[test]
fn what_another_page_has_ended_meanwhile_is_read_and_not_done_again() {
    let mut scene = found(given());
    access(&mut scene, Access::GoOn);
    let effects = scene.effects();
    let goes_on = |effect: &Effect| matches!(effect, Effect::Access(Wanted::GoOn(_)));
    assert!(effects.iter().any(goes_on), "{effects:?}");
    access(&mut scene, Access::Noted(Noted::Not(NotSent::Ended)));
    assert!(!scene.asks("PATCH") && scene.asks("roles"));
    let access = &scene.model.settings.access;
    assert_eq!(access.not_sent, Some(NotSent::Ended));
    assert!(access.work.is_none() && access.unfinished.is_none());
}
