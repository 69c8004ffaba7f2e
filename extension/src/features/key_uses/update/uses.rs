//! Reading the uses of one owner's keys, of one owner at a time.

use latchkey_core::Subject;
use latchkey_core::activity::Extent;
use latchkey_core::activity::uses::UseBucket;
use latchkey_core::flow::read_uses::{
    ReadUses, UsesEnd, UsesInput, UsesProgress, UsesReport, UsesRequest,
};

use super::keeping;
use super::waking::wake_at;
use crate::features::key_uses::state::{KeyUses, OwnerUses, UsesReading, may_read};
use crate::shell::context::{Context, PartJob};
use crate::shell::tasks::{Report, TaskId};

/// Begins. What is read of another owner is stopped.
pub(super) fn read(context: &mut Context<'_, KeyUses>, owner: Subject, offset: i64) {
    if !may_read(context.facts) {
        return;
    }
    stop(context);
    let reach = context.state.reach;
    let flow = ReadUses::new(UsesRequest {
        owner: owner.clone(),
        reach,
        bucket: UseBucket::of(reach),
        offset,
    });
    context.start_spending(&READING, flow, |state, task| {
        state.reading = Some(UsesReading {
            owner,
            reach,
            task,
            report: None,
            waits: false,
        });
    });
}

/// Reads no more; what was counted stays.
pub(super) fn stop(context: &mut Context<'_, KeyUses>) {
    if let Some(reading) = &context.state.reading {
        let task = reading.task.id();
        context.input(&READING, task, UsesInput::Stop);
    }
}

/// The time has come that a task waited for.
pub(super) fn wake(context: &mut Context<'_, KeyUses>, task: TaskId) {
    if let Some(reading) = &mut context.state.reading
        && reading.task.id() == task
    {
        reading.waits = false;
    }
    context.input(&READING, task, UsesInput::Woke);
}

static READING: PartJob<KeyUses, ReadUses> = PartJob {
    find: |state, _| Some(&mut state.reading.as_mut()?.task),
    report: |context, task, report| match report {
        Report::Progress(UsesProgress::Counted(report)) => counted(context, report),
        Report::Progress(UsesProgress::Wait(until)) => {
            if let Some(reading) = &mut context.state.reading {
                reading.waits = true;
            }
            wake_at(context, task, until);
        }
        Report::Done(end) => ended(context, end),
    },
};

fn counted(context: &mut Context<'_, KeyUses>, report: Box<UsesReport>) {
    if let Some(reading) = &mut context.state.reading {
        reading.report = Some(report);
    }
}

fn ended(context: &mut Context<'_, KeyUses>, end: UsesEnd) {
    let UsesEnd { report, broken } = end;
    let Some(reading) = context.state.reading.take() else {
        return;
    };
    let UsesReading { owner, reach, .. } = reading;
    match broken {
        // With the session goes all that was read.
        Some(error) => context.note_error(&error),
        None => {
            let read = OwnerUses {
                owner,
                reach,
                report,
            };
            let reports = &mut context.state.reports;
            reports.retain(|old| !KeyUses::is_same_reading(old, &read));
            let has_failed = matches!(read.report.extent, Extent::Failed(_));
            reports.push(read);
            if !has_failed {
                keeping::keep(context);
            }
        }
    }
}
