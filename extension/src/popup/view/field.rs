//! Fields of a form: each with its label, and what its event brought.

use sycamore::prelude::*;
use sycamore::web::events::Event;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// What stands in the box, or is chosen in the list, of which an event tells.
pub fn value(event: &Event) -> Option<String> {
    let target = match event.target()?.dyn_into::<HtmlInputElement>() {
        Ok(input) => return Some(input.value()),
        Err(target) => target,
    };
    match target.dyn_into::<HtmlSelectElement>() {
        Ok(list) => Some(list.value()),
        Err(target) => Some(target.dyn_into::<HtmlTextAreaElement>().ok()?.value()),
    }
}

/// Whether the box of which an event tells is ticked.
pub fn is_ticked(event: &Event) -> Option<bool> {
    let target = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    Some(target.checked())
}

/// One line to type into. It begins with `start`, and is the user's from then on.
pub fn line(
    id: &'static str,
    label: String,
    start: String,
    typed: impl Fn(String) + 'static,
) -> View {
    let typed = move |event: Event| {
        if let Some(value) = value(&event) {
            typed(value);
        }
    };
    view! {
        div(class="field") {
            label(r#for=id) { (label) }
            input(r#type="text", id=id, value=start, autocomplete="off", on:input=typed)
        }
    }
}
