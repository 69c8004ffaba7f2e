//! The button Export and the forms it offers.

use latchkey_core::export::Form;
use sycamore::prelude::*;
use sycamore::web::events::KeyboardEvent;

use crate::popup::exporting::{Message as Exporting, Saved};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::icon::Icon;
use crate::popup::view::part::{part, shown_while};
use crate::popup::words::{text, text_with, words};

/// The button, by whose id the focus finds it, and the forms under it.
pub(super) fn export(model: ReadSignal<Model>, send: &Send) -> View {
    let is_open = part(model, |model| model.exporting.is_choosing);
    let (toggle, leave, forms) = (send.clone(), send.clone(), send.clone());
    // Left alone, Escape would close the popup and not the menu.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.prevent_default();
            leave.send(Message::Export(Exporting::Choose(false)));
        }
    };
    let choice = shown_while(is_open, move || choice(&forms));
    view! {
        div(class="export", on:keydown=on_key) {
            button(
                r#type="button",
                id="export",
                aria-expanded=move || is_open.get().to_string(),
                aria-controls="export-forms",
                on:click=move |_| {
                    let is_open = is_open.get_untracked();
                    toggle.send(Message::Export(Exporting::Choose(!is_open)));
                },
            ) {
                (text("export"))
                (Icon::More.view())
            }
            div(
                class="menu",
                id="export-forms",
                role="group",
                aria-label=text("export_forms"),
                hidden=move || !is_open.get(),
            ) {
                (choice)
            }
        }
    }
}

/// What was saved, or that nothing could be.
pub(super) fn saved(model: ReadSignal<Model>) -> View {
    let saved = part(model, |model| model.exporting.saved.clone());
    view! {
        p(class="saved", role="status") {
            (saved.get_clone().map(sentence).unwrap_or_default())
        }
    }
}

fn sentence(saved: Saved) -> String {
    match saved {
        Saved::File(name, 0) => text_with("export_saved", &[&name]),
        Saved::File(name, left_out) => {
            let saved = text_with("export_saved", &[&name]);
            format!(
                "{saved} {}",
                words().count("export_left_out", left_out, &[])
            )
        }
        Saved::NotTaken => text("export_failed"),
        Saved::NoEvent => text("export_no_event"),
    }
}

fn choice(send: &Send) -> View {
    let forms: Vec<View> = Form::ALL.map(|form| button_of(form, send.clone())).into();
    view! {
        (forms)
        p { (text("export_text")) }
    }
}

fn button_of(form: Form, send: Send) -> View {
    let (name, what) = match form {
        Form::Spreadsheet => ("export_spreadsheet", "export_spreadsheet_text"),
        Form::Csv => ("export_csv", "export_csv_text"),
        Form::Json => ("export_json", "export_json_text"),
        Form::Calendar => ("export_calendar", "export_calendar_text"),
    };
    view! {
        button(
            class="bare",
            r#type="button",
            on:click=move |_| send.send(Message::Export(Exporting::Save(form))),
        ) {
            b { (text(name)) }
            " "
            span { (text(what)) }
        }
    }
}
