//! Saving the list as shown, in its order and with its filter.

use latchkey_core::export::{Export, Form, records};

use crate::popup::effect::{Effect, Target};
use crate::popup::exporting::Message;
use crate::popup::model::Model;

/// How long the word that a file was saved stays, in milliseconds.
const SHOWN: i64 = 15_000;

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Choose(is_choosing) => {
            model.exporting.is_choosing = is_choosing;
            Vec::new()
        }
        Message::Save(form) => save(model, form),
        Message::Saved(name, is_done) => {
            model.exporting.saved = Some((name, is_done));
            model.exporting.saved_at = model.now;
            Vec::new()
        }
    }
}

/// Takes the word of a file away that was seen by now.
pub(super) fn expire(model: &mut Model) {
    if model.now.since(model.exporting.saved_at) >= SHOWN {
        model.exporting.saved = None;
    }
}

fn save(model: &mut Model, form: Form) -> Vec<Effect> {
    model.exporting.is_choosing = false;
    let Some(tenant) = model.tenant().cloned() else {
        return Vec::new();
    };
    let export = Export {
        form,
        tenant,
        records: records(model.table.shown(), &model.notes),
        now: model.now,
    };
    vec![
        Effect::Save(Box::new(export)),
        Effect::Focus(Target::Element("export")),
    ]
}
