//! Writing a form of the user's own: its name, its site, and line by line which label means what.

use latchkey_core::linking::Value;
use sycamore::prelude::*;
use sycamore::web::events::{Event, SubmitEvent};

use super::trouble::alert;
use super::{button, named};
use crate::popup::connect::message::Message as Happened;
use crate::popup::connect::{Draft, Line};
use crate::popup::ids::{OWN_FORM_ADD_LINE, OWN_FORM_NAME, own_form_label};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::field::{self, value};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with, words};
use crate::words::linking;

/// The form.
pub(super) fn write(model: ReadSignal<Model>, send: &Send) -> View {
    let draft = model.with_untracked(|model| model.connect.draft.clone());
    let Draft {
        name,
        sites,
        changes,
        ..
    } = draft.unwrap_or_default();
    let title = match changes {
        None => "add_form",
        Some(_) => "edit_form",
    };
    let name = field::line(
        OWN_FORM_NAME,
        text("own_name"),
        name,
        tell(send, Happened::Named),
    );
    let sites = field::line(
        "own-sites",
        text("own_sites"),
        sites,
        tell(send, Happened::Sites),
    );
    let (lines, trouble) = (lines(model, send), trouble(model));
    let cancel = button("cancel", "", Happened::Cancel, send);
    let (adds, submits) = (send.clone(), send.clone());
    view! {
        form(
            class="asked write",
            "novalidate"="",
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                submits.send(Message::Connect(Happened::Keep));
            },
        ) {
            h3 { (text(title)) }
            p(class="hint") { (text("own_write_text")) }
            div(class="fields") { (name) (sites) }
            (lines)
            div(class="acts") {
                button(
                    id=OWN_FORM_ADD_LINE,
                    r#type="button",
                    on:click=move |_| adds.send(Message::Connect(Happened::AddLine)),
                ) { (text("add_line")) }
            }
            (trouble)
            div(class="acts") {
                button(class="main-action", r#type="submit") { (text("keep_form")) }
                (cancel)
            }
        }
    }
}

fn tell(send: &Send, happened: impl Fn(String) -> Happened + 'static) -> impl Fn(String) + 'static {
    let send = send.clone();
    move |value| send.send(Message::Connect(happened(value)))
}

fn trouble(model: ReadSignal<Model>) -> View {
    alert(part(model, |model| {
        model.connect.draft.as_ref()?.trouble.clone()
    }))
}

/// The lines, drawn anew where one comes or goes; what is typed into them is kept by the model.
fn lines(model: ReadSignal<Model>, send: &Send) -> View {
    let numbers = part(model, |model| {
        let lines = model.connect.draft.iter().flat_map(|draft| &draft.lines);
        lines.map(|line| line.number).collect::<Vec<u32>>()
    });
    let send = send.clone();
    dynamic(move || {
        numbers.track();
        let lines = model.with_untracked(|model| {
            let lines = model.connect.draft.iter().flat_map(|draft| &draft.lines);
            lines.cloned().collect::<Vec<Line>>()
        });
        let lines = lines.iter().enumerate();
        let lines: Vec<View> = lines.map(|(at, line)| drawn(at, line, &send)).collect();
        view! { ul(class="lines") { (lines) } }
    })
}

fn drawn(at: usize, line: &Line, send: &Send) -> View {
    let number = line.number;
    let place = words().number(at + 1);
    let (label, means) = (
        text_with("line_label", &[&place]),
        text_with("line_means", &[&place]),
    );
    let (id, list_id) = (own_form_label(number), format!("line-means-{number}"));
    let (label_for, list_for) = (id.clone(), list_id.clone());
    let start = line.label.clone();
    let (typed, chosen) = (send.clone(), send.clone());
    let typed = move |event: Event| {
        if let Some(label) = value(&event) {
            typed.send(Message::Connect(Happened::Label(number, label)));
        }
    };
    let chosen = move |event: Event| {
        let at = value(&event).and_then(|at| at.parse::<usize>().ok());
        if let Some(value) = at.and_then(|at| Value::ALL.get(at)) {
            chosen.send(Message::Connect(Happened::Means(number, *value)));
        }
    };
    let remove = text_with("remove_line", &[&place]);
    let remove = named(
        text("remove"),
        Some(remove),
        "",
        Happened::RemoveLine(number),
        send,
    );
    let choices = choices(line.value);
    view! {
        li {
            div(class="field") {
                label(r#for=label_for) { (label) }
                input(r#type="text", id=id, value=start, autocomplete="off", on:input=typed)
            }
            div(class="field") {
                label(r#for=list_for) { (means) }
                select(id=list_id, on:change=chosen) { (choices) }
            }
            (remove)
        }
    }
}

fn choices(chosen: Value) -> Vec<View> {
    let values = Value::ALL.into_iter().enumerate();
    let choices = values.map(|(at, value)| {
        let (at, word) = (at.to_string(), linking::value(value));
        view! { option(value=at, selected=value == chosen) { (text(word)) } }
    });
    choices.collect()
}
