//! Answers find the task that waits for them, once, and no other.

use latchkey_core::api::ApiError;
use latchkey_core::flow::read_owners::{OwnersInput, ReadOwners};
use latchkey_core::flow::test_key::{TestKey, Tested};
use latchkey_core::{Secret, UserId};

use super::*;

/// A test of a key, where the section "Why" has it.
static TESTING: Job<TestKey> = Job::new(
    |model, _| model.why.flow.as_mut(),
    |model, _, Report::Done(tested)| {
        model.why.tested = Some(tested);
        Vec::new()
    },
);

/// A look-up of owners whose reports open a tab, and whose waits may be ended.
static LOOKING_UP: Job<ReadOwners> = Job {
    is_run: true,
    ..Job::new(
        |model, _| Some(&mut model.owners),
        |_, _, _| vec![Effect::OpenInTab],
    )
};

/// A new test takes the place of the one that is there.
fn test(model: &mut Model) -> TaskId {
    let secret = Secret::new("secret".to_owned()).unwrap();
    let flow = model.tasks.task(TestKey::new(secret));
    let task = flow.id();
    model.why.flow = Some(flow);
    task
}

fn sent(effects: &[Effect]) -> RequestId {
    match effects {
        [Effect::Send(request, _)] => *request,
        effects => panic!("{effects:?}"),
    }
}

fn refused() -> Outcome {
    Err(ApiError::SignedOut)
}

#[test]
fn an_answer_goes_to_the_task_that_asked() {
    let mut model = Model::default();
    let task = test(&mut model);
    let request = sent(&begin(&mut model, &TESTING, task));
    answered(&mut model, request, refused());
    assert_eq!(model.why.tested, Some(Tested::Refused));
}

#[test]
fn an_answer_to_what_was_dropped_or_replaced_finds_nobody() {
    for is_replaced in [true, false] {
        let mut model = Model::default();
        let task = test(&mut model);
        let request = sent(&begin(&mut model, &TESTING, task));
        match is_replaced {
            true => drop(test(&mut model)),
            false => model.why.flow = None,
        }
        assert!(answered(&mut model, request, refused()).is_empty());
        assert_eq!(model.why.tested, None);
    }
}

#[test]
fn an_answer_counts_once() {
    let mut model = Model::default();
    let task = test(&mut model);
    let request = sent(&begin(&mut model, &TESTING, task));
    answered(&mut model, request, refused());
    model.why.tested = None;
    answered(&mut model, request, refused());
    assert_eq!(model.why.tested, None);
}

#[test]
fn a_task_begins_once() {
    let mut model = Model::default();
    let task = test(&mut model);
    assert_eq!(begin(&mut model, &TESTING, task).len(), 1);
    assert!(begin(&mut model, &TESTING, task).is_empty());
}

#[test]
fn a_request_leaves_before_what_was_found_is_looked_at() {
    let mut model = Model::default();
    let task = model.owners.id();
    // An id that may not stand in a filter is reported at once.
    let ids = ["SCIM\\77aa", "eve"].map(UserId::new);
    let want = OwnersInput::Want(ids.to_vec());
    let effects = input(&mut model, &LOOKING_UP, task, want);
    assert!(
        matches!(effects[..], [Effect::Send(..), Effect::OpenInTab]),
        "{effects:?}"
    );
}

#[test]
fn what_is_of_the_run_is_so_until_it_is_answered() {
    let mut model = Model::default();
    let task = test(&mut model);
    let other = sent(&begin(&mut model, &TESTING, task));
    let owners = model.owners.id();
    let want = OwnersInput::Want(vec![UserId::new("eve")]);
    let request = sent(&input(&mut model, &LOOKING_UP, owners, want));
    assert!(model.tasks.is_of_run(request) && !model.tasks.is_of_run(other));
    answered(&mut model, request, refused());
    assert!(!model.tasks.is_of_run(request));
}
