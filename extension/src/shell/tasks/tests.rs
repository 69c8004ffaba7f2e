//! Answers find the task that waits for them, once, and no other.

use latchkey_core::api::ApiError;
use latchkey_core::flow::read_owners::{OwnersInput, ReadOwners};
use latchkey_core::flow::test_key::{TestKey, Tested};
use latchkey_core::{Secret, UserId};

use super::*;

/// A state with two flows.
#[derive(Default)]
struct State {
    task_ids: TaskIds,
    tasks: Tasks<State>,
    test: Option<Task<TestKey>>,
    tested: Option<Tested>,
    owners: Task<ReadOwners>,
}

#[derive(Debug)]
enum Effect {
    Send(RequestId),
    /// What follows from a report of owners.
    Told,
}

impl TaskRoot for State {
    type Effect = Effect;

    fn task_ids(&mut self) -> &mut TaskIds {
        &mut self.task_ids
    }

    fn tasks(&mut self) -> &mut Tasks<State> {
        &mut self.tasks
    }

    fn send(id: RequestId, _: Request) -> Effect {
        Effect::Send(id)
    }

    fn now(&self) -> Moment {
        Moment::default()
    }
}

static TESTING: Job<State, TestKey> = Job::new(
    |state, _| state.test.as_mut(),
    |state, _, Report::Done(tested)| {
        state.tested = Some(tested);
        Vec::new()
    },
);

static LOOKING_UP: Job<State, ReadOwners> = Job {
    is_run: true,
    ..Job::new(
        |state, _| Some(&mut state.owners),
        |_, _, _| vec![Effect::Told],
    )
};

/// A new test takes the place of the one that is there.
fn test(state: &mut State) -> RequestId {
    let secret = Secret::new("secret".to_owned()).unwrap();
    let place = |state: &mut State, test| state.test = Some(test);
    sent(&start(state, &TESTING, TestKey::new(secret), place))
}

fn want(state: &mut State, ids: &[&str]) -> Vec<Effect> {
    let ids = ids.iter().map(|id| UserId::new(*id));
    let task = state.owners.id();
    input(state, &LOOKING_UP, task, OwnersInput::Want(ids.collect()))
}

fn sent(effects: &[Effect]) -> RequestId {
    match effects {
        [Effect::Send(request)] => *request,
        effects => panic!("{effects:?}"),
    }
}

fn refused() -> Outcome {
    Err(ApiError::SignedOut)
}

#[test]
fn an_answer_goes_to_the_task_that_asked() {
    let mut state = State::default();
    let request = test(&mut state);
    answered(&mut state, request, refused());
    assert_eq!(state.tested, Some(Tested::Refused));
}

#[test]
fn an_answer_to_what_was_dropped_or_replaced_finds_nobody() {
    for is_replaced in [true, false] {
        let mut state = State::default();
        let request = test(&mut state);
        match is_replaced {
            true => drop(test(&mut state)),
            false => state.test = None,
        }
        assert!(answered(&mut state, request, refused()).is_empty());
        assert_eq!(state.tested, None);
    }
}

#[test]
fn an_answer_counts_once() {
    let mut state = State::default();
    let request = test(&mut state);
    answered(&mut state, request, refused());
    state.tested = None;
    answered(&mut state, request, refused());
    assert_eq!(state.tested, None);
}

#[test]
fn a_task_begins_once() {
    let mut state = State::default();
    test(&mut state);
    let task = state.test.as_ref().unwrap().id();
    assert!(begin(&mut state, &TESTING, task).is_empty());
}

#[test]
fn a_request_leaves_before_what_follows_from_a_report() {
    let mut state = State::default();
    // An id that may not stand in a filter is reported at once.
    let effects = want(&mut state, &["SCIM\\77aa", "eve"]);
    assert!(
        matches!(effects[..], [Effect::Send(_), Effect::Told]),
        "{effects:?}"
    );
}

#[test]
fn what_is_of_the_run_is_so_until_it_is_answered() {
    let mut state = State::default();
    let other = test(&mut state);
    let request = sent(&want(&mut state, &["eve"]));
    assert!(state.tasks.is_of_run(request) && !state.tasks.is_of_run(other));
    answered(&mut state, request, refused());
    assert!(!state.tasks.is_of_run(request));
}
