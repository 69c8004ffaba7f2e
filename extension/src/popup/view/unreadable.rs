//! What Latchkey kept and can't read any more: what it is, a copy of it, letting it go.

use latchkey_core::kept::Unreadable;
use serde_json::Value as Json;
use sycamore::prelude::*;

use super::Send;
use super::dialog::{self, Question};
use super::icon::Icon;
use super::odd::{Value, sentence};
use super::part::{dynamic, part, shown_while};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::unreadable::{Message as Happened, Told};
use crate::popup::words::{text, text_with};

/// A notice for each.
pub fn notices(model: ReadSignal<Model>, send: &Send) -> View {
    let facts = part(model, |model| {
        let all = model.unreadable.iter();
        all.map(|it| Facts::of(model, it)).collect::<Vec<Facts>>()
    });
    let send = send.clone();
    dynamic(move || {
        let notices = facts.get_clone().into_iter();
        let notices: Vec<View> = notices.map(|facts| facts.view(&send)).collect();
        View::from(notices)
    })
}

/// The same on a screen that has no other notices.
pub fn alone(model: ReadSignal<Model>, send: &Send) -> View {
    let is_any = part(model, |model| !model.unreadable.is_empty());
    let send = send.clone();
    shown_while(is_any, move || {
        let notices = notices(model, &send);
        view! { div(class="notices") { (notices) } }
    })
}

/// The question before it is deleted without a copy.
pub fn question(model: ReadSignal<Model>, send: Send) -> View {
    let is_open = part(model, |model| model.handling.asks.is_some());
    shown_while(is_open, move || {
        let question = Question {
            title: Box::new(|| text("let_go_question")),
            body: view! { p { (text("let_go_text")) } },
            verb: Box::new(|| text("let_go")),
            is_blocked: *create_signal(false),
            count: *create_signal(0),
            confirmed: Message::Unreadable(Happened::Confirm),
            cancelled: Message::Unreadable(Happened::Cancel),
        };
        dialog::dialog(question, &send)
    })
}

#[derive(Clone, Debug, PartialEq)]
struct Facts {
    name: String,
    what: &'static str,
    /// What it is about, as far as that is known.
    about: Option<String>,
    told: Option<Told>,
}

impl Facts {
    fn of(model: &Model, it: &Unreadable) -> Facts {
        let told = model.handling.told.clone();
        let (what, about) = what(model, it);
        Facts {
            name: it.name.clone(),
            what,
            about,
            told: told.filter(|told| told.entry() == it.name),
        }
    }

    fn view(&self, send: &Send) -> View {
        let about = self.about.clone().map(Value::Odd);
        let what = sentence(self.what, &Vec::from_iter(about));
        let told = self.told.as_ref().map(|told| {
            let (class, told) = match told {
                Told::Saved(_, file) => ("", text_with("export_saved", &[file])),
                Told::NotSaved(_) => ("wrong", text("export_failed")),
                Told::NotGone(_) => ("wrong", text("not_let_go")),
            };
            view! { span(class=class) { " " (told) } }
        });
        let save = button("save_copy", Happened::Save(self.name.clone()), send);
        let let_go = button("let_go", Happened::LetGo(self.name.clone()), send);
        view! {
            div(class="notice care", role="status") {
                (Icon::Warn.view())
                p { (what) " " (text("unreadable_why")) (told) }
                (save)
                (let_go)
            }
        }
    }
}

fn button(word: &str, happened: Happened, send: &Send) -> View {
    let (word, send) = (text(word), send.clone());
    view! {
        button(
            r#type="button",
            on:click=move |_| send.send(Message::Unreadable(happened.clone())),
        ) { (word) }
    }
}

/// The sentence that says what it is, and the name that it needs.
fn what(model: &Model, it: &Unreadable) -> (&'static str, Option<String>) {
    let (entry, part) = match it.name.split_once('\n') {
        Some((entry, part)) => (entry, Some(part)),
        None => (it.name.as_str(), None),
    };
    let kind = entry.split('/').next().unwrap_or_default();
    match (kind, part) {
        ("notes", None) => ("unreadable_notes", None),
        ("notes", Some(key)) => ("unreadable_note", Some(name_of(model, key))),
        ("rotating", Some(_)) => match rotated(&it.text) {
            Some(name) => ("unreadable_rotation", Some(name)),
            None => ("unreadable_rotations", None),
        },
        ("rotating", None) => ("unreadable_rotations", None),
        ("run", _) => ("unreadable_run", None),
        ("access", _) => ("unreadable_access", None),
        ("making", _) => ("unreadable_making", None),
        ("consents", _) => ("unreadable_consents", None),
        ("tenants" | "servers", _) => ("unreadable_sources", None),
        _ => ("unreadable_entry", Some(entry.to_owned())),
    }
}

/// A key's name as the list has it, else its id.
fn name_of(model: &Model, key: &str) -> String {
    let mut rows = model.facts.table.all();
    let row = rows.find(|row| row.key.id.as_str() == key);
    row.map_or_else(|| key.to_owned(), |row| row.key.name.clone())
}

/// The name of the rotated key, where what can't be read at least tells it.
fn rotated(text: &str) -> Option<String> {
    let rotation: Json = serde_json::from_str(text).ok()?;
    Some(rotation.get("name")?.as_str()?.to_owned())
}
