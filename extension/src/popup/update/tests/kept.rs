//! The list kept since an earlier opening: to look at, until it is known whose it is.

use latchkey_core::api::ApiError;
use latchkey_core::{Owner, Snapshot};

use super::scene::*;
use crate::popup::message::Message;
use crate::shell::facts::Known;

/// What Ada's last opening kept.
fn kept() -> (Snapshot, Snapshot) {
    let mut scene = Scene::listed(&["k1 bob active", "k2 ada active", "k3 bob revoked"]);
    scene.kept().expect("a whole list is kept")
}

/// The popup opened again, with that list.
fn reopened() -> Scene {
    let mut scene = Scene::opened();
    scene.pass(60).send(Message::Kept(Box::new(kept().0)));
    scene.effects();
    scene
}

#[test]
fn it_is_there_at_once_and_not_to_be_touched() {
    let mut scene = reopened();
    assert_eq!(scene.rows(), ["k1", "k2", "k3"]);
    let as_of = scene.model.facts.as_of.expect("marked as of its time");
    assert_eq!((as_of.read_at, as_of.is_unconfirmed), (START, true));
    assert!(!scene.model.facts.may_act());
    scene.send(Message::AskToRevoke(id("k1")));
    assert!(scene.model.dialog.is_none() && scene.effects().is_empty());
}

#[test]
fn it_is_the_users_own_once_they_are_the_same() {
    let mut scene = reopened();
    scene.answer("tenants/me", acme());
    assert!(!scene.model.facts.may_act(), "a tenant is nobody");
    scene.answer("users/me", ada());
    assert!(scene.model.facts.may_act());
    assert_eq!(scene.rows().len(), 3);
    let as_of = scene.model.facts.as_of.expect("still of its time");
    assert_eq!(as_of.read_at, START);
    scene.answer(ACTIVE, page(&["k1 bob active"]));
    scene.answer(NEWEST, page(&["k1 bob active", "k4 bob active"]));
    assert_eq!(
        (scene.rows(), scene.model.facts.as_of),
        (vec!["k1", "k4"], None)
    );
}

#[test]
fn it_is_wiped_for_anybody_else() {
    for user in [eve(), Err(ApiError::OtherHost), status(403), status(401)] {
        let mut scene = reopened();
        scene.answer("users/me", user.clone());
        assert_eq!(scene.rows(), Vec::<&str>::new(), "{user:?}");
        assert!(scene.model.facts.as_of.is_none() && scene.forgets());
        assert!(
            scene
                .model
                .facts
                .table
                .owners()
                .iter()
                .all(|(id, _)| id.as_str() == "eve")
        );
        // What comes of it later is not looked at.
        scene.send(Message::Kept(Box::new(kept().1)));
        scene.send(Message::Kept(Box::new(kept().0)));
        assert_eq!(scene.rows(), Vec::<&str>::new());
    }
}

#[test]
fn it_stays_to_be_looked_at_while_nobody_answers() {
    for answer in [
        status(500),
        Err(ApiError::TooFast),
        Err(ApiError::Unreadable),
        Err(ApiError::NoAccess),
    ] {
        let mut scene = reopened();
        scene.answer("users/me", answer.clone());
        assert_eq!(scene.rows().len(), 3, "{answer:?}");
        assert!(!scene.model.facts.may_act() && !scene.forgets());
    }
}

#[test]
fn it_stays_while_offline_and_is_wiped_when_somebody_else_answers_at_last() {
    let mut scene = reopened();
    scene.answer("users/me", Err(ApiError::Offline));
    scene.answer("users/me", Err(ApiError::Offline));
    assert_eq!(scene.model.facts.user, Known::No(ApiError::Offline));
    scene.answer(ACTIVE, status(503));
    scene.answer(NEWEST, status(503));
    assert_eq!(scene.rows().len(), 3);
    assert!(!scene.model.facts.may_act());
    // Asked again, the tenant answers: somebody else is there.
    scene.send(Message::Refresh);
    scene.answer("tenants/me", acme());
    scene.answer("users/me", eve());
    assert_eq!(scene.rows(), Vec::<&str>::new());
    assert!(scene.forgets());
}

#[test]
fn it_is_wiped_where_the_address_has_changed_hands() {
    let mut scene = reopened();
    let moved = ada().map(|mut response| {
        response.text = response.text.replace("t-acme", "t-other");
        response
    });
    scene.answer("users/me", moved);
    assert_eq!(scene.rows(), Vec::<&str>::new());
    assert!(scene.forgets());
}

#[test]
fn a_tenant_that_only_its_own_facts_tell_is_waited_for() {
    let without_tenant = ada().map(|mut response| {
        response.text = response.text.replace("tenantId", "other");
        response
    });
    let mut scene = reopened();
    scene.answer("users/me", without_tenant.clone());
    assert!(scene.rows().len() == 3 && !scene.model.facts.may_act());
    scene.answer("tenants/me", acme());
    assert!(scene.rows().len() == 3 && scene.model.facts.may_act());

    let mut scene = reopened();
    scene.answer("users/me", without_tenant);
    scene.answer("tenants/me", status(500));
    assert_eq!(scene.rows(), Vec::<&str>::new());
}

#[test]
fn what_was_read_meanwhile_survives_the_wiping_and_knows_its_owners() {
    let mut scene = reopened();
    scene.answer(ACTIVE, page(&["k9 eve active", "k8 bob active"]));
    scene.answer("users/me", eve());
    assert_eq!(scene.rows(), ["k9", "k8"]);
    let owner = |scene: &Scene, text: &str| {
        scene
            .model
            .facts
            .table
            .row(&id(text))
            .unwrap()
            .owner
            .clone()
    };
    assert!(matches!(owner(&scene, "k9"), Owner::Found(_)));
    assert_eq!(owner(&scene, "k8"), Owner::Pending);
    scene.answer_owners();
    assert!(matches!(owner(&scene, "k8"), Owner::Found(_)));
    scene.answer(
        NEWEST,
        page(&["k9 eve active", "k8 bob active", "k7 eve active"]),
    );
    assert!(
        matches!(owner(&scene, "k7"), Owner::Found(_)),
        "of oneself nobody is asked"
    );
}

#[test]
fn it_brings_no_key_back_that_is_no_more() {
    let mut scene = Scene::opened();
    scene.answer(ACTIVE, page(&["k1 bob active"]));
    scene.answer(NEWEST, page(&["k1 bob active"]));
    scene.send(Message::Kept(Box::new(kept().0)));
    assert_eq!((scene.rows(), scene.model.facts.as_of), (vec!["k1"], None));
}

#[test]
fn its_second_part_joins_the_first_only_where_it_is_of_the_same_people() {
    let mut scene = reopened();
    let (_, mut rest) = kept();
    rest.keys = kept().0.keys;
    rest.keys[0].id = id("k50");
    let mut others = rest.clone();
    others.identity.user = None;
    scene.send(Message::Kept(Box::new(others)));
    assert_eq!(scene.rows().len(), 3);
    scene.send(Message::Kept(Box::new(rest)));
    assert_eq!(scene.rows().len(), 4);
}

#[test]
fn only_a_whole_list_of_somebody_known_is_kept() {
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.answer(ACTIVE, page(&[]));
    scene.answer(NEWEST, page_before(&["k1 bob active"], "k1"));
    assert_eq!(scene.kept(), None, "not whole");
    scene.answer("startingAfter=k1", page(&["k2 bob active"]));
    assert_eq!(scene.kept(), None, "its owners are not known");
    scene.answer_owners();
    let (first, _) = scene.kept().expect("whole and known");
    assert_eq!((first.keys.len(), first.total), (2, 2));
    assert_eq!((first.read_at, first.owners.len()), (START, 1));

    let mut scene = Scene::opened();
    scene.answer(NEWEST, status(500));
    scene.answer(ACTIVE, page(&["k1 ada active"]));
    scene.answer("users/me", ada());
    assert_eq!(scene.kept(), None, "broken");
}
