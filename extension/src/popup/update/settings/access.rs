//! Who may make keys: reading it, and carrying changes out. After any change all is read again,
//! since only that tells what is so.

use std::collections::HashMap;

use latchkey_core::UserId;
use latchkey_core::access::On;
use latchkey_core::access::intent::Intent;
use latchkey_core::api::{ApiError, Whom};
use latchkey_core::flow::ask_users::{AskUsers, People};
use latchkey_core::flow::change_access::{AccessPlan, ChangeAccess, ChangeDone, ChangeEnd};
use latchkey_core::flow::read_access::ReadAccess;
use latchkey_core::maker::Maker;

use super::super::note_end;
use super::{giving, question, unfinished};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::settings::access::{self, Happened, NotSent, Noted, Wanted, Work};
use crate::shell::focus::Target;
use crate::shell::loaded::Loaded;
use crate::shell::tasks::{self, Job, Report};

/// Reads all of it, unless that was done.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    match model.settings.access.read {
        Loaded::NotAsked => read(model),
        _ => Vec::new(),
    }
}

pub(super) fn forget(model: &mut Model) {
    if model.settings.access.work.is_none() && model.settings.access.question.is_none() {
        model.settings.access.read = Loaded::NotAsked;
    }
}

/// Reads all of it; what stands there stays until the answer.
fn read(model: &mut Model) -> Vec<Effect> {
    let access = &mut model.settings.access;
    if access.read.here().is_none() {
        access.read = Loaded::Asking;
    }
    let flow = ReadAccess::default();
    let mut effects = tasks::start(model, &READING_ACCESS, flow, |model, flow| {
        model.settings.access.reading = Some(flow);
    });
    effects.extend(read_me(model));
    effects
}

/// Reading who may make keys.
static READING_ACCESS: Job<Model, ReadAccess> = Job::new(
    |model, _| model.settings.access.reading.as_mut(),
    |model, _, Report::Done(read)| {
        model.settings.access.reading = None;
        let effects = read.as_ref().err().map(|error| note_end(model, error));
        model.settings.access.read = read.into();
        giving::prefer_role(model);
        effects.unwrap_or_default()
    },
);

fn read_me(model: &mut Model) -> Vec<Effect> {
    model.settings.access.asking_me = None;
    let Some(me) = model.facts.me().filter(|me| me.is_plain()).cloned() else {
        return Vec::new();
    };
    let access = &mut model.settings.access;
    if access.me.here().is_none() {
        access.me = Loaded::Asking;
    }
    let flow = AskUsers::new(Whom::These(vec![me]));
    tasks::start(model, &ASKING_ME, flow, |model, flow| {
        model.settings.access.asking_me = Some(flow);
    })
}

/// Reading how the signed-in user holds the permission.
static ASKING_ME: Job<Model, AskUsers> = Job::new(
    |model, _| model.settings.access.asking_me.as_mut(),
    |model, _, Report::Done(people)| me_read(model, people),
);

fn me_read(model: &mut Model, people: Result<People, ApiError>) -> Vec<Effect> {
    model.settings.access.asking_me = None;
    let me = people.map(|people| people.holders.into_iter().next());
    let effects = me.as_ref().err().map(|error| note_end(model, error));
    model.settings.access.me = me.into();
    effects.unwrap_or_default()
}

pub(super) fn take(model: &mut Model, happened: Happened) -> Vec<Effect> {
    match happened {
        Happened::ReadAgain => return read(model),
        Happened::Words(words) => model.settings.access.giving.words = words,
        Happened::Find => return giving::find(model),
        Happened::Choose(holder, is_chosen) => giving::choose(model, *holder, is_chosen),
        Happened::ChooseGroup(group, is_chosen) => giving::choose_group(model, *group, is_chosen),
        Happened::OtherRole(role) => model.settings.access.giving.other_role = role,
        Happened::Role(role) => model.settings.access.giving.role = role,
        Happened::Name(name) => model.settings.access.giving.name = Some(name),
        Happened::Description(text) => model.settings.access.giving.description = Some(text),
        Happened::Give {
            to,
            name,
            description,
        } => return giving::give(model, to, name, description),
        Happened::Ask(about, changes, opener) => {
            return question::ask(model, *about, changes, opener);
        }
        Happened::TypeCount(typed) => {
            if let Some(question) = &mut model.settings.access.question {
                question.typed = typed;
            }
        }
        Happened::Confirm => return question::confirm(model),
        Happened::Cancel => return question::cancel(model),
        Happened::Found(intent) => return unfinished::found(model, intent.map(|it| *it)),
        Happened::Noted(noted) => return self::noted(model, noted),
        Happened::GoOn => return unfinished::go_on(model),
        Happened::LeaveBe => return unfinished::leave_be(model),
        Happened::CloseOutcome => {
            model.settings.access.outcome = None;
            model.settings.access.not_sent = None;
            return vec![Effect::Focus(Target::Element("access"))];
        }
    }
    Vec::new()
}

/// Carries a plan out, one at a time.
pub(super) fn work(model: &mut Model, plan: AccessPlan) -> Vec<Effect> {
    if model.settings.access.work.is_some() || !model.facts.may_act() {
        return Vec::new();
    }
    let Some(maker) = model.facts.maker() else {
        return Vec::new();
    };
    let unfinished = model.settings.access.unfinished.take();
    let known = unfinished.as_ref();
    let (begun_at, names) = known
        .map(|it| (it.intent.begun_at, it.names.clone()))
        .unzip();
    let intent = Intent {
        tenant_id: maker.tenant_id,
        user_id: maker.user_id,
        // What is gone on with keeps its time, by which it is told from what others left.
        begun_at: begun_at.unwrap_or(model.facts.now),
        plan: plan.clone(),
    };
    let flow = model.facts.task_ids.task(ChangeAccess::new(plan));
    let access = &mut model.settings.access;
    (access.outcome, access.not_sent) = (None, None);
    let goes_on = unfinished.is_some();
    access.work = Some(Work {
        flow,
        intent: intent.clone(),
        names: names.unwrap_or_default(),
        before: unfinished,
        done: 0,
    });
    let intent = Box::new(intent);
    vec![
        Effect::Access(match goes_on {
            true => Wanted::GoOn(intent),
            false => Wanted::Note(intent),
        }),
        Effect::Focus(Target::Element("access-outcome")),
    ]
}

/// Nothing is sent that the next opening would not know of.
fn noted(model: &mut Model, noted: Noted) -> Vec<Effect> {
    let access = &mut model.settings.access;
    match (noted, &mut access.work) {
        (Noted::Written, Some(work)) => {
            work.before = None;
            let task = work.flow.id();
            tasks::begin(model, &CHANGING_ACCESS, task)
        }
        (Noted::Written, None) => Vec::new(),
        (Noted::Not(NotSent::Ended), _) => {
            (access.work, access.not_sent) = (None, Some(NotSent::Ended));
            // Only that tells what has become of it.
            read(model)
        }
        (Noted::Not(reason), _) => {
            // What was left unfinished still is.
            access.unfinished = access.work.take().and_then(|work| work.before);
            access.not_sent = Some(reason);
            Vec::new()
        }
        (Noted::Another(intent), _) => {
            access.work = None;
            unfinished::found(model, Some(*intent))
        }
    }
}

/// Changing who may make keys.
static CHANGING_ACCESS: Job<Model, ChangeAccess> = Job::new(
    |model, _| {
        let work = model.settings.access.work.as_mut();
        work.map(|work| &mut work.flow)
    },
    |model, _, report| match report {
        Report::Progress(done) => {
            if let Some(work) = &mut model.settings.access.work {
                work.done = done;
            }
            Vec::new()
        }
        Report::Done(end) => ended(model, end),
    },
);

fn ended(model: &mut Model, end: ChangeEnd) -> Vec<Effect> {
    let mut effects = Vec::new();
    let refusals = end.done.iter().filter_map(|(_, done)| match done {
        ChangeDone::No(error) => Some(error),
        _ => None,
    });
    let created = end
        .created
        .iter()
        .filter_map(|created| created.as_ref().err());
    for error in refusals.chain(created) {
        effects.extend(note_end(model, error));
    }
    let is_cut_short = end.done.iter().any(|(_, done)| *done == ChangeDone::NotTried)
        || (end.done.is_empty() && model.facts.stop.is_some())
        // Whether the role is there, reading tells, and who is to get it stays known.
        || end.created == Some(Err(ApiError::Lost));
    let access = &mut model.settings.access;
    let mut names = names(access);
    if let Some(Work {
        intent,
        names: earlier,
        ..
    }) = access.work.take()
    {
        names.extend(earlier);
        effects.push(Effect::Access(match is_cut_short {
            true => Wanted::Leave,
            false => Wanted::Forget(Maker::of_intent(&intent), intent.begun_at),
        }));
        if is_cut_short {
            access.unfinished = Some(unfinished::of(intent, names.clone()));
        }
    }
    access.giving.chosen.retain(|holder| {
        // Who did not get it stays chosen.
        !has_got_it(&end, &On::User(holder.user.id.clone()))
    });
    access
        .giving
        .chosen_groups
        .retain(|group| !has_got_it(&end, &On::Group(group.id.clone())));
    access.outcome = Some(access::Outcome { end, names });
    if model.facts.stop.is_none() {
        effects.extend(read(model));
        effects.extend(giving::find_again(model));
    }
    effects
}

fn has_got_it(end: &ChangeEnd, on: &On) -> bool {
    let mut done = end.done.iter();
    done.any(|(change, done)| {
        change.on == *on && matches!(done, ChangeDone::Yes | ChangeDone::Already)
    })
}

/// The names of all people who are known here.
pub(super) fn names(access: &access::Access) -> HashMap<UserId, String> {
    let held = access
        .read
        .here()
        .into_iter()
        .flat_map(|read| &read.holders);
    let held = held
        .filter_map(|(_, holders)| holders.as_ref().ok())
        .flatten();
    let me = access.me.here().and_then(Option::as_ref);
    let people = held.chain(&access.giving.chosen).chain(me);
    people
        .map(|holder| (holder.user.id.clone(), holder.user.name.clone()))
        .collect()
}
