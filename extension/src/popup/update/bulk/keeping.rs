//! What is written down of the tenant's run: read at the opening, followed while another page has it
//! in hand, taken off the screen when it is over.

use std::collections::HashMap;

use latchkey_core::Moment;
use latchkey_core::bulk::journal::{Begun, Journal, name_of};
use latchkey_core::bulk::report;
use latchkey_core::kept::Unreadable;

use super::{one, planning, running};
use crate::popup::bulk::effect::Effect as BulkEffect;
use crate::popup::bulk::{HEADING, Hindrance, Stage, Wish};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::update::{reading, unreadable};
use crate::shell::facts::Known;
use crate::shell::focus::Target;

/// Once it is known which tenant this is, its run is looked for; and gone on with where that was
/// asked for before the session had ended.
pub(in crate::popup::update) fn identity_known(model: &mut Model) -> Vec<Effect> {
    let is_whole = model.facts.user != Known::Asking && model.facts.tenant_facts != Known::Asking;
    if !is_whole || model.facts.identity.tenant_id().is_none() {
        return Vec::new();
    }
    if !model.bulk.is_read {
        model.bulk.is_read = true;
        return read(model);
    }
    judge(model);
    let is_meant = model.bulk.meant.take() == model.bulk.began();
    match (model.bulk.wish.take(), &model.facts.stop) {
        (Some(Wish::Go), None) if is_meant => planning::go_on(model),
        // Whoever ended the session has the word again.
        _ => Vec::new(),
    }
}

/// Reads what is written down, unless this page has the run in hand.
pub(super) fn read(model: &mut Model) -> Vec<Effect> {
    match (model.facts.identity.tenant_id(), &model.bulk.run) {
        (Some(tenant), None) => one(BulkEffect::Read(tenant.to_owned())),
        _ => Vec::new(),
    }
}

/// No other page has it in hand any more: it can be tried again, and isn't to be waited for.
pub(super) fn free(model: &mut Model) -> Vec<Effect> {
    let hindrance = &mut model.bulk.hindrance;
    hindrance.take_if(|hindrance| *hindrance == Hindrance::Elsewhere);
    read(model)
}

pub(super) fn kept(
    model: &mut Model,
    entries: HashMap<String, String>,
    is_elsewhere: bool,
) -> Vec<Effect> {
    let Some(tenant) = model.facts.identity.tenant_id().map(str::to_owned) else {
        return Vec::new();
    };
    if model.bulk.run.is_some() {
        return Vec::new();
    }
    model.bulk.is_elsewhere = is_elsewhere;
    model.bulk.is_not_read = false;
    model.bulk.entries = entries;
    let mut effects = follow(model, &tenant);
    if is_elsewhere {
        effects.extend(one(BulkEffect::Watch(tenant)));
    }
    let handed_over = model.bulk.handed_over.take();
    let is_meant = handed_over.is_some() && handed_over == model.bulk.began();
    let is_open = model.bulk.tally().is_some_and(|tally| tally.open > 0);
    if is_meant && is_open && !is_elsewhere && model.bulk.refused.is_none() {
        effects.extend(running::take(model, Wish::Go));
    }
    effects
}

/// Nobody knows whether there is a run: that is said, and the next reading of the list looks again.
pub(super) fn not_read(model: &mut Model) -> Vec<Effect> {
    model.bulk.is_not_read = true;
    model.bulk.is_read = false;
    Vec::new()
}

/// Another page wrote: a new run is looked at as a whole, an entry of a known one taken in.
pub(super) fn changed(model: &mut Model, entries: Vec<(String, Option<String>)>) -> Vec<Effect> {
    let Some(tenant) = model.facts.identity.tenant_id().map(str::to_owned) else {
        return Vec::new();
    };
    let name = name_of(&tenant);
    let is_ours = |(entry, _): &(String, Option<String>)| {
        *entry == name
            || entry
                .strip_prefix(&name)
                .is_some_and(|rest| rest.starts_with('/'))
    };
    let entries: Vec<_> = entries.into_iter().filter(is_ours).collect();
    if entries.is_empty() || model.bulk.run.is_some() {
        return Vec::new();
    }
    if entries.iter().any(|(entry, _)| *entry == name) {
        return read(model);
    }
    for (entry, text) in entries {
        match text {
            Some(text) => model.bulk.entries.insert(entry, text),
            None => model.bulk.entries.remove(&entry),
        };
    }
    follow(model, &tenant)
}

/// Takes what is written down as the state of the run; at its end the list is read again.
fn follow(model: &mut Model, tenant: &str) -> Vec<Effect> {
    let was_open = model.bulk.kept.as_ref().is_some_and(|kept| !kept.is_over());
    let began = |journal: &Option<Journal>| journal.as_ref().map(|journal| journal.header.began);
    let before = began(&model.bulk.kept);
    let read = Journal::read(tenant, &model.bulk.entries);
    let unreadable = read.as_ref().err().map(|_| Unreadable {
        name: name_of(tenant),
        text: Journal::raw(&model.bulk.entries),
    });
    unreadable::replace(model, &name_of(tenant), unreadable.into_iter().collect());
    model.bulk.kept = read.ok().flatten();
    if began(&model.bulk.kept) != before {
        // It was asked about another, and what was planned anew was another's.
        model.bulk.asks_to_forget = false;
        model.bulk.planning.take_if(|planning| planning.is_anew);
        model.bulk.saved = None;
        model.bulk.shown.clear();
    }
    judge(model);
    running::show(model);
    let is_over = model.bulk.kept.as_ref().is_none_or(Journal::is_over);
    match was_open && is_over {
        true => reading::refresh(model),
        false => Vec::new(),
    }
}

/// Whether who is signed in may go on with it.
fn judge(model: &mut Model) {
    let journal = model.bulk.kept.as_ref();
    let judged = journal.map(|journal| journal.may_go_on(&model.facts.identity));
    model.bulk.refused = judged.and_then(Result::err);
}

pub(super) fn ask_to_forget(model: &mut Model, asks: bool) -> Vec<Effect> {
    let is_anothers = matches!(model.bulk.stage(), Some(Stage::Refused(_)));
    let was_open = model.bulk.asks_to_forget;
    model.bulk.asks_to_forget = asks && is_anothers;
    match was_open && !asks {
        true => vec![Effect::Focus(Target::Element(HEADING))],
        false => Vec::new(),
    }
}

pub(super) fn forget(model: &mut Model, now: Moment) -> Vec<Effect> {
    match std::mem::take(&mut model.bulk.asks_to_forget) {
        true => clear(model, now),
        false => Vec::new(),
    }
}

/// Only what is over goes without a question.
pub(super) fn dismiss(model: &mut Model, now: Moment) -> Vec<Effect> {
    match model.bulk.journal().is_some_and(Journal::is_over) {
        true => clear(model, now),
        false => Vec::new(),
    }
}

fn clear(model: &mut Model, now: Moment) -> Vec<Effect> {
    if model.bulk.run.is_some() || model.bulk.is_elsewhere {
        return Vec::new();
    }
    let Some(journal) = &model.bulk.kept else {
        return Vec::new();
    };
    model.bulk.hindrance = None;
    // What was sent of late counts for the next run too.
    let (began, emptied) = (journal.header.began, journal.emptied(now));
    let tenant = emptied.header.tenant.clone();
    let record = emptied.header_record();
    record.map_or_else(Vec::new, |record| {
        one(BulkEffect::Clear(tenant, began, record))
    })
}

/// What is forgotten leaves the screen once storage holds it no more.
pub(super) fn cleared(model: &mut Model, cleared: Begun, now: Moment) -> Vec<Effect> {
    match cleared {
        Begun::Written => {
            let emptied = model.bulk.kept.as_ref().map(|kept| kept.emptied(now));
            model.bulk.kept = emptied;
            model.bulk.entries.clear();
            model.bulk.halted = None;
            model.bulk.refused = None;
            model.bulk.saved = None;
            vec![Effect::Focus(Target::Spot)]
        }
        Begun::Refused => {
            model.bulk.hindrance = Some(Hindrance::NotCleared);
            vec![Effect::Focus(Target::Element(HEADING))]
        }
        Begun::Another | Begun::Unreadable => {
            model.bulk.hindrance = Some(match cleared {
                Begun::Unreadable => Hindrance::Unreadable,
                _ => Hindrance::Elsewhere,
            });
            read(model)
        }
    }
}

pub(super) fn save_results(model: &Model, now: Moment) -> Vec<Effect> {
    let (Some(journal), Some(tenant)) = (model.bulk.journal(), model.facts.tenant()) else {
        return Vec::new();
    };
    let time = now.to_rfc3339();
    let day = time.split('T').next().unwrap_or_default();
    one(BulkEffect::SaveFile {
        name: format!("{}.{}-revoked-{day}.csv", tenant.name(), tenant.region()),
        text: report::to_csv(journal, &model.facts.table),
    })
}
