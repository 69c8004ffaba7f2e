//! Changes to who may make keys that an earlier opening began: what is so of them is read, and
//! only the rest is gone on with.

use std::collections::HashMap;

use latchkey_core::access::intent::Intent;
use latchkey_core::access::{On, Verb};
use latchkey_core::api::{ApiError, MOST_IDS, Whom};
use latchkey_core::flow::ask_users::{AskUsers, People};
use latchkey_core::flow::change_access::AccessPlan;
use latchkey_core::{Role, UserId};

use super::{question, reading, work};
use crate::features::settings::state::access::{ACCESS_GO_ON, About, Unfinished};
use crate::features::settings::state::{Settings, SettingsEffect};
use crate::shell::context::{Context, PartJob};
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::Report;

/// Looks once for what was left, when it is known whose it would be.
pub(super) fn seek(context: &mut Context<'_, Settings>) {
    let is_admin = context.facts.identity.role() != Role::NotAdmin;
    let maker = context.facts.maker().filter(|_| is_admin);
    let Some(maker) = maker.filter(|_| !context.state.access.is_sought) else {
        return;
    };
    context.state.access.is_sought = true;
    context.ask(SettingsEffect::Find(maker));
}

/// Something was left, or nothing: the section opens where the user is told.
pub(super) fn found(context: &mut Context<'_, Settings>, intent: Option<Intent>) {
    let is_theirs = |intent: &Intent| {
        context.facts.maker().is_some_and(|maker| {
            maker.tenant_id == intent.tenant_id && maker.user_id == intent.user_id
        })
    };
    let Some(intent) = intent.filter(is_theirs) else {
        return;
    };
    if context.state.access.work.is_some() {
        return;
    }
    let names = work::names(&context.state.access);
    let mut unfinished = of(intent, names);
    unfinished.nameless = unfinished.intent.people();
    let owners = context.facts.table.owners();
    unfinished.nameless.retain(|id| {
        let user = owners.get(id).and_then(|owner| owner.user());
        if let Some(user) = user {
            unfinished.names.insert(id.clone(), user.name.clone());
        }
        user.is_none() && id.is_plain()
    });
    context.state.access.unfinished = Some(unfinished);
    context.facts.section = SectionName::Settings;
    reading::look(context);
    ask_names(context);
}

/// With these names, and asking for no others.
pub(super) fn of(intent: Intent, names: HashMap<UserId, String>) -> Unfinished {
    Unfinished {
        intent,
        names,
        nameless: Vec::new(),
        naming: None,
    }
}

fn ask_names(context: &mut Context<'_, Settings>) {
    let unfinished = context.state.access.unfinished.as_mut();
    let Some(unfinished) = unfinished.filter(|unfinished| !unfinished.nameless.is_empty()) else {
        return;
    };
    let count = unfinished.nameless.len().min(MOST_IDS);
    let batch = unfinished.nameless.drain(..count).collect();
    let flow = context
        .facts
        .task_ids
        .task(AskUsers::new(Whom::These(batch)));
    let task = flow.id();
    unfinished.naming = Some(flow);
    context.begin(&ASKING_NAMES, task);
}

/// Reading the names of people in unfinished changes.
static ASKING_NAMES: PartJob<Settings, AskUsers> = PartJob {
    find: |state, _| state.access.unfinished.as_mut()?.naming.as_mut(),
    report: |context, _, Report::Done(people)| named(context, people),
};

/// Names that could not be read are missing: their ids stand for them.
fn named(context: &mut Context<'_, Settings>, people: Result<People, ApiError>) {
    let Some(unfinished) = &mut context.state.access.unfinished else {
        return;
    };
    unfinished.naming = None;
    match people {
        Ok(people) => {
            let people = people.holders.into_iter();
            let names = people.map(|holder| (holder.user.id, holder.user.name));
            unfinished.names.extend(names);
            ask_names(context);
        }
        Err(error) => context.note_error(&error),
    }
}

/// Goes on with the rest; what deserves a question gets it again.
pub(super) fn go_on(context: &mut Context<'_, Settings>) {
    let access = &context.state.access;
    let (Some(unfinished), Some(read)) = (&access.unfinished, access.read.here()) else {
        return;
    };
    let Some(rest) = unfinished.intent.standing(read).rest else {
        return;
    };
    let changes = match rest {
        AccessPlan::Changes(changes) => changes,
        plan @ AccessPlan::NewRole { .. } => return work::begin(context, plan),
    };
    let default = read.user_default().map(|role| role.id.clone());
    let about = changes
        .iter()
        .find_map(|change| match (change.verb, &change.on) {
            (Verb::Take, _) => Some(About::TakeRest),
            (Verb::Give, On::Role) if Some(&change.role.id) == default.as_ref() => {
                Some(About::GiveEveryone)
            }
            (Verb::Give, On::Role) => Some(About::GiveRole(change.role.name.clone())),
            (Verb::Give, On::User(_) | On::Group(_)) => None,
        });
    match about {
        Some(about) => question::ask(context, about, changes, ACCESS_GO_ON.to_owned()),
        None => work::begin(context, AccessPlan::Changes(changes)),
    }
}

/// The user wants no more of it: what is so stays.
pub(super) fn leave_be(context: &mut Context<'_, Settings>) {
    let unfinished = context.state.access.unfinished.take();
    let began = unfinished.map(|it| it.intent.begun_at);
    if let Some((maker, began)) = context.facts.maker().zip(began) {
        context.ask(SettingsEffect::Forget(maker, began));
    }
    context.focus(Target::Element("access"));
}
