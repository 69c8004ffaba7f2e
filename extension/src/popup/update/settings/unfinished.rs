//! Changes to who may make keys that an earlier opening began: what is so of them is read, and
//! only the rest is gone on with.

use std::collections::HashMap;

use latchkey_core::access::intent::Intent;
use latchkey_core::access::{On, Verb};
use latchkey_core::api::{ApiError, MOST_IDS, Whom};
use latchkey_core::flow::ask_users::{AskUsers, People};
use latchkey_core::flow::change_access::AccessPlan;
use latchkey_core::{Role, UserId};

use super::super::note_end;
use super::{access, look_at_section, question};
use crate::popup::effect::Effect;
use crate::popup::ids::ACCESS_GO_ON;
use crate::popup::model::Model;
use crate::popup::settings::access::{About, Unfinished, Wanted};
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::{self, Job, Report};

/// Looks once for what was left, when it is known whose it would be.
pub(super) fn seek(model: &mut Model) -> Vec<Effect> {
    let maker = model
        .facts
        .maker()
        .filter(|_| model.facts.identity.role() != Role::NotAdmin);
    let Some(maker) = maker.filter(|_| !model.settings.access.is_sought) else {
        return Vec::new();
    };
    model.settings.access.is_sought = true;
    vec![Effect::Access(Wanted::Find(maker))]
}

/// Something was left, or nothing: the section opens where the user is told.
pub(super) fn found(model: &mut Model, intent: Option<Intent>) -> Vec<Effect> {
    let is_theirs = |intent: &Intent| {
        model.facts.maker().is_some_and(|maker| {
            maker.tenant_id == intent.tenant_id && maker.user_id == intent.user_id
        })
    };
    let Some(intent) = intent.filter(is_theirs) else {
        return Vec::new();
    };
    if model.settings.access.work.is_some() {
        return Vec::new();
    }
    let names = access::names(&model.settings.access);
    let mut unfinished = of(intent, names);
    unfinished.nameless = unfinished.intent.people();
    let owners = model.facts.table.owners();
    unfinished.nameless.retain(|id| {
        let user = owners.get(id).and_then(|owner| owner.user());
        if let Some(user) = user {
            unfinished.names.insert(id.clone(), user.name.clone());
        }
        user.is_none() && id.is_plain()
    });
    model.settings.access.unfinished = Some(unfinished);
    model.facts.section = SectionName::Settings;
    let mut effects = look_at_section(model);
    effects.extend(ask_names(model));
    effects
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

fn ask_names(model: &mut Model) -> Vec<Effect> {
    let unfinished = model.settings.access.unfinished.as_mut();
    let Some(unfinished) = unfinished.filter(|unfinished| !unfinished.nameless.is_empty()) else {
        return Vec::new();
    };
    let count = unfinished.nameless.len().min(MOST_IDS);
    let batch = unfinished.nameless.drain(..count).collect();
    let flow = model.facts.task_ids.task(AskUsers::new(Whom::These(batch)));
    let task = flow.id();
    unfinished.naming = Some(flow);
    tasks::begin(model, &ASKING_NAMES, task)
}

/// Reading the names of people in unfinished changes.
static ASKING_NAMES: Job<Model, AskUsers> = Job::new(
    |model, _| model.settings.access.unfinished.as_mut()?.naming.as_mut(),
    |model, _, Report::Done(people)| named(model, people),
);

/// Names that could not be read are missing: their ids stand for them.
fn named(model: &mut Model, people: Result<People, ApiError>) -> Vec<Effect> {
    let Some(unfinished) = &mut model.settings.access.unfinished else {
        return Vec::new();
    };
    unfinished.naming = None;
    match people {
        Ok(people) => {
            let people = people.holders.into_iter();
            let names = people.map(|holder| (holder.user.id, holder.user.name));
            unfinished.names.extend(names);
            ask_names(model)
        }
        Err(error) => note_end(model, &error),
    }
}

/// Goes on with the rest; what deserves a question gets it again.
pub(super) fn go_on(model: &mut Model) -> Vec<Effect> {
    let access = &model.settings.access;
    let (Some(unfinished), Some(read)) = (&access.unfinished, access.read.here()) else {
        return Vec::new();
    };
    let Some(rest) = unfinished.intent.standing(read).rest else {
        return Vec::new();
    };
    let changes = match rest {
        AccessPlan::Changes(changes) => changes,
        plan @ AccessPlan::NewRole { .. } => return access::work(model, plan),
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
        Some(about) => question::ask(model, about, changes, ACCESS_GO_ON.to_owned()),
        None => access::work(model, AccessPlan::Changes(changes)),
    }
}

/// The user wants no more of it: what is so stays.
pub(super) fn leave_be(model: &mut Model) -> Vec<Effect> {
    let unfinished = model.settings.access.unfinished.take();
    let began = unfinished.map(|it| it.intent.begun_at);
    let forget = model.facts.maker().zip(began);
    let forget = forget.map(|(maker, began)| Effect::Access(Wanted::Forget(maker, began)));
    let focus = Effect::Focus(Target::Element("access"));
    forget.into_iter().chain([focus]).collect()
}
