//! The wish for a key: its name, its life, and what is good to know before.

use latchkey_core::Role;
use sycamore::prelude::*;
use sycamore::web::events::{Event, SubmitEvent};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{expires, permission, refused, room};
use crate::new_secret::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{dynamic, part};
use crate::popup::view::person::name_of;
use crate::popup::words::text;

/// The form.
pub(super) fn form(model: ReadSignal<Model>, send: &Send) -> View {
    let permission = permission::permission(model, send);
    let refused = refused::refused(model, send);
    let (name, expires) = (name(model, send), expires::expires(model, send));
    let (rights, room) = (rights(model), room::room(model));
    let create = create(model);
    let submits = send.clone();
    view! {
        (permission)
        (refused)
        form(
            class="asked",
            "novalidate"="",
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                submits.send(Message::NewSecret(Happened::Create));
            },
        ) {
            (name)
            (expires)
            (room)
            (rights)
            div(class="acts") { (create) }
        }
    }
}

/// The name of the key.
pub(in crate::popup::view) fn name(model: ReadSignal<Model>, send: &Send) -> View {
    let wrong = part(model, |model| {
        let draft = &model.new_secret.draft;
        match (draft.holds_token(), draft.has_name()) {
            (true, _) => Some("name_token"),
            (false, false) if draft.is_checked => Some("new_key_name_missing"),
            (false, _) => None,
        }
    });
    let typed = part(model, |model| model.new_secret.draft.name.clone());
    let send = send.clone();
    view! {
        div(class="field") {
            label(r#for="new-key-name") { (text("name")) }
            input(
                r#type="text",
                id="new-key-name",
                autocomplete="off",
                "spellcheck"="false",
                aria-invalid=move || wrong.get().is_some().to_string(),
                aria-describedby="new-key-name-hint",
                prop:value=move || typed.get_clone(),
                on:input=move |event: Event| {
                    send.send(Message::NewSecret(Happened::Named(value_of(&event))));
                },
            )
            span(
                id="new-key-name-hint",
                class=move || if wrong.get().is_some() { "hint wrong" } else { "hint" },
                role="status",
            ) { (text(wrong.get().unwrap_or("new_key_name_hint"))) }
        }
    }
}

/// What was typed into the element of an event.
pub(super) fn value_of(event: &Event) -> String {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// A key carries all that its owner may do.
fn rights(model: ReadSignal<Model>) -> View {
    let who = part(model, |model| {
        let user = model.facts.identity.user.as_ref()?;
        Some((name_of(user), model.facts.identity.role()))
    });
    dynamic(move || {
        who.get_clone().map(|(who, role)| {
            let key = match role {
                Role::TenantAdmin => "new_key_rights_admin",
                Role::NotAdmin | Role::NotKnown => "new_key_rights",
            };
            let told = sentence(key, &[Value::Odd(who)]);
            view! { p(class="quiet") { (told) } }
        })
    })
}

fn create(model: ReadSignal<Model>) -> View {
    let is_ready = part(model, |model| {
        model.new_secret.rules.is_read() && model.facts.may_act()
    });
    let is_reading = part(model, |model| !model.new_secret.rules.is_read());
    view! {
        button(
            class="main-action",
            r#type="submit",
            aria-disabled=move || (!is_ready.get()).to_string(),
        ) { (text("create_key")) }
        span(class="quiet", role="status") {
            (if is_reading.get() { text("new_key_reading_rules") } else { String::new() })
        }
    }
}
