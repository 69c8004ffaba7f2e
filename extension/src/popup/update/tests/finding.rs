//! A key, or its id, is pasted.

use latchkey_core::api::ApiError;
use latchkey_core::flow::find_key::Found;
use latchkey_core::table::Filter;
use latchkey_core::{Owner, Pasted, TokenFacts};

use super::scene::*;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::model::PastedWhat;
use crate::shell::focus::Target;

fn listed() -> Scene {
    let mut scene = Scene::listed(&["k1 bob active"]);
    scene.effects();
    scene
}

fn token() -> Pasted {
    Pasted::Token(TokenFacts {
        key_id: id("k9"),
        tenant_id: Some("t-acme".to_owned()),
        owner_id: None,
        ends: None,
        complete: true,
    })
}

fn found(scene: &Scene) -> Option<Found> {
    scene
        .model
        .found
        .as_ref()
        .and_then(|asked| asked.found.clone())
}

#[test]
fn the_key_of_a_token_is_asked_for_by_its_id_alone() {
    for pasted in [token(), Pasted::KeyId(id("k9"))] {
        let mut scene = listed();
        scene.send(Message::Pasted(pasted));
        assert_eq!(scene.asked(), ["GET /api/v1/api-keys/k9"]);
        assert!(scene.model.found.is_some() && found(&scene).is_none());
        scene.answer("api-keys/k9", key("k9 cat revoked"));
        assert!(matches!(found(&scene), Some(Found::Key(_))));
        scene.answer_owners();
        let row = scene
            .model
            .facts
            .table
            .row(&id("k9"))
            .expect("it has a row");
        assert!(matches!(row.owner, Owner::Found(_)));
    }
}

#[test]
fn what_not_seeing_it_means_is_told_as_soon_as_it_is_known_who_looks() {
    let mut scene = Scene::opened();
    scene.send(Message::Pasted(token()));
    scene.answer("api-keys/k9", status(404));
    assert_eq!(found(&scene), Some(Found::NotSeen));
    scene.answer("users/me", ada());
    assert_eq!(found(&scene), Some(Found::NotHere));
}

#[test]
fn its_row_is_shown_whatever_hid_it() {
    let mut scene = listed();
    scene.send(Message::Search("nothing".to_owned()));
    scene.send(Message::SetFilter(Filter::Expired));
    scene.send(Message::Pasted(token()));
    scene.answer("api-keys/k9", key("k9 bob revoked"));
    assert!(scene.rows().is_empty());
    scene.effects();
    scene.send(Message::ShowFound);
    assert_eq!(scene.rows(), ["k1", "k9"]);
    assert!(scene.model.found.is_none() && scene.model.query.is_empty());
    assert_eq!(scene.effects(), [Effect::Focus(Target::Row(id("k9")))]);
}

#[test]
fn what_not_finding_it_means_depends_on_who_is_signed_in() {
    let mut scene = listed();
    scene.send(Message::Pasted(token()));
    scene.answer("api-keys/k9", status(404));
    assert_eq!(found(&scene), Some(Found::NotHere));

    let mut scene = Scene::opened();
    scene.answer("users/me", eve());
    scene.send(Message::Pasted(token()));
    scene.answer("api-keys/k9", status(403));
    assert_eq!(found(&scene), Some(Found::NotVisible));

    let mut scene = Scene::opened();
    scene.send(Message::Pasted(token()));
    scene.answer("api-keys/k9", status(404));
    assert_eq!(found(&scene), Some(Found::NotSeen));
}

#[test]
fn a_token_without_an_id_is_caught_and_nothing_is_asked() {
    let mut scene = listed();
    scene.send(Message::Pasted(Pasted::UnreadableToken));
    let asked = scene.model.found.as_ref().expect("it is said");
    assert_eq!(asked.what, PastedWhat::UnreadableToken);
    assert!(scene.asked().is_empty());
    scene.send(Message::CloseFound);
    assert!(scene.model.found.is_none());
    assert_eq!(scene.effects(), [Effect::Focus(Target::Search)]);
    scene.send(Message::Pasted(Pasted::Text));
    assert!(scene.model.found.is_none() && scene.asked().is_empty());
}

#[test]
fn the_last_paste_counts() {
    let mut scene = listed();
    scene.send(Message::Pasted(token()));
    scene.send(Message::Pasted(Pasted::KeyId(id("k8"))));
    scene.answer("api-keys/k9", status(404));
    assert_eq!(found(&scene), None);
    scene.answer("api-keys/k8", status(404));
    assert_eq!(found(&scene), Some(Found::NotHere));
    scene.send(Message::Pasted(token()));
    scene.send(Message::CloseFound);
    scene.answer("api-keys/k9", key("k9 bob active"));
    assert!(scene.model.found.is_none() && scene.rows() == ["k1"]);
}

#[test]
fn a_session_that_is_over_says_so() {
    let mut scene = listed();
    scene.send(Message::Pasted(token()));
    scene.answer("api-keys/k9", Err(ApiError::SignedOut));
    assert_eq!(found(&scene), Some(Found::NotRead(ApiError::SignedOut)));
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
}

#[test]
fn a_key_pasted_while_signed_out_is_asked_for_once_everything_is_read_again() {
    let mut scene = listed();
    scene.send(Message::Refresh);
    scene.answer("users/me", status(401));
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
    scene.send(Message::Pasted(token()));
    assert!(!scene.asks("api-keys/k9"));
    scene.send(Message::Refresh);
    scene.answer("api-keys/k9", key("k9 bob active"));
    assert!(matches!(found(&scene), Some(Found::Key(_))));
}

#[test]
fn what_the_tenant_did_not_tell_is_asked_for_again_and_what_it_told_is_not() {
    for (first, is_asked_again) in [(status(500), true), (status(404), false)] {
        let mut scene = listed();
        scene.send(Message::Pasted(token()));
        scene.answer("api-keys/k9", first);
        scene.send(Message::Refresh);
        assert_eq!(scene.asks("api-keys/k9"), is_asked_again);
    }
}
