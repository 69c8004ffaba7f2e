//! The key that was pasted or dropped: what its id led to. The key's own text never gets here.

use latchkey_core::api::ApiError;
use latchkey_core::flow::find_key::Found;
use latchkey_core::{KeyId, Pasted};
use sycamore::prelude::*;
use sycamore::web::events::KeyboardEvent;

mod facts;

use super::Send;
use super::odd::{Value, sentence};
use super::part::part;
use super::trouble::trouble;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::{FindPasted, Model, PastedWhat};
use crate::popup::words::{text, words};
use facts::facts;

/// What came of looking for a pasted key.
pub fn found(model: ReadSignal<Model>, send: Send) -> View {
    let is_open = part(model, |model| model.found.is_some());
    view! { (if is_open.get() { panel(model, &send) } else { View::new() }) }
}

fn panel(model: ReadSignal<Model>, send: &Send) -> View {
    let news = part(model, News::of);
    let is_reassured = part(model, only_the_id_was_sent);
    let (close, leave, label) = (send.clone(), send.clone(), text("close"));
    // Left alone, Escape would close the popup and not the panel.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            leave.send(Message::CloseFound);
        }
    };
    let title = label.clone();
    let send = send.clone();
    view! {
        section(
            class="found",
            aria-labelledby="found-title",
            aria-live="polite",
            on:keydown=on_key,
        ) {
            h2(id="found-title") { (text("pasted")) }
            button(
                class="bare",
                r#type="button",
                aria-label=label,
                title=title,
                on:click=move |_| close.send(Message::CloseFound),
            ) { span(class="icon icon-close", aria-hidden="true") }
            (is_reassured.get().then(|| view! { p { (text("pasted_local")) } }))
            (news.get_clone().map(|news| news.view(model, &send)))
        }
    }
}

/// What is known by now.
#[derive(Clone, Debug, PartialEq)]
enum News {
    Asking(KeyId),
    Unreadable,
    Key,
    /// One sentence, perhaps with the id to hand on.
    Told {
        key: &'static str,
        tenant: Option<String>,
        hand_on: Option<KeyId>,
    },
    Trouble {
        reason: String,
        again: Option<Pasted>,
    },
}

impl News {
    fn of(model: &Model) -> Option<News> {
        let asked = model.found.as_ref()?;
        let Some(id) = asked.id() else {
            return Some(News::Unreadable);
        };
        Some(match (&asked.found, &model.stop) {
            (None, Some(stop)) => News::trouble(model, stop, None),
            (None, None) => News::Asking(id.clone()),
            (Some(Found::Key(_)), _) if facts::row(model).is_some() => News::Key,
            (Some(Found::Key(_)), _) => News::told("pasted_gone", None),
            (Some(Found::NotHere), _) => not_here(model, asked),
            (Some(Found::NotVisible), _) => News::told("pasted_not_visible", Some(id)),
            (Some(Found::NotSeen), _) => News::told("pasted_not_seen", Some(id)),
            (Some(Found::NotRead(error)), _) => News::trouble(model, error, again(&asked.what)),
        })
    }

    fn told(key: &'static str, hand_on: Option<&KeyId>) -> News {
        News::Told {
            key,
            tenant: None,
            hand_on: hand_on.cloned(),
        }
    }

    fn trouble(model: &Model, error: &ApiError, again: Option<Pasted>) -> News {
        let host = model.tenant().map_or("", |tenant| tenant.host());
        News::Trouble {
            reason: trouble(&*words(), error, host),
            again: again.filter(|_| !error.ends_the_session()),
        }
    }

    fn view(&self, model: ReadSignal<Model>, send: &Send) -> View {
        match self {
            News::Asking(id) => {
                let id = Value::Id(id.as_str().to_owned());
                let asking = sentence("pasted_reading", &[id]);
                view! { p { (asking) } }
            }
            News::Unreadable => view! { p { (text("pasted_unreadable")) } },
            News::Key => facts(model, send),
            News::Told {
                key,
                tenant,
                hand_on,
            } => told(key, tenant.as_ref(), hand_on.as_ref(), send),
            News::Trouble { reason, again } => in_trouble(reason.clone(), again.clone(), send),
        }
    }
}

/// A whole key was pasted, and the tenant answered what was asked by its id.
fn only_the_id_was_sent(model: &Model) -> bool {
    let Some(asked) = &model.found else {
        return false;
    };
    let is_token = matches!(asked.what, PastedWhat::Token(_));
    is_token && !matches!(asked.found, None | Some(Found::NotRead(_)))
}

/// A TenantAdmin doesn't see it: what the token says of its tenant may tell why.
fn not_here(model: &Model, asked: &FindPasted) -> News {
    let tenant = match &asked.what {
        PastedWhat::Token(facts) => facts.tenant_id.clone(),
        PastedWhat::Id(_) | PastedWhat::UnreadableToken => None,
    };
    match tenant {
        None => News::told("pasted_not_here_unknown", None),
        Some(tenant) if model.identity.tenant_id() == Some(&tenant) => {
            News::told("pasted_not_here_same", None)
        }
        Some(tenant) => News::Told {
            key: "pasted_not_here",
            tenant: Some(tenant),
            hand_on: None,
        },
    }
}

/// What to look for once more.
fn again(what: &PastedWhat) -> Option<Pasted> {
    match what {
        PastedWhat::Token(facts) => Some(Pasted::Token(facts.clone())),
        PastedWhat::Id(id) => Some(Pasted::KeyId(id.clone())),
        PastedWhat::UnreadableToken => None,
    }
}

fn told(key: &str, tenant: Option<&String>, hand_on: Option<&KeyId>, send: &Send) -> View {
    let values: Vec<Value> = tenant.cloned().map(Value::Id).into_iter().collect();
    let told = sentence(key, &values);
    let Some(id) = hand_on.cloned() else {
        return view! { p { (told) } };
    };
    let shown = super::odd::id(id.as_str());
    let send = send.clone();
    view! {
        p { (told) " " (shown) }
        div(class="acts") {
            button(
                r#type="button",
                on:click=move |_| send.send(Message::Copy(CopyWhat::Id(id.clone()))),
            ) { (text("copy_id")) }
        }
    }
}

fn in_trouble(reason: String, again: Option<Pasted>, send: &Send) -> View {
    let send = send.clone();
    let again = again.map(|pasted| {
        view! {
            div(class="acts") {
                button(
                    r#type="button",
                    on:click=move |_| send.send(Message::Pasted(pasted.clone())),
                ) { (text("try_again")) }
            }
        }
    });
    view! {
        p(role="alert") { (text("trouble_find")) " " (reason) }
        (again)
    }
}
