//! Saving the list as shown, in its order and with its filter.

use latchkey_core::export::{Export, Form, records};

use crate::popup::effect::{Effect, Passing};
use crate::popup::exporting::{Message, Saved};
use crate::popup::message::Showing;
use crate::popup::model::Model;
use crate::shell::focus::Target;

/// How long the word that a file was saved stays, in milliseconds.
const SHOWN: u32 = 15_000;

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Choose(is_choosing) => {
            model.exporting.is_choosing = is_choosing;
            Vec::new()
        }
        Message::Save(form) => save(model, form),
        Message::Saved(name, true) => {
            let left_out = model.exporting.left_out;
            vec![tell(model, Saved::File(name, left_out))]
        }
        Message::Saved(_, false) => vec![tell(model, Saved::NotTaken)],
    }
}

/// Says what came of a file, for a while.
fn tell(model: &mut Model, saved: Saved) -> Effect {
    model.exporting.saved = Some(saved);
    let showing = model.exporting.showing.begin();
    Effect::HideLater(Passing::Saved(showing), SHOWN)
}

/// Takes the word on a file away, where none came after it.
pub(super) fn hide(model: &mut Model, showing: Showing) {
    if model.exporting.showing == showing {
        model.exporting.saved = None;
    }
}

fn save(model: &mut Model, form: Form) -> Vec<Effect> {
    model.exporting.is_choosing = false;
    let Some(tenant) = model.facts.tenant().cloned() else {
        return Vec::new();
    };
    let export = Export {
        form,
        tenant,
        records: records(model.facts.table.shown(), &model.notes),
        now: model.facts.now,
    };
    model.exporting.left_out = export.left_out();
    let saves = match (form, export.told()) {
        (Form::Calendar, 0) => tell(model, Saved::NoEvent),
        _ => Effect::Save(Box::new(export)),
    };
    vec![saves, Effect::Focus(Target::Element("export"))]
}
