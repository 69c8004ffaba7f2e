//! The column by which rows are picked. It is no column of the table's: nothing is sorted by it.

use latchkey_core::KeyId;
use sycamore::prelude::*;
use wasm_bindgen::JsValue;

use super::window::{Stop, cell_word};
use crate::popup::bulk::message::Message as BulkMessage;
use crate::popup::message::Message;
use crate::popup::model::{Cell, Model};
use crate::popup::view::Send;
use crate::popup::view::part::{derived, part};
use crate::popup::words::{text, text_with};

/// How many of the rows shown are selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    None,
    Some,
    All,
}

impl Chosen {
    fn of(model: &Model) -> Chosen {
        let selected = &model.bulk.selected;
        if selected.is_empty() {
            return Chosen::None;
        }
        let mut shown = model.facts.table.shown().filter(|row| !row.is_gone);
        let (mut is_any, mut is_all) = (false, true);
        for row in &mut shown {
            let is_selected = selected.contains(&row.key.id);
            is_any |= is_selected;
            is_all &= is_selected;
        }
        match (is_any, is_all) {
            (false, _) => Chosen::None,
            (true, true) => Chosen::All,
            (true, false) => Chosen::Some,
        }
    }

    fn pressed(self) -> &'static str {
        match self {
            Chosen::None => "false",
            Chosen::Some => "mixed",
            Chosen::All => "true",
        }
    }
}

/// The heading: a button, since one click does it for all rows.
pub(super) fn heading(model: ReadSignal<Model>, stop: ReadSignal<Stop>, send: Send) -> View {
    let chosen = part(model, Chosen::of);
    let label = text("select_shown");
    let title = label.clone();
    let is_stop =
        derived(move || stop.with(|stop| stop.row.is_none() && stop.cell == Cell::Select));
    let clicked = move |_| {
        let wished = chosen.get_untracked() != Chosen::All;
        send.send(Message::Bulk(BulkMessage::SelectShown(wished)));
    };
    view! {
        div(class="select", role="columnheader", data-cell=cell_word(Cell::Select)) {
            button(
                class="bare all",
                r#type="button",
                aria-label=label,
                title=title,
                aria-pressed=move || chosen.get().pressed(),
                tabindex=move || if is_stop.get() { "0" } else { "-1" },
                on:click=clicked,
            )
        }
    }
}

/// A row's box.
pub(super) fn cell(
    model: ReadSignal<Model>,
    id: &KeyId,
    label: ReadSignal<String>,
    tabindex: impl Fn() -> &'static str + 'static,
    send: Send,
) -> View {
    let is_selected = {
        let id = id.clone();
        part(model, move |model| model.bulk.selected.contains(&id))
    };
    let name = derived(move || text_with("select_key", &[&label.get_clone()]));
    let id = id.clone();
    let changed = move |_: web_sys::Event| {
        let wished = !is_selected.get_untracked();
        send.send(Message::Bulk(BulkMessage::Select(id.clone(), wished)));
    };
    view! {
        div(class="select", role="gridcell", data-cell=cell_word(Cell::Select)) {
            input(
                r#type="checkbox",
                "tabindex"=tabindex,
                aria-label=move || name.get_clone(),
                checked=move || is_selected.get(),
                prop:checked=move || JsValue::from_bool(is_selected.get()),
                on:change=changed,
            )
        }
    }
}
