//! What would go where, what is to be said of the page, and the button that fills.

use latchkey_core::linking::{Plan, Row, targets};
use sycamore::prelude::*;

use super::{act, key, progress};
use crate::popup::linking::Linking;
use crate::popup::linking::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::part::{derived, dynamic, part};
use crate::popup::words::{text, words};
use crate::words::linking;

/// One value, and what is drawn from beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub row: Row,
    /// The fields that it may go into: their ids, and what each is called.
    pub fields: Vec<(String, String)>,
    pub key: TheKey,
    pub is_busy: bool,
}

/// How a key comes into the row's field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TheKey {
    /// None can be made.
    None,
    /// One may be made for the form.
    ToBeMade,
    /// One is made, and not in its field.
    Kept,
    /// One stands in its field.
    Filled,
}

impl TheKey {
    fn of(model: &Model, row: &Row) -> TheKey {
        match model.linking.has_filled(row) {
            true => TheKey::Filled,
            false if model.new_secret.fresh_key().is_some() => TheKey::Kept,
            false if key::is_offered(model) => TheKey::ToBeMade,
            false => TheKey::None,
        }
    }
}

impl Line {
    fn all(model: &Model) -> Option<Vec<Line>> {
        let linking: &Linking = &model.linking;
        let is_busy = linking.is_busy();
        // Where there is no field at all there is nothing to choose.
        linking.frame().filter(|frame| !frame.fields.is_empty())?;
        let rows = linking.plan()?.rows.iter();
        let lines = rows.map(|row| Line {
            row: row.clone(),
            fields: fields(linking, row),
            key: TheKey::of(model, row),
            is_busy,
        });
        Some(lines.collect())
    }
}

/// What the value may go into, and what it goes into though it may not.
fn fields(linking: &Linking, row: &Row) -> Vec<(String, String)> {
    let Some(form) = &linking.form else {
        return Vec::new();
    };
    let (recognised, at) = (&form.recognised, &form.mapping.frame);
    let integration = &recognised.integration;
    let mut targets = targets(row.value, integration, linking.frames(), at, recognised);
    if let Some(target) = &row.target
        && !targets.iter().any(|other| other.id == target.id)
    {
        targets.insert(0, target.clone());
    }
    let fields = targets.into_iter().map(|target| (target.id, target.name));
    fields.collect()
}

/// Why there is no value at all for this form, where there is none.
fn nothing(model: &Model) -> Option<&'static str> {
    let is_empty = |plan: &Plan| plan.rows.is_empty();
    let source = model.linking.source(&model.facts.identity)?;
    let integration = model.linking.integration()?;
    let why = || linking::not_taken(integration, &source).unwrap_or("connect_nothing");
    model
        .linking
        .plan()
        .filter(|plan| is_empty(plan))
        .map(|_| why())
}

/// The list, and the button that fills.
pub(super) fn rows(model: ReadSignal<Model>, send: &Send) -> View {
    let (lines, nothing) = (part(model, Line::all), part(model, nothing));
    let has_lines = derived(move || lines.with(Option::is_some));
    let (page, fill) = (page(model, send), fill(model, send));
    let send = send.clone();
    let list = dynamic(move || {
        let lines = lines.get_clone().filter(|lines| !lines.is_empty());
        lines.map(|lines| {
            let lines = lines.iter().enumerate();
            let lines: Vec<View> = lines
                .map(|(at, line)| line.view(at, model, &send))
                .collect();
            view! {
                h2 { (text("what_goes_where")) }
                ul(class="rows-to-fill") { (lines) }
            }
        })
    });
    let nothing = move || {
        nothing
            .get()
            .map(|why| view! { p(class="care") { (text(why)) } })
    };
    view! {
        (list)
        (nothing())
        (page)
        div(class="acts to-fill", hidden=move || !has_lines.get()) { (fill) }
    }
}

/// What is to be said of the page before anything is filled.
fn page(model: ReadSignal<Model>, send: &Send) -> View {
    let told = part(model, |model| {
        let linking = &model.linking;
        match (linking.frames().is_empty(), linking.is_stale) {
            (true, _) => Some("page_out_of_reach"),
            (false, true) => Some("page_stale"),
            (false, false) => None,
        }
    });
    let is_listed_anew = part(model, |model| model.linking.is_listed_anew);
    let listed_anew = move || match is_listed_anew.get() {
        true => text("page_listed_anew"),
        false => String::new(),
    };
    let send = send.clone();
    let told = dynamic(move || {
        told.get().map(|told| {
            let again = act("look_again", "", Happened::LookAgain, &send);
            view! {
                div(class="care", role="alert") {
                    p { (text(told)) }
                    div(class="acts") { (again) }
                }
            }
        })
    });
    view! {
        (told)
        p(class="quiet", role="status") { (listed_anew()) }
    }
}

fn fill(model: ReadSignal<Model>, send: &Send) -> View {
    let count = part(model, |model| model.linking.plan().map_or(0, Plan::count));
    let at_work = part(model, |model| progress(&model.linking));
    let is_idle = part(model, |model| !model.linking.is_busy());
    let send = send.clone();
    view! {
        button(
            class="main-action",
            r#type="button",
            aria-disabled=move || (count.get() == 0 || !is_idle.get()).to_string(),
            on:click=move |_| send.send(Message::Linking(Happened::Fill)),
        ) { (text("fill")) }
        span(class="quiet", role="status") {
            (match (at_work.get(), count.get()) {
                (Some(told), _) => text(told),
                (None, 0) => text("fill_nothing"),
                (None, count) => words().count("fill_count", count, &[]),
            })
        }
    }
}
