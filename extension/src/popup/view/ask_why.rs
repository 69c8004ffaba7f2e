//! The question "Why 401?": a box that takes a key, or its id, and keeps neither.

use sycamore::prelude::*;
use sycamore::web::events::{DragEvent, Event, InputEvent};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::Send;
use super::close::{close, on_escape};
use super::part::{part, shown_while};
use super::tools::search::{before_input, caught, dropped, pasted, tell};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::text;

/// The box, while it is open.
pub fn ask_why(model: ReadSignal<Model>, send: Send) -> View {
    let is_open = part(model, |model| model.why.is_asking);
    shown_while(is_open, move || panel(&send))
}

fn panel(send: &Send) -> View {
    let (on_before, on_paste, on_drop, on_input) =
        (send.clone(), send.clone(), send.clone(), send.clone());
    let (close, on_key) = (
        close(Message::CloseFound, send),
        on_escape(Message::CloseFound, send),
    );
    view! {
        section(class="found why", aria-labelledby="why-title", on:keydown=on_key) {
            h2(id="why-title") { (text("why_ask")) }
            (close)
            p(id="why-text") { (text("why_ask_text")) }
            div(class="field") {
                label(r#for="why-paste") { (text("why_paste")) }
                input(
                    r#type="text",
                    id="why-paste",
                    aria-describedby="why-text",
                    autocomplete="off",
                    autocapitalize="off",
                    "spellcheck"="false",
                    on:beforeinput=move |event: InputEvent| before_input(&event, &on_before),
                    on:paste=move |event: Event| pasted(&event, &on_paste),
                    on:drop=move |event: DragEvent| dropped(&event, &on_drop),
                    on:input=move |event: Event| typed(&event, &on_input),
                )
            }
        }
    }
}

/// What a tool typed, or a person, letter by letter: an id once it is whole.
fn typed(event: &Event, send: &Send) {
    let target = event.target();
    let Some(input) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    if let Some(caught) = caught(&input.value()) {
        input.set_value("");
        tell(caught, send);
    }
}
