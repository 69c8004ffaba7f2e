//! What the user does about who may make keys.

use super::{giving, people, question, reading, unfinished, work};
use crate::features::settings::state::Settings;
use crate::features::settings::state::access::AccessMessage;
use crate::shell::context::Context;
use crate::shell::focus::Target;

pub(super) fn update(context: &mut Context<'_, Settings>, message: AccessMessage) {
    let giving = &mut context.state.access.giving;
    match message {
        AccessMessage::ReadAgain => reading::read(context),
        AccessMessage::Words(words) => giving.words = words,
        AccessMessage::Find => people::find(context),
        AccessMessage::Choose(holder, is_chosen) => {
            people::choose(context.state, *holder, is_chosen)
        }
        AccessMessage::ChooseGroup(group, is_chosen) => {
            people::choose_group(context.state, *group, is_chosen);
        }
        AccessMessage::OtherRole(role) => giving.other_role = role,
        AccessMessage::Role(role) => giving.role = role,
        AccessMessage::Name(name) => giving.name = Some(name),
        AccessMessage::Description(text) => giving.description = Some(text),
        AccessMessage::Give {
            to,
            name,
            description,
        } => giving::give(context, to, name, description),
        AccessMessage::Ask(about, changes, opener) => {
            question::ask(context, *about, changes, opener)
        }
        AccessMessage::TypeCount(typed) => {
            if let Some(question) = &mut context.state.access.question {
                question.typed = typed;
            }
        }
        AccessMessage::Confirm => question::confirm(context),
        AccessMessage::Cancel => question::cancel(context),
        AccessMessage::Found(intent) => unfinished::found(context, intent.map(|it| *it)),
        AccessMessage::Noted(noted) => work::noted(context, noted),
        AccessMessage::GoOn => unfinished::go_on(context),
        AccessMessage::LeaveBe => unfinished::leave_be(context),
        AccessMessage::CloseOutcome => {
            let access = &mut context.state.access;
            (access.outcome, access.not_sent) = (None, None);
            context.focus(Target::Element("access"));
        }
    }
}
