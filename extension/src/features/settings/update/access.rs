//! What the user does about who may make keys.

use super::{giving, people, question, reading, unfinished, work};
use crate::features::settings::state::Settings;
use crate::features::settings::state::access::AccessMessage;
use crate::shell::desk::Desk;
use crate::shell::focus::Target;

pub(super) fn update(desk: &mut Desk<'_, Settings>, message: AccessMessage) {
    let giving = &mut desk.state.access.giving;
    match message {
        AccessMessage::ReadAgain => reading::read(desk),
        AccessMessage::Words(words) => giving.words = words,
        AccessMessage::Find => people::find(desk),
        AccessMessage::Choose(holder, is_chosen) => people::choose(desk.state, *holder, is_chosen),
        AccessMessage::ChooseGroup(group, is_chosen) => {
            people::choose_group(desk.state, *group, is_chosen);
        }
        AccessMessage::OtherRole(role) => giving.other_role = role,
        AccessMessage::Role(role) => giving.role = role,
        AccessMessage::Name(name) => giving.name = Some(name),
        AccessMessage::Description(text) => giving.description = Some(text),
        AccessMessage::Give {
            to,
            name,
            description,
        } => giving::give(desk, to, name, description),
        AccessMessage::Ask(about, changes, opener) => question::ask(desk, *about, changes, opener),
        AccessMessage::TypeCount(typed) => {
            if let Some(question) = &mut desk.state.access.question {
                question.typed = typed;
            }
        }
        AccessMessage::Confirm => question::confirm(desk),
        AccessMessage::Cancel => question::cancel(desk),
        AccessMessage::Found(intent) => unfinished::found(desk, intent.map(|it| *it)),
        AccessMessage::Noted(noted) => work::noted(desk, noted),
        AccessMessage::GoOn => unfinished::go_on(desk),
        AccessMessage::LeaveBe => unfinished::leave_be(desk),
        AccessMessage::CloseOutcome => {
            let access = &mut desk.state.access;
            (access.outcome, access.not_sent) = (None, None);
            desk.focus(Target::Element("access"));
        }
    }
}
