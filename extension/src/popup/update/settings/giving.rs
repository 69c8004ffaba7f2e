//! Giving the permission to people: finding them, choosing them and the role, skipping who has it.

use latchkey_core::TokenFree;
use latchkey_core::access::{Group, Holder, On};
use latchkey_core::api::{ApiError, Whom};
use latchkey_core::flow::ask_users::{AskUsers, People};
use latchkey_core::flow::change_access::{self, AccessPlan};

use super::super::note_end;
use super::access;
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::settings::access::Receiver;
use crate::shell::loaded::Loaded;
use crate::shell::tasks::{self, Job, Report};

/// Looks for people by a part of their name or e-mail address.
pub(super) fn find(model: &mut Model) -> Vec<Effect> {
    // What holds a token is said beside the box, and never becomes an address.
    let Ok(words) = TokenFree::new(model.settings.access.giving.words.trim()) else {
        return Vec::new();
    };
    if words.is_empty() || model.facts.stop.is_some() {
        return Vec::new();
    }
    let access = &mut model.settings.access;
    let groups = access.read.here().map(|read| read.groups_named(&words));
    let groups = groups.unwrap_or_default().into_iter().cloned();
    access.giving.found_groups = groups.collect();
    access.giving.found = Loaded::Asking;
    let flow = AskUsers::new(Whom::Named(words));
    tasks::start(model, &FINDING_PEOPLE, flow, |model, flow| {
        model.settings.access.giving.finding = Some(flow);
    })
}

/// Looks again for whom was found, since some of them may have it now.
pub(super) fn find_again(model: &mut Model) -> Vec<Effect> {
    match model.settings.access.giving.found {
        Loaded::Here(_) => find(model),
        _ => Vec::new(),
    }
}

/// Finding people to give it to.
static FINDING_PEOPLE: Job<Model, AskUsers> = Job::new(
    |model, _| model.settings.access.giving.finding.as_mut(),
    |model, _, Report::Done(people)| found(model, people),
);

fn found(model: &mut Model, people: Result<People, ApiError>) -> Vec<Effect> {
    model.settings.access.giving.finding = None;
    let effects = people.as_ref().err().map(|error| note_end(model, error));
    model.settings.access.giving.found = people.into();
    effects.unwrap_or_default()
}

pub(super) fn choose(model: &mut Model, holder: Holder, is_chosen: bool) {
    let chosen = &mut model.settings.access.giving.chosen;
    chosen.retain(|known| known.user.id != holder.user.id);
    if is_chosen {
        chosen.push(holder);
    }
}

pub(super) fn choose_group(model: &mut Model, group: Group, is_chosen: bool) {
    let chosen = &mut model.settings.access.giving.chosen_groups;
    chosen.retain(|known| known.id != group.id);
    if is_chosen {
        chosen.push(group);
    }
}

/// Takes the best role where none that is there has been chosen.
pub(super) fn prefer_role(model: &mut Model) {
    let access = &mut model.settings.access;
    let Some(read) = access.read.here() else {
        return;
    };
    let is_there = |id| read.carriers().any(|role| Some(&role.id) == id);
    if !is_there(access.giving.role.as_ref()) {
        let best = read.role_to_give();
        access.giving.role = best.map(|role| role.id.clone());
    }
}

/// Gives the role to whoever hasn't got the permission yet.
pub(super) fn give(
    model: &mut Model,
    to: Receiver,
    name: String,
    description: String,
) -> Vec<Effect> {
    let me = model.facts.me().cloned();
    let access = &model.settings.access;
    let Some(read) = access.read.here() else {
        return Vec::new();
    };
    let has_it = |holder: &Holder| read.ways(holder).is_some_and(|ways| !ways.is_empty());
    let to: Vec<On> = match to {
        Receiver::Me => me.into_iter().map(On::User).collect(),
        Receiver::Chosen => {
            let giving = &access.giving;
            let chosen = giving.chosen.iter().filter(|holder| !has_it(holder));
            let people = chosen.map(|holder| On::User(holder.user.id.clone()));
            let groups = giving.chosen_groups.iter();
            let groups = groups.filter(|group| read.ways_of(group).next().is_none());
            let groups = groups.map(|group| On::Group(group.id.clone()));
            people.chain(groups).collect()
        }
    };
    let role = access.giving.role.as_ref();
    let role = role.and_then(|id| read.carriers().find(|role| role.id == *id));
    let is_nameless = role.is_none() && latchkey_core::text::is_blank(&name);
    let texts = (TokenFree::new(name.trim()), TokenFree::new(&description));
    let (Ok(name), Ok(description)) = texts else {
        return Vec::new();
    };
    if to.is_empty() || is_nameless || access.unfinished.is_some() {
        return Vec::new();
    }
    let plan = match role.map(latchkey_core::access::TenantRole::reference) {
        None => AccessPlan::NewRole {
            name,
            description,
            to,
        },
        Some(role) => AccessPlan::Changes(change_access::give(&role, &to)),
    };
    access::work(model, plan)
}
