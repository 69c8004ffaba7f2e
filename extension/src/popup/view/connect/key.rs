//! The line of a form that asks for a key. Its text is there only just after the key was made, and
//! even then it is copied and not shown.

use latchkey_core::linking::{ProxyKey, Value};
use sycamore::prelude::*;

use crate::new_secret::message::Message as OfKey;
use crate::popup::connect::message::Message as Happened;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::copy::copy_by;
use crate::popup::view::odd::{self, name_or_id, odd, sentence, spoken};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::text;

/// The new key at hand, if there is one.
#[derive(Clone, Debug, PartialEq)]
struct Facts {
    fresh: Option<(String, ProxyKey)>,
    /// Whose key it has to be, where the form names a user.
    user: Option<String>,
}

impl Facts {
    fn of(model: &Model, value: Value) -> Facts {
        let fresh = model.new_secret.fresh_key();
        let user = (value == Value::ProxyUserKey).then(|| {
            let email = model.value_of(Value::ProxyUser);
            email.unwrap_or_default()
        });
        Facts {
            fresh: fresh.map(|fresh| (name_or_id(&fresh.key).to_owned(), model.proxy_key(fresh))),
            user,
        }
    }

    /// It is another's key, or one that the tenant refuses.
    fn is_wrong(&self) -> bool {
        let is_wrong = |key: &ProxyKey| matches!(key, ProxyKey::OfAnother(_) | ProxyKey::Refused);
        self.user.is_some() && self.fresh.as_ref().is_some_and(|(_, key)| is_wrong(key))
    }
}

/// The line.
pub(super) fn row(model: ReadSignal<Model>, label: &str, value: Value, send: &Send) -> View {
    let facts = part(model, move |model| Facts::of(model, value));
    let (spoken, label, send) = (spoken(label), odd(label), send.clone());
    let content = dynamic(move || {
        let copy = || {
            let by = Message::NewSecret(OfKey::Copy);
            copy_by(model, CopyWhat::Value(value), &spoken, by, &send)
        };
        content(&facts.get_clone(), &copy, &send)
    });
    view! { div { dt { (label) } (content) } }
}

fn content(facts: &Facts, copy: &dyn Fn() -> View, send: &Send) -> View {
    let whose = whose(facts);
    let (told, button) = match &facts.fresh {
        None => (View::from(text("missing_key")), make(send)),
        Some((name, _)) => {
            let told = sentence("connect_key_fresh", &[odd::Value::Odd(name.clone())]);
            let button = match facts.is_wrong() {
                true => View::new(),
                false => copy(),
            };
            (told, button)
        }
    };
    view! { dd(class="quiet") { (told) " " (whose) } dd { (button) } }
}

/// What is known of whose key it is and has to be.
fn whose(facts: &Facts) -> View {
    let Some(user) = &facts.user else {
        return View::new();
    };
    let user = odd::Value::Odd(user.clone());
    match &facts.fresh {
        Some((_, ProxyKey::OfProxyUser)) => View::from(text("proxy_key_fits")),
        Some((_, ProxyKey::OfAnother(_))) => View::from(text("proxy_key_another")),
        Some((_, ProxyKey::Refused)) => View::from(text("proxy_key_refused")),
        _ if user == odd::Value::Odd(String::new()) => View::from(text("proxy_key_user")),
        _ => sentence("proxy_key_of", &[user]),
    }
}

fn make(send: &Send) -> View {
    let send = send.clone();
    view! {
        button(
            r#type="button",
            on:click=move |_| send.send(Message::Connect(Happened::MakeKey)),
        ) { (text("connect_make_key")) }
    }
}

/// What copying the key did, for as long as there is one.
pub(super) fn told_of_clipboard(model: ReadSignal<Model>, told: View) -> View {
    let has_key = part(model, |model| model.new_secret.fresh_key().is_some());
    view! { div(class="clipboard", hidden=move || !has_key.get()) { (told) } }
}
