use latchkey_core::Moment;
use latchkey_core::activity::Extent;
use latchkey_core::activity::uses::LastUse;
use latchkey_core::table::{Column, Sort};

use super::{FIRST, Uses, answer_source, listed, send, uses};
use crate::popup::message::Message;
use crate::popup::update::tests::scene::{Scene, id, status};

fn begin(scene: &mut Scene) {
    send(scene, Uses::ShowLastUses(true));
    send(scene, Uses::ReadLastUses);
    answer_source(scene);
}

/// Bob's k1 was used, his k2 and Cat's k3 were not.
pub(super) fn read(scene: &mut Scene) {
    begin(scene);
    scene.answer(FIRST, uses(&["k1 bob 21T08:00"], ""));
}

fn last_use(scene: &Scene, key: &str) -> LastUse {
    scene.model.facts.table.row(&id(key)).unwrap().last_use
}

fn at(time: &str) -> LastUse {
    LastUse::At(Moment::parse(time).unwrap())
}

#[test]
fn the_list_can_be_sorted_by_what_was_read() {
    let mut scene = listed();
    read(&mut scene);
    let end = &scene.model.key_uses.last_uses.read.as_ref().unwrap().end;
    assert_eq!((&end.extent, end.keys.len()), (&Extent::Whole, 3));
    assert_eq!(last_use(&scene, "k1"), at("2026-11-21T08:00:00Z"));
    assert_eq!(last_use(&scene, "k3"), LastUse::NoneRecorded);
    scene.send(Message::SortBy(Column::LastUse));
    assert_eq!(scene.rows(), ["k2", "k3", "k1"]);
    scene.send(Message::SortBy(Column::LastUse));
    assert_eq!(scene.rows(), ["k1", "k2", "k3"]);
    // Once it is forgotten nothing is sorted by it.
    scene.send(Message::Refresh);
    scene.answer("users/me", status(401));
    assert_eq!(scene.model.facts.table.sort(), Sort::ActiveFirst);
}

#[test]
fn keys_that_are_over_are_not_asked_about() {
    let mut scene = Scene::listed(&["k1 bob active", "k2 bob revoked"]);
    read(&mut scene);
    assert_eq!(last_use(&scene, "k1"), at("2026-11-21T08:00:00Z"));
    assert_eq!(last_use(&scene, "k2"), LastUse::NotKnown);
    let end = &scene.model.key_uses.last_uses.read.as_ref().unwrap().end;
    assert_eq!(end.keys.len(), 1);
}

#[test]
fn each_owner_is_asked_for_alone_and_stopped_it_keeps_what_was_found() {
    let mut scene = listed();
    begin(&mut scene);
    let newest = ["k1 bob 21T08:00", "k9 cat 21T07:00"];
    scene.answer(FIRST, uses(&newest, "n1"));
    assert!(scene.asks("userId=bob") && scene.asks("userId=cat"));
    scene.answer("userId=cat", uses(&[], ""));
    let reading = scene.model.key_uses.last_uses.reading.as_ref().unwrap();
    assert_eq!((reading.known, reading.wanted), (2, 3));
    assert_eq!(last_use(&scene, "k3"), LastUse::NoneRecorded);
    send(&mut scene, Uses::StopLastUses);
    scene.answer("userId=bob", uses(&["k2 bob 20T08:00"], ""));
    let last_uses = &scene.model.key_uses.last_uses;
    assert!(last_uses.reading.is_none());
    assert_eq!(last_uses.read.as_ref().unwrap().end.extent, Extent::Stopped);
    assert_eq!(last_use(&scene, "k1"), at("2026-11-21T08:00:00Z"));
    assert_eq!(last_use(&scene, "k2"), LastUse::NotKnown);
}

#[test]
fn where_nothing_came_of_it_there_is_no_column() {
    let mut scene = listed();
    begin(&mut scene);
    scene.answer(FIRST, status(403));
    assert!(!scene.model.facts.table.has_last_uses());
    assert!(scene.model.key_uses.last_uses.read.is_some());
}

#[test]
fn another_reading_forgets_what_the_one_before_found() {
    let mut scene = listed();
    read(&mut scene);
    send(&mut scene, Uses::ReadLastUses);
    assert!(scene.model.facts.table.has_last_uses());
    assert_eq!(last_use(&scene, "k1"), LastUse::NotKnown);
    // One is under way already.
    let asked = scene.asked();
    send(&mut scene, Uses::ReadLastUses);
    assert_eq!(scene.asked(), asked);
}

#[test]
fn it_waits_until_it_is_woken_whatever_comes_meanwhile() {
    let mut scene = listed();
    // What is left is for the source, the newest page and one owner.
    for _ in 0..796 {
        let now = scene.now;
        scene.model.facts.events_budget.spend(now);
    }
    begin(&mut scene);
    scene.answer(FIRST, uses(&["k1 bob 21T08:00"], "n1"));
    let waits = |scene: &Scene| {
        scene
            .model
            .key_uses
            .last_uses
            .reading
            .as_ref()
            .unwrap()
            .waits
    };
    assert!(waits(&scene) && !scene.asks("userId=cat"));
    scene.answer("userId=bob", uses(&["k2 bob 20T08:00"], ""));
    assert!(waits(&scene));
    let task = scene
        .model
        .key_uses
        .last_uses
        .reading
        .as_ref()
        .unwrap()
        .task
        .id();
    scene.pass(60);
    send(&mut scene, Uses::Woke(task));
    assert!(!waits(&scene) && scene.asks("userId=cat"));
}
