//! Revoking or deleting one key: the question, the change, what is true afterwards.

use latchkey_core::KeyId;
use latchkey_core::api::ApiError;
use latchkey_core::flow::revoke_key::{After, RevokeEnd, RevokeKey};

use super::{focus_action, focus_row, note_end, reading};
use crate::popup::bulk::Trouble;
use crate::popup::effect::Effect;
use crate::popup::model::{Dialog, Model, Notice, Revoking};
use crate::shell::focus::Target;
use crate::shell::tasks::{self, Job, Report, TaskId};

/// Opens the question, and fetches the token meanwhile.
#[inline(never)]
pub(super) fn ask(model: &mut Model, id: KeyId, opener: Option<Target>) -> Vec<Effect> {
    let is_offered = model
        .facts
        .table
        .row(&id)
        .is_some_and(|row| row.key.may_be_revoked() && !row.is_gone);
    if !is_offered || !model.facts.may_act() || model.is_revoking(&id) {
        return Vec::new();
    }
    model
        .notices
        .retain(|notice| notice.key.id != id && !notice.is_success());
    model.dialog = Some(Dialog {
        id,
        opener,
        trouble: None,
    });
    vec![Effect::Prepare]
}

pub(super) fn prepared(model: &mut Model, result: Result<(), ApiError>) -> Vec<Effect> {
    let Err(error) = result else {
        return Vec::new();
    };
    let effects = note_end(model, &error);
    if let Some(dialog) = &mut model.dialog {
        dialog.trouble = Some(error.clone());
    }
    if let Some(planning) = &mut model.bulk.planning {
        planning.trouble = Some(Trouble::Error(error));
    }
    effects
}

/// The question stands only as long as a change may be made.
pub(super) fn reconsider(model: &mut Model) {
    if let (Some(dialog), Some(stop)) = (&mut model.dialog, &model.facts.stop) {
        dialog.trouble.get_or_insert_with(|| stop.clone());
    }
}

pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    let Some(dialog) = model.dialog.take() else {
        return Vec::new();
    };
    vec![match dialog.opener {
        Some(opener) => Effect::Focus(opener),
        None => focus_action(model, dialog.id),
    }]
}

#[inline(never)]
pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    if !model.facts.may_act() {
        return Vec::new();
    }
    let Some(dialog) = model.dialog.take_if(|dialog| dialog.trouble.is_none()) else {
        return Vec::new();
    };
    let row = model.facts.table.row(&dialog.id);
    // A page that came meanwhile may have told that it is revoked already.
    let Some(row) = row.filter(|row| row.key.may_be_revoked() && !row.is_gone) else {
        return vec![focus_after(model, dialog)];
    };
    let key = row.key.clone();
    let flow = RevokeKey::new(dialog.id.clone());
    let mut effects = tasks::start(model, &REVOKING_KEY, flow, |model, flow| {
        model.revoking.push(Revoking { key, flow });
    });
    effects.push(focus_after(model, dialog));
    effects
}

/// Where the focus goes once the question is answered.
fn focus_after(model: &mut Model, dialog: Dialog) -> Effect {
    match dialog.opener {
        Some(opener) => Effect::Focus(opener),
        None => focus_row(model, dialog.id),
    }
}

/// Revoking or deleting a key of the list.
static REVOKING_KEY: Job<Model, RevokeKey> = Job::new(
    |model, task| {
        let mut flows = model.revoking.iter_mut().map(|revoking| &mut revoking.flow);
        flows.find(|flow| flow.id() == task)
    },
    |model, task, Report::Done(end)| done(model, task, end),
);

#[inline(never)]
fn done(model: &mut Model, task: TaskId, end: RevokeEnd) -> Vec<Effect> {
    let mut under_way = model.revoking.iter();
    let Some(at) = under_way.position(|revoking| revoking.flow.id() == task) else {
        return Vec::new();
    };
    let key = model.revoking.remove(at).key;
    match &end.after {
        After::Key(read) => model.facts.table.replace(read.clone(), model.facts.now),
        After::Gone => model.facts.table.remove(&key.id, model.facts.now),
        After::NotRead(_) | After::Untouched => {}
    }
    let mut effects = Vec::new();
    let after_error = match &end.after {
        After::NotRead(error) => Some(error),
        _ => None,
    };
    for error in end.answer.as_ref().err().into_iter().chain(after_error) {
        effects.extend(note_end(model, error));
    }
    model.notices.push(Notice {
        ownership: key.ownership(model.facts.me()),
        key,
        end,
    });
    effects.extend(reading::keep(model));
    effects
}

pub(super) fn close_notice(model: &mut Model, id: &KeyId) -> Vec<Effect> {
    model.notices.retain(|notice| notice.key.id != *id);
    vec![focus_row(model, id.clone())]
}
