//! The question before somebody else's run is forgotten: they could not go on with it any more.

use latchkey_core::bulk::journal::Journal;
use sycamore::prelude::*;

use crate::popup::bulk::message::Message as BulkMessage;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::dialog::{self, Question};
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{part, shown_while};
use crate::popup::view::person::name_of;
use crate::popup::words::{text, words};

/// The open question, if there is one.
pub fn forget(model: ReadSignal<Model>, send: Send) -> View {
    let is_open = part(model, |model| model.bulk.asks_to_forget);
    shown_while(is_open, move || shown(model, &send))
}

fn shown(model: ReadSignal<Model>, send: &Send) -> View {
    let (open, who) = model.with_untracked(|model| {
        let journal = model.bulk.journal();
        let open = journal.map_or(0, |journal| journal.tally().open);
        (open, journal.map(|journal| who(model, journal)))
    });
    let who = sentence("forget_who", &[Value::Odd(who.unwrap_or_default())]);
    let left = words().count("forget_left", open, &[]);
    let body = view! {
        p { (who) }
        p { (left) }
    };
    let question = Question {
        title: Box::new(|| text("forget_question")),
        body,
        verb: Box::new(|| text("run_forget")),
        is_blocked: *create_signal(false),
        count: *create_signal(0),
        confirmed: Message::Bulk(BulkMessage::Forget),
        cancelled: Message::Bulk(BulkMessage::AskToForget(false)),
    };
    dialog::dialog(question, send)
}

/// Who began it, as far as the list knows them.
fn who(model: &Model, journal: &Journal) -> String {
    let user = &journal.header.user;
    let known = model.facts.table.owners().get(user);
    let known = known.and_then(|owner| owner.user());
    known.map_or_else(|| user.as_str().to_owned(), name_of)
}
