//! The chosen form: its values under its own labels, what else its guide asks for, what comes next.

use latchkey_core::linking::{Integration, Missing, Need, Next, TypedFrom, Value};
use sycamore::prelude::*;

use super::{key, named};
use crate::popup::connect::message::Message as Happened;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::copy::copy_named;
use crate::popup::view::icon::Icon;
use crate::popup::view::new_key::fresh::clipboard;
use crate::popup::view::odd::{self, odd, sentence, spoken};
use crate::popup::view::part::part;
use crate::popup::words::{text, text_with, words};
use crate::shell::facts::Known;
use crate::words::linking;

/// The id of the heading.
const FORM: &str = "form-title";

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Card {
    form: Integration,
    /// Why it has no place for the values.
    refusal: Option<&'static str>,
    rows: Vec<Row>,
    needs: Vec<Need>,
}

/// One entry of the form.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    label: String,
    value: Value,
    content: Content,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Text(String),
    Missing(Missing),
    /// Whoever is signed in is still being read.
    Asking,
}

impl Card {
    fn of(model: &Model) -> Option<Card> {
        let (form, source) = (model.form()?, model.source()?);
        let refusal = linking::not_taken(&form, &source);
        let is_taken = refusal.is_none();
        let rows = form.entries_for(&source).filter(|_| is_taken);
        let rows = rows.map(|entry| Row {
            label: entry.label.to_string(),
            value: entry.value,
            content: match form.value_of(entry, &source) {
                Ok(text) => Content::Text(text),
                Err(Missing::NoEmail) if model.facts.user == Known::Asking => Content::Asking,
                Err(missing) => Content::Missing(missing),
            },
        });
        Some(Card {
            rows: rows.collect(),
            needs: form.needs_for(&source).filter(|_| is_taken).collect(),
            refusal,
            form,
        })
    }
}

/// The card.
pub(super) fn card(model: ReadSignal<Model>, send: &Send) -> View {
    let card = part(model, Card::of);
    let clipboard = key::told_of_clipboard(model, clipboard(model, send));
    let send = send.clone();
    view! {
        section(class="card", aria-labelledby=FORM) {
            (card.get_clone().map(|card| drawn(model, card, &send)))
            (clipboard)
        }
    }
}

fn drawn(model: ReadSignal<Model>, card: Card, send: &Send) -> View {
    let head = head(&card.form, send);
    if let Some(refusal) = card.refusal {
        return view! { (head) p(class="care") { (text(refusal)) } };
    }
    if card.rows.is_empty() {
        return view! { (head) p { (text("connect_nothing")) } };
    }
    let needs = needs(&card.needs);
    let next = next(&card.form.next);
    let rows = card.rows.iter().map(|row| row_of(model, row, send));
    let rows: Vec<View> = rows.collect();
    view! {
        (head)
        dl(class="values") { (rows) }
        (needs)
        p(class="next") { (next) }
    }
}

fn head(form: &Integration, send: &Send) -> View {
    let name = linking::integration(&*words(), form);
    let acts = form.is_own().then(|| {
        let id = form.id.to_string();
        let act = |word: &str, label: &str, happened: Happened| {
            let name = text_with(label, &[&spoken(&name)]);
            named(text(word), Some(name), "", happened, send)
        };
        let edit = act("edit", "edit_named", Happened::Edit(id.clone()));
        let remove = act("remove", "remove_named", Happened::Remove(id));
        view! { div(class="acts") { (edit) (remove) } }
    });
    view! { div(class="titled") { h3(id=FORM) { (odd(&name)) } (acts) } }
}

fn row_of(model: ReadSignal<Model>, row: &Row, send: &Send) -> View {
    let label = odd(&row.label);
    let content = match &row.content {
        _ if row.value.is_key() => return key::row(model, &row.label, row.value, send),
        Content::Text(text) => {
            let copy = copy_named(model, CopyWhat::Value(row.value), &spoken(&row.label), send);
            let value = odd::id(text);
            view! { dd { (value) } dd { (copy) } }
        }
        Content::Asking => view! { dd(class="quiet") { (text("connect_asking")) } dd() },
        Content::Missing(missing) => {
            let way = way(model, *missing, &row.label, send);
            let why = linking::missing(*missing);
            view! { dd(class="quiet") { (text(why)) } dd { (way) } }
        }
    };
    view! { div { dt { (label) } (content) } }
}

/// Where a value that we don't have is to be found.
fn way(model: ReadSignal<Model>, missing: Missing, label: &str, send: &Send) -> View {
    let Missing::TypeIt(TypedFrom::OAuthClients) = missing else {
        return View::new();
    };
    let page = model.with_untracked(|model| Some(model.facts.tenant()?.oauth_page()));
    let Some(page) = page else {
        return View::new();
    };
    let (name, send) = (text_with("open_oauth_for", &[&spoken(label)]), send.clone());
    view! {
        button(
            r#type="button",
            aria-label=name,
            on:click=move |_| send.send(Message::OpenPage(page.clone())),
        ) {
            (Icon::Out.view())
            (text("open_oauth"))
        }
    }
}

fn needs(needs: &[Need]) -> View {
    if needs.is_empty() {
        return View::new();
    }
    let needs = needs.iter().map(|need| {
        let need = linking::need(*need);
        view! { li { (text(need)) } }
    });
    let needs: Vec<View> = needs.collect();
    view! {
        p(class="label") { (text("connect_needs")) }
        ul(class="needs") { (needs) }
    }
}

fn next(next: &Next) -> View {
    match next {
        Next::Click(button) => sentence("connect_click", &[odd::Value::Odd(button.to_string())]),
        Next::Send => View::from(text("connect_send")),
    }
}
