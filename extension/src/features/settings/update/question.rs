//! The question before everyone gets the permission, or before it is taken from anybody: how many
//! that are, and which keys may stop at once.

use latchkey_core::access::Change;
use latchkey_core::api::{ApiError, count_users};
use latchkey_core::flow::change_access::AccessPlan;
use latchkey_core::flow::read_risk::{ReadRisk, Risk};
use latchkey_core::flow::single_call::SingleCall;
use latchkey_core::{KeyId, Status, UserId};

use super::work;
use crate::features::settings::state::Settings;
use crate::features::settings::state::access::{ACCESS_GO_ON, About, Question};
use crate::shell::context::{Context, PartJob};
use crate::shell::facts::Facts;
use crate::shell::focus::Target;
use crate::shell::loaded::Loaded;
use crate::shell::tasks::Report;

pub(super) fn ask(
    context: &mut Context<'_, Settings>,
    about: About,
    changes: Vec<Change>,
    opener: String,
) {
    let access = &context.state.access;
    let is_rest = access.unfinished.is_some() && opener != ACCESS_GO_ON;
    let is_busy = access.work.is_some() || is_rest;
    if changes.is_empty() || is_busy || !context.facts.may_act() {
        return;
    }
    let Some(read) = context.state.access.read.here().cloned() else {
        return;
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
        context.state.access.question = Some(question);
        return;
    }
    if !takes {
        let flow = SingleCall::new(count_users(), count_users::parse);
        return context.start(&COUNTING_USERS, flow, |state, task| {
            (question.count, question.counting) = (Loaded::Asking, Some(task));
            state.access.question = Some(question);
        });
    }
    let flow = ReadRisk::new(read, changes, active_keys(context.facts));
    context.start(&READING_RISK, flow, |state, task| {
        (question.risk, question.reading) = (Loaded::Asking, Some(task));
        state.access.question = Some(question);
    });
}

/// Counting the users, who all would get it.
static COUNTING_USERS: PartJob<Settings, SingleCall<usize>> = PartJob {
    find: |state, _| state.access.question.as_mut()?.counting.as_mut(),
    report: |context, _, Report::Done(count)| counted(context, count),
};

/// Reading which keys may stop.
static READING_RISK: PartJob<Settings, ReadRisk> = PartJob {
    find: |state, _| state.access.question.as_mut()?.reading.as_mut(),
    report: |context, _, report| match report {
        Report::Progress(error) => context.note_error(&error),
        Report::Done(risk) => risk_read(context, risk),
    },
};

/// The active keys of people, as far as the list was read.
fn active_keys(facts: &Facts) -> Vec<(UserId, KeyId)> {
    let rows = facts.table.all();
    let active = rows.filter(|row| row.key.status == Status::Active);
    active
        .filter_map(|row| Some((row.key.subject.user()?.clone(), row.key.id.clone())))
        .collect()
}

fn counted(context: &mut Context<'_, Settings>, count: Result<usize, ApiError>) {
    if let Err(error) = &count {
        context.note_error(error);
    }
    if let Some(question) = &mut context.state.access.question {
        question.counting = None;
        question.count = count.into();
    }
}

fn risk_read(context: &mut Context<'_, Settings>, risk: Risk) {
    if let Some(question) = &mut context.state.access.question {
        question.reading = None;
        question.risk = Loaded::Here(risk);
    }
}

pub(super) fn confirm(context: &mut Context<'_, Settings>) {
    let question = &mut context.state.access.question;
    // While it isn't known what would stop, nothing is taken.
    let Some(question) = question.take_if(|question| !question.risk.is_asking()) else {
        return;
    };
    work::begin(context, AccessPlan::Changes(question.changes));
}

pub(super) fn cancel(context: &mut Context<'_, Settings>) {
    if let Some(question) = context.state.access.question.take() {
        context.focus(Target::Opener(question.opener, "access"));
    }
}
