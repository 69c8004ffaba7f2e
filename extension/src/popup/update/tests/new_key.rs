//! A key of one's own, made here or in another window: what a page shows, keeps and forgets.

use latchkey_core::maker::Maker;
use latchkey_core::making::{FreshKey, Making, Stage, Standing};
use latchkey_core::{Expiry, Secret, Status, TokenFree, UserId};

use super::scene::{self, ORIGIN, START, Scene, id};
use crate::new_secret::message::{Effect as Wanted, Message as Happened};
use crate::new_secret::state::{Clipboard, Told};
use crate::popup::effect::Effect;
use crate::popup::message::Message;
use crate::shell::section_name::SectionName;
use crate::wire::order::Answer;

mod not_read;
mod not_sent;
mod time;

const MINUTE: i64 = 60;

fn making(name: &str, stage: Stage) -> Making {
    Making {
        tenant_id: "t-acme".to_owned(),
        user_id: UserId::new("ada"),
        name: TokenFree::new(name).unwrap(),
        expiry: Expiry::Longest,
        asked_at: START,
        before: Vec::new(),
        rotates: None,
        stage,
    }
}

fn note(key: &str) -> Making {
    making(
        &format!("name of {key}"),
        Stage::Made {
            id: id(key),
            is_taken: false,
            status: Status::Active,
        },
    )
}

fn fresh(key: &str) -> FreshKey {
    FreshKey {
        token: Secret::new(format!("secret-of-{key}")).unwrap(),
        ..scene::fresh(key, &format!("name of {key}"), START)
    }
}

fn happens(scene: &mut Scene, happened: Happened) -> &mut Scene {
    scene.send(Message::NewSecret(happened))
}

fn finds(scene: &mut Scene, note: Option<Making>, fresh: Option<FreshKey>) {
    happens(
        scene,
        Happened::Found(note.map(Box::new), fresh.map(Box::new)),
    );
}

/// What was asked of the browser for the new key since the last look.
fn wanted(scene: &mut Scene) -> Vec<Wanted> {
    let effects = scene.effects().into_iter();
    effects
        .filter_map(|effect| match effect {
            Effect::NewSecret(wanted) => Some(wanted),
            _ => None,
        })
        .collect()
}

fn maker() -> Maker {
    Maker::of(&note("k1"))
}

/// Nothing is on its way, and one may make a key.
fn ready() -> Scene {
    let mut scene = Scene::listed(&[]);
    finds(&mut scene, None, None);
    scene.send(Message::Open(SectionName::NewKey));
    scene.answer_rules(&[]);
    wanted(&mut scene);
    scene
}

/// The key k1 is on the screen, made by this page or found when it opened.
fn showing() -> Scene {
    let mut scene = ready();
    finds(&mut scene, Some(note("k1")), Some(fresh("k1")));
    wanted(&mut scene);
    scene
}

fn shown(scene: &Scene) -> Option<&str> {
    let fresh = scene.model.new_secret.fresh_key();
    fresh.map(|fresh| fresh.key.id.as_str())
}

fn orders(scene: &mut Scene) -> Option<Making> {
    happens(scene, Happened::Named("Nightly".to_owned()));
    happens(scene, Happened::Create);
    wanted(scene).into_iter().find_map(|wanted| match wanted {
        Wanted::Order(making) => Some(*making),
        _ => None,
    })
}

#[test]
fn done_forgets_this_key_and_nothing_of_another() {
    let mut scene = showing();
    happens(&mut scene, Happened::Done);
    let forget = Wanted::Forget(maker(), Some(id("k1")), Some(Box::new(note("k1"))));
    assert_eq!(wanted(&mut scene), [forget]);
    assert_eq!(shown(&scene), None);
    let told = Told::Done("name of k1".to_owned());
    assert_eq!(scene.model.new_secret.told, Some(told));
}

#[test]
fn what_is_done_with_does_not_come_back_by_a_look_that_began_before() {
    let mut scene = showing();
    happens(&mut scene, Happened::Done);
    finds(&mut scene, Some(note("k1")), Some(fresh("k1")));
    assert_eq!(shown(&scene), None);
    assert!(scene.model.new_secret.lets_ask());
    finds(&mut scene, None, None);
    let told = Told::Done("name of k1".to_owned());
    assert_eq!(scene.model.new_secret.told, Some(told));
}

#[test]
fn seeing_the_secret_is_noted_once_for_this_key() {
    let mut scene = showing();
    happens(&mut scene, Happened::Show(true));
    assert_eq!(wanted(&mut scene), [Wanted::Take(maker(), id("k1"))]);
    happens(&mut scene, Happened::Show(true));
    assert_eq!(wanted(&mut scene), []);
}

#[test]
fn a_key_put_away_in_another_window_goes_from_this_one() {
    let mut scene = showing();
    happens(&mut scene, Happened::Show(true));
    wanted(&mut scene);
    finds(&mut scene, None, None);
    assert_eq!(shown(&scene), None);
    assert!(scene.model.new_secret.lets_ask());
    assert!(!scene.model.new_secret.fresh.is_shown);
    let told = Told::Elsewhere("name of k1".to_owned());
    assert_eq!(scene.model.new_secret.told, Some(told));
    // What is gone is not written again.
    assert_eq!(wanted(&mut scene), []);
}

#[test]
fn the_next_key_of_another_window_takes_the_place_of_this_one() {
    for is_done_first in [false, true] {
        let mut scene = showing();
        happens(&mut scene, Happened::Show(true));
        happens(&mut scene, Happened::Copied(id("k1"), true));
        happens(&mut scene, Happened::InFront(false));
        wanted(&mut scene);
        if is_done_first {
            finds(&mut scene, None, None);
        }
        finds(&mut scene, Some(note("k2")), Some(fresh("k2")));
        assert_eq!(shown(&scene), Some("k2"));
        assert!(!scene.model.new_secret.fresh.is_shown, "masked");
        let told = Told::ElsewhereCopied("name of k1".to_owned());
        assert_eq!(scene.model.new_secret.told, Some(told));
        // The clipboard may hold the other one by now.
        happens(&mut scene, Happened::InFront(true));
        let until = fresh("k2").until;
        assert_eq!(wanted(&mut scene), [Wanted::Await(id("k2"), until)]);
    }
}

#[test]
fn a_page_that_follows_clears_the_clipboard_only_after_it_was_left_itself() {
    let mut scene = ready();
    let copied = FreshKey {
        is_copied: true,
        ..fresh("k1")
    };
    finds(&mut scene, Some(note("k1")), Some(copied));
    happens(&mut scene, Happened::InFront(true));
    let clear = Wanted::ClearClipboard(Some(id("k1")));
    assert!(!wanted(&mut scene).contains(&clear));
    happens(&mut scene, Happened::InFront(false));
    happens(&mut scene, Happened::InFront(true));
    assert_eq!(wanted(&mut scene), [clear]);
}

#[test]
fn whoever_opens_the_popup_again_is_in_front_of_it() {
    let mut scene = Scene::listed(&[]);
    let copied = FreshKey {
        is_copied: true,
        ..fresh("k1")
    };
    finds(&mut scene, Some(note("k1")), Some(copied));
    let clear = Wanted::ClearClipboard(Some(id("k1")));
    assert!(wanted(&mut scene).contains(&clear));
}

#[test]
fn what_was_copied_while_the_page_was_left_is_cleared_too() {
    let mut scene = showing();
    happens(&mut scene, Happened::Copy);
    assert!(matches!(&wanted(&mut scene)[..], [Wanted::Copy(key, _)] if *key == id("k1")));
    happens(&mut scene, Happened::InFront(false));
    happens(&mut scene, Happened::Copied(id("k1"), true));
    wanted(&mut scene);
    happens(&mut scene, Happened::InFront(true));
    let clear = Wanted::ClearClipboard(Some(id("k1")));
    assert_eq!(wanted(&mut scene), [clear]);
}

#[test]
fn that_a_secret_is_copied_is_said_once_that_is_noted() {
    for is_taken in [true, false] {
        let mut scene = showing();
        happens(&mut scene, Happened::Copied(id("k1"), true));
        let note = Wanted::NoteCopied(Some(maker()), id("k1"));
        assert_eq!(wanted(&mut scene), [note]);
        assert!(!scene.model.new_secret.fresh.is_copy_noted);
        happens(&mut scene, Happened::CopyNoted(id("k1"), is_taken));
        assert!(scene.model.new_secret.fresh.is_copy_noted);
        let is_left = scene.model.new_secret.taken_note().is_some();
        assert_eq!(
            is_left, !is_taken,
            "what could not be noted isn't known here either"
        );
    }
}

#[test]
fn what_was_copied_of_a_key_that_was_put_away_meanwhile_is_cleared_too() {
    let mut scene = showing();
    happens(&mut scene, Happened::Copy);
    happens(&mut scene, Happened::Done);
    finds(&mut scene, Some(note("k2")), Some(fresh("k2")));
    happens(&mut scene, Happened::Copied(id("k1"), true));
    happens(&mut scene, Happened::CopyNoted(id("k1"), true));
    assert!(
        scene.model.new_secret.taken_note().is_some(),
        "nobody has seen the other's"
    );
    happens(&mut scene, Happened::InFront(false));
    wanted(&mut scene);
    happens(&mut scene, Happened::InFront(true));
    let clear = Wanted::ClearClipboard(Some(id("k1")));
    assert_eq!(wanted(&mut scene), [clear]);
}

#[test]
fn the_clipboard_is_cleared_only_of_the_key_that_is_known_to_be_on_it() {
    for is_done in [false, true] {
        let mut scene = showing();
        happens(&mut scene, Happened::Copied(id("k1"), true));
        wanted(&mut scene);
        if is_done {
            happens(&mut scene, Happened::Done);
            wanted(&mut scene);
        }
        happens(&mut scene, Happened::InFront(false));
        happens(&mut scene, Happened::InFront(true));
        let clear = Wanted::ClearClipboard(Some(id("k1")));
        assert_eq!(wanted(&mut scene), [clear], "{is_done}");
        happens(&mut scene, Happened::NotCleared);
        assert_eq!(scene.model.new_secret.fresh.clipboard, Clipboard::LeftAlone);
    }
}

#[test]
fn a_page_looks_again_at_what_is_its_users_alone() {
    let mut scene = showing();
    let changed = |name: &str| Happened::Changed(vec![name.to_owned()]);
    for (name, is_own) in [
        ("secret/t-acme/ada/k2", true),
        ("making/t-acme/ada", true),
        ("making/t-acme/eve", false),
        ("secret/t-globex/ada/k2", false),
    ] {
        happens(&mut scene, changed(name));
        let found = wanted(&mut scene) == [Wanted::Find(maker())];
        assert_eq!(found, is_own, "{name}");
    }
}

#[test]
fn what_was_read_before_an_order_does_not_answer_it() {
    let mut scene = ready();
    let making = orders(&mut scene).unwrap();
    finds(&mut scene, None, None);
    assert!(scene.model.new_secret.is_working);
    happens(
        &mut scene,
        Happened::Changed(vec!["making/t-acme/ada".to_owned()]),
    );
    assert_eq!(wanted(&mut scene), []);
    happens(&mut scene, Happened::Ordered(Answer::Done));
    assert_eq!(wanted(&mut scene), [Wanted::Find(maker())]);
    let made = Making {
        stage: note("k1").stage,
        ..making
    };
    finds(&mut scene, Some(made), Some(fresh("k1")));
    assert_eq!(shown(&scene), Some("k1"));
    assert_eq!(scene.model.new_secret.draft.name, "");
}

#[test]
fn what_is_typed_stays_when_another_window_makes_a_key() {
    let mut scene = ready();
    happens(&mut scene, Happened::Named("Weekly".to_owned()));
    happens(
        &mut scene,
        Happened::AtWork(Box::new(making("Other", Stage::Asked))),
    );
    assert!(scene.model.new_secret.is_working);
    finds(&mut scene, Some(note("k1")), Some(fresh("k1")));
    assert_eq!(shown(&scene), Some("k1"));
    finds(&mut scene, None, None);
    assert_eq!(scene.model.new_secret.draft.name, "Weekly");
}

#[test]
fn a_secret_that_finds_no_room_is_on_this_screen_until_done() {
    let mut scene = ready();
    orders(&mut scene).unwrap();
    let answer = Answer::NotKept(Box::new(fresh("k1")));
    happens(&mut scene, Happened::Ordered(answer));
    finds(&mut scene, Some(note("k1")), None);
    assert_eq!(shown(&scene), Some("k1"));
    assert!(scene.model.new_secret.is_only_here());
    // Nor is it lost by another look.
    finds(&mut scene, Some(note("k1")), None);
    assert_eq!(shown(&scene), Some("k1"));
    happens(&mut scene, Happened::Done);
    finds(&mut scene, None, None);
    assert_eq!(shown(&scene), None);
    assert!(scene.model.new_secret.only_here.is_none());
}

#[test]
fn a_page_out_of_sight_masks_the_secret() {
    let mut scene = showing();
    happens(&mut scene, Happened::Show(true));
    happens(&mut scene, Happened::Hidden);
    assert!(!scene.model.new_secret.fresh.is_shown);
    assert_eq!(shown(&scene), Some("k1"));
}

#[test]
fn a_secret_is_sent_to_no_host_but_its_tenants() {
    let mut scene = ready();
    let strange = FreshKey {
        hosts: vec!["globex.us.qlikcloud.com".to_owned()],
        ..fresh("k1")
    };
    finds(&mut scene, Some(note("k1")), Some(strange));
    happens(&mut scene, Happened::Test);
    assert!(!scene.asks("users/me"), "{:?}", scene.asked());
    let host = ORIGIN.strip_prefix("https://").map(str::to_owned);
    assert_eq!(scene.model.new_secret.fresh.other_host, host);

    let mut scene = showing();
    happens(&mut scene, Happened::Test);
    assert!(scene.asks("users/me"));
}
