//! Why a key is answered 401: the box to paste into, and the one test.

use latchkey_core::flow::Outcome;
use latchkey_core::flow::test_key::{Ask, Step, TestKey};

use super::{finding, next_run};
use crate::popup::effect::{Effect, Target};
use crate::popup::message::{Reply, Run};
use crate::popup::model::Model;
use crate::popup::why::{Message, Why};

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
    let run = next_run(model);
    let (flow, step) = TestKey::start(secret);
    model.why.run = run;
    model.why.flow = Some(flow);
    model.why.tested = None;
    carry(model, run, step)
}

#[inline(never)]
pub(super) fn answered(model: &mut Model, run: Run, ask: Ask, outcome: Outcome) -> Vec<Effect> {
    let why = &model.why;
    let flow = why.flow.as_ref().filter(|_| why.run == run);
    let Some(step) = flow.map(|flow| flow.answered(ask, outcome)) else {
        return Vec::new();
    };
    carry(model, run, step)
}

fn carry(model: &mut Model, run: Run, step: Step) -> Vec<Effect> {
    match step {
        Step::Send(ask, request) => vec![Effect::Send(Reply::Test(run, ask), request)],
        Step::Show(never) => match never {},
        Step::Done(tested) => {
            model.why.flow = None;
            model.why.tested = Some(tested);
            Vec::new()
        }
    }
}
