//! What the user should know above the list: why nothing can be changed, what could not be read,
//! what came of the last actions.

mod outcome;
mod renames;
mod standing;
mod unkept;

use sycamore::prelude::*;

use super::bulk::progress;
use super::icon::Icon;
use super::odd::{Value, sentence};
use super::part::{dynamic, part};
use super::{Send, unreadable};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::text;

/// All notices; those about the whole list first, then one for each key acted on.
pub fn notices(model: ReadSignal<Model>, send: Send) -> View {
    let standing = View::from(Vec::from(standing::ALL.map(|read| one(model, read, &send))));
    let waiting = standing::waiting(model);
    let unreadable = unreadable::notices(model, &send);
    let run = progress::progress(model, send.clone());
    let outcomes = outcome::outcomes(model, &send);
    let renames = renames::renames(model, &send);
    let unkept = unkept::unkept(model, &send);
    view! {
        div(class="notices") {
            (standing)
            (waiting)
            (unreadable)
            (outcomes)
            (renames)
            (unkept)
            (run)
        }
    }
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Info,
    Done,
    Care,
    Wrong,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Info => "notice",
            Kind::Done => "notice done",
            Kind::Care => "notice care",
            Kind::Wrong => "notice wrong",
        }
    }

    fn role(self) -> &'static str {
        match self {
            Kind::Wrong => "alert",
            Kind::Info | Kind::Done | Kind::Care => "status",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Kind::Info => Icon::Info,
            Kind::Done => Icon::Check,
            Kind::Care | Kind::Wrong => Icon::Warn,
        }
    }
}

/// A sentence of a notice.
#[derive(Clone, Debug, PartialEq)]
enum Sentence {
    /// Of `_locales`, with what fills it.
    Of(&'static str, Vec<Value>),
    /// In words already.
    Told(String),
}

impl Sentence {
    fn plain(key: &'static str) -> Sentence {
        Sentence::Of(key, Vec::new())
    }

    fn view(&self) -> View {
        match self {
            Sentence::Of(key, values) => sentence(key, values),
            Sentence::Told(told) => View::from(told.clone()),
        }
    }
}

/// What a notice's button does.
#[derive(Clone, Debug, PartialEq)]
enum Act {
    TryAgain,
    ReadAgain,
    SignIn { host: String, origin: String },
    AskAgain(latchkey_core::KeyId),
}

impl Act {
    fn message(&self) -> Message {
        match self {
            Act::TryAgain => Message::Refresh,
            Act::ReadAgain => Message::StartAgain,
            Act::SignIn { origin, .. } => Message::OpenPage(origin.clone()),
            Act::AskAgain(id) => Message::AskToRevoke(id.clone()),
        }
    }

    fn label(&self) -> String {
        match self {
            Act::TryAgain | Act::AskAgain(_) => text("try_again"),
            Act::ReadAgain => text("read_again"),
            Act::SignIn { host, .. } => {
                crate::popup::words::text_with("error_signed_out_action", &[host])
            }
        }
    }

    fn view(&self, send: &Send) -> View {
        let (label, message, send) = (self.label(), self.message(), send.clone());
        view! {
            button(
                r#type="button",
                on:click=move |_| send.send(message.clone()),
            ) { (label) }
        }
    }
}

/// A notice, as facts.
#[derive(Clone, Debug, PartialEq)]
struct Note {
    kind: Kind,
    sentences: Vec<Sentence>,
    act: Option<Act>,
}

impl Note {
    fn view(&self, close: View, send: &Send) -> View {
        let (class, role, icon) = (self.kind.class(), self.kind.role(), self.kind.icon());
        let mut told = Vec::new();
        for sentence in &self.sentences {
            if !told.is_empty() {
                told.push(View::from(" "));
            }
            told.push(sentence.view());
        }
        let act = self.act.as_ref().map(|act| act.view(send));
        view! {
            div(class=class, role=role) {
                (icon.view())
                p { (told) }
                (act)
                (close)
            }
        }
    }
}

/// A notice that stands as long as the model says so.
fn one(model: ReadSignal<Model>, read: fn(&Model) -> Option<Note>, send: &Send) -> View {
    let note = part(model, read);
    let send = send.clone();
    dynamic(move || {
        let note = note.get_clone();
        note.map(|note| note.view(View::new(), &send))
    })
}
