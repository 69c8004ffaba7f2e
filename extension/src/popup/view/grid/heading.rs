//! The row of headings, each a button that sorts.

use latchkey_core::table::{Column, Sort};
use sycamore::prelude::*;

use super::select;
use super::window::{Stop, cell_word};
use crate::popup::message::Message;
use crate::popup::model::{Cell, Model};
use crate::popup::view::Send;
use crate::popup::view::part::{derived, part, shown_while};
use crate::popup::words::{text, text_with};

/// The headings of all columns.
pub(super) fn headings(model: ReadSignal<Model>, stop: ReadSignal<Stop>, send: Send) -> View {
    let sort = derived(move || model.with(|model| model.facts.table.sort()));
    let send_select = send.clone();
    let [name, id, owner, status, expiry, created] = [
        Column::Name,
        Column::Id,
        Column::Owner,
        Column::Status,
        Column::Expiry,
        Column::Created,
    ]
    .map(|column| heading(column, sort, stop, send.clone()));
    let send_last_use = send.clone();
    let has_last_uses = part(model, |model| model.facts.table.has_last_uses());
    let last_use = shown_while(has_last_uses, move || {
        heading(Column::LastUse, sort, stop, send_last_use.clone())
    });
    let select = select::heading(model, stop, send_select);
    let action = text("column_actions");
    view! {
        div(class="head", role="rowgroup") {
            div(class="row", role="row", aria-rowindex="1") {
                (select)
                div(class="pair", role="none") { (name) (id) }
                (owner) (status) (expiry) (created) (last_use)
                div(class="act", role="columnheader") { span(class="sr") { (action) } }
            }
        }
    }
}

fn heading(column: Column, sort: ReadSignal<Sort>, stop: ReadSignal<Stop>, send: Send) -> View {
    let cell = Cell::Column(column);
    let word = cell_word(cell);
    let name = text(match column {
        Column::Name => "column_name",
        Column::Id => "column_id",
        Column::Owner => "column_owner",
        Column::Status => "column_status",
        Column::Expiry => "column_expiry",
        Column::Created => "column_created",
        Column::LastUse => "column_last_use",
    });
    let whole = match column {
        Column::LastUse => text("column_last_use_long"),
        _ => name.clone(),
    };
    let label = text_with("sort_by", &[&whole]);
    let is_stop = derived(move || stop.with(|stop| stop.row.is_none() && stop.cell == cell));
    view! {
        div(
            class=word,
            role="columnheader",
            data-cell=word,
            aria-sort=move || match sort.get() {
                Sort::Up(sorted) if sorted == column => Some("ascending"),
                Sort::Down(sorted) if sorted == column => Some("descending"),
                _ => None,
            },
        ) {
            button(
                class="bare sort",
                r#type="button",
                tabindex=move || if is_stop.get() { "0" } else { "-1" },
                aria-label=label,
                on:click=move |_| send.send(Message::SortBy(column)),
            ) { (name) }
        }
    }
}
