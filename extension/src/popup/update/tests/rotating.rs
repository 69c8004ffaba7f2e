//! A key is replaced by a new one.

use latchkey_core::making::{Making, Stage as Made};
use latchkey_core::rotation::{Rotation, RotationUnnoted, Stage};
use latchkey_core::{Status, TokenFree, UserId};

use super::scene::*;
use crate::new_secret::message::{Effect as KeyWanted, Message as NewKey};
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::rotating::{Effect as Wanted, Message as Rotating};
use crate::wire::order::Answer;

/// Ada rotates her key: the old one has its other name, and the worker is to make the new one.
fn ordered() -> (Scene, Making) {
    let mut scene = Scene::listed(&["old ada active"]);
    scene.send(Message::NewSecret(NewKey::Found(None, None)));
    scene.send(Message::Rotating(Rotating::Propose(id("old"))));
    scene.answer_rules(&["old ada active"]);
    let old_name = "name of old (old)".to_owned();
    scene.send(Message::Rotating(Rotating::Start(old_name)));
    noted(&mut scene);
    scene.answer("PATCH /api/v1/api-keys/old", status(204));
    scene.answer("GET /api/v1/api-keys/old", renamed());
    noted(&mut scene);
    let making = scene.effects().into_iter().find_map(|effect| match effect {
        Effect::NewSecret(KeyWanted::Order(making)) => Some(*making),
        _ => None,
    });
    (scene, making.expect("a key is ordered"))
}

fn renamed() -> latchkey_core::flow::Outcome {
    json(
        r#"{"id":"old","sub":"ada","subType":"user","status":"active",
        "description":"name of old (old)"}"#,
    )
}

/// What is to be written down is.
fn noted(scene: &mut Scene) {
    scene.send(Message::Rotating(Rotating::Noted(id("old"), Ok(()))));
}

/// The new key was made, and the tenant says this of it.
fn made(scene: &mut Scene, making: Making, status: Status) {
    scene.key_is_made(making, status);
    noted(scene);
}

fn stage(scene: &Scene) -> Stage {
    scene.model.rotating.works[0].flow.rotation().stage.clone()
}

/// Everything that could end the old key is tried.
fn try_to_end_the_old_key(scene: &mut Scene) {
    for message in [
        Rotating::Delete(id("old")),
        Rotating::Pick(id("old"), Some(scene.now.plus_millis(86_400_000))),
        Rotating::Keep(id("old")),
        Rotating::Delete(id("old")),
        Rotating::GoOn(id("old")),
    ] {
        scene.send(Message::Rotating(message));
        noted(scene);
    }
    scene.pass(2 * 86_400).send(Message::Ticked);
    scene.send(Message::Rotating(Rotating::Delete(id("old"))));
    noted(scene);
    assert!(!scene.asks("DELETE"), "{:?}", scene.asked());
}

#[test]
fn the_old_key_goes_once_the_new_one_works() {
    let (mut scene, making) = ordered();
    assert_eq!(making.name.as_str(), "name of old");
    made(&mut scene, making, Status::Active);
    assert!(matches!(stage(&scene), Stage::Trying { .. }));
    scene.send(Message::NewSecret(NewKey::Test));
    scene.answer("users/me", ada());
    noted(&mut scene);
    scene.send(Message::Rotating(Rotating::Delete(id("old"))));
    noted(&mut scene);
    assert!(scene.asks("DELETE /api/v1/api-keys/old"));
}

#[test]
fn beside_a_new_key_that_is_not_active_the_old_one_never_goes() {
    for status in [
        Status::Expired,
        Status::Revoked,
        Status::Other("dormant".to_owned()),
    ] {
        let (mut scene, making) = ordered();
        made(&mut scene, making, status.clone());
        let expected = Stage::NotActive {
            new: id("new"),
            status,
        };
        assert_eq!(stage(&scene), expected);
        assert!(
            scene.model.new_secret.fresh_key().is_some(),
            "shown all the same"
        );
        // Even where it is let in, for however long.
        scene.send(Message::NewSecret(NewKey::Test));
        scene.answer("users/me", ada());
        noted(&mut scene);
        try_to_end_the_old_key(&mut scene);
        assert_eq!(stage(&scene), expected);
    }
}

#[test]
fn the_next_opening_knows_that_the_new_key_is_not_active() {
    let mut scene = Scene::listed(&["old ada active"]);
    let rotation = Rotation {
        tenant_id: "t-acme".to_owned(),
        user_id: UserId::new("ada"),
        old: id("old"),
        name: TokenFree::new("Nightly").unwrap(),
        old_name: TokenFree::new("Nightly (old)").unwrap(),
        expiry: latchkey_core::Expiry::Longest,
        begun_at: scene.now,
        stage: Stage::NotActive {
            new: id("new"),
            status: Status::Expired,
        },
    };
    scene.send(Message::Rotating(Rotating::Found(vec![rotation])));
    try_to_end_the_old_key(&mut scene);
    scene.send(Message::Rotating(Rotating::PutBack(id("old"))));
    noted(&mut scene);
    assert!(scene.asks("PATCH /api/v1/api-keys/old"));
}

#[test]
fn a_new_key_that_ended_since_keeps_the_old_one() {
    let (mut scene, making) = ordered();
    made(&mut scene, making, Status::Active);
    let day = scene.now.plus_millis(86_400_000);
    scene.send(Message::Rotating(Rotating::Pick(id("old"), Some(day))));
    scene.send(Message::Rotating(Rotating::Keep(id("old"))));
    noted(&mut scene);
    assert!(matches!(stage(&scene), Stage::Kept { .. }));
    scene.send(Message::Refresh);
    scene.answer(NEWEST, page(&["new ada expired", "old ada active"]));
    try_to_end_the_old_key(&mut scene);
}

#[test]
fn a_key_that_nobody_saw_and_that_is_not_active_replaces_nothing() {
    let (mut scene, making) = ordered();
    let note = Making {
        stage: Made::Made {
            id: id("new"),
            is_taken: false,
            status: Status::Expired,
        },
        ..making
    };
    scene.send(Message::NewSecret(NewKey::Ordered(Answer::Done)));
    scene.send(Message::NewSecret(NewKey::Found(
        Some(Box::new(note)),
        None,
    )));
    scene.send(Message::NewSecret(NewKey::Keep));
    noted(&mut scene);
    assert!(matches!(stage(&scene), Stage::NotActive { .. }));
}

#[test]
fn what_could_not_be_written_down_is_not_sent() {
    let mut scene = Scene::listed(&["old ada active"]);
    scene.send(Message::NewSecret(NewKey::Found(None, None)));
    scene.send(Message::Rotating(Rotating::Propose(id("old"))));
    scene.answer_rules(&["old ada active"]);
    scene.send(Message::Rotating(Rotating::Start("Other".to_owned())));
    let notes = |effect: &Effect| matches!(effect, Effect::Rotating(Wanted::Note(..)));
    assert!(scene.effects().iter().any(notes));
    scene.send(Message::Rotating(Rotating::Noted(
        id("old"),
        Err(RotationUnnoted::NotWritten),
    )));
    assert!(!scene.asks("PATCH"));
}

#[test]
fn a_key_whose_name_holds_a_token_is_not_rotated() {
    let token = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9";
    let key = format!(
        r#"{{"data":[{{"id":"old","sub":"ada","subType":"user","status":"active","description":"{token}"}}]}}"#
    );
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.answer("tenants/me", acme());
    scene.answer(ACTIVE, page(&[]));
    scene.answer(NEWEST, json(key));
    scene.send(Message::NewSecret(NewKey::Found(None, None)));
    scene.send(Message::Rotating(Rotating::Propose(id("old"))));
    scene.answer_rules(&["old ada active"]);
    scene.effects();
    scene.send(Message::Rotating(Rotating::Start("Other".to_owned())));
    let notes = |effect: &Effect| matches!(effect, Effect::Rotating(Wanted::Note(..)));
    assert!(!scene.effects().iter().any(notes));
    assert!(!scene.asks("PATCH"));
    let told = scene.model.rotates_name_with_token();
    assert!(told, "it is said");
}
