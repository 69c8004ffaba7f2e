//! The session ends, or is somebody else's.

use latchkey_core::api::{ApiError, Problem};
use latchkey_core::{Owner, Pasted};

use super::scene::*;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::shell::facts::Reading;

/// Two pages are on their way, and the look-up of an owner.
fn reading() -> Scene {
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.answer(ACTIVE, page(&[]));
    scene.answer(NEWEST, page_before(&["k1 bob active"], "k1"));
    scene.effects();
    scene
}

#[test]
fn signed_out_at_the_start_leaves_nothing_to_see() {
    let mut scene = Scene::opened();
    scene.answer(ACTIVE, status(401));
    scene.answer("users/me", Err(ApiError::SignedOut));
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
    assert!(scene.rows().is_empty() && scene.model.facts.as_of.is_none());
    assert!(!scene.model.facts.is_reading());
    scene.answer(NEWEST, Err(ApiError::SignedOut));
    scene.answer("tenants/me", Err(ApiError::SignedOut));
    assert!(scene.asked().is_empty());
}

#[test]
fn signed_out_in_the_middle_leaves_the_list_as_of_its_time() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    scene.effects();
    scene.pass(600).send(Message::Refresh);
    scene.answer(ACTIVE, Err(ApiError::SignedOut));
    scene.answer(NEWEST, Err(ApiError::SignedOut));
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
    assert_eq!(
        scene.model.facts.as_of.map(|as_of| as_of.read_at),
        Some(START)
    );
    assert_eq!(scene.rows(), ["k1"]);
    assert!(!scene.model.facts.may_act());
    assert!(scene.forgets(), "whoever comes next must not find it");
    scene.send(Message::AskToRevoke(id("k1")));
    assert!(scene.model.dialog.is_none());
}

#[test]
fn nothing_more_is_sent_once_the_session_is_over() {
    for error in [
        ApiError::SignedOut,
        ApiError::Unauthorized(Problem::default()),
        ApiError::NoTenant(Problem::default()),
        ApiError::TabGone,
        ApiError::NoAccess,
        ApiError::NotLoaded,
        ApiError::KeptOut,
    ] {
        let mut scene = reading();
        scene.answer("/users?", Err(ApiError::Offline));
        scene.answer("tenants/me", Err(error.clone()));
        assert!(matches!(&scene.model.facts.reading, Reading::Broken(it, 0) if *it == error));
        let waiting = scene.asked();
        scene.answer("startingAfter=k1", page_before(&["k2 cat active"], "k2"));
        scene.answer(OLDEST, page_before(&["k3 dan active"], "k3"));
        assert!(
            scene.asked().len() == waiting.len() - 2,
            "{:?}",
            scene.asked()
        );
        scene.send(Message::Pasted(Pasted::KeyId(id("k9"))));
        assert!(!scene.asks("api-keys/k9"));
    }
}

#[test]
fn a_sign_out_forgets_the_kept_list_before_it_was_even_read() {
    let mut scene = Scene::opened();
    scene.answer("users/me", Err(ApiError::Unauthorized(Problem::default())));
    assert!(scene.forgets());
    let mut scene = Scene::opened();
    scene.answer("users/me", Err(ApiError::TabGone));
    assert!(!scene.forgets(), "nobody has signed out");
}

#[test]
fn owners_still_asked_for_are_not_read() {
    let mut scene = reading();
    assert!(scene.asks("/users?"));
    scene.answer("startingAfter=k1", Err(ApiError::SignedOut));
    assert_eq!(
        scene.model.facts.table.row(&id("k1")).unwrap().owner,
        Owner::NotRead
    );
    scene.answer_owners();
    assert_eq!(
        scene.model.facts.table.row(&id("k1")).unwrap().owner,
        Owner::NotRead
    );
}

#[test]
fn signed_in_again_refreshing_goes_on() {
    let mut scene = reading();
    scene.answer("startingAfter=k1", Err(ApiError::SignedOut));
    scene.send(Message::Refresh);
    assert_eq!(scene.model.facts.stop, None);
    // The first two are of the opening.
    scene.answer("tenants/me", acme());
    scene.answer(OLDEST, page(&[]));
    scene.answer("users/me", ada());
    scene.answer(ACTIVE, page(&["k1 bob active"]));
    scene.answer(NEWEST, page(&["k1 bob active"]));
    scene.answer_owners();
    assert!(matches!(scene.model.facts.reading, Reading::Whole(0)));
    assert!(scene.model.facts.as_of.is_none() && scene.model.facts.may_act());
    assert!(matches!(
        scene.model.facts.table.row(&id("k1")).unwrap().owner,
        Owner::Found(_)
    ));
}

#[test]
fn another_user_ends_it_and_no_row_of_theirs_is_mixed_in() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    scene.effects();
    scene.send(Message::Refresh);
    scene.answer("users/me", eve());
    assert_eq!(scene.model.facts.stop, Some(ApiError::AnotherUser));
    scene.answer(ACTIVE, page(&["k9 eve active"]));
    scene.answer(NEWEST, page_before(&["k9 eve active"], "k9"));
    scene.answer_owners();
    assert_eq!(scene.rows(), ["k1"]);
    assert!(!scene.model.facts.may_act() && !scene.asks("k9"));
    let effects = scene.effects();
    assert!(effects.contains(&Effect::Forget(ORIGIN.to_owned())));
    assert!(
        !effects
            .iter()
            .any(|it| matches!(it, Effect::Keep(..) | Effect::Remember(_)))
    );
    // Only beginning anew helps.
    let before = scene.asked();
    scene.send(Message::Refresh);
    assert_eq!(scene.asked(), before);
    scene.send(Message::StartAgain);
    assert_eq!(scene.effects(), [Effect::Reload]);
}

#[test]
fn another_tenant_ends_it_too() {
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.effects();
    scene.answer("tenants/me", json(r#"{"id":"t-other","name":"Other"}"#));
    assert_eq!(scene.model.facts.stop, Some(ApiError::AnotherTenant));
    assert!(
        !scene
            .effects()
            .iter()
            .any(|it| matches!(it, Effect::Remember(_)))
    );
}

#[test]
fn an_open_question_says_that_the_session_is_over() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    scene.send(Message::Refresh);
    scene.send(Message::AskToRevoke(id("k1")));
    scene.answer("users/me", eve());
    let dialog = scene.model.dialog.as_ref().expect("still open");
    assert_eq!(dialog.trouble, Some(ApiError::AnotherUser));
    scene.send(Message::ConfirmRevoke);
    assert!(!scene.asks("DELETE"));
}
