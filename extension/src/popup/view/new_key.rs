//! The section New key: the wish, the new key shown once, and the key that nobody has seen.

pub(super) mod doubt;
pub(super) mod expires;
pub(super) mod form;
pub(super) mod fresh;
pub(super) mod not_read;
mod permission;
pub(super) mod refused;
mod room;
pub(super) mod told;

use latchkey_core::making::Standing;
use sycamore::prelude::*;

use super::Send;
use super::odd::{Value, sentence};
use super::part::part;
use super::rotating::rotating;
use crate::new_secret::message::Message as Happened;
use crate::new_secret::state::NEW_KEY_TITLE;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::{text, text_with, words};
use crate::shell::facts::Known;
use crate::shell::section_name::SectionName;
use crate::ui::trouble::trouble;

/// Making a key.
#[inline(never)]
pub fn new_key(model: ReadSignal<Model>, send: Send) -> View {
    let stage = part(model, Stage::of);
    let (told, rotating) = (told::told(model, &send), rotating(model, &send));
    view! {
        h2(id=NEW_KEY_TITLE, tabindex="-1") { (text("section_new_key")) }
        (told)
        (rotating)
        (match stage.get() {
            Stage::NotKnown => not_known(model),
            Stage::Looking => view! { p(role="status") { (text("new_key_looking")) } },
            Stage::Working => working(model),
            Stage::Fresh => fresh::fresh(model, &send),
            Stage::Doubt => doubt::doubt(model, &send),
            Stage::NotRead => not_read::not_read(model, &send),
            Stage::Form => form::form(model, &send),
            Stage::Asked => View::new(),
        })
    }
}

/// What the section is about now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Whose key it would be isn't known.
    NotKnown,
    /// Storage is being looked at.
    Looking,
    Working,
    Fresh,
    Doubt,
    /// What was noted of an earlier key can't be read.
    NotRead,
    Form,
    /// Another question is open.
    Asked,
}

impl Stage {
    fn of(model: &Model) -> Stage {
        let state = &model.new_secret;
        match &state.standing {
            _ if state.is_working => Stage::Working,
            Some(Standing::Fresh(_)) => Stage::Fresh,
            Some(Standing::InDoubt(_) | Standing::Unseen(..)) => Stage::Doubt,
            Some(Standing::NotRead) => Stage::NotRead,
            Some(Standing::Free) if model.rotating.proposal.is_some() => Stage::Asked,
            Some(Standing::Free | Standing::Refused(..)) => Stage::Form,
            None if state.is_finding || model.facts.user == Known::Asking => Stage::Looking,
            None => Stage::NotKnown,
        }
    }
}

fn not_known(model: ReadSignal<Model>) -> View {
    let language = words();
    let reason = part(model, move |model| {
        let Known::No(error) = &model.facts.user else {
            return None;
        };
        Some(trouble(&*language, error, model.facts.tenant()?.host()))
    });
    view! {
        p(class="wrong", role="alert") {
            (text("new_key_not_known")) " " (reason.get_clone().unwrap_or_default())
        }
    }
}

fn working(model: ReadSignal<Model>) -> View {
    let name = part(model, |model| {
        let note = model.new_secret.note.as_ref();
        note.map(|note| note.name.to_string()).unwrap_or_default()
    });
    let told = move || sentence("new_key_working", &[Value::Odd(name.get_clone())]);
    view! {
        p(role="status") { (told()) }
        progress(aria-label=text("new_key_working_label"))
        p(class="quiet") { (text("new_key_working_hint")) }
    }
}

/// A button of the section that sends one message.
pub(super) fn button(word: &str, class: &'static str, happened: Happened, send: &Send) -> View {
    let (word, send) = (text(word), send.clone());
    view! {
        button(
            class=class,
            r#type="button",
            on:click=move |_| send.send(Message::NewSecret(happened.clone())),
        ) { (word) }
    }
}

/// The way to another section; on a page that shows no tenant, to the tenant.
fn way(model: ReadSignal<Model>, section: SectionName, word: &str, send: &Send) -> View {
    let page = model.with_untracked(|model| {
        let tenant = model.facts.tenant().filter(|_| !model.facts.is_at_tenant());
        tenant.map(|tenant| (tenant.host().to_owned(), tenant.origin()))
    });
    let (word, message) = match page {
        None => (text(word), Message::Open(section)),
        Some((host, origin)) => (text_with("open_host", &[&host]), Message::OpenPage(origin)),
    };
    let send = send.clone();
    view! {
        button(r#type="button", on:click=move |_| send.send(message.clone())) { (word) }
    }
}
