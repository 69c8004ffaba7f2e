//! A wish of which nothing was sent, and why.

use super::*;
use crate::wire::order::Reason;

/// This page's order came to nothing for this reason.
fn refused(answer: Answer) -> Scene {
    let mut scene = ready();
    orders(&mut scene).unwrap();
    happens(&mut scene, Happened::Ordered(answer));
    scene
}

#[test]
fn an_order_of_which_nothing_came_says_why() {
    for (answer, reason) in [
        (Answer::NotSent(Reason::NotTaken), Reason::NotTaken),
        (Answer::NotSent(Reason::NotNoted), Reason::NotNoted),
        (Answer::NotSent(Reason::NotReadable), Reason::NotReadable),
        (Answer::Broken, Reason::Broken),
    ] {
        let mut scene = ready();
        orders(&mut scene).unwrap();
        happens(&mut scene, Happened::Ordered(answer));
        finds(&mut scene, None, None);
        assert!(scene.model.new_secret.lets_ask());
        assert_eq!(scene.model.new_secret.not_sent, Some(reason));
        assert_eq!(
            scene.model.new_secret.draft.name, "Nightly",
            "to be tried again"
        );
        assert!(orders(&mut scene).is_some());
        assert_eq!(scene.model.new_secret.not_sent, None);
    }
}

#[test]
fn that_nothing_was_sent_is_not_said_where_a_key_may_be_on_its_way() {
    let own = making("Nightly", Stage::Asked);
    for answer in [Answer::NotSent(Reason::NotTaken), Answer::Broken] {
        for (note, fresh) in [
            (own.clone(), None),
            (note("k1"), None),
            (note("k1"), Some(fresh("k1"))),
        ] {
            let mut scene = refused(answer.clone());
            finds(&mut scene, Some(note), fresh);
            assert_eq!(scene.model.new_secret.not_sent, None, "{answer:?}");
        }
        let mut scene = refused(answer);
        happens(&mut scene, Happened::NotRead(None));
        assert_eq!(scene.model.new_secret.not_sent, None);
    }
}

#[test]
fn what_stood_in_the_way_is_said_until_something_else_is_so() {
    for reason in [Reason::Another, Reason::NoteNotRead] {
        let mut scene = refused(Answer::NotSent(reason));
        finds(&mut scene, None, None);
        assert_eq!(scene.model.new_secret.not_sent, Some(reason));
        finds(&mut scene, None, None);
        assert_eq!(scene.model.new_secret.not_sent, Some(reason));
        finds(&mut scene, Some(note("k2")), Some(fresh("k2")));
        finds(&mut scene, None, None);
        assert_eq!(scene.model.new_secret.not_sent, None);
    }
}

#[test]
fn what_is_typed_stays_where_another_key_stood_in_the_way() {
    let mut scene = refused(Answer::NotSent(Reason::Another));
    finds(&mut scene, Some(note("k2")), Some(fresh("k2")));
    assert_eq!(shown(&scene), Some("k2"));
    assert_eq!(scene.model.new_secret.draft.name, "Nightly");
}
