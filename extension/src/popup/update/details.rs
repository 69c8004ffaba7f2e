//! The details of a key, and the note on it.

use latchkey_core::{KeyId, Note, NoteError, NoteOutcome};

use super::{finding, focus_row};
use crate::features::key_uses::update::look;
use crate::popup::details::{Details, Message, Said, Unkept, Work};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::shell::context::with_context;
use crate::shell::focus::Target;

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Open(id) => open(model, id),
        Message::Close => close(model),
        Message::Write(field, text) => write(model, |note| note.with(field, text)),
        Message::Refuse => say(model, Said::Wrong(NoteError::Secret)),
        Message::Keep => keep(model),
        Message::Kept(id, note, outcome) => kept(model, &id, note, outcome),
        Message::TakeOther => take_other(model),
        Message::CloseNotice(id) => {
            model.unkept.retain(|unkept| unkept.id != id);
            vec![focus_row(model, id)]
        }
        Message::CarriedOver { from, to, outcome } => {
            carried_over(model, &from, to, &outcome);
            Vec::new()
        }
        Message::CarryOver { from, to } => carry_over(model, &from, &to).into_iter().collect(),
        Message::Read(tenant, notes) => {
            if model.facts.identity.tenant_id() == Some(&tenant) {
                model.notes = notes;
                model.are_notes_refused = false;
                follow(model);
            }
            Vec::new()
        }
        Message::NotRead(tenant) => {
            if model.facts.identity.tenant_id() == Some(&tenant) {
                model.are_notes_refused = true;
            }
            Vec::new()
        }
    }
}

/// Reads the notes as soon as it is known which tenant this is.
pub(super) fn read_notes(model: &Model) -> Option<Effect> {
    let tenant = model.facts.identity.tenant_id()?;
    Some(Effect::Notes(Work::Read(tenant.to_owned())))
}

/// Carries the note on a key over to the one that takes its place.
pub(super) fn carry_over(model: &mut Model, from: &KeyId, to: &KeyId) -> Option<Effect> {
    let tenant = model.facts.identity.tenant_id()?.to_owned();
    Some(Effect::Notes(Work::Copy(tenant, from.clone(), to.clone())))
}

/// Opens the details of a key.
pub(super) fn open(model: &mut Model, id: KeyId) -> Vec<Effect> {
    if model.facts.table.row(&id).is_none() {
        return Vec::new();
    }
    finding::forget(model);
    model.owner_page = None;
    let known = model.notes.of(&id).cloned().unwrap_or_default();
    let unkept = model.unkept.extract_if(.., |unkept| unkept.id == id).last();
    let mut details = Details {
        draft: known.clone(),
        said: model.notes.is_unreadable(&id).then_some(Said::Unreadable),
        id,
        known,
        keeping: None,
        other: None,
    };
    if let Some(unkept) = unkept {
        details.draft = unkept.note.clone();
        answered(&mut details, unkept.note, unkept.outcome);
    }
    model.details = Some(details);
    let mut effects = with_context(model, look);
    effects.push(Effect::Focus(Target::Element("details-title")));
    effects
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
    let tenant = model.facts.identity.tenant_id().map(str::to_owned);
    let Some(details) = &mut model.details else {
        return Vec::new();
    };
    let checked = details.draft.checked();
    match (checked, tenant) {
        (Err(error), _) => say(model, Said::Wrong(error)),
        (Ok(_), None) => say(model, Said::NoTenant),
        (Ok(note), Some(tenant)) => {
            let (id, known) = (details.id.clone(), details.known.clone());
            details.keeping = Some(note.clone());
            vec![Effect::Notes(Work::Keep(tenant, id, known, note))]
        }
    }
}

fn kept(model: &mut Model, id: &KeyId, note: Note, outcome: NoteOutcome) -> Vec<Effect> {
    if outcome == NoteOutcome::Done {
        model.notes.set(id.clone(), note.clone());
    }
    // The newest answer is the one that counts.
    model.unkept.retain(|unkept| unkept.id != *id);
    match model.details.as_mut().filter(|it| it.id == *id) {
        Some(details) => answered(details, note, outcome),
        None if outcome == NoteOutcome::Done => {}
        None => model.unkept.push(Unkept {
            id: id.clone(),
            note,
            outcome,
        }),
    }
    Vec::new()
}

fn answered(details: &mut Details, note: Note, outcome: NoteOutcome) {
    details.keeping = None;
    details.said = match outcome {
        NoteOutcome::Done => {
            (details.known, details.other) = (note, None);
            Some(Said::Kept)
        }
        NoteOutcome::Refused => Some(Said::NotKept),
        NoteOutcome::Unreadable => Some(Said::Unreadable),
        NoteOutcome::Changed(other) => {
            clash(details, other);
            None
        }
    };
}

/// Another page's note is shown beside the user's own, which takes its place only on their word.
fn clash(details: &mut Details, other: Note) {
    details.known = other.clone();
    details.other = Some(other);
}

fn take_other(model: &mut Model) -> Vec<Effect> {
    if let Some(details) = &mut model.details
        && let Some(other) = details.other.take()
    {
        (details.draft, details.said) = (other, None);
    }
    Vec::new()
}

/// Another page, or this one, has noted something: the open note follows, and what the user has
/// written since stays.
fn follow(model: &mut Model) {
    let Some(details) = &mut model.details else {
        return;
    };
    let kept = model.notes.of(&details.id).cloned().unwrap_or_default();
    if kept == details.known {
        return;
    }
    let is_own = details.keeping.as_ref() == Some(&kept) || details.draft == kept;
    if is_own {
        details.known = kept;
    } else if details.draft == details.known {
        (details.draft, details.known) = (kept.clone(), kept);
        details.said = None;
    } else {
        clash(details, kept);
    }
}

/// A note that stays behind with the old key is told where the rotation is.
fn carried_over(model: &mut Model, from: &KeyId, to: KeyId, outcome: &NoteOutcome) {
    match outcome {
        NoteOutcome::Done => model.notes.copy(from, to),
        _ => {
            if let Some(work) = model.rotating.of(from) {
                work.is_note_left = true;
            }
        }
    }
}

fn say(model: &mut Model, said: Said) -> Vec<Effect> {
    if let Some(details) = &mut model.details {
        details.said = Some(said);
    }
    Vec::new()
}
