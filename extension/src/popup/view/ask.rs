//! The question before a key is revoked or deleted.

use latchkey_core::{Key, Note, Ownership};
use sycamore::prelude::*;

use super::Send;
use super::dialog::{self, Question};
use super::noted::noted;
use super::odd::{name, short_id};
use super::part::{derived, dynamic, part, shown_while};
use super::person::Person;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::{text, words};
use crate::ui::trouble::trouble;

/// The open question, if there is one.
pub fn ask(model: ReadSignal<Model>, send: Send) -> View {
    let id = part(model, |model| {
        model.dialog.as_ref().map(|dialog| dialog.id.clone())
    });
    let is_open = derived(move || id.with(Option::is_some));
    shown_while(is_open, move || dialog(model, &send))
}

/// What the question is about.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    key: Key,
    owner: Person,
    ownership: Ownership,
    note: Option<Note>,
}

impl Asked {
    fn of(model: &Model) -> Option<Asked> {
        let row = model.facts.table.row(&model.dialog.as_ref()?.id)?;
        Some(Asked {
            key: row.key.clone(),
            owner: Person::of(model, &row.key),
            ownership: row.key.ownership(model.facts.me()),
            note: model.notes.of(&row.key.id).cloned(),
        })
    }

    fn facts(&self) -> View {
        let (name, id, owner) = (name(&self.key), short_id(&self.key.id), self.owner.fact());
        let note = self.note.as_ref().map(noted);
        view! {
            dl(class="facts") {
                dt { (text("fact_key")) }
                dd { (name) }
                dt { (text("fact_id")) }
                dd { (id) }
                dt { (text("fact_owner")) }
                dd { (owner) }
                (note)
            }
        }
    }
}

fn consequence(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::Own => "ask_own_text",
        Ownership::Others => "ask_others_text",
        Ownership::Scim => "ask_scim_text",
        Ownership::NotKnown => "ask_unknown_text",
    }
}

fn dialog(model: ReadSignal<Model>, send: &Send) -> View {
    let question = part(model, Asked::of);
    let ownership = derived(move || {
        question.with(|question| {
            let ownership = question.as_ref().map(|question| question.ownership);
            ownership.unwrap_or(Ownership::NotKnown)
        })
    });
    let is_own = move || ownership.get() == Ownership::Own;
    let title = move || if is_own() { "ask_delete" } else { "ask_revoke" };
    let verb = move || if is_own() { "delete" } else { "revoke" };
    let trouble = why_not(model);
    let body = view! {
        (question.get_clone().map(|question| question.facts()))
        (trouble)
        p { (text(consequence(ownership.get()))) }
    };
    let question = Question {
        title: Box::new(move || text(title())),
        body,
        verb: Box::new(move || text(verb())),
        is_blocked: part(model, is_blocked),
        count: *create_signal(0),
        confirmed: Message::ConfirmRevoke,
        cancelled: Message::CancelRevoke,
    };
    dialog::dialog(question, send)
}

fn is_blocked(model: &Model) -> bool {
    let dialog = model.dialog.as_ref();
    dialog.is_some_and(|dialog| dialog.trouble.is_some()) || !model.facts.may_act()
}

/// Why the change can't be made now.
fn why_not(model: ReadSignal<Model>) -> View {
    let language = words();
    let reason = part(model, move |model| {
        let error = model.dialog.as_ref()?.trouble.as_ref()?;
        Some(trouble(&*language, error, model.facts.tenant()?.host()))
    });
    dynamic(move || {
        reason.get_clone().map(|reason| {
            view! { p(class="wrong", role="alert") { (text("ask_trouble")) " " (reason) } }
        })
    })
}
