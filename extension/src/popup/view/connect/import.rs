//! Taking forms in: the text of a file that was exported here or elsewhere. A popup may close while
//! the browser asks for a file, so a file is chosen in the full tab; in both, the text can be pasted.

use latchkey_core::linking::CustomError;
use sycamore::prelude::*;
use sycamore::web::events::{Event, SubmitEvent};

use super::button;
use super::trouble::alert;
use crate::platform::file::{self, FileError};
use crate::popup::connect::Trouble;
use crate::popup::connect::message::Message as Happened;
use crate::popup::ids::IMPORT_TEXT;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::field::value;
use crate::popup::view::part::part;
use crate::popup::words::text;

/// The form.
pub(super) fn import(model: ReadSignal<Model>, send: &Send) -> View {
    // What a file held is shown, too, so that one sees what was refused.
    let now = part(model, |model| {
        let import = model.connect.import.as_ref();
        import.map(|import| import.text.clone()).unwrap_or_default()
    });
    let trouble = alert(part(model, |model| {
        model.connect.import.as_ref()?.trouble.clone()
    }));
    let is_tab = model.with_untracked(|model| model.facts.is_tab);
    let file = match is_tab {
        true => chooser(send),
        false => way_to_tab(send),
    };
    let cancel = button("cancel", "", Happened::Cancel, send);
    let (typing, submits) = (send.clone(), send.clone());
    let typed = move |event: Event| {
        if let Some(text) = value(&event) {
            typing.send(Message::Connect(Happened::ImportText(text)));
        }
    };
    view! {
        form(
            class="asked import",
            // What is pasted may be a key by mistake, and a browser keeps a text area's text on disk.
            autocomplete="off",
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                submits.send(Message::Connect(Happened::Import));
            },
        ) {
            h3 { (text("import_forms")) }
            p(class="hint") { (text("import_text")) }
            (file)
            div(class="field") {
                label(r#for=IMPORT_TEXT) { (text("import_paste")) }
                textarea(id=IMPORT_TEXT, rows="6", "spellcheck"="false", autocomplete="off", prop:value=move || now.get_clone(), on:input=typed)
            }
            (trouble)
            div(class="acts") {
                button(class="main-action", r#type="submit") { (text("import")) }
                (cancel)
            }
        }
    }
}

fn chooser(send: &Send) -> View {
    let send = send.clone();
    let chosen = move |event: Event| {
        let send = send.clone();
        file::read(&event, move |read| {
            let text = read.map_err(|error| match error {
                FileError::TooLarge => Trouble::Custom(CustomError::TooLarge),
                FileError::NotRead => Trouble::NotRead,
            });
            send.send(Message::Connect(Happened::File(text)));
        });
    };
    view! {
        div(class="field") {
            label(r#for="import-file") { (text("import_file")) }
            input(
                r#type="file",
                id="import-file",
                accept="application/json,.json",
                on:change=chosen,
            )
        }
    }
}

fn way_to_tab(send: &Send) -> View {
    let send = send.clone();
    view! {
        p(class="way") {
            (text("import_in_tab"))
            " "
            button(
                r#type="button",
                on:click=move |_| send.send(Message::OpenInTab),
            ) { (text("open_in_tab")) }
        }
    }
}
