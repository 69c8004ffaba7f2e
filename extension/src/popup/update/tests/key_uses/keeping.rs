//! What is kept in memory for the next opening.

use latchkey_core::kept::{self, Kept};
use latchkey_core::maker::Maker;

use super::*;
use crate::features::key_uses::state::KeptKeyUses;
use crate::popup::details::Message as Details;

fn maker(user: &str) -> Maker {
    Maker {
        tenant_id: "t-acme".to_owned(),
        user_id: UserId::new(user),
    }
}

/// What this popup has kept last, as another would read it.
#[track_caller]
fn kept(scene: &mut Scene) -> Option<Box<KeptKeyUses>> {
    let effects = scene.effects().into_iter();
    let mut kept = effects.filter_map(|effect| match effect {
        Effect::KeyUses(KeyUsesEffect::Keep(reader, kept)) if reader == maker("ada") => Some(kept),
        _ => None,
    });
    let text = kept::text_of(&*kept.next_back().unwrap()).unwrap();
    match kept::read::<KeptKeyUses>(text) {
        Kept::Here(kept) => Some(Box::new(kept)),
        other => panic!("what was written is read: {other:?}"),
    }
}

fn look(scene: &mut Scene) -> bool {
    scene.effects();
    scene.send(Message::Details(Details::Open(id("k1"))));
    let find = Effect::KeyUses(KeyUsesEffect::Find(maker("ada")));
    scene.effects().contains(&find)
}

#[test]
fn what_was_read_is_there_at_the_next_opening_without_a_question() {
    let mut before = all_read();
    let kept = kept(&mut before);
    let mut scene = listed();
    assert!(look(&mut scene), "it is looked for with the first details");
    assert!(!look(&mut scene), "once");
    send(&mut scene, Uses::Found(maker("ada"), kept));
    assert_eq!(report(&scene, "bob"), report(&before, "bob"));
    let read = &scene.model.key_uses.last_uses.read;
    assert_eq!(read, &before.model.key_uses.last_uses.read);
    assert!(read.is_some() && scene.model.facts.table.has_last_uses());
    assert!(!scene.asks("audits"));
}

#[test]
fn what_was_kept_gives_way_to_what_was_read_since() {
    let kept = kept(&mut all_read());
    let mut scene = listed();
    look(&mut scene);
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, uses(&["k1 bob 21T09:00", "k1 bob 21T08:00"], ""));
    send(&mut scene, Uses::Found(maker("ada"), kept));
    assert_eq!(report(&scene, "bob").read, 2);
    assert_eq!(scene.model.key_uses.reports.len(), 1);
}

#[test]
fn what_failed_is_not_kept_in_place_of_what_was() {
    let mut scene = all_read();
    scene.effects();
    read(&mut scene, "bob");
    answer_source(&mut scene);
    scene.answer(FIRST, status(500));
    let is_keep = |effect: &Effect| matches!(effect, Effect::KeyUses(KeyUsesEffect::Keep(..)));
    assert!(!scene.effects().iter().any(is_keep));
}

#[test]
fn what_was_kept_for_somebody_else_is_not_shown() {
    let kept = kept(&mut all_read());
    let mut scene = listed();
    look(&mut scene);
    send(&mut scene, Uses::Found(maker("eve"), kept));
    is_forgotten(&scene);
}

#[test]
fn what_was_kept_is_forgotten_once_somebody_else_is_signed_in() {
    let mut scene = all_read();
    scene.send(Message::Refresh);
    scene.answer("users/me", eve());
    is_forgotten(&scene);
    let forget = Effect::KeyUses(KeyUsesEffect::Forget(maker("ada")));
    assert!(scene.effects().contains(&forget));
}
