//! What is kept in memory for the next opening.

use super::*;

#[test]
fn what_was_kept_is_shown_and_read_again_on_the_users_word() {
    let mut scene = read();
    let kept = keeps(&mut scene).unwrap();
    let text = kept::text_of(&kept).unwrap();
    let Kept::Here(kept) = kept::read::<KeptActivity>(text) else {
        panic!("what was written is read");
    };
    let mut next = Scene::listed(&["k1 bob active", "k2 ada active"]);
    next.send(Message::Open(SectionName::Activity));
    happens(
        &mut next,
        Happened::Found(maker("ada"), Some(Box::new(kept))),
    );
    assert!(!next.asks("audits"));
    assert_eq!(shown(&next), shown(&scene));
    assert_eq!(section(&next).kept_since, Some(scene.now));
    assert_eq!(section(&next).coverage, section(&scene).coverage);
    happens(&mut next, Happened::ReadAgain);
    assert!(next.asks("audits/settings"));
    assert_eq!(section(&next).kept_since, None);
}

#[test]
fn what_was_kept_for_somebody_else_is_not_shown() {
    let kept = keeps(&mut read()).map(Box::new);
    let mut scene = Scene::listed(&[]);
    scene.send(Message::Open(SectionName::Activity));
    happens(&mut scene, Happened::Found(maker("eve"), kept));
    assert!(shown(&scene).is_empty());
    assert!(scene.asks("audits/settings"), "it is read instead");
}

#[test]
fn a_reading_that_came_to_nothing_does_not_take_the_place_of_what_was_kept() {
    let mut scene = read();
    assert!(keeps(&mut scene).is_some());
    happens(&mut scene, Happened::ReadAgain);
    answer_source(&mut scene, &[CREATED, DELETED]);
    scene.answer(CREATED, status(500));
    scene.answer(DELETED, status(500));
    assert!(section(&scene).reading.is_none());
    assert!(keeps(&mut scene).is_none());
    happens(&mut scene, Happened::ReadAgain);
    answer_source(&mut scene, &[CREATED, DELETED]);
    scene.answer(CREATED, status(500));
    scene.answer(DELETED, events(DELETED, &[], ""));
    assert!(keeps(&mut scene).is_some(), "one type was read");
}
