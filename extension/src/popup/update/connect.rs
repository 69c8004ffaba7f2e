//! Handing a tenant's values to other products: which form, by which name, and ready texts.

mod own;

use latchkey_core::Span;
use latchkey_core::linking::Tool;

use super::looking;
use crate::new_secret::state::{Choice, Draft};
use crate::popup::connect::Told;
use crate::popup::connect::message::{Effect as Wanted, Message};
use crate::popup::effect::Effect;
use crate::popup::message::CopyWhat;
use crate::popup::model::Model;
use crate::shell::section_name::SectionName;

/// The section is opened: the user's own forms are read, also those that another page has kept
/// since.
pub(super) fn opened() -> Vec<Effect> {
    vec![Effect::Connect(Wanted::Read)]
}

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    let state = &mut model.connect;
    match message {
        Message::Read(own, last) => {
            state.own = Some(own);
            show_last(model, last);
        }
        Message::Choose(id) => {
            (state.form, state.told) = (Some(id.clone()), None);
            return vec![Effect::Connect(Wanted::Remember(id))];
        }
        Message::Name(naming) => state.naming = naming,
        Message::WantKey(is_wanted) => want_key(model, is_wanted),
        Message::MakeKey => return make_key(model),
        Message::CopyText(tool) => return copy_text(model, tool),
        Message::SaveText(tool) => return save_text(model, tool),
        Message::Saved(name, is_done) => state.told = Some(Told::Saved(name, is_done)),
        Message::CloseTold => state.told = None,
        message => return own::take(model, message),
    }
    Vec::new()
}

/// Shows the form of the last opening again, unless it has no place for what is here.
fn show_last(model: &mut Model, last: Option<String>) {
    let (forms, source) = (model.connect.forms(), model.source());
    let takes = |id: &String| {
        let form = forms.iter().find(|form| form.id == *id);
        form.zip(source.as_ref())
            .is_some_and(|(form, source)| form.takes(source))
    };
    if model.connect.form.is_none() {
        model.connect.form = last.filter(takes);
    }
}

/// What is typed in the section New key already stays as it is.
fn make_key(model: &mut Model) -> Vec<Effect> {
    const USUAL: Span = Span::Days(90);
    let draft = &model.new_secret.draft;
    let form = model.form().filter(|_| *draft == Draft::default());
    if let Some(form) = form {
        let draft = &mut model.new_secret.draft;
        draft.name = form.key_name.to_string();
        if form.key_life != USUAL {
            draft.choice = Choice::Own;
            draft.amount = (form.key_life.hours() / 24).to_string();
        }
    }
    looking::open(model, SectionName::NewKey)
}

fn want_key(model: &mut Model, is_wanted: bool) {
    let fresh = model.new_secret.fresh_key().filter(|_| is_wanted);
    model.connect.wanted_key = fresh.map(|fresh| fresh.key.id.clone());
}

fn copy_text(model: &Model, tool: Tool) -> Vec<Effect> {
    let Some(source) = model.tenant_source() else {
        return Vec::new();
    };
    let fresh = model.fresh_key_for_texts();
    let snippet = tool.snippet(&source, fresh.map(|fresh| &fresh.token));
    vec![match fresh.filter(|_| snippet.has_key()) {
        Some(fresh) => {
            let key = fresh.key.id.clone();
            Effect::Connect(Wanted::CopySecret(tool, snippet, model.facts.maker(), key))
        }
        None => Effect::Copy(CopyWhat::TextFor(tool), snippet.expose().to_owned()),
    }]
}

/// A file is on a disk, so it never has the key in it.
fn save_text(model: &Model, tool: Tool) -> Vec<Effect> {
    let media_type = match tool {
        Tool::Postman => "application/json",
        Tool::DotEnv | Tool::Curl | Tool::QlikCli => "text/plain",
    };
    let file = tool.file_name().zip(model.tenant_source());
    let save = file.map(|(name, source)| {
        let text = tool.snippet(&source, None).expose().to_owned();
        Effect::Connect(Wanted::Save(name, media_type, text))
    });
    save.into_iter().collect()
}
