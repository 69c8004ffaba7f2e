//! The search box and the filters.

mod export;
pub mod search;

use latchkey_core::table::Filter;
use sycamore::prelude::*;
use wasm_bindgen::JsValue;

use super::Send;
use super::bulk::mine;
use super::hosted::hosted;
use super::icon::Icon;
use super::part::{part, shown_while};
use crate::features::key_uses::state::KeyUsesMessage;
use crate::features::key_uses::view as key_uses;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::why::Message as Why;
use crate::popup::words::{text, words};
use crate::shell::facts::Reading;

/// What keys are found by.
pub fn tools(model: ReadSignal<Model>, send: Send) -> View {
    let search = search::search(model, &send);
    let filters = filters(model, &send);
    let shows_mine = create_signal(false);
    let toggle = mine::toggle(model, shows_mine);
    let why = why(&send);
    let last_uses = last_uses(model, &send);
    let uses = last_uses_shown(model, &send);
    let (export, saved) = (export::export(model, &send), export::saved(model));
    let jobs = mine::jobs(model, shows_mine, send);
    view! {
        div(class="tools") {
            (search)
            div(class="more") { (why) (toggle) (last_uses) (export) }
            (saved)
            (uses)
            (filters)
            (jobs)
        }
    }
}

/// Where people with a 401 in their hands go.
fn why(send: &Send) -> View {
    let send = send.clone();
    view! {
        button(
            r#type="button",
            on:click=move |_| send.send(Message::Why(Why::Ask)),
        ) { (text("why_ask")) }
    }
}

/// The button that shows when keys were last used, and how to read it.
fn last_uses(model: ReadSignal<Model>, send: &Send) -> View {
    let is_open = part(model, |model| model.key_uses.last_uses.is_open);
    let send = send.clone();
    let clicked = move |_| {
        let is_open = is_open.get_untracked();
        send.send(Message::KeyUses(KeyUsesMessage::ShowLastUses(!is_open)));
    };
    view! {
        button(
            class="bare",
            r#type="button",
            id="last-uses",
            aria-expanded=move || is_open.get().to_string(),
            on:click=clicked,
        ) {
            (text("last_uses"))
            (Icon::More.view())
        }
    }
}

/// What was read of them; nothing before the user looks.
fn last_uses_shown(model: ReadSignal<Model>, send: &Send) -> View {
    let is_open = part(model, |model| model.key_uses.last_uses.is_open);
    let send = send.clone();
    shown_while(is_open, move || {
        hosted(model, send.clone(), |model, words| {
            key_uses::last_uses(&model.key_uses, &model.facts, words).map(Message::KeyUses)
        })
    })
}

fn filters(model: ReadSignal<Model>, send: &Send) -> View {
    let filters: Vec<View> = Filter::ALL
        .into_iter()
        .map(|filter| radio(model, filter, send.clone()))
        .collect();
    view! {
        fieldset(class="filters") {
            legend(class="sr") { (text("filters")) }
            (filters)
        }
    }
}

fn radio(model: ReadSignal<Model>, filter: Filter, send: Send) -> View {
    let is_chosen = part(model, move |model| model.facts.table.filter() == filter);
    let count = part(model, move |model| count(model, filter));
    let language = words();
    let count = move || match count.get() {
        Some(count) => language.number(count),
        None => "–".to_owned(),
    };
    let name = word(filter);
    let (id, count_id) = (format!("filter-{name}"), format!("count-{name}"));
    let (label_for, described_by) = (id.clone(), count_id.clone());
    view! {
        div(class="filter") {
            input(
                r#type="radio",
                name="filter",
                id=id,
                aria-describedby=described_by,
                // The attribute is the start; the property is what a click has made of it since.
                checked=move || is_chosen.get(),
                prop:checked=move || JsValue::from_bool(is_chosen.get()),
                on:change=move |_| send.send(Message::SetFilter(filter)),
            )
            label(r#for=label_for) { (text(name)) }
            span(class="count", id=count_id) { (count) }
        }
    }
}

/// How many keys pass; `None` before any was read.
fn count(model: &Model, filter: Filter) -> Option<usize> {
    let is_read = matches!(model.facts.reading, Reading::Whole(_)) || !model.facts.table.is_empty();
    is_read.then(|| model.facts.table.counts().of(filter))
}

/// The text that names a filter.
pub fn word(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "filter_all",
        Filter::Active => "filter_active",
        Filter::ExpiringSoon => "filter_expiring_soon",
        Filter::Expired => "filter_expired",
        Filter::Revoked => "filter_revoked",
        Filter::Ownerless => "filter_ownerless",
        Filter::Scim => "filter_scim",
        Filter::AdminOwner => "filter_admin_owner",
        Filter::Old => "filter_old",
    }
}
