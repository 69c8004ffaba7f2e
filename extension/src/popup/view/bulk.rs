//! Ending many keys: the bar below the list, the plan, the run.

pub mod forget;
pub mod mine;
pub mod plan;
pub mod progress;
mod results;

use sycamore::prelude::*;

use super::Send;
use super::part::{derived, part, shown_while};
use crate::popup::bulk::message::Message as BulkMessage;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::{text, words};

/// What can be done with the rows that are selected. It lies below the list, so that no row moves
/// from under the pointer when the first is selected.
pub fn bar(model: ReadSignal<Model>, send: Send) -> View {
    let count = part(model, Model::selected_len);
    let is_shown = derived(move || count.get() > 0);
    shown_while(is_shown, move || shown(model, count, &send))
}

fn shown(model: ReadSignal<Model>, count: ReadSignal<usize>, send: &Send) -> View {
    let language = words();
    let told = move || language.count("selected", count.get(), &[]);
    let is_blocked = part(model, |model| {
        !model.facts.may_act() || model.bulk.is_busy()
    });
    let is_busy = part(model, |model| model.bulk.is_busy());
    let clear = button("clear_selection", BulkMessage::Clear, send);
    let send = send.clone();
    let clicked = move |_| send.send(Message::Bulk(BulkMessage::PlanSelected));
    view! {
        div(class="bulk", role="group", aria-label=text("selection")) {
            p(role="status") { (told()) }
            (clear)
            (if is_busy.get() {
                view! { span(class="note") { (text("one_run_at_a_time")) } }
            } else {
                View::new()
            })
            button(
                class="danger",
                r#type="button",
                aria-disabled=move || is_blocked.get().to_string(),
                on:click=clicked,
            ) { (text("revoke_selected")) }
        }
    }
}

/// A plain button that sends one message.
fn button(word: &'static str, message: BulkMessage, send: &Send) -> View {
    let send = send.clone();
    let clicked = move |_| send.send(Message::Bulk(message.clone()));
    view! { button(r#type="button", on:click=clicked) { (text(word)) } }
}
