//! The middle of the screen: the grid, or why there is none.

use latchkey_core::table::Filter;
use latchkey_core::{Role, text as hostile};
use sycamore::prelude::*;

use super::grid::grid;
use super::part::{dynamic, part};
use super::{Send, tools};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::{text, text_with};
use crate::shell::facts::Reading;

/// What the middle of the screen shows.
#[derive(Clone, Debug, PartialEq)]
enum Middle {
    Grid,
    /// Nothing has come yet.
    Ghosts,
    /// There is no key.
    Empty {
        role: Role,
    },
    /// Nothing could be read: the notices say why.
    Nothing,
    /// No key matches.
    NoMatch {
        query: String,
        filter: Filter,
    },
}

impl Middle {
    fn of(model: &Model) -> Middle {
        let is_empty = model.facts.table.is_empty();
        match &model.facts.reading {
            _ if model.facts.table.shown_len() > 0 => Middle::Grid,
            _ if !is_empty => Middle::NoMatch {
                query: model.query.trim().to_owned(),
                filter: model.facts.table.filter(),
            },
            Reading::NotStarted | Reading::Running(_) => Middle::Ghosts,
            Reading::Broken(..) => Middle::Nothing,
            Reading::Whole(_) => Middle::Empty {
                role: model.facts.identity.role(),
            },
        }
    }
}

/// The grid, or why there is none.
pub fn list(model: ReadSignal<Model>, send: Send) -> View {
    let middle = part(model, Middle::of);
    dynamic(move || match middle.get_clone() {
        Middle::Grid => grid(model, send.clone()),
        Middle::Ghosts => ghosts(),
        Middle::Empty { role } => none(role),
        Middle::Nothing => view! { div(class="list") },
        Middle::NoMatch { query, filter } => no_match(&query, filter, &send),
    })
}

#[inline(never)]
fn none(role: Role) -> View {
    let sentence = text(match role {
        Role::TenantAdmin => "no_keys_text",
        Role::NotAdmin => "no_own_keys_text",
        Role::NotKnown => "no_keys_seen_text",
    });
    view! {
        div(class="list") {
            div(class="none") { h2 { (text("no_keys")) } p { (sentence) } }
        }
    }
}

#[inline(never)]
fn no_match(query: &str, filter: Filter, send: &Send) -> View {
    let filter = text(tools::word(filter));
    let sentence = match query.is_empty() {
        true => text_with("no_match_filter", &[&filter]),
        false => text_with("no_match_words", &[&filter, &hostile::shown(query)]),
    };
    let send = send.clone();
    view! {
        div(class="list") {
            div(class="none") {
                h2 { (text("no_match")) }
                p { (sentence) }
                button(r#type="button", on:click=move |_| send.send(Message::ShowAll)) {
                    (text("show_all_keys"))
                }
            }
        }
    }
}

/// Rows to come, for the eye alone.
#[inline(never)]
fn ghosts() -> View {
    let rows: Vec<View> = (0..12)
        .map(|_| {
            view! {
                div(class="row") {
                    i(class="name") i(class="owner") i(class="status") i(class="expires") i(class="created")
                }
            }
        })
        .collect();
    view! { div(class="list") { div(class="ghosts", aria-hidden="true") { (rows) } } }
}
