//! The section Connect: what another product's form asks for, each value under the form's own
//! label.

mod card;
mod forms;
pub mod import;
mod key;
mod names;
mod own;
mod texts;
mod trouble;
pub mod write;

use sycamore::prelude::*;

use super::Send;
use super::part::part;
use crate::popup::connect::message::Message as Happened;
use crate::popup::ids::CONNECT_TITLE;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::text;

/// What the section is about now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Values,
    Write,
    Import,
}

impl Stage {
    fn of(model: &Model) -> Stage {
        match (&model.connect.draft, &model.connect.import) {
            (Some(_), _) => Stage::Write,
            (None, Some(_)) => Stage::Import,
            (None, None) => Stage::Values,
        }
    }
}

/// The section.
#[inline(never)]
pub fn connect(model: ReadSignal<Model>, send: Send) -> View {
    let stage = part(model, Stage::of);
    let told = own::told(model, &send);
    view! {
        h2(id=CONNECT_TITLE, tabindex="-1") { (text("section_connect")) }
        (told)
        (match stage.get() {
            Stage::Values => values(model, &send),
            Stage::Write => write::write(model, &send),
            Stage::Import => import::import(model, &send),
        })
    }
}

fn values(model: ReadSignal<Model>, send: &Send) -> View {
    let (forms, names) = (forms::forms(model, send), names::names(model, send));
    let (card, texts) = (card::card(model, send), texts::texts(model, send));
    let own = own::own(model, send);
    view! {
        (forms)
        (names)
        (card)
        (texts)
        (own)
    }
}

/// A button of the section that sends one message.
fn button(word: &str, class: &'static str, happened: Happened, send: &Send) -> View {
    named(text(word), None, class, happened, send)
}

/// The same with another name than what stands on it.
fn named(
    word: String,
    name: Option<String>,
    class: &'static str,
    happened: Happened,
    send: &Send,
) -> View {
    let send = send.clone();
    view! {
        button(
            class=class,
            r#type="button",
            aria-label=name,
            on:click=move |_| send.send(Message::Connect(happened.clone())),
        ) { (word) }
    }
}
