//! The page of one owner.

use latchkey_core::api::ApiError;
use latchkey_core::{Right, UserId};

use super::scene::*;
use crate::popup::details::Message as Details;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::owner::Message as Page;
use crate::shell::focus::Target;

fn bob() -> UserId {
    UserId::new("bob")
}

fn opened() -> Scene {
    let mut scene = Scene::listed(&["k1 bob active", "k2 ada active"]);
    scene.send(Message::Details(Details::Open(id("k1"))));
    scene.effects();
    scene.send(Message::Owner(Page::Open(bob())));
    scene
}

fn right(scene: &Scene) -> Right {
    let rights = scene.model.rights.as_ref();
    rights.map_or(Right::NotKnown, |rights| rights.of(&bob()))
}

#[test]
fn it_takes_the_focus_and_gives_it_back_to_the_key() {
    let mut scene = opened();
    assert!(scene.model.details.is_none());
    let title = Effect::Focus(Target::Element("owner-title"));
    assert_eq!(scene.effects(), [title]);
    scene.send(Message::Owner(Page::Close));
    assert!(scene.model.owner_page.is_none());
    assert_eq!(scene.effects(), [Effect::Focus(Target::Row(id("k1")))]);
}

#[test]
fn their_roles_are_read_and_judged() {
    let mut scene = opened();
    assert_eq!(right(&scene), Right::NotKnown);
    let default = r#"{"id":"d","name":"UserDefault","type":"default","assignedScopes":[]}"#;
    scene.answer(
        "/roles",
        json(format!(r#"{{"data":[{default}],"links":{{}}}}"#)),
    );
    let everyone = r#"{"id":"000000000000000000000001","name":"e","assignedRoles":[]}"#;
    scene.answer("/groups/", json(everyone));
    let person = r#"{"id":"bob","name":"Bob","assignedRoles":[],"assignedGroups":[]}"#;
    scene.answer("/users?", json(format!(r#"{{"data":[{person}]}}"#)));
    assert_eq!(right(&scene), Right::Lacks);
    let rights = scene.model.rights.as_ref().unwrap();
    assert_eq!(rights.of(&UserId::new("eve")), Right::NotKnown);
}

#[test]
fn who_is_no_admin_asks_for_no_roles() {
    let mut scene = Scene::opened();
    scene.answer("users/me", eve());
    scene.answer("tenants/me", acme());
    scene.answer(ACTIVE, page(&["k1 eve active"]));
    scene.send(Message::Owner(Page::Open(UserId::new("eve"))));
    assert!(!scene.asks("/roles"), "{:?}", scene.asked());
    assert!(scene.model.owner_page.is_some());
}

#[test]
fn a_session_that_is_over_is_noticed() {
    let mut scene = opened();
    for part in ["/roles", "/groups/", "/users?"] {
        scene.answer(part, Err(ApiError::SignedOut));
    }
    assert_eq!(scene.model.facts.stop, Some(ApiError::SignedOut));
    assert_eq!(right(&scene), Right::NotKnown);
}
