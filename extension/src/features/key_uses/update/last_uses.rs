//! Reading when each active key was last used. What is found goes into the table of keys.

use latchkey_core::KeyId;
use latchkey_core::activity::Extent;
use latchkey_core::activity::uses::LastUse;
use latchkey_core::flow::read_last_uses::{
    LastUsesEnd, LastUsesInput, LastUsesProgress, ReadLastUses,
};

use super::keeping;
use super::waking::wake_at;
use crate::features::key_uses::state::{
    KeyUses, LastUsesRead, LastUsesReading, keys_in_use, may_read,
};
use crate::shell::context::{Context, PartJob};
use crate::shell::tasks::{Report, TaskId};

/// Begins, once the list of keys is there.
pub(super) fn read(context: &mut Context<'_, KeyUses>) {
    let is_ready = may_read(context.facts) && !context.facts.is_reading();
    if !is_ready || context.state.last_uses.reading.is_some() {
        return;
    }
    context.state.last_uses.read = None;
    let keys = keys_in_use(context.facts);
    if context.facts.table.has_last_uses() {
        // What an earlier reading found is of another window.
        let rows = context.facts.table.all();
        let rows: Vec<_> = rows
            .map(|row| (row.key.id.clone(), LastUse::NotKnown))
            .collect();
        set(context, rows);
    }
    let wanted = keys.len();
    let reach = context.state.last_uses.reach;
    let flow = ReadLastUses::new(reach, keys);
    context.start_spending(&READING, flow, |state, task| {
        state.last_uses.reading = Some(LastUsesReading {
            reach,
            task,
            known: 0,
            wanted,
            waits: false,
        });
    });
}

/// Reads no more; what was found stays.
pub(super) fn stop(context: &mut Context<'_, KeyUses>) {
    if let Some(reading) = &context.state.last_uses.reading {
        let task = reading.task.id();
        context.input(&READING, task, LastUsesInput::Stop);
    }
}

/// The time has come that a task waited for.
pub(super) fn wake(context: &mut Context<'_, KeyUses>, task: TaskId) {
    if let Some(reading) = &mut context.state.last_uses.reading
        && reading.task.id() == task
    {
        reading.waits = false;
    }
    context.input(&READING, task, LastUsesInput::Woke);
}

static READING: PartJob<KeyUses, ReadLastUses> = PartJob {
    find: |state, _| Some(&mut state.last_uses.reading.as_mut()?.task),
    report: |context, task, report| match report {
        Report::Progress(LastUsesProgress::Found { keys, known, .. }) => {
            if let Some(reading) = &mut context.state.last_uses.reading {
                reading.known = known;
            }
            if !keys.is_empty() {
                set(context, keys);
            }
        }
        Report::Progress(LastUsesProgress::Wait(until)) => {
            if let Some(reading) = &mut context.state.last_uses.reading {
                reading.waits = true;
            }
            wake_at(context, task, until);
        }
        Report::Done(end) => ended(context, end),
    },
};

fn set(context: &mut Context<'_, KeyUses>, keys: Vec<(KeyId, LastUse)>) {
    let (hand, now) = (context.facts.hand(), context.facts.now);
    context.facts.table.take_last_uses(keys, hand, now);
}

fn ended(context: &mut Context<'_, KeyUses>, end: LastUsesEnd) {
    let Some(reading) = context.state.last_uses.reading.take() else {
        return;
    };
    let reach = reading.reach;
    if let Some(error) = &end.broken {
        // With the session goes all that was read.
        context.note_error(error);
        return;
    }
    let end = Box::new(end);
    let has_failed = matches!(end.extent, Extent::Failed(_));
    show(context, LastUsesRead { reach, end });
    if !has_failed {
        keeping::keep(context);
    }
}

/// Shows what a reading came to.
pub(super) fn show(context: &mut Context<'_, KeyUses>, read: LastUsesRead) {
    let end = &read.end;
    let is_any_known = end.keys.values().any(|last| *last != LastUse::NotKnown);
    match is_any_known {
        true => set(context, end.keys.clone().into_iter().collect()),
        // A column without a fact says nothing.
        false => context.facts.table.forget_last_uses(context.facts.now),
    }
    context.state.last_uses.read = Some(read);
}
