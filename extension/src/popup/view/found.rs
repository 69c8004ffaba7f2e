//! The key that was pasted or dropped: what its id led to, and why it is answered 401. The key's
//! own text is never drawn.

use latchkey_core::api::ApiError;
use latchkey_core::flow::find_key::Found;
use latchkey_core::{KeyId, Pasted};
use sycamore::prelude::*;

mod facts;
mod other;
mod sight;
mod verdict;

use super::Send;
use super::close::{close, on_escape};
use super::odd::{Value, sentence};
use super::owner::{Way, way_to};
use super::part::{part, shown_while};
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::{Model, PastedWhat};
use crate::popup::why;
use crate::popup::words::{text, words};
use crate::ui::trouble::trouble;
use facts::facts;
use other::Other;

/// What came of looking for a pasted key.
pub fn found(model: ReadSignal<Model>, send: Send) -> View {
    let is_open = part(model, |model| model.found.is_some());
    shown_while(is_open, move || panel(model, &send))
}

fn panel(model: ReadSignal<Model>, send: &Send) -> View {
    let news = part(model, News::of);
    let is_reassured = part(model, reassurance);
    let (close, on_key) = (
        close(Message::CloseFound, send),
        on_escape(Message::CloseFound, send),
    );
    let send = send.clone();
    let node = create_node_ref();
    on_mount(move || sight::keep(node));
    view! {
        section(
            r#ref=node,
            class="found",
            aria-labelledby="found-title",
            aria-live="polite",
            on:keydown=on_key,
        ) {
            h2(id="found-title") { (text("pasted")) }
            (close)
            (is_reassured.get_clone().map(|told| view! { p(class="quiet") { (text(told)) } }))
            (news.get_clone().map(|news| news.view(model, &send)))
        }
    }
}

/// What is known by now.
#[derive(Clone, Debug, PartialEq)]
enum News {
    Asking(KeyId),
    Unreadable,
    /// It says that it is something else than an API key.
    Other(Other),
    /// A user's id was pasted, and here is the way to their page.
    Person(Option<Way>),
    /// There is a verdict, and the key's facts where it is here.
    Judged {
        is_here: bool,
        hand_on: Option<KeyId>,
    },
    Gone,
    Trouble {
        reason: String,
        again: Option<Pasted>,
    },
}

impl News {
    fn of(model: &Model) -> Option<News> {
        let asked = model.found.as_ref()?;
        if let PastedWhat::Person(id) = &asked.what {
            return Some(News::Person(way_to(model, id)));
        }
        if let PastedWhat::OtherToken(other) = &asked.what {
            return Some(News::Other(Other::of(other, model.facts.now)));
        }
        let Some(id) = asked.id() else {
            return Some(News::Unreadable);
        };
        let is_here = facts::row(model).is_some();
        Some(match (&asked.found, &model.facts.stop) {
            (None, Some(stop)) => News::trouble(model, stop, None),
            (None, None) => News::Asking(id.clone()),
            (Some(Found::Key(_)), _) if !is_here => News::Gone,
            (Some(Found::NotRead(error)), _) if why::verdict(model).is_none() => {
                News::trouble(model, error, again(&asked.what))
            }
            (Some(found), _) => News::Judged {
                is_here,
                hand_on: match found {
                    Found::NotVisible | Found::NotSeen => Some(id.clone()),
                    _ => None,
                },
            },
        })
    }

    fn trouble(model: &Model, error: &ApiError, again: Option<Pasted>) -> News {
        let host = model.facts.tenant().map_or("", |tenant| tenant.host());
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
            News::Other(other) => other.view(),
            News::Person(way) => {
                let way = way.as_ref().map(|way| way.view(send));
                view! { p { (text("pasted_person")) } div(class="acts") { (way) } }
            }
            News::Gone => view! { p { (text("pasted_gone")) } },
            News::Judged { is_here, hand_on } => judged(model, *is_here, hand_on.as_ref(), send),
            News::Trouble { reason, again } => in_trouble(reason.clone(), again.clone(), send),
        }
    }
}

/// What became of the whole key that was pasted, once the tenant has answered.
fn reassurance(model: &Model) -> Option<&'static str> {
    let asked = model.found.as_ref()?;
    let is_token = matches!(asked.what, PastedWhat::Token(_));
    let is_answered = !matches!(asked.found, None | Some(Found::NotRead(_)));
    if !is_token || !is_answered {
        return None;
    }
    let why = &model.why;
    Some(
        match (
            why.held.is_some(),
            why.flow.is_some() || why.tested.is_some(),
        ) {
            (_, true) => "pasted_tested",
            (true, false) => "pasted_held",
            (false, false) => "pasted_local",
        },
    )
}

/// What to look for once more.
fn again(what: &PastedWhat) -> Option<Pasted> {
    match what {
        PastedWhat::Token(facts) => Some(Pasted::Token(facts.clone())),
        PastedWhat::Id(id) => Some(Pasted::KeyId(id.clone())),
        PastedWhat::UnreadableToken | PastedWhat::OtherToken(_) | PastedWhat::Person(_) => None,
    }
}

/// The verdict, then what it rests on and what can be done.
fn judged(model: ReadSignal<Model>, is_here: bool, hand_on: Option<&KeyId>, send: &Send) -> View {
    let (verdict, test) = (verdict::verdict(model), verdict::test(model, send));
    let rest = match (is_here, hand_on) {
        (true, _) => facts(model, send),
        (false, Some(id)) => handing_on(id, send),
        (false, None) => View::new(),
    };
    view! { (verdict) (test) (rest) }
}

/// The id, for somebody who sees more.
fn handing_on(id: &KeyId, send: &Send) -> View {
    let shown = super::odd::id(id.as_str());
    let (send, id) = (send.clone(), id.clone());
    view! {
        p { (shown) }
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
