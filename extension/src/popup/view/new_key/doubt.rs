//! A key of which nobody knows whether it was made, or whose secret nobody has seen.

use latchkey_core::flow::look_for_made::Looked;
use latchkey_core::making::Standing;
use latchkey_core::{Distance, Moment, Status, Unit, distance, text as hostile};
use sycamore::prelude::*;

use super::button;
use crate::new_secret::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::part;
use crate::popup::view::status::word;
use crate::popup::words::{text, text_with, words};
use crate::ui::trouble::trouble;

/// How it stands with the key.
#[derive(Clone, Debug, PartialEq)]
enum Doubt {
    Looking,
    /// It is there: so long ago it was made, and this the tenant says of it.
    Unseen(Distance, Status),
    NotYet,
    NotAllRead,
    NotRead(String),
}

/// The question, or why it can't be put yet.
pub(in crate::popup::view) fn doubt(model: ReadSignal<Model>, send: &Send) -> View {
    let language = words();
    let doubt = part(model, move |model| {
        let made = |at: Moment, status: Status| {
            Doubt::Unseen(distance(model.facts.now, at.min(model.facts.now)), status)
        };
        let host = model.facts.tenant().map_or("", |tenant| tenant.host());
        match (&model.new_secret.standing, &model.new_secret.doubt.looked) {
            (Some(Standing::Unseen(making, _)), _) => made(making.asked_at, making.status()),
            (Some(Standing::InDoubt(making)), Some(Looked::Made(key))) => {
                let at = key.created.moment().unwrap_or(making.asked_at);
                made(at, key.status.clone())
            }
            (_, Some(Looked::NotYet)) => Doubt::NotYet,
            (_, Some(Looked::NotAllRead)) => Doubt::NotAllRead,
            (_, Some(Looked::NotRead(error))) => Doubt::NotRead(trouble(&*language, error, host)),
            _ => Doubt::Looking,
        }
    });
    let name = part(model, |model| {
        let note = model.new_secret.note.as_ref();
        note.map(|note| note.name.to_string()).unwrap_or_default()
    });
    let send = send.clone();
    view! {
        (match doubt.get_clone() {
            Doubt::Looking => told("doubt_looking", &name.get_clone(), Vec::new()),
            Doubt::Unseen(ago, status) => unseen(model, &name.get_clone(), (ago, &status), &send),
            Doubt::NotYet => again("doubt_not_yet", &name.get_clone(), None, &send),
            Doubt::NotAllRead => {
                let asked = again("doubt_not_all_read", &name.get_clone(), None, &send);
                let let_go = button("let_it_go", "", Happened::LetGo, &send);
                view! { (asked) div(class="acts") { (let_go) } }
            }
            Doubt::NotRead(reason) => {
                again("doubt_not_read", &name.get_clone(), Some(reason), &send)
            }
        })
    }
}

fn told(key: &str, name: &str, more: Vec<Value>) -> View {
    let values: Vec<Value> = [Value::Odd(name.to_owned())]
        .into_iter()
        .chain(more)
        .collect();
    let told = sentence(key, &values);
    view! { p(role="status") { (told) } }
}

fn again(key: &str, name: &str, reason: Option<String>, send: &Send) -> View {
    let told = told(key, name, Vec::new());
    let reason = reason.unwrap_or_default();
    let look = button("look_again", "", Happened::LookAgain, send);
    view! {
        (told)
        p { (reason) }
        div(class="acts") { (look) }
    }
}

fn unseen(
    model: ReadSignal<Model>,
    name: &str,
    (ago, status): (Distance, &Status),
    send: &Send,
) -> View {
    let inactive = status.is_told_inactive().then(|| {
        let told = sentence("doubt_inactive", &[word(status)]);
        view! { p { (told) } }
    });
    let ago = match ago.unit {
        Unit::Second => text("just_now"),
        _ => words().distance(ago),
    };
    let question = sentence(
        "doubt_unseen",
        &[Value::Odd(name.to_owned()), Value::Plain(ago)],
    );
    let is_deleting = part(model, |model| model.new_secret.doubt.deleting.is_some());
    let language = words();
    let wrong = part(model, move |model| {
        let error = model.new_secret.doubt.trouble.as_ref()?;
        Some(trouble(&*language, error, model.facts.tenant()?.host()))
    });
    let label = text_with("delete_key", &[&hostile::shown(name)]);
    let keep = button("keep_it", "", Happened::Keep, send);
    let send = send.clone();
    view! {
        div(class="care", role="alert") { p { (question) } }
        p { (text("doubt_unseen_hint")) }
        (inactive)
        (wrong.get_clone().map(|wrong| view! {
            p(class="wrong", role="alert") { (text("doubt_not_deleted")) " " (wrong) }
        }))
        div(class="acts") {
            button(
                class="danger",
                r#type="button",
                aria-label=label.clone(),
                aria-disabled=move || is_deleting.get().to_string(),
                on:click=move |_| send.send(Message::NewSecret(Happened::Delete)),
            ) { (text(if is_deleting.get() { "deleting_key" } else { "delete" })) }
            (keep)
        }
    }
}
