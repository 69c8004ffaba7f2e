//! Reading what the section shows: the rules, and who may make keys.

use latchkey_core::Role;
use latchkey_core::api::{ApiError, Whom};
use latchkey_core::flow::ask_users::{AskUsers, People};
use latchkey_core::flow::read_access::ReadAccess;

use super::rules;
use crate::features::settings::state::Settings;
use crate::shell::context::{Context, PartJob};
use crate::shell::loaded::Loaded;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::Report;

/// Reads all of the section, where it is open and that wasn't done.
pub(super) fn look(context: &mut Context<'_, Settings>) {
    let facts = &context.facts;
    let is_open = facts.section == SectionName::Settings && facts.stop.is_none();
    let is_known = facts.me().is_some() && facts.identity.tenant_id().is_some();
    if is_open && is_known && facts.identity.role() != Role::NotAdmin {
        rules::begin(context);
        begin(context);
    }
}

/// Reads who may make keys, unless that was done.
pub(super) fn begin(context: &mut Context<'_, Settings>) {
    if let Loaded::NotAsked = context.state.access.read {
        read(context);
    }
}

pub(super) fn forget(context: &mut Context<'_, Settings>) {
    let access = &mut context.state.access;
    if access.work.is_none() && access.question.is_none() {
        access.read = Loaded::NotAsked;
    }
}

/// Reads who may make keys; what stands there stays until the answer.
pub(super) fn read(context: &mut Context<'_, Settings>) {
    let access = &mut context.state.access;
    if access.read.here().is_none() {
        access.read = Loaded::Asking;
    }
    context.start(&READING_ACCESS, ReadAccess::default(), |state, task| {
        state.access.reading = Some(task);
    });
    read_me(context);
}

/// Reading who may make keys.
static READING_ACCESS: PartJob<Settings, ReadAccess> = PartJob {
    find: |state, _| state.access.reading.as_mut(),
    report: |context, _, Report::Done(read)| {
        context.state.access.reading = None;
        if let Err(error) = &read {
            context.note_error(error);
        }
        context.state.access.read = read.into();
        prefer_role(context.state);
    },
};

fn read_me(context: &mut Context<'_, Settings>) {
    let access = &mut context.state.access;
    access.asking_me = None;
    let Some(me) = context.facts.me().filter(|me| me.is_plain()).cloned() else {
        return;
    };
    if access.me.here().is_none() {
        access.me = Loaded::Asking;
    }
    let flow = AskUsers::new(Whom::These(vec![me]));
    context.start(&ASKING_ME, flow, |state, task| {
        state.access.asking_me = Some(task);
    });
}

/// Reading how the signed-in user holds the permission.
static ASKING_ME: PartJob<Settings, AskUsers> = PartJob {
    find: |state, _| state.access.asking_me.as_mut(),
    report: |context, _, Report::Done(people)| me_read(context, people),
};

fn me_read(context: &mut Context<'_, Settings>, people: Result<People, ApiError>) {
    context.state.access.asking_me = None;
    let me = people.map(|people| people.holders.into_iter().next());
    if let Err(error) = &me {
        context.note_error(error);
    }
    context.state.access.me = me.into();
}

/// Takes the best role to give where none that is there has been chosen.
fn prefer_role(state: &mut Settings) {
    let access = &mut state.access;
    let Some(read) = access.read.here() else {
        return;
    };
    let is_there = |id| read.carriers().any(|role| Some(&role.id) == id);
    if !is_there(access.giving.role.as_ref()) {
        let best = read.role_to_give();
        access.giving.role = best.map(|role| role.id.clone());
    }
}
