//! What came of the last key, until the next is asked for.

use sycamore::prelude::*;

use super::button;
use crate::new_secret::message::Message as Happened;
use crate::new_secret::state::{Clipboard, Told};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::close::close;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::text;

/// One sentence, and the clipboard's where it may still hold the secret.
pub(super) fn told(model: ReadSignal<Model>, send: &Send) -> View {
    let told = part(model, |model| {
        let state = &model.new_secret;
        state.told.clone().map(|told| (told, state.fresh.clipboard))
    });
    let send = send.clone();
    dynamic(move || {
        told.get_clone()
            .map(|(told, clipboard)| notice(&told, clipboard, &send))
    })
}

/// The sentence alone.
pub(in crate::popup::view) fn line(told: &Told) -> View {
    let told = words_of(told);
    view! { div(class="told", role="status") { p { (told) } } }
}

fn words_of(told: &Told) -> View {
    let (key, name) = match told {
        Told::Done(name) => ("told_done", name),
        Told::NotMade(name) => ("told_not_made", name),
        Told::NotKnown(name) => ("told_not_known", name),
        Told::Deleted(name) => ("told_deleted", name),
        Told::Kept(name) => ("told_kept", name),
        Told::NotForgotten => return View::from(text("told_not_forgotten")),
        Told::Over(name) => ("told_over", name),
        Told::Elsewhere(name) => ("told_elsewhere", name),
        Told::ElsewhereCopied(name) => ("told_elsewhere_copied", name),
    };
    sentence(key, &[Value::Odd(name.clone())])
}

fn notice(told: &Told, clipboard: Clipboard, send: &Send) -> View {
    let told = words_of(told);
    let still = match clipboard {
        Clipboard::LeftAlone => view! { p { (text("clipboard_left_alone")) } },
        _ if clipboard.may_hold() => {
            let clear = button("clear_clipboard", "", Happened::ClearClipboard, send);
            view! { p { (text("clipboard_may_hold")) } (clear) }
        }
        _ => View::new(),
    };
    let close = close(Message::NewSecret(Happened::CloseTold), send);
    view! {
        div(class="told", role="status") {
            div { p { (told) } (still) }
            (close)
        }
    }
}
