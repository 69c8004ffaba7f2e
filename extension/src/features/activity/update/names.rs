//! What names the lines: the listed keys, the people, and what Latchkey did itself.

use std::hash::{DefaultHasher, Hash, Hasher};

use latchkey_core::activity::{ActivityList, OwnRuns};
use latchkey_core::flow::read_owners::{OwnersInput, OwnersProgress, ReadOwners};
use latchkey_core::{Owner, UserId};

use crate::features::activity::state::seen::SeenRecords;
use crate::features::activity::state::{ActivityEffect, ActivitySection};
use crate::shell::context::{Context, PartJob};
use crate::shell::facts::Facts;
use crate::shell::tasks::Report;

/// Shows this list, with all names that are known; what Latchkey's last run did is read again.
pub(super) fn show(context: &mut Context<'_, ActivitySection>, list: ActivityList) {
    let state = &mut *context.state;
    (state.list, state.seen) = (list, SeenRecords::default());
    state.keys_told = None;
    state.list.set_own(state.own_runs.clone());
    // Who was not read may be read now.
    let people = state.people.iter();
    let people = people.filter(|(_, owner)| **owner != Owner::NotRead);
    let people: Vec<(UserId, Owner)> = people
        .map(|(id, owner)| (id.clone(), owner.clone()))
        .collect();
    state.list.add_people(people);
    let tenant = context.facts.identity.tenant_id().map(str::to_owned);
    if let Some(tenant) = tenant {
        context.ask(ActivityEffect::FindOwnRuns(tenant));
    }
    know(context);
}

/// Tells the list of keys and people that became known, and asks for those who aren't.
pub(super) fn know(context: &mut Context<'_, ActivitySection>) {
    let (state, facts) = (&mut *context.state, &*context.facts);
    let number = number_of_keys(facts);
    if state.keys_told != Some(number) {
        state.keys_told = Some(number);
        state.list.set_keys(facts.table.all().map(|row| &row.key));
    }
    let mut known = Vec::new();
    let mut wanted = Vec::new();
    for id in state.list.people_to_ask() {
        match facts.table.owners().get(&id) {
            Some(owner) if *owner != Owner::Pending => known.push((id, owner.clone())),
            _ => wanted.push(id),
        }
    }
    if !known.is_empty() {
        state.list.add_people(known);
    }
    if !wanted.is_empty() && facts.stop.is_none() {
        let task = state.owners.id();
        context.input(&READING_PEOPLE, task, OwnersInput::Want(wanted));
    }
}

/// A number that is another one where other keys are listed, or one of them has another name.
fn number_of_keys(facts: &Facts) -> u64 {
    let mut hasher = DefaultHasher::new();
    for row in facts.table.all() {
        (&row.key.id, &row.key.name).hash(&mut hasher);
    }
    hasher.finish()
}

/// Looking up people whom the list of keys doesn't know.
static READING_PEOPLE: PartJob<ActivitySection, ReadOwners> = PartJob {
    find: |state, _| Some(&mut state.owners),
    report: |context, _, Report::Progress(people)| found(context, people),
};

fn found(context: &mut Context<'_, ActivitySection>, people: OwnersProgress) {
    let state = &mut *context.state;
    state.people.extend(people.iter().cloned());
    state.list.add_people(people);
}

/// Nobody is looked up any more, and what is answered late is dropped.
pub(super) fn begin_anew(context: &mut Context<'_, ActivitySection>) {
    context.state.owners = context.facts.task_ids.task(ReadOwners::default());
}

/// Who is still wanted is not read.
pub(super) fn ask_no_more(context: &mut Context<'_, ActivitySection>) {
    let task = context.state.owners.id();
    context.input(&READING_PEOPLE, task, OwnersInput::GiveUp);
    begin_anew(context);
}

/// Marks the lines of Latchkey's own run.
pub(super) fn know_runs(state: &mut ActivitySection, runs: OwnRuns) {
    if state.own_runs != runs {
        state.own_runs = runs.clone();
        state.list.set_own(runs);
    }
}
