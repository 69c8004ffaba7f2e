//! What can't be read any more: it stays until it was saved or let go on the user's word.

use std::collections::HashMap;

use latchkey_core::bulk::journal::Begun;
use latchkey_core::kept::Unreadable;

use super::scene::*;
use crate::popup::bulk::effect::Effect as Bulk;
use crate::popup::bulk::message::Message as OfBulk;
use crate::popup::bulk::{Stage, Trouble};
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::popup::unreadable::{Effect as Wanted, Message as Happened, Told};

fn notes() -> Unreadable {
    Unreadable {
        name: "notes/t-acme".to_owned(),
        text: "{\"version\":9}".to_owned(),
    }
}

fn part() -> Unreadable {
    Unreadable {
        name: "notes/t-acme\nk1".to_owned(),
        text: "7".to_owned(),
    }
}

fn send(scene: &mut Scene, happened: Happened) -> Vec<Effect> {
    scene.send(Message::Unreadable(happened));
    scene.effects()
}

fn of(scene: &mut Scene, found: Vec<Unreadable>) {
    let of = Happened::Of("notes/t-acme".to_owned(), found);
    assert_eq!(send(scene, of), []);
}

#[test]
fn it_is_let_go_only_after_a_copy_or_a_question() {
    let mut scene = Scene::new();
    of(&mut scene, vec![notes()]);
    let name = notes().name;
    let let_go = Effect::Unreadable(Wanted::LetGo(notes()));
    assert_eq!(send(&mut scene, Happened::LetGo(name.clone())), []);
    assert_eq!(scene.model.handling.asks, Some(name.clone()));
    assert_eq!(send(&mut scene, Happened::Cancel), []);
    assert_eq!(send(&mut scene, Happened::Confirm), [], "after a no");
    send(&mut scene, Happened::LetGo(name.clone()));
    let confirmed = send(&mut scene, Happened::Confirm);
    assert_eq!(confirmed, std::slice::from_ref(&let_go));
    // With a copy no question is needed.
    let file = "latchkey-notes-t-acme.txt".to_owned();
    let save = Wanted::Save {
        entry: name.clone(),
        file: file.clone(),
        text: notes().text,
    };
    assert_eq!(
        send(&mut scene, Happened::Save(name.clone())),
        [Effect::Unreadable(save)]
    );
    for is_done in [false, true] {
        let saved = Happened::Saved {
            entry: name.clone(),
            file: file.clone(),
            is_done,
        };
        send(&mut scene, saved);
        let effects = send(&mut scene, Happened::LetGo(name.clone()));
        assert_eq!(effects.contains(&let_go), is_done);
        send(&mut scene, Happened::Cancel);
    }
    send(&mut scene, Happened::Gone(name.clone(), false));
    assert_eq!(scene.model.handling.told, Some(Told::NotGone(name.clone())));
    assert_eq!(scene.model.unreadable, [notes()]);
    send(&mut scene, Happened::Gone(name, true));
    assert_eq!(scene.model.unreadable, []);
}

#[test]
fn what_is_met_at_a_later_look_takes_the_place_of_what_was_met_before() {
    let mut scene = Scene::new();
    let other = Unreadable {
        name: "notes/t-acme-too".to_owned(),
        text: String::new(),
    };
    send(
        &mut scene,
        Happened::Of(other.name.clone(), vec![other.clone()]),
    );
    of(&mut scene, vec![notes()]);
    of(&mut scene, vec![part()]);
    assert_eq!(scene.model.unreadable, [other.clone(), part()]);
    of(&mut scene, Vec::new());
    assert_eq!(scene.model.unreadable, [other]);
}

#[test]
fn a_run_that_cannot_be_read_is_told_and_nothing_is_begun_over_it() {
    let mut scene = Scene::listed(&["k1 eve active"]);
    let header = "{\"version\":2,\"tenant\":\"t-acme\"}";
    let entries = HashMap::from([("run/t-acme".to_owned(), header.to_owned())]);
    let mut bulk = |message| {
        scene.send(Message::Bulk(message));
        scene.effects()
    };
    bulk(OfBulk::Kept(entries, false));
    bulk(OfBulk::SelectShown(true));
    bulk(OfBulk::PlanSelected);
    let begins = bulk(OfBulk::Confirm);
    let begins = begins.iter();
    assert!(
        begins
            .filter(|effect| matches!(effect, Effect::Bulk(Bulk::Begin(..))))
            .count()
            == 1,
        "the storage has the last word"
    );
    bulk(OfBulk::Begun(Begun::Unreadable));
    let planning = scene.model.bulk.planning.as_ref().unwrap();
    assert_eq!(planning.trouble, Some(Trouble::Unreadable));
    let [it] = &scene.model.unreadable[..] else {
        panic!("{:?}", scene.model.unreadable);
    };
    assert_eq!(it.name, "run/t-acme");
    assert!(it.text.contains("\\\"version\\\":2"), "{}", it.text);
    assert_eq!(scene.model.bulk.stage(), None::<Stage>);
    // Once it was let go, it is told no more.
    scene.send(Message::Bulk(OfBulk::Kept(HashMap::new(), false)));
    assert_eq!(scene.model.unreadable, []);
}

#[test]
fn that_the_browser_does_not_tell_what_was_left_unfinished_is_known_until_it_does() {
    let mut scene = Scene::new();
    let entry = || "rotating/t-acme/ada".to_owned();
    send(&mut scene, Happened::Refused(entry()));
    send(&mut scene, Happened::Refused(entry()));
    assert_eq!(scene.model.handling.refused, [entry()]);
    send(&mut scene, Happened::Of(entry(), Vec::new()));
    assert_eq!(scene.model.handling.refused, [""; 0]);
}
