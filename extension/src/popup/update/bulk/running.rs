//! The run in hand: taken up, carried from step to step, let go of.

use latchkey_core::Moment;
use latchkey_core::bulk::journal::{Ending, Journal, Standing};
use latchkey_core::bulk::run::{Halt, Rest, Run, RunInput, RunProgress};
use latchkey_core::{KeyId, Status};

use super::{keeping, one, planning};
use crate::popup::bulk::effect::Effect as BulkEffect;
use crate::popup::bulk::message::Taken;
use crate::popup::bulk::{Hindrance, Planning, Wish};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::update::{note_end, reading};
use crate::shell::tasks::{self, Job, Report, Task};

/// Goes on on the user's word, after asking again who is signed in where the session had ended.
pub(super) fn resume(model: &mut Model) -> Vec<Effect> {
    if model.bulk.run.is_some() {
        return Vec::new();
    }
    model.bulk.halted = None;
    model.bulk.hindrance = None;
    match model.facts.stop {
        None => planning::go_on(model),
        Some(_) => {
            model.bulk.wish = Some(Wish::Go);
            model.bulk.meant = model.bulk.began();
            reading::refresh(model)
        }
    }
}

pub(super) fn pause(model: &mut Model) -> Vec<Effect> {
    let mut effects = tell(model, RunInput::Pause);
    effects.extend(one(BulkEffect::EndWait));
    effects
}

pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    if model.bulk.run.is_none() {
        return take(model, Wish::Stop);
    }
    let mut effects = tell(model, RunInput::Stop);
    effects.extend(one(BulkEffect::EndWait));
    effects
}

/// Asks for the run that is on the screen: what is written down says where it stands, not what this
/// page remembers.
pub(super) fn take(model: &mut Model, wish: Wish) -> Vec<Effect> {
    let Some(tenant) = model.facts.identity.tenant_id().map(str::to_owned) else {
        return Vec::new();
    };
    model.bulk.wish = Some(wish);
    model.bulk.meant = model.bulk.began();
    model.bulk.hindrance = None;
    one(BulkEffect::Take(tenant))
}

pub(super) fn taken(model: &mut Model, taken: Taken, now: Moment) -> Vec<Effect> {
    let (wish, meant) = (model.bulk.wish.take(), model.bulk.meant.take());
    if model.bulk.run.is_some() {
        // Asked for twice: the run is at work already.
        return Vec::new();
    }
    let entries = match taken {
        Taken::Here(entries) => entries,
        Taken::Elsewhere => {
            model.bulk.hindrance = Some(Hindrance::Elsewhere);
            return keeping::read(model);
        }
        Taken::NotRead => {
            model.bulk.hindrance = Some(Hindrance::NotRead);
            return Vec::new();
        }
    };
    let journal = match model.facts.identity.tenant_id() {
        Some(tenant) => Journal::read(tenant, &entries),
        None => Ok(None),
    };
    let Ok(journal) = journal else {
        model.bulk.hindrance = Some(Hindrance::Unreadable);
        let mut effects = one(BulkEffect::Leave);
        effects.extend(keeping::kept(model, entries, false));
        return effects;
    };
    let (Some(wish), Some(journal)) = (wish, journal.clone()) else {
        model.bulk.kept = journal;
        return one(BulkEffect::Leave);
    };
    if meant != Some(journal.header.began) {
        // The user's word was about another run.
        model.bulk.hindrance = Some(Hindrance::Another);
        let mut effects = one(BulkEffect::Leave);
        effects.extend(keeping::kept(model, entries, false));
        return effects;
    }
    model.bulk.refused = journal.may_go_on(&model.facts.identity).err();
    let is_old = wish == Wish::Go && journal.is_old(now) && !journal.planned().is_empty();
    if model.bulk.refused.is_some() || is_old {
        if is_old {
            model.bulk.planning = plan_anew(&journal);
        }
        model.bulk.kept = Some(journal);
        return one(BulkEffect::Leave);
    }
    if journal.planned().len() < journal.header.targets.len() {
        // Somebody else may have signed in since it rested.
        model.facts.session.doubt();
    }
    model.bulk.is_elsewhere = false;
    let mut run = Run::new(journal);
    if let Wish::GoAnew(targets) = &wish {
        run.plan_anew(targets, now);
    }
    let run = model.facts.task_ids.task(run);
    let task = run.id();
    model.bulk.run = Some(run);
    model.bulk.kept = None;
    model.bulk.halted = None;
    let effects = match wish {
        Wish::Stop => tell(model, RunInput::Stop),
        Wish::Go | Wish::GoAnew(_) => tasks::begin(model, &RUNNING, task),
    };
    match effects {
        // There is nothing to go on with.
        effects if effects.is_empty() => {
            show(model);
            rest(model, Rest::Finished)
        }
        effects => effects,
    }
}

fn plan_anew(journal: &Journal) -> Option<Planning> {
    Some(Planning {
        ids: journal.planned(),
        job: journal.header.job,
        is_anew: true,
        trouble: None,
    })
}

/// Brings news to the run in hand.
pub(super) fn tell(model: &mut Model, input: RunInput) -> Vec<Effect> {
    let task = model.bulk.run.as_ref().map(Task::id);
    task.map_or_else(Vec::new, |task| tasks::input(model, &RUNNING, task, input))
}

/// The run in hand.
static RUNNING: Job<Model, Run> = Job {
    is_run: true,
    now: |model| model.facts.pc_now,
    ..Job::new(
        |model, _| model.bulk.run.as_mut(),
        |model, _, report| {
            show(model);
            match report {
                Report::Progress(RunProgress::Save(records)) => one(BulkEffect::Save(records)),
                Report::Progress(RunProgress::Wait(until)) => one(BulkEffect::Wait(until)),
                Report::Done(end) => rest(model, end),
            }
        },
    )
};

/// Lets go of the run; where it is over the list says what is true now.
fn rest(model: &mut Model, end: Rest) -> Vec<Effect> {
    model.bulk.kept = model.bulk.run.take().map(|run| run.journal().clone());
    let mut effects = one(BulkEffect::Leave);
    match end {
        Rest::Paused => {}
        Rest::Finished | Rest::Stopped => effects.extend(reading::refresh(model)),
        Rest::Halted(halt) => {
            if let Halt::Trouble(error) = &halt {
                effects.extend(note_end(model, error));
            }
            model.bulk.halted = Some(halt);
        }
    }
    effects
}

/// Brings the rows of the keys that ended up to date.
pub(super) fn show(model: &mut Model) {
    let Some(journal) = model.bulk.journal() else {
        return;
    };
    let targets = journal.header.targets.iter();
    let news: Vec<(KeyId, Ending)> = targets
        .filter(|target| !model.bulk.shown.contains(&target.id))
        .filter_map(|target| match journal.standing(&target.id) {
            Standing::Ended(ending) => Some((target.id.clone(), ending.clone())),
            _ => None,
        })
        .collect();
    for (id, ending) in news {
        let status = match ending {
            Ending::Revoked => Some(Status::Revoked),
            Ending::Kept(status) | Ending::NotActive(status) => Some(status),
            Ending::Deleted | Ending::Gone => {
                model.facts.table.remove(&id, model.facts.now);
                None
            }
            Ending::Refused(_) | Ending::NotKnown | Ending::LeftOut => None,
        };
        let key = model.facts.table.row(&id).map(|row| row.key.clone());
        if let (Some(status), Some(mut key)) = (status, key) {
            key.status = status;
            model.facts.table.replace(key, model.facts.now);
        }
        model.bulk.shown.insert(id);
    }
}
