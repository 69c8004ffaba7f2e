//! What somebody without the permission can send to an admin.

use sycamore::prelude::*;

use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::letter::letter;
use crate::popup::view::part::part;
use crate::popup::words::{text, text_with};

/// The text under its heading, ready to be sent.
pub(super) fn request(model: ReadSignal<Model>, send: &Send) -> View {
    let host = part(model, |model| {
        model.facts.tenant().map(|tenant| tenant.host().to_owned())
    });
    let send = send.clone();
    view! {
        h3 { (text("request")) }
        ({
            let host = host.get_clone().unwrap_or_default();
            let body = text_with("letter_permission", &[&host]);
            letter(&text("letter_permission_subject"), body, None, &send)
        })
    }
}
