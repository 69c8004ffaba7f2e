//! The shell of every question before a change: it starts on Cancel, closes by Escape, and neither
//! a second click of a double click nor a key held down can confirm it.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use crate::screen::{Element, Node, element, open_modal, tag};
use crate::words::Words;

/// A question that waits for its answer.
pub struct Question<M> {
    pub title: String,
    /// What it is about and what would follow; read out as the dialog's description.
    pub body: Node<M>,
    /// The word on the button that confirms.
    pub verb: String,
    /// It can't be confirmed now.
    pub is_blocked: bool,
    /// What is to be typed before it can be confirmed.
    pub count: Option<Count<M>>,
    pub confirmed: M,
    pub cancelled: M,
}

/// A number that is to be typed, for changes that a hasty hand should not make.
pub struct Count<M> {
    pub number: usize,
    /// What stands in the box.
    pub typed: String,
    pub say: fn(String) -> M,
}

impl<M> Count<M> {
    fn is_typed(&self) -> bool {
        is_count(&self.typed, self.number)
    }
}

/// The question, which opens over the screen. One with another title is another question.
pub fn dialog<M: Clone + 'static>(question: Question<M>, words: &dyn Words) -> Element<M> {
    let is_typed = question.count.as_ref().is_none_or(Count::is_typed);
    let is_ready = is_typed && !question.is_blocked;
    let cancel = element("button", &[("type", "button"), ("autofocus", "")])
        .on("click", question.cancelled.clone())
        .text(words.say("cancel"));
    let confirm = element("button", &[("class", "danger"), ("type", "button")])
        .state("aria-disabled", !is_ready)
        .on_if(
            "click",
            is_deliberate,
            is_ready.then_some(question.confirmed),
        )
        .text(question.verb);
    let acts = element("div", &[("class", "acts")]);
    element("dialog", DIALOG)
        .key(question.title.clone())
        .on_enter(open_modal)
        .on_if("keydown", cancels, question.cancelled.clone())
        .on("close", question.cancelled)
        .child(element("h2", &[("id", "ask-title")]).text(question.title))
        .child(element("div", &[("class", "body"), ("id", "ask-body")]).child(question.body))
        .child(question.count.map(|count| box_for(count, words)))
        .child(acts.child(cancel).child(confirm))
}

const DIALOG: &[(&str, &str)] = &[
    ("class", "ask"),
    ("role", "alertdialog"),
    ("aria-labelledby", "ask-title"),
    ("aria-describedby", "ask-body"),
];

fn box_for<M: 'static>(count: Count<M>, words: &dyn Words) -> Element<M> {
    let label = words.text("type_to_confirm", &[&words.number(count.number)]);
    let input = element(
        "input",
        &[
            ("type", "text"),
            ("inputmode", "numeric"),
            ("autocomplete", "off"),
        ],
    );
    element("label", &[("class", "field typed")])
        .child(tag("span").text(label))
        .child(input.value(count.typed).on_value("input", count.say))
}

/// Whether the typed text is that number, as a person may write it: `1200`, `1,200`, `1 200`.
pub fn is_count(typed: &str, count: usize) -> bool {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_number = typed
        .trim()
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’') || c.is_whitespace());
    is_number && digits == count.to_string()
}

/// Not the second click of a double click.
fn is_deliberate(event: &Event) -> bool {
    event
        .dyn_ref::<MouseEvent>()
        .is_none_or(|event| event.detail() <= 1)
}

/// Whether a key cancels the question: Escape closes it and not the popup. A key that is held down presses no
/// button.
pub fn cancels(event: &Event) -> bool {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return false;
    };
    let presses = matches!(event.key().as_str(), "Enter" | " ");
    let is_escape = event.key() == "Escape";
    if is_escape {
        event.prevent_default();
        event.stop_propagation();
    } else if event.repeat() && presses {
        event.prevent_default();
    }
    is_escape
}

#[cfg(test)]
mod tests;
