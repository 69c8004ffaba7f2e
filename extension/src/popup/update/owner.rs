//! The page of one owner: opening it, and reading their roles.

use latchkey_core::api::ApiError;
use latchkey_core::flow::read_right::{ReadRight, RightEnd};
use latchkey_core::{Role, UserId};

use super::{finding, focus_row, note_end};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::owner::{Message, OwnerPage, Rights};
use crate::shell::focus::Target;
use crate::shell::tasks::{self, Job, Report, Task};

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Open(id) => open(model, id),
        Message::Close => close(model),
    }
}

fn open(model: &mut Model, id: UserId) -> Vec<Effect> {
    let details = model.details.take().map(|details| details.id);
    let found = model.found.as_ref().and_then(|found| found.id().cloned());
    let from = details.or(found);
    finding::forget(model);
    let from = from.filter(|key| model.facts.table.row(key).is_some());
    model.owner_page = Some(OwnerPage {
        id: id.clone(),
        from,
    });
    let mut effects = want_rights(model, &id);
    effects.push(Effect::Focus(Target::Element("owner-title")));
    effects
}

fn close(model: &mut Model) -> Vec<Effect> {
    let Some(page) = model.owner_page.take() else {
        return Vec::new();
    };
    match page.from {
        Some(key) => vec![focus_row(model, key)],
        None => vec![Effect::Focus(Target::Search)],
    }
}

/// Reads somebody's roles anew; roles are a TenantAdmin's to see.
pub(super) fn want_rights(model: &mut Model, id: &UserId) -> Vec<Effect> {
    let is_under_way = model
        .rights
        .as_ref()
        .is_some_and(|rights| rights.id == *id && rights.flow.is_some());
    if model.facts.identity.role() != Role::TenantAdmin
        || model.facts.stop.is_some()
        || is_under_way
    {
        return Vec::new();
    }
    let flow = ReadRight::new(id).map(|flow| model.facts.task_ids.task(flow));
    let task = flow.as_ref().map(Task::id);
    model.rights = Some(Rights {
        id: id.clone(),
        flow,
        end: None,
    });
    task.map_or_else(Vec::new, |task| tasks::begin(model, &READING_RIGHTS, task))
}

/// Reading somebody's roles.
static READING_RIGHTS: Job<Model, ReadRight> = Job::new(
    |model, _| model.rights.as_mut()?.flow.as_mut(),
    |model, _, Report::Done(end)| done(model, end),
);

#[inline(never)]
fn done(model: &mut Model, end: RightEnd) -> Vec<Effect> {
    let error: Option<ApiError> = end.person.as_ref().err().cloned();
    if let Some(rights) = &mut model.rights {
        rights.flow = None;
        rights.end = Some(end);
    }
    error.map_or_else(Vec::new, |error| note_end(model, &error))
}
