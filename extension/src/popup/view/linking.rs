//! The screen of a linking form on the page: where it is, what would go where and from which
//! tenant, and what became of it.

mod frames;
mod head;
mod key;
mod question;
mod report;
mod row;
mod rows;
mod source;

use latchkey_core::linking::{Row, Value, place_of};
use sycamore::prelude::*;
use sycamore::web::events::Event;

use super::allowed;
use super::copy::announcement;
use super::{Send, field};
use crate::popup::linking::Linking;
use crate::popup::linking::filling::Phase;
use crate::popup::linking::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::{text, text_with};

/// The whole screen.
pub fn linking(model: ReadSignal<Model>, send: Send) -> View {
    let views: [fn(ReadSignal<Model>, &Send) -> View; 6] = [
        report::report,
        source::source,
        frames::frames,
        rows::rows,
        key::key,
        question::question,
    ];
    let (head, allowed) = (head::head(model, &send), allowed(model, &send));
    let announcement = announcement(model);
    let parts: Vec<View> = views.iter().map(|view| view(model, &send)).collect();
    view! {
        div(class="linking") {
            (head)
            (announcement)
            div(class="page") { (parts) (allowed) }
        }
    }
}

/// A button that sends one message.
fn button(word: String, class: &'static str, message: Message, send: &Send) -> View {
    let send = send.clone();
    view! {
        button(class=class, r#type="button", on:click=move |_| send.send(message.clone())) {
            (word)
        }
    }
}

/// The same for what happens to the form.
fn act(word: &str, class: &'static str, happened: Happened, send: &Send) -> View {
    button(text(word), class, Message::Linking(happened), send)
}

/// What is said while the page is being filled.
fn progress(linking: &Linking) -> Option<&'static str> {
    linking.work().map(|work| match work.phase() {
        Phase::Filling => "fill_working",
        Phase::Checking => "fill_checking",
    })
}

/// What is to be chosen for a row, by the user themselves: a region with its place.
fn choice_of(row: &Row) -> String {
    let chosen = row.text().unwrap_or_default();
    let place = (row.value == Value::Region).then(|| place_of(chosen));
    match place.flatten() {
        Some(place) => text_with("region_at_place", &[chosen, place]),
        None => chosen.to_owned(),
    }
}

/// A list to choose from: values with their words, and the value that is chosen.
struct List {
    id: String,
    /// The id of what names it, or the name itself.
    name: Name,
    choices: Vec<(String, String)>,
    chosen: String,
    is_disabled: bool,
}

enum Name {
    By(&'static str),
    Itself(String),
}

impl List {
    fn view(self, chosen: Box<dyn Fn(String)>) -> View {
        let options: Vec<View> = self
            .choices
            .into_iter()
            .map(|(value, words)| {
                let is_chosen = value == self.chosen;
                view! { option(value=value, selected=is_chosen) { (words) } }
            })
            .collect();
        let on_change = move |event: Event| {
            if let Some(value) = field::value(&event) {
                chosen(value);
            }
        };
        let (label, by) = match self.name {
            Name::By(id) => (None, Some(id)),
            Name::Itself(name) => (Some(name), None),
        };
        view! {
            select(
                id=self.id,
                aria-label=label,
                aria-labelledby=by,
                disabled=self.is_disabled,
                on:change=on_change,
            ) { (options) }
        }
    }
}
