//! The question before a key is revoked or deleted. It starts on Cancel, and neither a second click
//! of a double click nor a key held down can confirm it.

use latchkey_core::{Key, Ownership};
use sycamore::prelude::*;
use sycamore::web::events::{Event, KeyboardEvent, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::Send;
use super::odd::{name, short_id};
use super::part::part;
use super::person::Person;
use super::trouble::trouble;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::{text, words};

/// The open question, if there is one.
pub fn ask(model: ReadSignal<Model>, send: Send) -> View {
    let id = part(model, |model| {
        model.dialog.as_ref().map(|dialog| dialog.id.clone())
    });
    let is_open = create_selector(move || id.with(Option::is_some));
    view! { (if is_open.get() { dialog(model, &send) } else { View::new() }) }
}

/// What the question is about.
#[derive(Clone, Debug, PartialEq)]
struct Question {
    key: Key,
    owner: Person,
    ownership: Ownership,
}

impl Question {
    fn of(model: &Model) -> Option<Question> {
        let row = model.table.row(&model.dialog.as_ref()?.id)?;
        Some(Question {
            key: row.key.clone(),
            owner: Person::of(model, &row.key),
            ownership: row.key.ownership(model.me()),
        })
    }

    fn facts(&self) -> View {
        let (name, id, owner) = (name(&self.key), short_id(&self.key.id), self.owner.fact());
        view! {
            dl(class="facts") {
                dt { (text("fact_key")) }
                dd { (name) }
                dt { (text("fact_id")) }
                dd { (id) }
                dt { (text("fact_owner")) }
                dd { (owner) }
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
    let node = create_node_ref();
    on_mount(move || open(node));
    let question = part(model, Question::of);
    let ownership = create_selector(move || {
        question.with(|question| {
            let ownership = question.as_ref().map(|question| question.ownership);
            ownership.unwrap_or(Ownership::NotKnown)
        })
    });
    let is_own = move || ownership.get() == Ownership::Own;
    let title = move || if is_own() { "ask_delete" } else { "ask_revoke" };
    let verb = move || if is_own() { "delete" } else { "revoke" };
    let trouble = why_not(model);
    let confirm = confirm(model, verb, send);
    let (on_key, on_close) = (send.clone(), send.clone());
    let cancel = send.clone();
    view! {
        dialog(
            r#ref=node,
            class="ask",
            role="alertdialog",
            aria-labelledby="ask-title",
            aria-describedby="ask-facts ask-text",
            on:keydown=move |event: KeyboardEvent| pressed(&event, &on_key),
            on:close=move |_: Event| on_close.send(Message::CancelRevoke),
        ) {
            h2(id="ask-title") { (text(title())) }
            div(id="ask-facts") { (question.get_clone().map(|question| question.facts())) }
            (trouble)
            p(id="ask-text") { (text(consequence(ownership.get()))) }
            div(class="acts") {
                button(
                    r#type="button",
                    "autofocus"="",
                    on:click=move |_| cancel.send(Message::CancelRevoke),
                ) { (text("cancel")) }
                (confirm)
            }
        }
    }
}

fn confirm(
    model: ReadSignal<Model>,
    verb: impl Fn() -> &'static str + 'static,
    send: &Send,
) -> View {
    let is_blocked = part(model, is_blocked);
    let send = send.clone();
    let clicked = move |event: MouseEvent| {
        let is_hasty = event.detail() > 1;
        if !is_hasty && !is_blocked.get_untracked() {
            send.send(Message::ConfirmRevoke);
        }
    };
    view! {
        button(
            class="danger",
            r#type="button",
            aria-disabled=move || is_blocked.get().to_string(),
            on:click=clicked,
        ) { (text(verb())) }
    }
}

fn is_blocked(model: &Model) -> bool {
    let dialog = model.dialog.as_ref();
    dialog.is_some_and(|dialog| dialog.trouble.is_some()) || !model.may_act()
}

/// Why the change can't be made now.
fn why_not(model: ReadSignal<Model>) -> View {
    let language = words();
    let reason = part(model, move |model| {
        let error = model.dialog.as_ref()?.trouble.as_ref()?;
        Some(trouble(&*language, error, model.tenant()?.host()))
    });
    View::from_dynamic(move || {
        reason.get_clone().map(|reason| {
            view! { p(class="wrong", role="alert") { (text("ask_trouble")) " " (reason) } }
        })
    })
}

/// Modal: the browser keeps the focus inside and starts on what asks for it, Cancel.
fn open(node: NodeRef) {
    let dialog = node
        .try_get()
        .and_then(|node| node.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        // A dialog that is in the page and not open can be opened.
        dialog.show_modal().ok();
    }
}

/// Escape closes the question and not the popup; a key that is held down presses no button.
fn pressed(event: &KeyboardEvent, send: &Send) {
    let presses = matches!(event.key().as_str(), "Enter" | " ");
    if event.key() == "Escape" {
        event.prevent_default();
        event.stop_propagation();
        send.send(Message::CancelRevoke);
    } else if event.repeat() && presses {
        event.prevent_default();
    }
}
