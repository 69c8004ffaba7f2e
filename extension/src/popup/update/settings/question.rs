//! The question before everyone gets the permission, or before it is taken from anybody: how many
//! that are, and which keys may stop at once.

use latchkey_core::access::Change;
use latchkey_core::api::count_users;
use latchkey_core::flow::change_access::Plan;
use latchkey_core::flow::read_risk::{self, ReadRisk};
use latchkey_core::flow::{Outcome, Step};
use latchkey_core::{KeyId, Status, UserId};

use super::super::{next_run, note_end};
use super::{access, label};
use crate::popup::effect::{Effect, Target};
use crate::popup::ids::ACCESS_GO_ON;
use crate::popup::loaded::Loaded;
use crate::popup::message::Run;
use crate::popup::model::Model;
use crate::popup::settings::Ask;
use crate::popup::settings::access::{About, Question};

pub(super) fn ask(
    model: &mut Model,
    about: About,
    changes: Vec<Change>,
    opener: String,
) -> Vec<Effect> {
    let access = &model.settings.access;
    let is_rest = access.unfinished.is_some() && opener != ACCESS_GO_ON;
    let is_busy = access.work.is_some() || is_rest;
    if changes.is_empty() || is_busy || !model.facts.may_act() {
        return Vec::new();
    }
    let Some(read) = model.settings.access.read.here().cloned() else {
        return Vec::new();
    };
    let run = next_run(model);
    let takes = about.takes();
    let mut question = Question {
        about,
        opener,
        risk: Loaded::NotAsked,
        count: Loaded::NotAsked,
        typed: String::new(),
        flow: None,
        changes: changes.clone(),
        run,
    };
    if matches!(question.about, About::GiveRole(_)) {
        model.settings.access.question = Some(question);
        return Vec::new();
    }
    if !takes {
        question.count = Loaded::Asking;
        model.settings.access.question = Some(question);
        return vec![Effect::Send(label(run, Ask::Count), count_users().request)];
    }
    question.risk = Loaded::Asking;
    let (flow, step) = ReadRisk::start(read, changes, active_keys(model));
    question.flow = Some(flow);
    model.settings.access.question = Some(question);
    carry(model, run, step)
}

/// The active keys of people, as far as the list was read.
fn active_keys(model: &Model) -> Vec<(UserId, KeyId)> {
    let rows = model.facts.table.all();
    let active = rows.filter(|row| row.key.status == Status::Active);
    active
        .filter_map(|row| Some((row.key.subject.user()?.clone(), row.key.id.clone())))
        .collect()
}

pub(super) fn counted(model: &mut Model, run: Run, outcome: Outcome) -> Vec<Effect> {
    let count = outcome.and_then(|response| (count_users().parse)(&response));
    let question = &mut model.settings.access.question;
    let Some(question) = question.as_mut().filter(|question| question.run == run) else {
        return Vec::new();
    };
    question.count = count.clone().into();
    let effects = count.err().map(|error| note_end(model, &error));
    effects.unwrap_or_default()
}

pub(super) fn answered(
    model: &mut Model,
    run: Run,
    ask: read_risk::Ask,
    outcome: Outcome,
) -> Vec<Effect> {
    let ended = outcome.as_ref().err().cloned();
    let mut effects = ended.map_or_else(Vec::new, |error| note_end(model, &error));
    let question = &mut model.settings.access.question;
    let Some(question) = question.as_mut().filter(|question| question.run == run) else {
        return effects;
    };
    let step = question
        .flow
        .as_mut()
        .and_then(|flow| flow.answered(ask, outcome));
    if let Some(step) = step {
        effects.extend(carry(model, run, step));
    }
    effects
}

fn carry(model: &mut Model, run: Run, step: read_risk::Step) -> Vec<Effect> {
    match step {
        Step::Send(ask, request) => vec![Effect::Send(label(run, Ask::Risk(ask)), request)],
        Step::Show(never) => match never {},
        Step::Done(risk) => {
            if let Some(question) = &mut model.settings.access.question {
                question.flow = None;
                question.risk = Loaded::Here(risk);
            }
            Vec::new()
        }
    }
}

pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    let question = &mut model.settings.access.question;
    // While it isn't known what would stop, nothing is taken.
    let Some(question) = question.take_if(|question| !question.risk.is_asking()) else {
        return Vec::new();
    };
    access::work(model, Plan::Changes(question.changes))
}

pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    let question = model.settings.access.question.take();
    let back = question.map(|question| Effect::Focus(Target::Opener(question.opener)));
    back.into_iter().collect()
}
