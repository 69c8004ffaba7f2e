//! The note on a key, as fields to fill in. What looks like a key's token never stays in one.

use latchkey_core::{Field, LONGEST_NOTE, Note, NoteError};
use sycamore::prelude::*;
use sycamore::web::events::{Event, SubmitEvent};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use crate::popup::details::{Message as Details, Said};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::noted::{label, noted};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, words};

/// The fields, and what came of keeping them.
pub(super) fn note(model: ReadSignal<Model>, send: &Send) -> View {
    let fields: Vec<View> = Field::ALL.map(|it| field(model, it, send.clone())).into();
    let said = part(model, |model| model.details.as_ref()?.said);
    let other = other(model, send);
    let send = send.clone();
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        send.send(Message::Details(Details::Keep));
    };
    view! {
        form(class="note", aria-labelledby="note-title", on:submit=on_submit) {
            h3(id="note-title") { (text("note")) }
            (fields)
            (other)
            div(class="acts") {
                p(id="note-said", role="status") { (said.get().map(told)) }
                button { (text("note_keep")) }
            }
        }
    }
}

/// What another page has noted since, beside what stands in the fields.
fn other(model: ReadSignal<Model>, send: &Send) -> View {
    let other = part(model, |model| model.details.as_ref()?.other.clone());
    let send = send.clone();
    dynamic(move || {
        let other = other.get_clone()?;
        let told = match other.is_empty() {
            true => text("note_emptied"),
            false => text("note_changed"),
        };
        let (noted, send) = (noted(&other), send.clone());
        let clicked = move |_| send.send(Message::Details(Details::TakeOther));
        Some(view! {
            div(class="other", role="alert") {
                p { (told) }
                dl(class="facts") { (noted) }
                button(r#type="button", on:click=clicked) { (text("note_use_that")) }
            }
        })
    })
}

fn field(model: ReadSignal<Model>, field: Field, send: Send) -> View {
    let label = label(field);
    let hint = match field {
        Field::System => "note_system_hint",
        Field::Contact => "note_contact_hint",
        Field::Ticket => "note_ticket_hint",
    };
    let noted = part(model, move |model| {
        let details = model.details.as_ref();
        details.map_or_else(String::new, |it| it.draft.field(field).to_owned())
    });
    let is_long = part(model, move |model| {
        let said = model.details.as_ref().and_then(|details| details.said);
        said == Some(Said::Wrong(NoteError::TooLong(field)))
    });
    view! {
        label(r#for=label) { (text(label)) }
        input(
            r#type="text",
            id=label,
            value=noted.get_clone_untracked(),
            prop:value=move || JsValue::from_str(&noted.get_clone()),
            placeholder=text(hint),
            aria-invalid=move || is_long.get().to_string(),
            aria-describedby=move || is_long.get().then_some("note-said"),
            autocomplete="off",
            "spellcheck"="false",
            on:input=move |event: Event| written(&event, field, model, &send),
        )
    }
}

/// Hands on what was written; what looks like a secret is taken out again instead.
fn written(event: &Event, field: Field, model: ReadSignal<Model>, send: &Send) {
    let target = event.target();
    let Some(input) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let text = input.value();
    let alone = Note::default().with(field, text.clone());
    if alone.checked() == Err(NoteError::Secret) {
        let before = model.with_untracked(|model| {
            let details = model.details.as_ref();
            details.map_or_else(String::new, |it| it.draft.field(field).to_owned())
        });
        input.set_value(&before);
        send.send(Message::Details(Details::Refuse));
        return;
    }
    send.send(Message::Details(Details::Write(field, text)));
}

fn told(said: Said) -> View {
    let (class, told) = match said {
        Said::Kept => ("", text("note_kept")),
        Said::NoTenant => ("wrong", text("note_no_tenant")),
        Said::NotKept => ("wrong", text("note_not_kept")),
        Said::Unreadable => ("wrong", text("note_over_unreadable")),
        Said::Wrong(NoteError::Secret) => ("wrong", text("note_secret")),
        Said::Wrong(NoteError::TooLong(field)) => {
            let field = text(label(field));
            (
                "wrong",
                words().count("note_too_long", LONGEST_NOTE, &[&field]),
            )
        }
    };
    view! { span(class=class) { (told) } }
}
