//! Renaming a key: the new name, and what the tenant says of it afterwards.

use latchkey_core::KeyId;
use latchkey_core::flow::Outcome;
use latchkey_core::flow::rename_key::{self, End, RenameKey, Step};
use latchkey_core::flow::revoke_key::After;

use super::{details, next_run, note_end, reading};
use crate::popup::effect::{Effect, Target};
use crate::popup::message::{Reply, Run};
use crate::popup::model::Model;
use crate::popup::renaming::{Message, Renaming};

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
            let is_busy = model.renaming.as_ref().is_some_and(|it| it.work.is_some());
            if !is_busy {
                model.renaming = None;
            }
            vec![Effect::Focus(Target::Element("details-title"))]
        }
    }
}

fn begin(model: &mut Model, id: KeyId) -> Vec<Effect> {
    let row = model.table.row(&id);
    let own = row.filter(|row| row.key.may_be_renamed(model.me()));
    let Some(row) = own.filter(|_| model.may_act()) else {
        return Vec::new();
    };
    model.renaming = Some(Renaming {
        name: row.key.name.clone(),
        draft: row.key.name.clone(),
        id,
        work: None,
        trouble: None,
        is_refused: false,
    });
    vec![Effect::Prepare, Effect::Focus(Target::Element("new-name"))]
}

fn save(model: &mut Model) -> Vec<Effect> {
    let may_act = model.may_act();
    let run = next_run(model);
    let Some(renaming) = model.renaming.as_mut().filter(|it| it.work.is_none()) else {
        return Vec::new();
    };
    if !renaming.is_ready() || !may_act {
        renaming.is_refused = !renaming.is_ready();
        return Vec::new();
    }
    let (flow, step) = RenameKey::start(renaming.id.clone(), renaming.draft.trim());
    renaming.work = Some((run, flow));
    carry(model, run, step)
}

#[inline(never)]
pub(super) fn answered(
    model: &mut Model,
    run: Run,
    ask: rename_key::Ask,
    outcome: Outcome,
) -> Vec<Effect> {
    let work = model.renaming.as_mut().and_then(|it| it.work.as_mut());
    let Some((_, flow)) = work.filter(|(of, _)| *of == run) else {
        return Vec::new();
    };
    let step = flow.answered(ask, outcome);
    carry(model, run, step)
}

fn carry(model: &mut Model, run: Run, step: Step) -> Vec<Effect> {
    match step {
        Step::Send(ask, request) => vec![Effect::Send(Reply::Rename(run, ask), request)],
        Step::Show(never) => match never {},
        Step::Done(end) => done(model, end),
    }
}

fn done(model: &mut Model, end: End) -> Vec<Effect> {
    let Some(renaming) = &mut model.renaming else {
        return Vec::new();
    };
    renaming.work = None;
    let mut effects = Vec::new();
    let has_it = match &end.after {
        After::Key(key) => {
            model.table.replace(key.clone(), model.now);
            key.name == renaming.draft.trim()
        }
        After::Gone => {
            model.table.remove(&renaming.id, model.now);
            true
        }
        After::NotRead(error) => {
            // Why it was refused says more than why it could not be seen afterwards.
            let refusal = end.answer.as_ref().err().filter(|it| it.is_refusal());
            renaming.trouble = Some(refusal.unwrap_or(error).clone());
            effects.extend(note_end(model, error));
            return effects;
        }
        After::Untouched => false,
    };
    if has_it {
        model.renaming = None;
        effects.push(Effect::Focus(Target::Element("details-title")));
        effects.extend(reading::keep(model));
        return effects;
    }
    // What was answered well and changed nothing is as good as lost.
    let error = end
        .answer
        .err()
        .unwrap_or(latchkey_core::api::ApiError::Lost);
    renaming.trouble = Some(error.clone());
    effects.extend(note_end(model, &error));
    effects
}
