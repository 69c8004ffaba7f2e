//! The forms to choose from.

use latchkey_core::linking::Integration;
use sycamore::prelude::*;
use wasm_bindgen::JsValue;

use crate::popup::connect::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::odd;
use crate::popup::view::part::part;
use crate::popup::words::{text, words};
use crate::words::linking;

/// A choice for each form; the user's own are marked as such.
pub(super) fn forms(model: ReadSignal<Model>, send: &Send) -> View {
    let forms = part(model, |model| model.connect.forms());
    let send = send.clone();
    view! {
        fieldset(class="filters forms") {
            legend(class="sr") { (text("connect_forms")) }
            (forms
                .get_clone()
                .iter()
                .enumerate()
                .map(|(at, form)| radio(model, at, form, send.clone()))
                .collect::<Vec<View>>())
        }
    }
}

fn radio(model: ReadSignal<Model>, at: usize, form: &Integration, send: Send) -> View {
    let form_id = form.id.to_string();
    let is_chosen = part(model, {
        let form_id = form_id.clone();
        move |model| model.form().is_some_and(|form| form.id == form_id)
    });
    let name = odd(&linking::integration(&*words(), form));
    let mark = form.is_own().then(|| {
        let word = text("connect_own");
        view! { span(class="mark") { (word) } }
    });
    let id = format!("form-{at}");
    let label_for = id.clone();
    view! {
        div(class="filter") {
            input(
                r#type="radio",
                name="form",
                id=id,
                checked=move || is_chosen.get(),
                prop:checked=move || JsValue::from_bool(is_chosen.get()),
                on:change=move |_| {
                    send.send(Message::Connect(Happened::Choose(form_id.clone())));
                },
            )
            label(r#for=label_for) { (name) }
            (mark)
        }
    }
}
