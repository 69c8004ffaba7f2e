//! Reading the events: what comes is shown at once.

use latchkey_core::Moment;
use latchkey_core::activity::{ActivityList, Extent};
use latchkey_core::flow::read_activity::{
    ActivityEnd, ActivityInput, ActivityProgress, ReadActivity,
};

use super::{keeping, names};
use crate::features::activity::state::{
    ActivityEffect, ActivitySection, ActivityStage, ROWS, TITLE,
};
use crate::shell::context::{Context, PartJob};
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::{Report, Task, TaskId};

/// Reads the chosen period; what was read before is let go.
pub(super) fn read(context: &mut Context<'_, ActivitySection>) {
    if context.facts.stop.is_some() {
        return;
    }
    let state = &mut *context.state;
    state.stage = ActivityStage::Asked;
    state.reader = context.facts.maker();
    state.choice.most = ROWS;
    state.reading = None;
    (state.coverage, state.kept_since, state.saved) = (None, None, None);
    state.waits_until = None;
    names::show(context, ActivityList::default());
    let state = &*context.state;
    let flow = ReadActivity::new(state.reach, state.has_user_changes);
    context.start_spending(&READING, flow, |state, task| state.reading = Some(task));
}

/// Reading the events.
static READING: PartJob<ActivitySection, ReadActivity> = PartJob {
    find: |state, _| state.reading.as_mut(),
    report: |context, task, report| match report {
        Report::Progress(progress) => come(context, task, progress),
        Report::Done(end) => ended(context, end),
    },
};

fn come(context: &mut Context<'_, ActivitySection>, task: TaskId, progress: ActivityProgress) {
    let state = &mut *context.state;
    match progress {
        ActivityProgress::Began(coverage) | ActivityProgress::Covers(coverage) => {
            state.coverage = Some(coverage);
        }
        ActivityProgress::Page {
            event_type,
            events,
            coverage,
        } => {
            for id in events.iter().filter_map(|event| event.id.as_deref()) {
                state.seen.add(id);
            }
            state.list.add(event_type, &events);
            state.coverage = Some(coverage);
            names::know(context);
        }
        ActivityProgress::Carriers(carriers) => {
            state.list.set_carriers(carriers);
            names::know(context);
        }
        ActivityProgress::Wait(until) => {
            state.waits_until = Some(until);
            let millis = millis_until(until, context.facts.now);
            context.ask(ActivityEffect::Wake(task, millis));
        }
    }
}

fn millis_until(until: Moment, now: Moment) -> u32 {
    u32::try_from(until.since(now).max(0)).unwrap_or(u32::MAX)
}

fn ended(context: &mut Context<'_, ActivitySection>, end: ActivityEnd) {
    let state = &mut *context.state;
    state.reading = None;
    state.waits_until = None;
    let is_refused = end.coverage.may_not_read();
    state.coverage = Some(end.coverage);
    if is_refused && context.facts.is_looking_at(SectionName::Activity) {
        // What may have had the focus is gone.
        context.focus(Target::ElementForNone(TITLE));
    }
    match end.broken {
        Some(error) => context.note_error(&error),
        None => {
            names::know(context);
            keeping::keep(context);
        }
    }
}

/// The wait of this flow is over; it may have to wait again.
pub(super) fn wake(context: &mut Context<'_, ActivitySection>, task: TaskId) {
    let state = &mut *context.state;
    if state.reading.as_ref().map(Task::id) == Some(task) {
        state.waits_until = None;
    }
    context.input(&READING, task, ActivityInput::Woke);
}

/// Reads no more; what came stays.
pub(super) fn stop(context: &mut Context<'_, ActivitySection>) {
    if let Some(task) = context.state.reading.as_ref().map(Task::id) {
        context.input(&READING, task, ActivityInput::Stop);
    }
}

/// The session has ended: no more is sent, and what came stays as far as it was read.
pub(super) fn break_off(context: &mut Context<'_, ActivitySection>) {
    names::ask_no_more(context);
    let state = &mut *context.state;
    if state.stage == ActivityStage::Seeking {
        state.stage = ActivityStage::NotAsked;
    }
    drop_reading(context);
}

/// The flow under way is let go; what it was reading stays unread.
pub(super) fn drop_reading(context: &mut Context<'_, ActivitySection>) {
    let state = &mut *context.state;
    if state.reading.take().is_none() {
        return;
    }
    state.waits_until = None;
    let types = state.coverage.iter_mut();
    for read in types.flat_map(|coverage| &mut coverage.types) {
        if read.extent == Extent::Reading {
            read.extent = match &context.facts.stop {
                Some(error) => Extent::Failed(error.clone()),
                None => Extent::Stopped,
            };
        }
    }
}
