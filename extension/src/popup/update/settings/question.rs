//! The question before everyone gets the permission, or before it is taken from anybody: how many
//! that are, and which keys may stop at once.

use latchkey_core::access::Change;
use latchkey_core::api::{ApiError, count_users};
use latchkey_core::flow::change_access::AccessPlan;
use latchkey_core::flow::read_risk::{ReadRisk, Risk};
use latchkey_core::flow::single_call::SingleCall;
use latchkey_core::{KeyId, Status, UserId};

use super::super::note_end;
use super::access;
use crate::popup::effect::Effect;
use crate::popup::ids::ACCESS_GO_ON;
use crate::popup::model::Model;
use crate::popup::settings::access::{About, Question};
use crate::shell::focus::Target;
use crate::shell::loaded::Loaded;
use crate::shell::tasks::{self, Job, Report};

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
    let takes = about.takes();
    let mut question = Question {
        about,
        opener,
        risk: Loaded::NotAsked,
        count: Loaded::NotAsked,
        typed: String::new(),
        reading: None,
        counting: None,
        changes: changes.clone(),
    };
    if matches!(question.about, About::GiveRole(_)) {
        model.settings.access.question = Some(question);
        return Vec::new();
    }
    if !takes {
        let flow = SingleCall::new(count_users(), count_users::parse);
        return tasks::start(model, &COUNTING_USERS, flow, |model, flow| {
            (question.count, question.counting) = (Loaded::Asking, Some(flow));
            model.settings.access.question = Some(question);
        });
    }
    let flow = ReadRisk::new(read, changes, active_keys(model));
    tasks::start(model, &READING_RISK, flow, |model, flow| {
        (question.risk, question.reading) = (Loaded::Asking, Some(flow));
        model.settings.access.question = Some(question);
    })
}

/// Counting the users, who all would get it.
static COUNTING_USERS: Job<Model, SingleCall<usize>> = Job::new(
    |model, _| model.settings.access.question.as_mut()?.counting.as_mut(),
    |model, _, Report::Done(count)| counted(model, count),
);

/// Reading which keys may stop.
static READING_RISK: Job<Model, ReadRisk> = Job::new(
    |model, _| model.settings.access.question.as_mut()?.reading.as_mut(),
    |model, _, report| match report {
        Report::Progress(error) => note_end(model, &error),
        Report::Done(risk) => risk_read(model, risk),
    },
);

/// The active keys of people, as far as the list was read.
fn active_keys(model: &Model) -> Vec<(UserId, KeyId)> {
    let rows = model.facts.table.all();
    let active = rows.filter(|row| row.key.status == Status::Active);
    active
        .filter_map(|row| Some((row.key.subject.user()?.clone(), row.key.id.clone())))
        .collect()
}

fn counted(model: &mut Model, count: Result<usize, ApiError>) -> Vec<Effect> {
    let effects = count.as_ref().err().map(|error| note_end(model, error));
    if let Some(question) = &mut model.settings.access.question {
        question.counting = None;
        question.count = count.into();
    }
    effects.unwrap_or_default()
}

fn risk_read(model: &mut Model, risk: Risk) -> Vec<Effect> {
    if let Some(question) = &mut model.settings.access.question {
        question.reading = None;
        question.risk = Loaded::Here(risk);
    }
    Vec::new()
}

pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    let question = &mut model.settings.access.question;
    // While it isn't known what would stop, nothing is taken.
    let Some(question) = question.take_if(|question| !question.risk.is_asking()) else {
        return Vec::new();
    };
    access::work(model, AccessPlan::Changes(question.changes))
}

pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    let question = model.settings.access.question.take();
    let back = question.map(|question| Effect::Focus(Target::Opener(question.opener)));
    back.into_iter().collect()
}
