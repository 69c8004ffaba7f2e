//! The search box. A whole API key that is pasted, dropped or typed into it is caught: what leaves
//! here of it are the ids that it holds.

use latchkey_core::{Pasted, Secret, whole_token};
use sycamore::prelude::*;
use sycamore::web::create_client_effect;
use sycamore::web::events::{DragEvent, Event, InputEvent, KeyboardEvent};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement};

use crate::platform::shortcut::Slash;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::icon::Icon;
use crate::popup::view::part::part;
use crate::popup::why::Message as Why;
use crate::popup::words::text;

/// The box and its sign.
pub(super) fn search(model: ReadSignal<Model>, send: &Send) -> View {
    let search_box = create_node_ref();
    follow(model, search_box);
    create_client_effect(|| {
        let slash = Slash::to("search");
        on_cleanup(move || drop(slash));
    });
    let (on_input, on_key, on_before, on_paste, on_drop) = (
        send.clone(),
        send.clone(),
        send.clone(),
        send.clone(),
        send.clone(),
    );
    view! {
        div(class="search") {
            (Icon::Search.view())
            input(
                r#ref=search_box,
                r#type="search",
                id="search",
                aria-label=text("search_keys"),
                aria-keyshortcuts="/",
                placeholder=text("search_hint"),
                autocomplete="off",
                autocapitalize="off",
                "spellcheck"="false",
                on:beforeinput=move |event: InputEvent| before_input(&event, &on_before),
                on:paste=move |event: Event| pasted(&event, &on_paste),
                on:drop=move |event: DragEvent| dropped(&event, &on_drop),
                on:input=move |event: Event| typed(&event, &on_input),
                on:keydown=move |event: KeyboardEvent| pressed(&event, model, &on_key),
            )
            kbd(aria-hidden="true") { "/" }
        }
    }
}

/// The box shows the query, also where something else than typing has changed it. What stands there
/// already is left alone: setting it would disturb the cursor and whoever composes a letter.
fn follow(model: ReadSignal<Model>, search_box: NodeRef) {
    let query = part(model, |model| model.query.clone());
    create_client_effect(move || {
        let query = query.get_clone();
        let node = search_box.try_get();
        if let Some(input) = node.and_then(|node| node.dyn_into::<HtmlInputElement>().ok())
            && input.value() != query
        {
            input.set_value(&query);
        }
    });
}

/// A text on its way into a box, of which the box must not learn more than it means.
pub struct Caught {
    pasted: Pasted,
    whole: Option<Secret>,
}

impl Caught {
    /// Its text must not reach the box.
    fn is_secret(&self) -> bool {
        self.pasted.is_secret()
    }
}

/// What a text on its way into the box means.
pub fn caught(incoming: &str) -> Option<Caught> {
    match Pasted::read(incoming) {
        Pasted::Text => None,
        pasted => Some(Caught {
            pasted,
            whole: whole_token(incoming),
        }),
    }
}

/// Tells of it: what it says of itself, and, for the test that the user may ask for, all of it.
pub fn tell(caught: Caught, send: &Send) {
    send.send(Message::Pasted(caught.pasted));
    if let Some(whole) = caught.whole {
        send.send(Message::Why(Why::Hold(whole)));
    }
}

/// Chromium and Firefox tell here of every paste and drop before it is done. A key's id may go on
/// into the box.
pub fn before_input(event: &InputEvent, send: &Send) {
    let kind = event.input_type();
    if kind != "insertFromPaste" && kind != "insertFromDrop" {
        return;
    }
    let carried = || event.data_transfer()?.get_data("text/plain").ok();
    let Some(caught) = event.data().or_else(carried).as_deref().and_then(caught) else {
        return;
    };
    if caught.is_secret() {
        event.prevent_default();
    }
    tell(caught, send);
}

/// Earlier than the event before the input, and so a second net for secrets.
pub fn pasted(event: &Event, send: &Send) {
    let carried = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    let incoming = carried.and_then(|carried| carried.get_data("text/plain").ok());
    keep_out(event, incoming, send);
}

pub fn dropped(event: &DragEvent, send: &Send) {
    let carried = event.data_transfer();
    let incoming = carried.and_then(|carried| carried.get_data("text/plain").ok());
    keep_out(event, incoming, send);
}

fn keep_out(event: &Event, incoming: Option<String>, send: &Send) {
    let caught = incoming.as_deref().and_then(caught);
    if let Some(caught) = caught.filter(Caught::is_secret) {
        event.prevent_default();
        tell(caught, send);
    }
}

/// What was typed is searched for; a whole key from a tool that types is taken out again.
fn typed(event: &Event, send: &Send) {
    let target = event.target();
    let Some(input) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    match caught(&input.value()).filter(Caught::is_secret) {
        None => send.send(Message::Search(input.value())),
        Some(caught) => {
            input.set_value("");
            send.send(Message::Search(String::new()));
            tell(caught, send);
        }
    }
}

/// Escape empties the box, and closes the popup only where it is empty.
fn pressed(event: &KeyboardEvent, model: ReadSignal<Model>, send: &Send) {
    let is_empty = model.with_untracked(|model| model.query.is_empty());
    if event.key() == "Escape" && !is_empty {
        event.prevent_default();
        send.send(Message::Search(String::new()));
    }
}
