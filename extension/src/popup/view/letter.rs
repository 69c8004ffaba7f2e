//! A text ready to be sent to somebody: to be read, copied, or opened in the user's own mail
//! program. Latchkey itself sends nothing.

use latchkey_core::mail;
use sycamore::prelude::*;

use super::Send;
use super::icon::Icon;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::words::text;

/// The text with its two buttons; `to` is an address, where one is known.
pub fn letter(subject: &str, body: String, to: Option<&str>, send: &Send) -> View {
    let address = mail::link(to, subject, &body);
    let (shown, send) = (body.clone(), send.clone());
    view! {
        blockquote(class="letter") { (shown) }
        div(class="acts") {
            button(
                r#type="button",
                on:click=move |_| send.send(Message::Copy(CopyWhat::Text(body.clone()))),
            ) {
                (Icon::Copy.view())
                (text("copy_text"))
            }
            a(href=address, target="_blank") { (text("write_mail")) }
        }
    }
}
