//! Carrying out changes to who may make keys. After any change all is read again, since only that
//! tells what is so.

use std::collections::HashMap;

use latchkey_core::UserId;
use latchkey_core::access::On;
use latchkey_core::access::intent::Intent;
use latchkey_core::api::ApiError;
use latchkey_core::flow::change_access::{AccessPlan, ChangeAccess, ChangeDone, ChangeEnd};
use latchkey_core::maker::Maker;

use super::{people, reading, unfinished};
use crate::features::settings::state::access::{self, NotSent, Noted, Work};
use crate::features::settings::state::{Settings, SettingsEffect};
use crate::shell::context::{Context, PartJob};
use crate::shell::focus::Target;
use crate::shell::tasks::Report;

/// Carries a plan out, one at a time.
pub(super) fn begin(context: &mut Context<'_, Settings>, plan: AccessPlan) {
    if context.state.access.work.is_some() || !context.facts.may_act() {
        return;
    }
    let Some(maker) = context.facts.maker() else {
        return;
    };
    let unfinished = context.state.access.unfinished.take();
    let known = unfinished.as_ref();
    let (begun_at, names) = known
        .map(|it| (it.intent.begun_at, it.names.clone()))
        .unzip();
    let intent = Intent {
        tenant_id: maker.tenant_id,
        user_id: maker.user_id,
        // What is gone on with keeps its time, by which it is told from what others left.
        begun_at: begun_at.unwrap_or(context.facts.now),
        plan: plan.clone(),
    };
    let flow = context.facts.task_ids.task(ChangeAccess::new(plan));
    let access = &mut context.state.access;
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
    context.ask(match goes_on {
        true => SettingsEffect::GoOn(intent),
        false => SettingsEffect::Note(intent),
    });
    context.focus(Target::Element("access-outcome"));
}

/// Nothing is sent that the next opening would not know of.
pub(super) fn noted(context: &mut Context<'_, Settings>, noted: Noted) {
    let access = &mut context.state.access;
    match (noted, &mut access.work) {
        (Noted::Written, Some(work)) => {
            work.before = None;
            let task = work.flow.id();
            context.begin(&CHANGING_ACCESS, task);
        }
        (Noted::Written, None) => {}
        (Noted::Not(NotSent::Ended), _) => {
            (access.work, access.not_sent) = (None, Some(NotSent::Ended));
            // Only that tells what has become of it.
            reading::read(context);
        }
        (Noted::Not(reason), _) => {
            // What was left unfinished still is.
            access.unfinished = access.work.take().and_then(|work| work.before);
            access.not_sent = Some(reason);
        }
        (Noted::Another(intent), _) => {
            access.work = None;
            unfinished::found(context, Some(*intent));
        }
    }
}

/// Changing who may make keys.
static CHANGING_ACCESS: PartJob<Settings, ChangeAccess> = PartJob {
    find: |state, _| {
        let work = state.access.work.as_mut();
        work.map(|work| &mut work.flow)
    },
    report: |context, _, report| match report {
        Report::Progress(done) => {
            if let Some(work) = &mut context.state.access.work {
                work.done = done;
            }
        }
        Report::Done(end) => ended(context, end),
    },
};

fn ended(context: &mut Context<'_, Settings>, end: ChangeEnd) {
    let refusals = end.done.iter().filter_map(|(_, done)| match done {
        ChangeDone::No(error) => Some(error),
        _ => None,
    });
    let created = end
        .created
        .iter()
        .filter_map(|created| created.as_ref().err());
    for error in refusals.chain(created) {
        context.note_error(error);
    }
    let is_cut_short = end.done.iter().any(|(_, done)| *done == ChangeDone::NotTried)
        || (end.done.is_empty() && context.facts.stop.is_some())
        // Whether the role is there, reading tells, and who is to get it stays known.
        || end.created == Some(Err(ApiError::Lost));
    let access = &mut context.state.access;
    let mut names = names(access);
    let mut left = None;
    if let Some(Work {
        intent,
        names: earlier,
        ..
    }) = access.work.take()
    {
        names.extend(earlier);
        left = Some(match is_cut_short {
            true => SettingsEffect::Leave,
            false => SettingsEffect::Forget(Maker::of_intent(&intent), intent.begun_at),
        });
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
    if let Some(left) = left {
        context.ask(left);
    }
    if context.facts.stop.is_none() {
        reading::read(context);
        people::find_again(context);
    }
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
