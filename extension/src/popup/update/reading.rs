//! Reading the list and its owners, the first time and again.

use latchkey_core::api::ApiError;
use latchkey_core::flow::list_keys::{ListEnd, ListKeys};
use latchkey_core::flow::read_owners::{OwnersInput, OwnersProgress, ReadOwners};
use latchkey_core::{Key, Owner, Snapshot, User, UserId};

use super::{details, finding, note_end, opening, settings};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::shell::facts::{Known, Reading};
use crate::shell::tasks::{self, Job, Report};

/// Begins to read the list.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    model.facts.table.begin_reading();
    model.facts.reading = Reading::Running(0);
    tasks::start(model, &LISTING, ListKeys::default(), |model, flow| {
        model.listing = Some(flow);
    })
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
        model.facts.date_list();
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

/// Reading the list.
static LISTING: Job<Model, ListKeys> = Job::new(
    |model, _| model.listing.as_mut(),
    |model, _, report| match report {
        Report::Progress(page) => {
            if let Reading::Running(unreadable) = &mut model.facts.reading {
                *unreadable += page.unreadable;
            }
            take(model, page.keys)
        }
        Report::Done(end) => finish(model, end),
    },
);

/// Sends no more for the reading under way; what came so far stays.
pub(super) fn give_up(model: &mut Model, error: &ApiError) -> Vec<Effect> {
    model.listing = None;
    if let Reading::Running(unreadable) = model.facts.reading {
        model.facts.reading = Reading::Broken(error.clone(), unreadable);
    }
    tell_owners(model, OwnersInput::GiveUp)
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
    model.owners = model.facts.task_ids.task(ReadOwners::default());
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
    let others = others.cloned().collect();
    tell_owners(model, OwnersInput::Want(others))
}

fn tell_owners(model: &mut Model, input: OwnersInput) -> Vec<Effect> {
    let task = model.owners.id();
    tasks::input(model, &LOOKING_UP_OWNERS, task, input)
}

/// Looking owners up.
static LOOKING_UP_OWNERS: Job<Model, ReadOwners> = Job::new(
    |model, _| Some(&mut model.owners),
    |model, _, Report::Progress(owners)| know_owners(model, owners),
);

fn know_owners(model: &mut Model, mut owners: OwnersProgress) -> Vec<Effect> {
    // What `users/me` said of the signed-in user is better than what a look-up failed to say.
    owners.retain(|(id, owner)| Some(id) != model.facts.me() || owner.user().is_some());
    if !owners.is_empty() {
        let (hand, now) = (model.facts.hand(), model.facts.now);
        model.facts.table.take_owners(owners, hand, now);
    }
    keep(model)
}

/// The signed-in user is an owner who needs no looking up.
pub(super) fn know_owner(model: &mut Model, user: &User) {
    let (hand, now) = (model.facts.hand(), model.facts.now);
    let owner = (user.id.clone(), Owner::Found(user.clone()));
    model.facts.table.take_owners(vec![owner], hand, now);
}

fn finish(model: &mut Model, end: ListEnd) -> Vec<Effect> {
    model.listing = None;
    let unreadable = model.facts.unreadable_rows();
    match end {
        ListEnd::Whole => {
            model.facts.reading = Reading::Whole(unreadable);
            let (hand, now) = (model.facts.hand(), model.facts.now);
            model.facts.table.end_reading(hand, now);
            model.facts.as_of = None;
            model.facts.read_at = Some(now);
            keep(model)
        }
        ListEnd::Broken(error) => {
            let effects = note_end(model, &error);
            model.facts.reading = Reading::Broken(error, unreadable);
            effects
        }
    }
}

/// Keeps a whole list for the next opening, once it is known whose it is and its owners are read.
pub(super) fn keep(model: &Model) -> Vec<Effect> {
    let is_whole = matches!(model.facts.reading, Reading::Whole(_)) && !model.owners.is_busy();
    let is_known = model.facts.user == Known::Yes && model.facts.stop.is_none();
    match (model.facts.tenant(), model.facts.read_at) {
        (Some(tenant), Some(read_at)) if is_whole && is_known => {
            let parts = Snapshot::of(&model.facts.table, &model.facts.identity, read_at);
            vec![Effect::Keep(tenant.origin(), Box::new(parts))]
        }
        _ => Vec::new(),
    }
}
