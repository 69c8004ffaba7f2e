//! A part of the tenant's limit is left free.

use latchkey_core::Subject;

use super::*;
use crate::features::key_uses::state::KeyUsesMessage as Uses;
use crate::shell::tasks::TaskId;

/// The one task that is to be woken, and in how many milliseconds.
#[track_caller]
fn wake(scene: &mut Scene) -> (TaskId, u32) {
    let wakes = effects(scene).into_iter();
    let wakes = wakes.filter_map(|effect| match effect {
        ActivityEffect::Wake(task, millis) => Some((task, millis)),
        _ => None,
    });
    let [wake] = wakes.collect::<Vec<_>>()[..] else {
        panic!("it waits once");
    };
    wake
}

#[test]
fn readings_in_a_row_leave_some_of_the_limit_free_together() {
    let mut scene = opened();
    // Each begins with two calls.
    for _ in 1..400 {
        happens(&mut scene, Happened::ReadAgain);
    }
    scene.effects();
    while scene.asks("audits/settings") {
        answer_source(&mut scene, &[CREATED]);
    }
    assert!(!scene.asks(CREATED));
    let (task, millis) = wake(&mut scene);
    assert!((1..=60_000).contains(&millis), "{millis}");
    assert!(section(&scene).waits_until.is_some());
    scene.now = scene.now.plus_millis(millis.into());
    happens(&mut scene, Happened::Woke(task));
    assert!(scene.asks(CREATED));
}

#[test]
fn a_wait_is_told_until_it_is_over_whatever_comes_meanwhile() {
    let mut scene = opened();
    for _ in 1..399 {
        happens(&mut scene, Happened::ReadAgain);
    }
    scene.effects();
    while scene.asks("audits/settings") {
        answer_source(&mut scene, &[CREATED, DELETED]);
    }
    scene.answer(CREATED, events(CREATED, &["r1 10 k1 bob Nightly"], "more"));
    let (task, millis) = wake(&mut scene);
    let until = section(&scene).waits_until;
    assert!(until.is_some() && scene.asks(DELETED));
    scene.answer(DELETED, events(DELETED, &["r3 20 k9 bob Gone"], ""));
    assert_eq!(section(&scene).waits_until, until);
    scene.now = scene.now.plus_millis(millis.into());
    happens(&mut scene, Happened::Woke(task));
    assert_eq!(section(&scene).waits_until, None);
    assert!(scene.asks("next=more"));
}

#[test]
fn activity_and_the_uses_of_keys_share_the_limit() {
    let mut scene = opened();
    for _ in 1..400 {
        happens(&mut scene, Happened::ReadAgain);
    }
    while scene.asks("audits/settings") {
        answer_source(&mut scene, &[]);
    }
    let owner = Subject::User(UserId::new("bob"));
    scene.send(Message::KeyUses(Uses::Read { owner, offset: 0 }));
    answer_types(&mut scene, &["com.qlik.api-key.validated"]);
    assert!(!scene.asks("api-key.validated"), "{:?}", scene.asked());
    assert!(scene.model.key_uses.reading.as_ref().unwrap().waits);
}
