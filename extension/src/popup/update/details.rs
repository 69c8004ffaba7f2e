//! The details of a key, and the note on it.

use latchkey_core::{KeyId, Note, NoteError};

use super::{finding, focus_row};
use crate::popup::details::{Details, Message, Said, Work};
use crate::popup::effect::{Effect, Target};
use crate::popup::model::Model;

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Open(id) => open(model, id),
        Message::Close => close(model),
        Message::Write(field, text) => write(model, |note| note.with(field, text)),
        Message::Refuse => say(model, Said::Wrong(NoteError::Secret)),
        Message::Keep => keep(model),
        Message::Kept(id, is_done) => kept(model, &id, is_done),
        Message::CarryOver { from, to } => carry_over(model, &from, &to).into_iter().collect(),
        Message::Read(tenant, notes) => {
            if model.identity.tenant_id() == Some(&tenant) {
                model.notes = notes;
            }
            Vec::new()
        }
    }
}

/// Reads the notes as soon as it is known which tenant this is.
pub(super) fn read_notes(model: &Model) -> Option<Effect> {
    let tenant = model.identity.tenant_id()?;
    Some(Effect::Notes(Work::Read(tenant.to_owned())))
}

/// Carries the note on a key over to the one that takes its place.
pub(super) fn carry_over(model: &mut Model, from: &KeyId, to: &KeyId) -> Option<Effect> {
    let tenant = model.identity.tenant_id()?.to_owned();
    model.notes.copy(from, to.clone());
    Some(Effect::Notes(Work::Copy(tenant, from.clone(), to.clone())))
}

/// Opens the details of a key.
pub(super) fn open(model: &mut Model, id: KeyId) -> Vec<Effect> {
    if model.table.row(&id).is_none() {
        return Vec::new();
    }
    finding::forget(model);
    model.owner_page = None;
    model.details = Some(Details {
        draft: model.notes.of(&id).cloned().unwrap_or_default(),
        id,
        said: None,
    });
    vec![Effect::Focus(Target::Element("details-title"))]
}

fn close(model: &mut Model) -> Vec<Effect> {
    let details = model.details.take();
    let row = details.map(|details| focus_row(model, details.id));
    row.into_iter().collect()
}

fn write(model: &mut Model, change: impl FnOnce(Note) -> Note) -> Vec<Effect> {
    if let Some(details) = &mut model.details {
        details.draft = change(std::mem::take(&mut details.draft));
        // A text is told as soon as it is too long, and stays whole to be shortened.
        let wrong = details.draft.checked().err();
        let wrong = wrong.filter(|wrong| matches!(wrong, NoteError::TooLong(_)));
        details.said = wrong.map(Said::Wrong);
    }
    Vec::new()
}

fn keep(model: &mut Model) -> Vec<Effect> {
    let tenant = model.identity.tenant_id().map(str::to_owned);
    let Some(details) = &mut model.details else {
        return Vec::new();
    };
    let checked = details.draft.checked();
    match (checked, tenant) {
        (Err(error), _) => say(model, Said::Wrong(error)),
        (Ok(_), None) => say(model, Said::NoTenant),
        (Ok(note), Some(tenant)) => {
            let id = details.id.clone();
            model.notes.set(id.clone(), note.clone());
            vec![Effect::Notes(Work::Keep(tenant, id, note))]
        }
    }
}

fn kept(model: &mut Model, id: &KeyId, is_done: bool) -> Vec<Effect> {
    let is_open = model.details.as_ref().is_some_and(|it| it.id == *id);
    match (is_open, is_done) {
        (false, _) => Vec::new(),
        (true, true) => say(model, Said::Kept),
        (true, false) => say(model, Said::NotKept),
    }
}

fn say(model: &mut Model, said: Said) -> Vec<Effect> {
    if let Some(details) = &mut model.details {
        details.said = Some(said);
    }
    Vec::new()
}
