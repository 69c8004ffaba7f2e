//! What a part asks for reaches the root in order, and answers find the task that waits for them.

use latchkey_core::flow::read_owners::{OwnersInput, ReadOwners};
use latchkey_core::flow::test_key::{TestKey, Tested};
use latchkey_core::{KeyId, Moment, Response, Secret, UserId};

use super::*;
use crate::shell::tasks::{RequestId, TaskIds, Tasks};

/// A part with two flows.
#[derive(Default)]
struct Keys {
    test: Option<Task<TestKey>>,
    tested: Vec<Tested>,
    owners: Task<ReadOwners>,
}

impl Part for Keys {
    type Effect = &'static str;
}

/// The whole state.
#[derive(Default)]
struct Popup {
    facts: Facts,
    tasks: Tasks<Popup>,
    keys: Keys,
}

#[derive(Debug, PartialEq)]
enum Effect {
    Send(RequestId),
    Focus(Target),
    Copy(String),
    Shell(ShellMessage),
    Ended(bool),
    Own(&'static str),
}

impl TaskRoot for Popup {
    type Effect = Effect;

    fn task_ids(&mut self) -> &mut TaskIds {
        &mut self.facts.task_ids
    }

    fn tasks(&mut self) -> &mut Tasks<Popup> {
        &mut self.tasks
    }

    fn send(id: RequestId, _: Request) -> Effect {
        Effect::Send(id)
    }

    fn now(&self) -> Moment {
        self.facts.now
    }
}

impl Root for Popup {
    fn focus(target: Target) -> Effect {
        Effect::Focus(target)
    }

    fn copy(&mut self, text: String) -> Vec<Effect> {
        vec![Effect::Copy(text)]
    }

    fn shell(&mut self, message: ShellMessage) -> Vec<Effect> {
        vec![Effect::Shell(message)]
    }

    fn session_ended(&mut self, end: &SessionEnd) -> Vec<Effect> {
        vec![Effect::Ended(end.is_first)]
    }
}

impl RootOf<Keys> for Popup {
    fn context(&mut self) -> Context<'_, Keys> {
        Context::new(&mut self.keys, &mut self.facts)
    }

    fn effect(&mut self, effect: &'static str) -> Vec<Effect> {
        vec![Effect::Own(effect)]
    }
}

static TESTING: PartJob<Keys, TestKey> = PartJob {
    find: |keys, _| keys.test.as_mut(),
    report: |context, _, Report::Done(tested)| {
        context.state.tested.push(tested);
        context.ask("tested");
    },
};

static LOOKING_UP: PartJob<Keys, ReadOwners> = PartJob {
    find: |keys, _| Some(&mut keys.owners),
    report: |_, _, _| {},
};

/// A new test takes the place of the one that is there.
fn test(popup: &mut Popup) -> RequestId {
    let flow = TestKey::new(Secret::new("secret".to_owned()).unwrap());
    let effects = with_context(popup, |context| {
        context.start(&TESTING, flow, |keys, test| keys.test = Some(test));
    });
    match &effects[..] {
        [Effect::Send(request)] => *request,
        effects => panic!("{effects:?}"),
    }
}

fn refused() -> Outcome {
    Ok(Response {
        status: 401,
        ..Response::default()
    })
}

#[test]
fn what_is_asked_for_reaches_the_root_in_order() {
    let mut popup = Popup::default();
    let show = ShellMessage::ShowKey(KeyId::new("k1").unwrap());
    let effects = with_context(&mut popup, |context| {
        context.ask("first");
        context.focus(Target::Search);
        context.copy("text".to_owned());
        context.ask_shell(show.clone());
        context.note_error(&ApiError::SignedOut);
        context.note_error(&ApiError::Lost);
        context.note_error(&ApiError::SignedOut);
    });
    let expected = [
        Effect::Own("first"),
        Effect::Focus(Target::Search),
        Effect::Copy("text".to_owned()),
        Effect::Shell(show),
        Effect::Ended(true),
        Effect::Ended(false),
    ];
    assert_eq!(effects, expected);
}

#[test]
fn an_answer_reaches_the_task_that_asked_once() {
    let mut popup = Popup::default();
    let request = test(&mut popup);
    let effects = tasks::answered(&mut popup, request, refused());
    assert_eq!(
        (effects, popup.keys.tested.len()),
        (vec![Effect::Own("tested")], 1)
    );
    assert_eq!(tasks::answered(&mut popup, request, refused()), []);
    assert_eq!(popup.keys.tested.len(), 1);
}

#[test]
fn an_answer_to_a_task_that_was_replaced_or_dropped_is_dropped() {
    let mut popup = Popup::default();
    let first = test(&mut popup);
    let second = test(&mut popup);
    tasks::answered(&mut popup, first, refused());
    assert!(popup.keys.tested.is_empty());
    popup.keys.test = None;
    tasks::answered(&mut popup, second, refused());
    assert!(popup.keys.tested.is_empty());
}

#[test]
fn a_dropped_answer_still_says_that_the_session_has_ended() {
    let mut popup = Popup::default();
    let request = test(&mut popup);
    popup.keys.test = None;
    let end = Err(ApiError::SignedOut);
    let effects = tasks::answered(&mut popup, request, end);
    assert_eq!(effects, [Effect::Ended(true)]);
    assert!(popup.facts.stop.is_some());
}

#[test]
fn a_task_hears_what_it_is_told() {
    let mut popup = Popup::default();
    let want = OwnersInput::Want(vec![UserId::new("bob")]);
    let effects = with_context(&mut popup, |context| {
        let task = context.state.owners.id();
        context.input(&LOOKING_UP, task, want);
    });
    assert!(matches!(effects[..], [Effect::Send(_)]), "{effects:?}");
}

#[test]
fn a_task_begins_once() {
    let mut popup = Popup::default();
    test(&mut popup);
    let effects = with_context(&mut popup, |context| {
        let task = context.state.test.as_ref().unwrap().id();
        context.begin(&TESTING, task);
    });
    assert_eq!(effects, []);
}
