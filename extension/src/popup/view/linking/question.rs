//! The question before the first secret for a site, and before one that could be read on its way.

use latchkey_core::linking::{Ask, Consent};
use sycamore::prelude::*;

use crate::popup::linking::key::Question as Asked;
use crate::popup::linking::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::dialog::{Question, dialog};
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{part, shown_of};
use crate::popup::words::text;

/// The open question, if there is one.
pub(super) fn question(model: ReadSignal<Model>, send: &Send) -> View {
    let asked = part(model, |model| model.linking.key.question.clone());
    let send = send.clone();
    shown_of(asked, move |asked| open(asked, &send))
}

fn open(asked: Asked, send: &Send) -> View {
    let (title, verb) = match asked.ask {
        Ask::FirstSecret => ("ask_first_secret", "ask_first_secret_yes"),
        Ask::OverHttp => ("ask_over_http", "ask_over_http_yes"),
    };
    let body = body(asked.ask, asked.consent);
    let question = Question {
        title: Box::new(move || text(title)),
        body: view! { p { (body) } },
        verb: Box::new(move || text(verb)),
        is_blocked: *create_signal(false),
        count: *create_signal(0),
        confirmed: Message::Linking(Happened::Yes),
        cancelled: Message::Linking(Happened::No),
    };
    dialog(question, send)
}

/// Which sites are asked about: the form's, and the page's around it where that is another.
fn body(ask: Ask, Consent { page, frame }: Consent) -> View {
    match ask {
        Ask::FirstSecret if page == frame => {
            sentence("ask_first_secret_text", &[Value::Odd(frame)])
        }
        Ask::FirstSecret => {
            let sites = [frame, page].map(Value::Odd);
            sentence("ask_first_secret_within", &sites)
        }
        Ask::OverHttp => {
            let readable = if frame.starts_with("https:") {
                page
            } else {
                frame
            };
            sentence("ask_over_http_text", &[Value::Odd(readable)])
        }
    }
}
