//! Why a key is answered 401: the box to paste into, and the one test.

use latchkey_core::flow::test_key::TestKey;

use super::finding;
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::why::{Message, Why};
use crate::shell::focus::Target;
use crate::shell::tasks::{self, Job, Report};

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Ask => ask(model),
        Message::Hold(secret) => {
            if model.found.is_some() {
                model.why.held = Some(secret);
            }
            Vec::new()
        }
        Message::Test => test(model),
    }
}

fn ask(model: &mut Model) -> Vec<Effect> {
    finding::forget(model);
    model.details = None;
    model.why = Why {
        is_asking: true,
        ..Why::default()
    };
    vec![Effect::Focus(Target::Element("why-paste"))]
}

/// Sends the key once; it is let go with the answer.
fn test(model: &mut Model) -> Vec<Effect> {
    if model.facts.stop.is_some() {
        return Vec::new();
    }
    let Some(secret) = model.why.held.take() else {
        return Vec::new();
    };
    tasks::start(
        model,
        &TESTING_PASTED,
        TestKey::new(secret),
        |model, flow| {
            (model.why.flow, model.why.tested) = (Some(flow), None);
        },
    )
}

/// Testing the pasted key.
static TESTING_PASTED: Job<Model, TestKey> = Job::new(
    |model, _| model.why.flow.as_mut(),
    |model, _, Report::Done(tested)| {
        model.why.flow = None;
        model.why.tested = Some(tested);
        Vec::new()
    },
);
