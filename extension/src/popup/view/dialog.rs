//! The shell of every question before a change: it starts on Cancel, closes by Escape, and neither
//! a second click of a double click nor a key held down can confirm it.

use sycamore::prelude::*;
use sycamore::web::events::{Event, KeyboardEvent, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use super::Send;
use super::part::{derived, dynamic};
use crate::popup::message::Message;
use crate::popup::words::{text, text_with, words};
use crate::ui::dialog::{cancels, is_count};

/// A question that waits for its answer.
pub struct Question {
    pub title: Box<dyn Fn() -> String>,
    /// What it is about and what would follow; read out as the dialog's description.
    pub body: View,
    /// The word on the button that confirms.
    pub verb: Box<dyn Fn() -> String>,
    /// It can't be confirmed now.
    pub is_blocked: ReadSignal<bool>,
    /// A number that is to be typed before it can be confirmed; zero for none.
    pub count: ReadSignal<usize>,
    pub confirmed: Message,
    pub cancelled: Message,
}

/// Opens the question over the screen.
pub fn dialog(question: Question, send: &Send) -> View {
    let node = create_node_ref();
    on_mount(move || open(node));
    let Question { title, body, .. } = question;
    let (verb, count, is_blocked) = (question.verb, question.count, question.is_blocked);
    let typed = create_signal(String::new());
    let is_ready = derived(move || {
        let is_typed = count.get() == 0 || typed.with(|typed| is_count(typed, count.get()));
        is_typed && !is_blocked.get()
    });
    let typing = dynamic(move || match count.get() {
        0 => View::new(),
        count => type_count(count, typed),
    });
    let cancel = cancel(question.cancelled.clone(), send.clone());
    let confirm = confirm(verb, is_ready, question.confirmed, send.clone());
    let (key_cancels, on_key) = (question.cancelled.clone(), send.clone());
    let (close_cancels, on_close) = (question.cancelled, send.clone());
    view! {
        dialog(
            r#ref=node,
            class="ask",
            role="alertdialog",
            aria-labelledby="ask-title",
            aria-describedby="ask-body",
            on:keydown=move |event: KeyboardEvent| {
                if cancels(&event) {
                    on_key.send(key_cancels.clone());
                }
            },
            on:close=move |_: Event| on_close.send(close_cancels.clone()),
        ) {
            h2(id="ask-title") { (title()) }
            div(class="body", id="ask-body") { (body) }
            (typing)
            div(class="acts") { (cancel) (confirm) }
        }
    }
}

fn cancel(cancelled: Message, send: Send) -> View {
    view! {
        button(r#type="button", "autofocus"="", on:click=move |_| send.send(cancelled.clone())) {
            (text("cancel"))
        }
    }
}

fn confirm(
    verb: Box<dyn Fn() -> String>,
    is_ready: ReadSignal<bool>,
    confirmed: Message,
    send: Send,
) -> View {
    let clicked = move |event: MouseEvent| {
        let is_hasty = event.detail() > 1;
        if !is_hasty && is_ready.get_untracked() {
            send.send(confirmed.clone());
        }
    };
    view! {
        button(
            class="danger",
            r#type="button",
            aria-disabled=move || (!is_ready.get()).to_string(),
            on:click=clicked,
        ) { (verb()) }
    }
}

/// The box for the number, for changes that a hasty hand should not make.
fn type_count(count: usize, typed: Signal<String>) -> View {
    let label = text_with("type_to_confirm", &[&words().number(count)]);
    let on_input = move |event: Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            typed.set(input.value());
        }
    };
    view! {
        label(class="field typed") {
            span { (label) }
            input(r#type="text", inputmode="numeric", autocomplete="off", on:input=on_input)
        }
    }
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
