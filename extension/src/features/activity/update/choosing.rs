//! Choosing which lines are shown. Nothing here is sent.

use latchkey_core::Pasted;

use super::names;
use crate::features::activity::state::{
    ActivityChoice, ActivityMessage, ActivitySection, ROWS, RemovedToken, TITLE, row_id,
};
use crate::shell::context::Context;
use crate::shell::focus::Target;

pub(super) fn choose(context: &mut Context<'_, ActivitySection>, message: ActivityMessage) {
    names::know(context);
    let state = &mut *context.state;
    (state.saved, state.opener) = (None, None);
    let choice = &mut state.choice;
    if let ActivityMessage::ShowMore = message {
        let first = row_id(choice.most);
        choice.most = choice.most.saturating_add(ROWS);
        context.focus(Target::Opener(first, TITLE));
        return;
    }
    choice.most = ROWS;
    match message {
        ActivityMessage::Search(query) => search(choice, query),
        ActivityMessage::Kind(kind) => choice.kind = kind,
        ActivityMessage::Key(key) => {
            choice.key = Some(key);
            context.focus(Target::Element(TITLE));
        }
        ActivityMessage::Person(person) => {
            choice.person = Some(person);
            context.focus(Target::Element(TITLE));
        }
        ActivityMessage::EveryKey => {
            choice.key = None;
            context.focus(Target::Element(TITLE));
        }
        ActivityMessage::Everybody => {
            choice.person = None;
            context.focus(Target::Element(TITLE));
        }
        ActivityMessage::ShowAll => {
            *choice = ActivityChoice::default();
            context.focus(Target::Element(TITLE));
        }
        _ => {}
    }
}

/// A token that was pasted is not kept: the id of a whole key finds its lines.
fn search(choice: &mut ActivityChoice, query: String) {
    let pasted = Pasted::read(&query);
    choice.query = match pasted.is_secret() {
        true => String::new(),
        false => query,
    };
    choice.removed = match pasted {
        Pasted::Token(facts) => {
            choice.key = Some(facts.key_id);
            Some(RemovedToken::Key)
        }
        pasted => pasted.is_secret().then_some(RemovedToken::OfNoKey),
    };
}
