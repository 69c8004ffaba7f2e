//! A place in the page of Sycamore's views that is drawn from nodes.

use std::rc::Rc;

use sycamore::prelude::*;
use sycamore::web::create_client_effect;
use wasm_bindgen::JsCast;

use super::Send;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::words;
use crate::screen::{Node, Screen};
use crate::words::Words;

/// Draws anew at every change of the model, before the focus is moved: what it is moved to is then there.
pub fn hosted(
    model: ReadSignal<Model>,
    send: Send,
    draw: fn(&Model, &dyn Words) -> Node<Message>,
) -> View {
    let view = view! { div(class="hosted") };
    if is_ssr!() {
        return view;
    }
    let host = view.as_web_sys().into_iter().next();
    let host = host.and_then(|node| node.dyn_into().ok());
    let screen = host.and_then(|host| Screen::new(&host, move |message| send.send(message)));
    if let Some(screen) = screen.map(Rc::new) {
        let (drawn, words) = (Rc::downgrade(&screen), words());
        // What leaves the page may say so, which Sycamore bears only while it cleans up.
        on_cleanup(move || drop(screen));
        create_client_effect(move || {
            if let Some(screen) = drawn.upgrade() {
                screen.draw(model.with(|model| draw(model, &*words)));
            }
        });
    }
    view
}
