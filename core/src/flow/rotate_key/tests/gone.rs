//! An old key that is not found after what was sent.

use super::*;

/// The new key works, and the DELETE of the old one was refused with this status; then the old key
/// is not found.
fn refused_then_not_found(status: u16) -> World {
    let mut world = World::new();
    for _ in 0..4 {
        world.happens(Happening::Step(Fate::Done, true));
    }
    world.happens(Happening::Made);
    world.happens(Happening::Step(Fate::Done, true));
    world.happens(Happening::Works);
    world.happens(Happening::Step(Fate::Done, true));
    world.happens(Happening::Delete);
    world.happens(Happening::Step(Fate::Done, true));
    world.answers(RotateCall::Delete, status);
    world.answers(RotateCall::Read, 404);
    world
}

#[test]
fn a_refusal_and_then_not_found_replaces_nothing() {
    for status in [400, 403, 409] {
        let mut world = refused_then_not_found(status);
        world.happens(Happening::Step(Fate::Done, true));
        assert_eq!(world.end, None);
        let Some((_, Step::Progress(RotateProgress::Rest(Some(trouble))))) = &world.at_work else {
            panic!("{:?}", world.at_work);
        };
        assert!(trouble.is_refusal(), "{trouble:?}");
        // Neither going on nor another opening takes the refusal for done.
        world.happens(Happening::GoOn);
        world.happens(Happening::Reopened);
        assert!(matches!(world.stage(), Some(Stage::Tried { .. })));
        assert!(world.is_resting() && world.end.is_none());
    }
}

#[test]
fn a_lost_answer_and_then_not_found_replaces_it_only_for_the_same_user() {
    for (is_confirmed, expected) in [(true, Some(RotateEnd::Replaced)), (false, None)] {
        let mut world = refused_then_not_found(503);
        world.end = None;
        let deleting = Stage::Deleting { new: key_id("new") };
        let flow = RotateKey::noted(rotation("old", deleting));
        world.go_on(flow, Event::Begun);
        world.answers_as(RotateCall::Read, 404, is_confirmed);
        assert_eq!(world.end, expected);
    }
}

#[test]
fn a_renaming_that_is_refused_and_then_not_found_is_not_overtaken() {
    let mut world = World::new();
    world.happens(Happening::Step(Fate::Done, true));
    world.answers(RotateCall::Rename, 403);
    world.answers(RotateCall::Read, 404);
    assert_eq!(world.end, None);
    let Some((_, Step::Progress(RotateProgress::Rest(trouble)))) = &world.at_work else {
        panic!("{:?}", world.at_work);
    };
    assert!(trouble.is_some());
}
