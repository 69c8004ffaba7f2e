//! Every order of answers, losses and deaths: no key is made that the user isn't told of, and none
//! is made twice for one wish.

use proptest::prelude::*;

use super::*;
use crate::api::ApiError;
use crate::fixtures::{self, answer, answer_with, key_id};
use crate::flow::driven::{Driven, only_step};
use crate::flow::look_for_made::{LookForMade, Looked};
use crate::http::{Failure, Request, Response};
use crate::key::{KeyId, Status};
use crate::making::Standing;

const HOST: &str = "acme.us.qlikcloud.com";

/// What the tenant does with the request, and what becomes of its answer.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Made,
    MadeExpired,
    MadeWithoutStatus,
    MadeWithoutToken,
    MadeAndLost,
    MadeAndGarbled,
    MadeAndBroken,
    LostOnTheWay,
    Broken,
    Refused,
    NotSent,
}

#[derive(Clone, Copy, Debug)]
enum Happening {
    /// The user asks for a key, where the screen lets them.
    Ask,
    /// The worker does its next step; writing fails where `false`.
    Step(Fate, bool),
    WorkerDies,
    /// The browser ends, and with it the worker and what was in memory.
    BrowserEnds,
    ElevenMinutes,
    /// The next opening, and the user does what it asks for.
    Open,
}

fn happening() -> impl Strategy<Value = Happening> {
    let fate = prop::sample::select(vec![
        Fate::Made,
        Fate::MadeExpired,
        Fate::MadeWithoutStatus,
        Fate::MadeWithoutToken,
        Fate::MadeAndLost,
        Fate::MadeAndGarbled,
        Fate::MadeAndBroken,
        Fate::LostOnTheWay,
        Fate::Broken,
        Fate::Refused,
        Fate::NotSent,
    ]);
    prop_oneof![
        3 => Just(Happening::Ask),
        8 => (fate, prop::bool::weighted(0.9)).prop_map(|(fate, works)| Happening::Step(fate, works)),
        1 => Just(Happening::WorkerDies),
        1 => Just(Happening::BrowserEnds),
        1 => Just(Happening::ElevenMinutes),
        3 => Just(Happening::Open),
    ]
}

/// A tenant, a browser and a user.
#[derive(Default)]
struct World {
    now: Moment,
    /// Ids of the keys there, newest first.
    keys: Vec<(KeyId, Moment)>,
    /// Those that the user has seen the secret of, or was asked about.
    told: Vec<KeyId>,
    note: Option<Making>,
    memory: Option<FreshKey>,
    worker: Option<(CreateKey, StepOf<CreateKey>)>,
    wishes: usize,
    sent: usize,
}

impl World {
    fn happens(&mut self, happening: Happening) {
        match happening {
            Happening::Ask => self.ask(),
            Happening::Step(fate, works) => self.step(fate, works),
            Happening::WorkerDies => self.worker = None,
            Happening::BrowserEnds => (self.worker, self.memory) = (None, None),
            Happening::ElevenMinutes => {
                self.now = self.now.plus_millis(11 * 60 * 1_000);
                self.memory = self
                    .memory
                    .take()
                    .filter(|fresh| fresh.is_in_time(self.now));
            }
            Happening::Open => self.open(),
        }
    }

    fn standing(&self) -> Standing {
        Standing::of(self.note.clone(), self.memory.clone())
    }

    fn ask(&mut self) {
        if self.worker.is_some() || !self.standing().lets_ask() {
            return;
        }
        self.wishes += 1;
        let making = Making {
            before: self.keys.iter().map(|(id, _)| id.clone()).collect(),
            ..fixtures::making(self.now)
        };
        let flow = CreateKey::new(making, vec![HOST.to_owned()]);
        self.go_on(flow, Event::Begun);
    }

    fn step(&mut self, fate: Fate, works: bool) {
        let Some((flow, step)) = self.worker.take() else {
            return;
        };
        let event = match step {
            Step::Progress(CreateProgress::Note(making)) => {
                if works {
                    self.note = Some(*making);
                }
                Event::Input(CreateInput::Noted(works))
            }
            Step::Send(call, request) => {
                let answer = match call {
                    CreateCall::Read => read(&request, fate),
                    CreateCall::Create => self.send(fate),
                };
                Event::Answered(call, answer)
            }
            Step::Progress(CreateProgress::Keep(fresh)) => {
                if works {
                    self.memory = Some(*fresh);
                }
                Event::Input(CreateInput::Kept(works))
            }
            // A secret that could not be kept is taken by nobody: the note tells of the key.
            Step::Done(_) => return,
        };
        self.go_on(flow, event);
    }

    fn go_on(&mut self, mut flow: CreateKey, event: EventOf<CreateKey>) {
        let step = only_step(&mut flow, event, self.now).unwrap();
        self.worker = Some((flow, step));
    }

    fn send(&mut self, fate: Fate) -> Outcome {
        self.sent += 1;
        let lost = Err(ApiError::of_change(Failure::Lost));
        match fate {
            Fate::LostOnTheWay => return lost,
            Fate::Broken => return answer(502),
            Fate::Refused => return answer(403),
            Fate::NotSent => return Err(ApiError::TabGone),
            _ => {}
        }
        let id = format!("k{}", self.keys.len());
        self.keys.insert(0, (key_id(&id), self.now));
        match fate {
            Fate::MadeAndLost => lost,
            Fate::MadeAndGarbled => answer_with(201, &format!(r#"{{"id":"{id}","tok"#)),
            Fate::MadeAndBroken => answer(500),
            Fate::MadeWithoutToken => answer_with(201, &format!(r#"{{"id":"{id}"}}"#)),
            Fate::MadeWithoutStatus => {
                answer_with(201, &format!(r#"{{"id":"{id}","token":"secret"}}"#))
            }
            fate => {
                let status = match fate {
                    Fate::MadeExpired => "expired",
                    _ => "active",
                };
                let text = format!(r#"{{"id":"{id}","token":"secret","status":"{status}"}}"#);
                answer_with(201, &text)
            }
        }
    }

    fn open(&mut self) {
        // An opening waits for the worker's lock, unless the worker is dead.
        if self.worker.is_some() {
            return;
        }
        match self.standing() {
            Standing::Free => {}
            Standing::NotRead => panic!("this storage tells all"),
            Standing::Fresh(fresh) => {
                self.told.push(fresh.key.id);
                (self.memory, self.note) = (None, None);
            }
            Standing::Refused(..) => self.note = None,
            Standing::Unseen(_, id) => {
                self.told.push(id);
                self.note = None;
            }
            Standing::InDoubt(making) => self.look(&making),
        }
    }

    fn look(&mut self, making: &Making) {
        let look = Driven::begin_at(LookForMade::new(making.clone()), self.now);
        let looked = look.finish(|_| Ok(self.list()));
        match looked {
            Looked::Made(key) => {
                self.told.push(key.id);
                self.note = None;
            }
            Looked::NotMade => self.note = None,
            Looked::NotYet => {}
            Looked::NotAllRead | Looked::NotRead(_) => panic!("{looked:?}"),
        }
    }

    fn list(&self) -> Response {
        let rows = self.keys.iter().map(|(id, made)| {
            let created = jiff::Timestamp::from_millisecond(made.millis()).unwrap();
            format!(
                r#"{{"id":"{}","description":"Nightly","sub":"ada","created":"{created:.3}"}}"#,
                id.as_str()
            )
        });
        Response {
            is_confirmed: true,
            ..fixtures::page(&rows.collect::<Vec<_>>(), None)
        }
    }

    fn is_told_of_all(&self) -> bool {
        self.keys.iter().all(|(id, _)| self.told.contains(id))
    }
}

/// What the tenant says of a key when it is asked for by its id.
fn read(request: &Request, fate: Fate) -> Outcome {
    let status = match fate {
        Fate::Made => r#","status":"active""#,
        Fate::MadeExpired => r#","status":"expired""#,
        Fate::MadeWithoutStatus => "",
        _ => return Err(ApiError::Offline),
    };
    let id = request.path.rsplit('/').next().unwrap();
    answer_with(200, &format!(r#"{{"id":"{id}"{status}}}"#))
}

/// A key is made, and what the tenant says of it when it is read, if it is.
fn made(made: Fate, read: Fate) -> World {
    let mut world = World::default();
    world.happens(Happening::Ask);
    for fate in [made, made, made, made, read, read, read] {
        world.happens(Happening::Step(fate, true));
    }
    let end = world.worker.take().map(|(_, step)| step);
    assert!(end.is_none_or(|step| step == Step::Done(CreateEnd::Noted)));
    world
}

#[test]
fn what_the_tenant_says_of_the_new_key_is_kept_and_noted() {
    let (active, expired) = (Status::Active, Status::Expired);
    for (answer, later, status) in [
        (Fate::Made, Fate::Broken, active.clone()),
        (Fate::MadeExpired, Fate::Broken, expired.clone()),
        (Fate::MadeWithoutStatus, Fate::Made, active),
        (Fate::MadeWithoutStatus, Fate::MadeExpired, expired),
        (
            Fate::MadeWithoutStatus,
            Fate::MadeWithoutStatus,
            Status::default(),
        ),
        (Fate::MadeWithoutStatus, Fate::Broken, Status::default()),
    ] {
        let world = made(answer, later);
        let Standing::Fresh(fresh) = world.standing() else {
            panic!("{:?}", world.standing());
        };
        assert_eq!(fresh.key.status, status, "{answer:?} {later:?}");
        assert_eq!(fresh.token.expose(), "secret");
        assert_eq!(world.note.as_ref().unwrap().status(), status);
        assert_eq!(world.sent, 1);
    }
}

proptest! {
    #[test]
    fn no_key_is_made_that_nobody_is_told_of(story in prop::collection::vec(happening(), 0..40)) {
        let mut world = World::default();
        for happening in story {
            world.happens(happening);
            prop_assert!(world.sent <= world.wishes);
            if world.worker.is_none() && world.standing().lets_ask() {
                prop_assert!(world.is_told_of_all(), "{:?} of {:?}", world.told, world.keys);
            }
        }
        // However it went, a few openings later everything is told and a key may be asked for.
        world.happens(Happening::BrowserEnds);
        world.happens(Happening::ElevenMinutes);
        world.happens(Happening::Open);
        prop_assert!(world.standing().lets_ask() && world.is_told_of_all());
    }
}

#[test]
fn what_cannot_be_noted_is_not_sent() {
    let mut world = World::default();
    world.happens(Happening::Ask);
    world.happens(Happening::Step(Fate::Made, false));
    assert_eq!((world.sent, world.standing()), (0, Standing::Free));
}

#[test]
fn an_answer_of_now_that_is_lost_is_not_settled_yet() {
    let mut world = World::default();
    world.happens(Happening::Ask);
    world.happens(Happening::Step(Fate::LostOnTheWay, true));
    world.happens(Happening::Step(Fate::LostOnTheWay, true));
    world.happens(Happening::WorkerDies);
    world.happens(Happening::Open);
    assert!(matches!(world.standing(), Standing::InDoubt(_)));
}

#[test]
fn a_secret_that_finds_no_room_goes_to_whoever_asked() {
    let mut world = World::default();
    world.happens(Happening::Ask);
    for works in [true, true, false, true] {
        world.happens(Happening::Step(Fate::Made, works));
    }
    let Some((_, Step::Done(CreateEnd::NotKept(fresh)))) = &world.worker else {
        panic!("{:?}", world.worker);
    };
    assert_eq!(fresh.token.expose(), "secret");
    assert!(fresh.is_of(HOST));
    // Whoever asked may be gone by now: the next opening tells of the key all the same.
    world.worker = None;
    assert!(matches!(world.standing(), Standing::Unseen(..)));
}
