//! Buttons that copy, and the word that it was done.

use latchkey_core::text::shown;
use sycamore::prelude::*;

use super::Send;
use super::icon::{self, Icon};
use super::part::part;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::Model;
use crate::popup::words::{text, text_with};

/// A button that copies, named by the text `label`; a tick shows that it has.
pub fn copy(model: ReadSignal<Model>, what: CopyWhat, label: &str, send: &Send) -> View {
    let (label, copied) = (text(label), text("copied"));
    let title = label.clone();
    let is_done = {
        let what = what.clone();
        part(model, move |model| {
            model.copied == Some((what.clone(), true))
        })
    };
    let send = send.clone();
    view! {
        button(
            class="bare",
            r#type="button",
            aria-label=label,
            title=move || if is_done.get() { copied.clone() } else { title.clone() },
            on:click=move |_| send.send(Message::Copy(what.clone())),
        ) {
            (sign(is_done))
        }
    }
}

/// The same with the word beside the sign, named by a label that may be other people's text.
pub fn copy_named(model: ReadSignal<Model>, what: CopyWhat, name: &str, send: &Send) -> View {
    copy_by(model, what.clone(), name, Message::Copy(what), send)
}

/// The same for what is copied by another message.
pub fn copy_by(
    model: ReadSignal<Model>,
    what: CopyWhat,
    name: &str,
    by: Message,
    send: &Send,
) -> View {
    let is_done = part(model, move |model| {
        model.copied == Some((what.clone(), true))
    });
    let (label, send) = (text_with("copy_named", &[name]), send.clone());
    view! {
        button(
            r#type="button",
            aria-label=label,
            on:click=move |_| send.send(by.clone()),
        ) {
            (sign(is_done))
            (text("copy"))
        }
    }
}

fn sign(is_done: ReadSignal<bool>) -> View {
    icon::changing(move || {
        if is_done.get() {
            Icon::Check
        } else {
            Icon::Copy
        }
    })
}

/// Tells a screen reader what was copied, wherever the button was.
pub fn announcement(model: ReadSignal<Model>) -> View {
    let copied = part(model, copied_text);
    view! {
        p(class="sr", role="status") {
            (copied.get_clone().map(|copied| text_with("copied_what", &[&copied])).unwrap_or_default())
        }
    }
}

fn copied_text(model: &Model) -> Option<String> {
    let (what, is_done) = model.copied.as_ref()?;
    let tenant = model.facts.tenant();
    let facts = model.facts.identity.tenant.as_ref();
    let copied = match what {
        CopyWhat::TenantName => tenant?.name(),
        CopyWhat::Region => tenant?.region(),
        CopyWhat::Host => tenant?.host(),
        CopyWhat::TenantId => model.facts.identity.tenant_id()?,
        CopyWhat::SystemHostname => facts?.system_hostname.as_deref()?,
        CopyWhat::Id(id) => id.as_str(),
        CopyWhat::Value(value) => &model.value_of(*value)?,
        CopyWhat::TextFor(_) | CopyWhat::Text(_) => return is_done.then(|| text("copied_text")),
    };
    is_done.then(|| shown(copied))
}
