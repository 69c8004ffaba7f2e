//! Reading the list and its owners, the first time and again.

use latchkey_core::api::ApiError;
use latchkey_core::flow::list_keys::{self, End, ListKeys};
use latchkey_core::flow::{Outcome, read_owners};
use latchkey_core::{Key, Owner, Snapshot, User, UserId};

use super::{carry, date_list, details, finding, next_run, note_end, opening, settings};
use crate::popup::effect::Effect;
use crate::popup::facts::{Known, Reading};
use crate::popup::message::{Reply, Run};
use crate::popup::model::Model;

/// Begins to read the list.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let run = next_run(model);
    model.listing = run;
    model.facts.table.begin_reading();
    let (flow, steps) = ListKeys::start();
    model.facts.reading = Reading::Running(Box::new(flow), 0);
    carry(
        steps,
        |ask| Reply::List(run, ask),
        |_: list_keys::Show| {},
        |_: End| {},
    )
}

/// Reads everything again, on the user's word: who is signed in, the list, the owners.
pub(super) fn refresh(model: &mut Model) -> Vec<Effect> {
    let is_final = matches!(
        model.facts.stop,
        Some(ApiError::AnotherUser | ApiError::AnotherTenant)
    );
    if model.facts.tenant().is_none() || model.facts.is_reading() || is_final {
        return Vec::new();
    }
    model.facts.stop = None;
    model.notices.clear();
    settings::forget(model);
    if !model.facts.table.is_empty() {
        date_list(model);
    }
    let mut effects = opening::identify(model);
    effects.extend(begin(model));
    effects.extend(look_up_owners(model));
    effects.extend(finding::look_again(model));
    if model.are_notes_refused {
        effects.extend(details::read_notes(model));
    }
    effects
}

pub(super) fn listed(
    model: &mut Model,
    run: Run,
    ask: list_keys::Ask,
    outcome: Outcome,
) -> Vec<Effect> {
    let Reading::Running(flow, _) = &mut model.facts.reading else {
        return Vec::new();
    };
    if run != model.listing {
        return Vec::new();
    }
    let mut pages = Vec::new();
    let mut ended = None;
    let steps = flow.answered(ask, outcome);
    let mut effects = carry(
        steps,
        |ask| Reply::List(run, ask),
        |page: list_keys::Show| pages.push(page),
        |end| ended = Some(end),
    );
    for page in pages {
        if let (Reading::Running(_, unreadable), list_keys::Ask::End(_)) =
            (&mut model.facts.reading, ask)
        {
            *unreadable += page.unreadable;
        }
        effects.extend(take(model, page.keys));
    }
    if let Some(end) = ended {
        effects.extend(finish(model, end));
    }
    effects
}

/// Sends no more for the reading under way; what came so far stays.
pub(super) fn give_up(model: &mut Model, error: &ApiError) {
    if let Reading::Running(_, unreadable) = model.facts.reading {
        model.facts.reading = Reading::Broken(error.clone(), unreadable);
    }
    let steps = model.facts.owners.give_up();
    carry_owners(model, steps);
}

fn take(model: &mut Model, keys: Vec<Key>) -> Vec<Effect> {
    let owners: Vec<UserId> = keys
        .iter()
        .filter_map(|key| key.subject.user().cloned())
        .collect();
    let (hand, now) = (model.facts.hand(), model.facts.now);
    model.facts.table.take(keys, hand, now);
    want_owners(model, &owners)
}

/// Looks every owner up anew.
pub(super) fn look_up_owners(model: &mut Model) -> Vec<Effect> {
    model.facts.owners = read_owners::ReadOwners::default();
    model.looking_up = next_run(model);
    let keys = model.facts.table.all().map(|row| &row.key);
    let ids: Vec<UserId> = keys.filter_map(|key| key.subject.user().cloned()).collect();
    want_owners(model, &ids)
}

/// Looks owners up, unless they are known.
pub(super) fn want_owners(model: &mut Model, ids: &[UserId]) -> Vec<Effect> {
    if model.facts.stop.is_some() {
        return Vec::new();
    }
    let me = model.facts.me().cloned();
    let others = ids.iter().filter(|id| Some(*id) != me.as_ref());
    let steps = model.facts.owners.want(others);
    carry_owners(model, steps)
}

pub(super) fn owners_read(
    model: &mut Model,
    run: Run,
    ask: read_owners::Ask,
    outcome: Outcome,
) -> Vec<Effect> {
    if run != model.looking_up {
        return Vec::new();
    }
    let steps = model.facts.owners.answered(ask, outcome);
    let mut effects = carry_owners(model, steps);
    effects.extend(keep(model));
    effects
}

fn carry_owners(model: &mut Model, steps: Vec<read_owners::Step>) -> Vec<Effect> {
    let run = model.looking_up;
    let mut read = Vec::new();
    let effects = carry(
        steps,
        |ask| Reply::Owners(run, ask),
        |owners: read_owners::Show| read.extend(owners),
        |never| match never {},
    );
    // What `users/me` said of the signed-in user is better than what a look-up failed to say.
    read.retain(|(id, owner)| Some(id) != model.facts.me() || owner.user().is_some());
    if !read.is_empty() {
        let (hand, now) = (model.facts.hand(), model.facts.now);
        model.facts.table.take_owners(read, hand, now);
    }
    effects
}

/// The signed-in user is an owner who needs no looking up.
pub(super) fn know_owner(model: &mut Model, user: &User) {
    let (hand, now) = (model.facts.hand(), model.facts.now);
    let owner = (user.id.clone(), Owner::Found(user.clone()));
    model.facts.table.take_owners(vec![owner], hand, now);
}

fn finish(model: &mut Model, end: End) -> Vec<Effect> {
    let unreadable = model.facts.unreadable_rows();
    match end {
        End::Whole => {
            model.facts.reading = Reading::Whole(unreadable);
            let (hand, now) = (model.facts.hand(), model.facts.now);
            model.facts.table.end_reading(hand, now);
            model.facts.as_of = None;
            model.facts.read_at = Some(now);
            keep(model)
        }
        End::Broken(error) => {
            let effects = note_end(model, &error);
            model.facts.reading = Reading::Broken(error, unreadable);
            effects
        }
    }
}

/// Keeps a whole list for the next opening, once it is known whose it is and its owners are read.
pub(super) fn keep(model: &Model) -> Vec<Effect> {
    let is_whole =
        matches!(model.facts.reading, Reading::Whole(_)) && !model.facts.owners.is_busy();
    let is_known = model.facts.user == Known::Yes && model.facts.stop.is_none();
    match (model.facts.tenant(), model.facts.read_at) {
        (Some(tenant), Some(read_at)) if is_whole && is_known => {
            let parts = Snapshot::of(&model.facts.table, &model.facts.identity, read_at);
            vec![Effect::Keep(tenant.origin(), Box::new(parts))]
        }
        _ => Vec::new(),
    }
}
