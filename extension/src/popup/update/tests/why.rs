//! Why a key is answered 401.

use latchkey_core::api::ApiError;
use latchkey_core::{Pasted, Secret, TokenFacts, UserId, Verdict};

use super::scene::*;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::model::PastedWhat;
use crate::popup::why::{Message as Why, verdict};
use crate::shell::focus::Target;

fn secret() -> Secret {
    Secret::new("eyJ.whole.key".to_owned()).unwrap()
}

fn token(tenant: &str) -> Pasted {
    Pasted::Token(TokenFacts {
        key_id: id("k1"),
        tenant_id: Some(tenant.to_owned()),
        owner_id: None,
        ends: None,
        complete: true,
    })
}

/// Ada pasted a whole key of this tenant, and the tenant told of it.
fn pasted(tenant: &str, told: &str) -> Scene {
    let mut scene = Scene::listed(&["k1 ada active"]);
    scene.send(Message::Pasted(token(tenant)));
    scene.send(Message::Why(Why::Hold(secret())));
    scene.answer("api-keys/k1", key(told));
    scene.effects();
    scene
}

#[test]
fn the_box_opens_and_closes() {
    let mut scene = Scene::listed(&[]);
    scene.effects();
    scene.send(Message::Why(Why::Ask));
    assert!(scene.model.why.is_asking);
    let focus = Effect::Focus(Target::Element("why-paste"));
    assert_eq!(scene.effects(), [focus]);
    scene.send(Message::CloseFound);
    assert!(!scene.model.why.is_asking);
}

#[test]
fn a_verdict_follows_from_what_the_tenant_tells() {
    let scene = pasted("t-acme", "k1 ada revoked");
    assert_eq!(verdict(&scene.model), Some(Verdict::Revoked));
    let scene = pasted("t-globex", "k1 ada active");
    let other = Verdict::OtherTenant("t-globex".to_owned());
    assert_eq!(verdict(&scene.model), Some(other));
    let scene = pasted("t-acme", "k1 ada active");
    assert_eq!(verdict(&scene.model), Some(Verdict::NothingAgainst));
}

#[test]
fn the_key_is_sent_once_and_only_when_asked_and_let_go_after() {
    let mut scene = pasted("t-acme", "k1 ada active");
    assert!(!scene.asks("users/me"), "{:?}", scene.asked());
    scene.send(Message::Why(Why::Test));
    assert!(scene.model.why.held.is_none() && scene.model.why.flow.is_some());
    scene.answer("users/me", ada());
    assert!(scene.model.why.flow.is_none());
    assert_eq!(verdict(&scene.model), Some(Verdict::Works));
    scene.send(Message::Why(Why::Test));
    assert!(!scene.asks("users/me"));
}

#[test]
fn a_refused_key_says_nothing_of_the_session() {
    let mut scene = pasted("t-acme", "k1 ada active");
    scene.send(Message::Why(Why::Test));
    scene.answer("users/me", status(401));
    assert_eq!(verdict(&scene.model), Some(Verdict::Refused));
    assert_eq!(scene.model.facts.stop, None);
    let mut scene = pasted("t-acme", "k1 ada active");
    scene.send(Message::Why(Why::Test));
    scene.answer("users/me", Err(ApiError::OtherHost));
    scene.answer("spaces", status(200));
    assert!(scene.model.why.flow.is_none());
}

#[test]
fn the_key_is_let_go_with_the_panel_and_with_the_next_paste() {
    let mut scene = pasted("t-acme", "k1 ada active");
    scene.send(Message::CloseFound);
    assert!(scene.model.why.held.is_none());
    scene.send(Message::Why(Why::Hold(secret())));
    assert!(scene.model.why.held.is_none(), "nothing is asked about");
    let mut scene = pasted("t-acme", "k1 ada active");
    scene.send(Message::Pasted(Pasted::KeyId(id("k9"))));
    assert!(scene.model.why.held.is_none());
    let mut scene = pasted("t-acme", "k1 ada active");
    scene.send(Message::ShowFound);
    assert!(scene.model.why.held.is_none());
}

#[test]
fn a_user_s_id_is_not_taken_for_a_key_s() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    scene.send(Message::Pasted(Pasted::KeyId(id("bob"))));
    assert!(!scene.asks("api-keys/bob"), "{:?}", scene.asked());
    let found = scene.model.found.as_ref().unwrap();
    assert_eq!(found.what, PastedWhat::Person(UserId::new("bob")));
}
