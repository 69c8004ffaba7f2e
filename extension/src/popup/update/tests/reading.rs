//! The list and its owners, read and read again.

use latchkey_core::api::ApiError;
use latchkey_core::table::{Column, Filter, Sort};
use latchkey_core::{Owner, Response};

use super::scene::*;
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::shell::facts::{Known, Reading};
use crate::shell::focus::Target;

#[test]
fn owners_are_looked_up_but_for_oneself_and_identity_providers() {
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.answer(
        "status=active",
        page(&["k1 ada active", "k2 SCIM\\\\77 active", "k3 bob active"]),
    );
    let look_ups: Vec<String> = scene
        .asked()
        .into_iter()
        .filter(|it| it.contains("/users?"))
        .collect();
    let [look_up] = &look_ups[..] else {
        panic!("{look_ups:?}");
    };
    assert!(look_up.contains("bob") && !look_up.contains("ada") && !look_up.contains("SCIM"));
}

#[test]
fn one_self_is_known_although_looking_up_fails() {
    let mut scene = Scene::opened();
    scene.answer(ACTIVE, page(&["k1 ada active", "k2 bob active"]));
    scene.answer("users/me", ada());
    scene.answer("/users?", status(500));
    let owner = |text: &str| {
        scene
            .model
            .facts
            .table
            .row(&id(text))
            .unwrap()
            .owner
            .clone()
    };
    assert!(matches!(owner("k1"), Owner::Found(_)));
    assert_eq!(owner("k2"), Owner::NotRead);
}

#[test]
fn refreshing_asks_for_everything_and_keeps_the_rows_meanwhile() {
    let mut scene = Scene::listed(&["k1 bob active", "k2 bob active"]);
    scene.pass(600).send(Message::Refresh);
    for part in ["users/me", "tenants/me", "status=active", NEWEST, "/users?"] {
        assert!(scene.asks(part), "{part}");
    }
    assert_eq!(scene.rows(), ["k1", "k2"]);
    let as_of = scene.model.facts.as_of.expect("of its time");
    assert_eq!((as_of.read_at, as_of.is_unconfirmed), (START, false));
    scene.send(Message::Refresh);
    assert_eq!(scene.asked().len(), 5, "one at a time");
    scene.answer("users/me", ada());
    scene.answer(ACTIVE, page(&["k1 bob active"]));
    scene.answer(NEWEST, page(&["k1 bob active", "k3 bob active"]));
    scene.answer_owners();
    assert_eq!(
        (scene.rows(), scene.model.facts.as_of),
        (vec!["k1", "k3"], None)
    );
    assert_eq!(scene.kept().expect("kept anew").0.read_at, scene.now);
}

#[test]
fn answers_of_an_earlier_reading_are_left_aside() {
    let mut scene = Scene::opened();
    scene.answer(ACTIVE, status(500));
    scene.answer(NEWEST, status(500));
    assert!(matches!(
        scene.model.facts.reading,
        Reading::Broken(ApiError::Broken { .. }, 0)
    ));
    scene.send(Message::Refresh);
    // The identity asked for at the opening comes only now.
    scene.answer("users/me", eve());
    assert_eq!(scene.model.facts.user, Known::Asking);
    scene.answer("users/me", ada());
    assert_eq!(scene.model.facts.user, Known::Yes);
}

#[test]
fn a_broken_reading_keeps_what_came_and_says_why() {
    let mut scene = Scene::opened();
    scene.answer("users/me", ada());
    scene.answer(ACTIVE, page(&["k1 bob active"]));
    scene.answer(NEWEST, Err(ApiError::TooFast));
    assert_eq!(scene.rows(), ["k1"]);
    assert!(matches!(
        scene.model.facts.reading,
        Reading::Broken(ApiError::TooFast, 0)
    ));
    assert!(scene.model.facts.may_act() && scene.model.facts.stop.is_none());
}

#[test]
fn rows_that_could_not_be_understood_are_counted() {
    let mut scene = Scene::opened();
    scene.answer(ACTIVE, json(r#"{"data":[{"id":7}]}"#));
    scene.answer(NEWEST, json(r#"{"data":[{"id":7},{"id":"k1"},{}]}"#));
    assert_eq!(
        (scene.rows(), scene.model.facts.unreadable_rows()),
        (vec!["k1"], 2)
    );
}

#[test]
fn rows_do_not_move_under_the_pointer_or_the_focus() {
    for (on, away) in [
        (Message::Pointer(true), Message::Pointer(false)),
        (Message::Focused(true), Message::Focused(false)),
    ] {
        let mut scene = Scene::opened();
        scene.answer(ACTIVE, page(&["k2 bob active"]));
        scene.send(on);
        scene.answer(NEWEST, page(&["k1 bob active", "k2 bob active"]));
        assert_eq!(scene.rows(), ["k2", "k1"]);
        scene.send(away);
        assert_eq!(scene.rows(), ["k1", "k2"]);
    }
}

#[test]
fn searching_filtering_and_sorting_show_what_they_say() {
    let mut scene = Scene::listed(&["k1 bob active", "k2 ada revoked", "k3 bob revoked"]);
    scene.effects();
    scene.send(Message::Search("k3 bob".to_owned()));
    assert_eq!(
        (scene.rows(), scene.model.query.as_str()),
        (vec!["k3"], "k3 bob")
    );
    scene.send(Message::SetFilter(Filter::Active));
    assert!(scene.rows().is_empty());
    scene.send(Message::ShowAll);
    assert_eq!((scene.rows().len(), scene.model.query.as_str()), (3, ""));
    assert_eq!(scene.effects(), [Effect::Focus(Target::Search)]);
    scene
        .send(Message::SortBy(Column::Id))
        .send(Message::SortBy(Column::Id));
    assert_eq!(scene.model.facts.table.sort(), Sort::Down(Column::Id));
    assert_eq!(scene.rows(), ["k3", "k2", "k1"]);
}

#[test]
fn a_wait_is_shown_until_it_is_over() {
    let mut scene = Scene::opened();
    scene.send(Message::Waiting(START.plus_millis(30_000)));
    scene.pass(29).send(Message::Ticked);
    assert_eq!(scene.model.facts.waiting, Some(START.plus_millis(30_000)));
    scene.pass(1).send(Message::Ticked);
    assert_eq!(scene.model.facts.waiting, None);
}

#[test]
fn a_wait_is_over_in_time_although_the_clock_is_wrong() {
    let mut scene = Scene::opened();
    let hour = 3_600_000;
    let dated = Response {
        date: Some("Sun, 22 Nov 2026 09:00:00 GMT".to_owned()),
        ..Response::default()
    };
    let mut exchange = latchkey_core::session::Exchange::new(latchkey_core::Request::get("/"));
    exchange.answered(&mut scene.model.facts.session, Ok(dated), scene.now);
    scene.send(Message::Waiting(scene.now.plus_millis(30_000)));
    assert_eq!(
        scene.model.facts.waiting,
        Some(START.plus_millis(30_000 - hour))
    );
    scene.pass(30).send(Message::Ticked);
    assert_eq!(scene.model.facts.waiting, None);
}

#[test]
fn rows_that_go_let_go_of_the_pointer() {
    let mut scene = Scene::listed(&["k1 bob active"]);
    scene.send(Message::Pointer(true));
    assert!(scene.model.facts.has_pointer);
    scene.send(Message::Search("no such key".to_owned()));
    assert!(!scene.model.facts.has_pointer);
}
