//! Every order of answers, losses, deaths and clicks: the old key goes only once its successor was
//! let in or its day has come, and whatever happened, there is a way to the end.

use proptest::prelude::*;

use super::*;
use crate::fixtures::{answer_with, confirmed, key_id, response, rotation};
use crate::flow::driven::only_step;
use crate::http::{Failure, Method, Request, Response};

mod gone;

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Done,
    DoneAndLost,
    LostOnTheWay,
    Refused,
    Broken,
    SignedOut,
}

#[derive(Clone, Copy, Debug)]
enum Happening {
    /// The next step is carried out; writing fails where `false`.
    Step(Fate, bool),
    /// The popup dies, and another opens.
    Reopened,
    Made,
    MadeExpired,
    Works,
    Delete,
    Keep,
    GiveUp,
    PutBack,
    GoOn,
    AWeek,
}

fn happening() -> impl Strategy<Value = Happening> {
    let fate = prop_oneof![
        4 => Just(Fate::Done),
        1 => Just(Fate::DoneAndLost),
        1 => Just(Fate::LostOnTheWay),
        1 => Just(Fate::Refused),
        1 => Just(Fate::Broken),
        1 => Just(Fate::SignedOut),
    ];
    let click = prop::sample::select(vec![
        Happening::Made,
        Happening::MadeExpired,
        Happening::Works,
        Happening::Delete,
        Happening::Keep,
        Happening::GiveUp,
        Happening::PutBack,
        Happening::GoOn,
        Happening::AWeek,
    ]);
    prop_oneof![
        6 => (fate, prop::bool::weighted(0.9)).prop_map(|(fate, works)| Happening::Step(fate, works)),
        1 => Just(Happening::Reopened),
        6 => click,
    ]
}

struct World {
    now: Moment,
    /// The old key's name while it is there.
    old: Option<String>,
    /// What the tenant says of the new key, once there is one.
    new: Option<Status>,
    was_let_in: bool,
    note: Option<Rotation>,
    at_work: Option<(RotateKey, StepOf<RotateKey>)>,
    end: Option<RotateEnd>,
}

const WEEK: i64 = 7 * 24 * 60 * 60 * 1_000;

impl World {
    fn new() -> World {
        let mut world = World {
            now: Moment::default(),
            old: Some("Nightly".to_owned()),
            new: None,
            was_let_in: false,
            note: None,
            at_work: None,
            end: None,
        };
        let flow = RotateKey::new(rotation("old", Stage::Renaming));
        world.go_on(flow, Event::Begun);
        world
    }

    fn happens(&mut self, happening: Happening) {
        match happening {
            Happening::Step(fate, works) => self.step(fate, works),
            Happening::Reopened => {
                self.at_work = None;
                if let Some(note) = self.note.clone() {
                    self.go_on(RotateKey::noted(note), Event::Begun);
                }
            }
            Happening::Made => self.make(Status::Active),
            Happening::MadeExpired => self.make(Status::Expired),
            Happening::Works => {
                // A key that isn't active may be let in for a while: it makes no difference.
                if self.new.is_some() && self.is_resting() {
                    self.was_let_in = true;
                    self.click(RotateInput::Works(key_id("new")));
                }
            }
            Happening::Delete => self.click(RotateInput::Delete),
            Happening::Keep => self.click(RotateInput::KeepUntil(self.now.plus_millis(WEEK))),
            Happening::GiveUp => self.click(RotateInput::GiveUp),
            Happening::PutBack => self.click(RotateInput::PutBack),
            Happening::GoOn => self.click(RotateInput::GoOn),
            Happening::AWeek => self.now = self.now.plus_millis(WEEK),
        }
        self.tell_of_the_new_key();
    }

    fn make(&mut self, status: Status) {
        if self.stage() == Some(&Stage::Making) && self.is_resting() {
            self.new.get_or_insert(status);
            self.tell_of_the_new_key();
        }
    }

    /// The new key is known by the note that `create_key` leaves, from any opening on.
    fn tell_of_the_new_key(&mut self) {
        let is_making = self.stage() == Some(&Stage::Making) && self.is_resting();
        if let Some(status) = self.new.clone().filter(|_| is_making) {
            self.click(RotateInput::Made(key_id("new"), status));
        }
    }

    fn stage(&self) -> Option<&Stage> {
        let (flow, _) = self.at_work.as_ref()?;
        Some(&flow.rotation().stage)
    }

    fn is_resting(&self) -> bool {
        self.at_work.as_ref().is_some_and(|(_, step)| is_rest(step))
    }

    fn click(&mut self, input: RotateInput) {
        let Some((mut flow, step)) = self.at_work.take() else {
            return;
        };
        if is_rest(&step) {
            return self.go_on(flow, Event::Input(input));
        }
        // A click while something is on its way is no step of its own.
        let next = only_step(&mut flow, Event::Input(input), self.now);
        assert_eq!(next, Some(rest(None)), "{step:?}");
        self.at_work = Some((flow, step));
    }

    fn go_on(&mut self, mut flow: RotateKey, event: EventOf<RotateKey>) {
        match only_step(&mut flow, event, self.now).unwrap() {
            Step::Done(end) => (self.end, self.note) = (Some(end), None),
            step => self.at_work = Some((flow, step)),
        }
    }

    fn step(&mut self, fate: Fate, works: bool) {
        let Some((flow, step)) = self.at_work.take() else {
            return;
        };
        let event = match step {
            Step::Progress(RotateProgress::Note(note)) => {
                if works {
                    self.note = Some(*note);
                }
                Event::Input(RotateInput::Noted(works))
            }
            Step::Send(call, request) => Event::Answered(call, self.answer(&request, fate)),
            step => return self.at_work = Some((flow, step)),
        };
        self.go_on(flow, event);
    }

    fn answer(&mut self, request: &Request, fate: Fate) -> Outcome {
        if matches!(fate, Fate::Done | Fate::DoneAndLost) {
            self.take_effect(request);
        }
        match (fate, request.method) {
            (Fate::DoneAndLost | Fate::LostOnTheWay, Method::Get) => Err(ApiError::Offline),
            (Fate::DoneAndLost | Fate::LostOnTheWay, _) => Err(ApiError::of_change(Failure::Lost)),
            (Fate::Refused, _) => confirmed(403),
            (Fate::Broken, _) => confirmed(502),
            (Fate::SignedOut, _) => Err(ApiError::SignedOut),
            (Fate::Done, Method::Get) => match &self.old {
                None => confirmed(404),
                Some(name) => answer_with(
                    200,
                    &format!(r#"{{"id":"old","status":"active","description":"{name}"}}"#),
                ),
            },
            (Fate::Done, _) => confirmed(204),
        }
    }

    /// The request under way is answered with this status, without effect.
    fn answers(&mut self, call: RotateCall, status: u16) {
        self.answers_as(call, status, true);
    }

    fn answers_as(&mut self, call: RotateCall, status: u16, is_confirmed: bool) {
        let Some((flow, Step::Send(asked, _))) = self.at_work.take() else {
            panic!("nothing was asked");
        };
        assert_eq!(asked, call);
        let response = Response {
            is_confirmed,
            ..response(status)
        };
        self.go_on(flow, Event::Answered(call, Ok(response)));
    }

    fn take_effect(&mut self, request: &Request) {
        match request.method {
            Method::Delete => {
                let note = self.note.as_ref().unwrap();
                assert!(matches!(note.stage, Stage::Deleting { .. }), "{note:?}");
                assert_eq!(self.new, Some(Status::Active));
                assert!(self.was_let_in || self.now >= Moment::from_millis(WEEK));
                self.old = None;
            }
            Method::Patch => {
                assert!(self.note.is_some());
                let body = request.body.as_deref().unwrap();
                let is_old = body.contains("(old)");
                let name = if is_old { "Nightly (old)" } else { "Nightly" };
                if let Some(old) = &mut self.old {
                    *old = name.to_owned();
                }
            }
            _ => {}
        }
    }

    /// The way to the end that each stage offers.
    fn go_to_the_end(&mut self) {
        self.happens(Happening::Reopened);
        for _ in 0..12 {
            self.happens(Happening::Step(Fate::Done, true));
        }
        for _ in 0..4 {
            let way = match self.stage() {
                Some(Stage::Making) => Happening::Made,
                Some(Stage::Trying { .. }) => Happening::Works,
                Some(Stage::NotActive { .. }) => Happening::PutBack,
                Some(Stage::Tried { .. }) => Happening::Delete,
                Some(Stage::Kept { .. }) => {
                    self.happens(Happening::AWeek);
                    Happening::Delete
                }
                _ => Happening::GoOn,
            };
            self.happens(way);
            for _ in 0..4 {
                self.happens(Happening::Step(Fate::Done, true));
            }
        }
    }
}

fn is_rest(step: &StepOf<RotateKey>) -> bool {
    matches!(step, Step::Progress(RotateProgress::Rest(_)))
}

proptest! {
    #[test]
    fn the_old_key_goes_last_and_there_is_always_a_way_on(
        story in prop::collection::vec(happening(), 0..40),
    ) {
        let mut world = World::new();
        for happening in story {
            world.happens(happening);
        }
        if world.end.is_none() && world.note.is_some() {
            world.go_to_the_end();
            prop_assert!(world.end.is_some(), "{:?}", world.note);
        }
        match &world.end {
            Some(RotateEnd::Replaced) => {
                prop_assert!(world.old.is_none() && world.new == Some(Status::Active));
            }
            Some(RotateEnd::Unchanged(_)) => {
                prop_assert!(world.old.as_deref() == Some("Nightly"));
                prop_assert!(world.new != Some(Status::Active));
            }
            Some(RotateEnd::Overtaken) => prop_assert!(false, "nobody else is here"),
            Some(RotateEnd::Left) => prop_assert!(world.new.is_some()),
            None => prop_assert!(world.old.as_deref() == Some("Nightly")),
        }
    }
}

#[test]
fn an_untried_key_replaces_nothing() {
    let mut world = World::new();
    for _ in 0..4 {
        world.happens(Happening::Step(Fate::Done, true));
    }
    world.happens(Happening::Made);
    world.happens(Happening::Step(Fate::Done, true));
    world.happens(Happening::Delete);
    assert!(matches!(world.stage(), Some(Stage::Trying { .. })));
    assert_eq!(world.old.as_deref(), Some("Nightly (old)"));
}

#[test]
fn a_key_that_somebody_else_removes_or_renames_ends_it() {
    for other in [None, Some("Nobody's name".to_owned())] {
        let mut world = World::new();
        world.happens(Happening::Step(Fate::Done, true));
        world.happens(Happening::Step(Fate::LostOnTheWay, true));
        world.old = other;
        world.happens(Happening::Step(Fate::Done, true));
        assert_eq!(world.end, Some(RotateEnd::Overtaken));
    }
}

#[test]
fn a_key_that_is_not_active_replaces_nothing_whatever_happens_to_it() {
    let status = |word| Status::from_word(word);
    for new in ["expired", "revoked", "dormant"].map(status) {
        let mut world = World::new();
        for _ in 0..4 {
            world.happens(Happening::Step(Fate::Done, true));
        }
        world.make(new.clone());
        world.happens(Happening::Step(Fate::Done, true));
        for happening in [
            Happening::Works,
            Happening::Keep,
            Happening::AWeek,
            Happening::Delete,
            Happening::GoOn,
            Happening::Reopened,
            Happening::Works,
            Happening::Keep,
            Happening::AWeek,
            Happening::Delete,
        ] {
            world.happens(happening);
            world.happens(Happening::Step(Fate::Done, true));
        }
        let stage = Stage::NotActive {
            new: key_id("new"),
            status: new,
        };
        assert_eq!(world.stage(), Some(&stage));
        let rotation = world.note.clone().unwrap();
        assert!(!rotation.may_delete(world.now) && !rotation.may_keep());
        world.happens(Happening::PutBack);
        for _ in 0..3 {
            world.happens(Happening::Step(Fate::Done, true));
        }
        assert_eq!(world.end, Some(RotateEnd::Unchanged(None)));
        assert_eq!(world.old.as_deref(), Some("Nightly"));
    }
}
