//! Two ways to close a part of the screen: the button with the cross, and Escape.

use sycamore::prelude::*;
use sycamore::web::events::KeyboardEvent;

use super::Send;
use super::icon::Icon;
use crate::popup::message::Message;
use crate::popup::words::text;

/// The button that closes what it stands in.
pub fn close(closes: Message, send: &Send) -> View {
    let (label, send) = (text("close"), send.clone());
    let title = label.clone();
    view! {
        button(
            class="bare",
            r#type="button",
            aria-label=label,
            title=title,
            on:click=move |_| send.send(closes.clone()),
        ) { (Icon::Close.view()) }
    }
}

/// Escape closes it too, unless something within has taken the key. Left alone, it would close the popup.
pub fn on_escape(closes: Message, send: &Send) -> Box<dyn FnMut(KeyboardEvent)> {
    let send = send.clone();
    Box::new(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            send.send(closes.clone());
        }
    })
}
