//! Renaming a key: the new name, and what the tenant says of it afterwards.

use latchkey_core::KeyId;
use latchkey_core::api::ApiError;
use latchkey_core::flow::rename_key::{RenameEnd, RenameKey};
use latchkey_core::flow::revoke_key::After;

use super::{details, focus_row, note_end, reading};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::renaming::{Message, NotRenamed, Renaming, Sent};
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::{self, Job, Report, TaskId};

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Begin(id) => begin(model, id),
        Message::BeginInDetails(id) => {
            let begun = begin(model, id.clone());
            if !begun.is_empty() {
                // Where the focus is to go, the beginning says.
                details::open(model, id);
            }
            begun
        }
        Message::Type(name) => {
            if let Some(renaming) = &mut model.renaming {
                renaming.draft = name;
                (renaming.is_refused, renaming.trouble) = (false, None);
            }
            Vec::new()
        }
        Message::Save => save(model),
        Message::Cancel => {
            let is_busy = model
                .renaming
                .as_ref()
                .is_some_and(|it| it.saving.is_some());
            if !is_busy {
                model.renaming = None;
            }
            vec![Effect::Focus(Target::Element("details-title"))]
        }
        Message::CloseNotice(task) => {
            let told = model.not_renamed.iter().find(|told| told.task == task);
            let id = told.map(|told| told.id.clone());
            model.not_renamed.retain(|told| told.task != task);
            let row = id.map(|id| focus_row(model, id));
            row.into_iter().collect()
        }
    }
}

fn begin(model: &mut Model, id: KeyId) -> Vec<Effect> {
    let row = model.facts.table.row(&id);
    let own = row.filter(|row| row.key.may_be_renamed(model.facts.me()));
    let Some(row) = own.filter(|_| model.facts.may_act()) else {
        return Vec::new();
    };
    let name = row.key.name.clone();
    let is_saving = |it: &Renaming| it.id == id && it.saving.is_some();
    if !model.renaming.as_ref().is_some_and(is_saving) {
        // A form that was left may have sent a name that is still on its way.
        let sent = model.renames.iter().find(|sent| sent.id == id);
        model.renaming = Some(Renaming {
            draft: sent.map_or_else(|| name.clone(), |sent| sent.name.to_string()),
            saving: sent.map(|sent| sent.flow.id()),
            name,
            id,
            trouble: None,
            is_refused: false,
        });
    }
    vec![Effect::Prepare, Effect::Focus(Target::Element("new-name"))]
}

fn save(model: &mut Model) -> Vec<Effect> {
    let may_act = model.facts.may_act();
    let Some(renaming) = model.renaming.as_mut().filter(|it| it.saving.is_none()) else {
        return Vec::new();
    };
    let name = renaming.new_name();
    renaming.is_refused = name.is_none();
    let Some(name) = name.filter(|_| may_act) else {
        return Vec::new();
    };
    let flow = RenameKey::new(renaming.id.clone(), name.clone());
    let flow = model.facts.task_ids.task(flow);
    let task = flow.id();
    (renaming.saving, renaming.trouble) = (Some(task), None);
    let (id, old_name) = (renaming.id.clone(), renaming.name.clone());
    model.not_renamed.retain(|told| told.id != id);
    model.renames.push(Sent {
        id,
        old_name,
        name,
        flow,
    });
    tasks::begin(model, &RENAMING_KEY, task)
}

/// Giving a key another name.
static RENAMING_KEY: Job<Model, RenameKey> = Job::new(
    |model, task| {
        let mut flows = model.renames.iter_mut().map(|sent| &mut sent.flow);
        flows.find(|flow| flow.id() == task)
    },
    |model, task, Report::Done(end)| done(model, task, end),
);

/// The name is what was read. Compared is the name that was sent: the form's may be another by now.
#[inline(never)]
fn done(model: &mut Model, task: TaskId, end: RenameEnd) -> Vec<Effect> {
    let mut sent = model.renames.iter();
    let Some(at) = sent.position(|sent| sent.flow.id() == task) else {
        return Vec::new();
    };
    let sent = model.renames.remove(at);
    let mut effects = Vec::new();
    let trouble = match end.after {
        After::Key(key) => {
            model.facts.table.replace(key.clone(), model.facts.now);
            // What was answered well and changed nothing is as good as lost.
            (key.name != *sent.name).then(|| end.answer.err().unwrap_or(ApiError::Lost))
        }
        After::Gone => return gone(model, sent),
        After::NotRead(error) => {
            effects.extend(note_end(model, &error));
            // Why it was refused says more than why it could not be seen afterwards.
            let refusal = end.answer.err().filter(ApiError::is_refusal);
            Some(refusal.unwrap_or(error))
        }
        After::Untouched => Some(end.answer.err().unwrap_or(ApiError::Lost)),
    };
    effects.extend(match trouble {
        Some(error) => failed(model, sent, error),
        None => succeeded(model, &sent),
    });
    effects
}

/// The key has no name any more, and no details for a form to be in.
fn gone(model: &mut Model, sent: Sent) -> Vec<Effect> {
    model.facts.table.remove(&sent.id, model.facts.now);
    let form = model.renaming.take_if(|form| form.id == sent.id);
    model.not_renamed.push(NotRenamed {
        task: sent.flow.id(),
        id: sent.id,
        old_name: sent.old_name,
        name: sent.name.to_string(),
        trouble: None,
    });
    let focus = form.map(|_| Effect::Focus(Target::Spot));
    focus.into_iter().chain(reading::keep(model)).collect()
}

fn form_of(model: &mut Model, task: TaskId) -> Option<&mut Renaming> {
    let form = model.renaming.as_mut();
    form.filter(|form| form.saving == Some(task))
}

fn succeeded(model: &mut Model, sent: &Sent) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(form) = form_of(model, sent.flow.id()) {
        form.saving = None;
        form.name = sent.name.to_string();
        // Whoever typed on meanwhile goes on typing.
        let is_done = form.draft.trim() == &*sent.name;
        let focus = match is_done {
            true => "details-title",
            false => "new-name",
        };
        model.renaming.take_if(|_| is_done);
        effects.push(Effect::Focus(Target::Element(focus)));
    }
    effects.extend(reading::keep(model));
    effects
}

fn failed(model: &mut Model, sent: Sent, error: ApiError) -> Vec<Effect> {
    let effects = note_end(model, &error);
    let open = model.details.as_ref().map(|details| details.id.clone());
    let is_seen = open.as_ref() == Some(&sent.id) && model.facts.section == SectionName::Keys;
    let form = form_of(model, sent.flow.id());
    let is_told = is_seen && form.is_some();
    if let Some(form) = form {
        form.saving = None;
        form.trouble = Some(error.clone());
    }
    if !is_told {
        model.not_renamed.push(NotRenamed {
            task: sent.flow.id(),
            id: sent.id,
            old_name: sent.old_name,
            name: sent.name.to_string(),
            trouble: Some(error),
        });
    }
    effects
}
