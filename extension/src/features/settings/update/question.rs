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
use crate::shell::desk::{Desk, PartJob};
use crate::shell::facts::Facts;
use crate::shell::focus::Target;
use crate::shell::loaded::Loaded;
use crate::shell::tasks::Report;

pub(super) fn ask(
    desk: &mut Desk<'_, Settings>,
    about: About,
    changes: Vec<Change>,
    opener: String,
) {
    let access = &desk.state.access;
    let is_rest = access.unfinished.is_some() && opener != ACCESS_GO_ON;
    let is_busy = access.work.is_some() || is_rest;
    if changes.is_empty() || is_busy || !desk.facts.may_act() {
        return;
    }
    let Some(read) = desk.state.access.read.here().cloned() else {
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
        desk.state.access.question = Some(question);
        return;
    }
    if !takes {
        let flow = SingleCall::new(count_users(), count_users::parse);
        return desk.start(&COUNTING_USERS, flow, |state, task| {
            (question.count, question.counting) = (Loaded::Asking, Some(task));
            state.access.question = Some(question);
        });
    }
    let flow = ReadRisk::new(read, changes, active_keys(desk.facts));
    desk.start(&READING_RISK, flow, |state, task| {
        (question.risk, question.reading) = (Loaded::Asking, Some(task));
        state.access.question = Some(question);
    });
}

/// Counting the users, who all would get it.
static COUNTING_USERS: PartJob<Settings, SingleCall<usize>> = PartJob {
    find: |state, _| state.access.question.as_mut()?.counting.as_mut(),
    report: |desk, _, Report::Done(count)| counted(desk, count),
};

/// Reading which keys may stop.
static READING_RISK: PartJob<Settings, ReadRisk> = PartJob {
    find: |state, _| state.access.question.as_mut()?.reading.as_mut(),
    report: |desk, _, report| match report {
        Report::Progress(error) => desk.note_error(&error),
        Report::Done(risk) => risk_read(desk, risk),
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

fn counted(desk: &mut Desk<'_, Settings>, count: Result<usize, ApiError>) {
    if let Err(error) = &count {
        desk.note_error(error);
    }
    if let Some(question) = &mut desk.state.access.question {
        question.counting = None;
        question.count = count.into();
    }
}

fn risk_read(desk: &mut Desk<'_, Settings>, risk: Risk) {
    if let Some(question) = &mut desk.state.access.question {
        question.reading = None;
        question.risk = Loaded::Here(risk);
    }
}

pub(super) fn confirm(desk: &mut Desk<'_, Settings>) {
    let question = &mut desk.state.access.question;
    // While it isn't known what would stop, nothing is taken.
    let Some(question) = question.take_if(|question| !question.risk.is_asking()) else {
        return;
    };
    work::begin(desk, AccessPlan::Changes(question.changes));
}

pub(super) fn cancel(desk: &mut Desk<'_, Settings>) {
    if let Some(question) = desk.state.access.question.take() {
        desk.focus(Target::Opener(question.opener));
    }
}
