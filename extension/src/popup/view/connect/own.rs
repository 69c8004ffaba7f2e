//! Forms of the user's own: the ways to have them, and what came of a change.

use sycamore::prelude::*;

use super::button;
use super::trouble::trouble;
use crate::popup::connect::message::Message as Happened;
use crate::popup::connect::{Told, Trouble};
use crate::popup::ids::CONNECT_ADD_FORM;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::close::close;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{part, shown_of};
use crate::popup::words::{text, text_with, words};

/// How forms are added, handed on and taken in.
pub(super) fn own(model: ReadSignal<Model>, send: &Send) -> View {
    let has_any = part(model, |model| !model.connect.own().is_empty());
    let unread = part(model, |model| match &model.connect.own {
        Some(Err(error)) => Some(Trouble::Custom(error.clone())),
        _ => None,
    });
    let import = button("import_forms", "", Happened::OpenImport, send);
    let (adds, exports) = (send.clone(), send.clone());
    view! {
        section(class="own-forms", aria-labelledby="own-forms") {
            h3(id="own-forms") { (text("own_forms")) }
            p(class="hint") { (text("own_forms_text")) }
            (unread.get_clone().map(|error| {
                let reason = trouble(&error);
                view! {
                    div(class="news wrong", role="alert") {
                        p { (text("own_forms_unread")) " " (reason) }
                    }
                }
            }))
            div(class="acts") {
                button(
                    id=CONNECT_ADD_FORM,
                    r#type="button",
                    on:click=move |_| adds.send(Message::Connect(Happened::Add)),
                ) { (text("add_form")) }
                (import)
                (if has_any.get() {
                    button("export_own_forms", "", Happened::Export, &exports)
                } else {
                    View::new()
                })
            }
        }
    }
}

/// What came of the last change, until the next.
pub(super) fn told(model: ReadSignal<Model>, send: &Send) -> View {
    let told = part(model, |model| model.connect.told.clone());
    let send = send.clone();
    shown_of(told, move |told| news(&told, &send))
}

fn news(told: &Told, send: &Send) -> View {
    let name = |name: &str| [Value::Odd(name.to_owned())];
    let (is_good, sentence) = match told {
        Told::Kept(form) => (true, sentence("own_kept", &name(form))),
        Told::Imported(count) => (true, View::from(words().count("own_imported", *count, &[]))),
        Told::Removed(form) => (true, sentence("own_removed", &name(&form.name))),
        Told::NotRemoved(error) => (false, trouble(error)),
        Told::Saved(file, true) => (true, View::from(text_with("export_saved", &[file]))),
        Told::Saved(_, false) => (false, View::from(text("export_failed"))),
    };
    let undo = match told {
        Told::Removed(_) => button("undo", "", Happened::Undo, send),
        _ => View::new(),
    };
    let (class, role) = match is_good {
        true => ("news done", "status"),
        false => ("news wrong", "alert"),
    };
    let close = close(Message::Connect(Happened::CloseTold), send);
    view! {
        div(class=class, role=role) {
            p { (sentence) }
            (undo)
            (close)
        }
    }
}
