//! What the user allowed, and takes back.

use latchkey_core::kept;

use crate::features::settings::state::allowed::{
    AllowedEffect, AllowedMessage, HEADING, Item, List, Outcome, SWITCH, button_id,
};
use crate::features::settings::state::{Settings, SettingsEffect};
use crate::shell::context::Context;
use crate::shell::focus::Target;
use crate::shell::message::ShellMessage;
use crate::shell::section_name::SectionName;

/// The entries on disk that the list is read from.
const ENTRIES: [&str; 3] = [kept::TENANTS, kept::CONSENTS, kept::SERVERS];

/// Reads the list once somebody looks at it.
pub(super) fn look(context: &mut Context<'_, Settings>) {
    let allowed = &context.state.allowed;
    let is_looked_at = allowed.is_shown || context.facts.is_looking_at(SectionName::Settings);
    if is_looked_at && allowed.list.is_none() {
        ask(context, AllowedEffect::Read);
    }
}

fn ask(context: &mut Context<'_, Settings>, effect: AllowedEffect) {
    context.ask(SettingsEffect::Allowed(effect));
}

pub(super) fn update(context: &mut Context<'_, Settings>, message: AllowedMessage) {
    let allowed = &mut context.state.allowed;
    match message {
        AllowedMessage::Show(is_shown) => show(context, is_shown),
        AllowedMessage::Read(list) => read(context, list),
        AllowedMessage::Forget(item) => forget(context, vec![item]),
        AllowedMessage::ForgetAll => {
            let items = allowed.list.as_ref().map(List::items).unwrap_or_default();
            forget(context, items);
        }
        AllowedMessage::Forgotten(outcome, list) => forgotten(context, outcome, list),
        AllowedMessage::Changed => changed(context),
        AllowedMessage::Stored(names) => {
            if names.iter().any(|name| ENTRIES.contains(&name.as_str())) {
                changed(context);
            }
        }
        AllowedMessage::Focused(has_focus) => allowed.has_focus = has_focus,
    }
}

/// What this page does itself is read when it is done.
fn changed(context: &mut Context<'_, Settings>) {
    let allowed = &context.state.allowed;
    if allowed.forgetting.is_none() && allowed.list.is_some() {
        ask(context, AllowedEffect::Read);
    }
}

fn show(context: &mut Context<'_, Settings>, is_shown: bool) {
    let allowed = &mut context.state.allowed;
    allowed.is_shown = is_shown;
    allowed.outcome = None;
    look(context);
    if !is_shown {
        context.focus(Target::Element(SWITCH));
    }
}

fn read(context: &mut Context<'_, Settings>, list: List) {
    let allowed = &context.state.allowed;
    let is_news = allowed.list.as_ref().is_some_and(|old| *old != list);
    let has_focus = allowed.has_focus;
    keep(context, list);
    if is_news && has_focus {
        // What had the focus may be gone.
        context.focus(Target::Element(HEADING));
    }
}

/// Keeps the list as it is now, also where the rest of the screen goes by it.
fn keep(context: &mut Context<'_, Settings>, list: List) {
    if let Some(tenants) = &list.tenants {
        context.facts.seen.clone_from(tenants);
    }
    context.ask_shell(ShellMessage::AllowedRead {
        consents: list.consents.clone(),
        servers: list.servers.clone(),
    });
    context.state.allowed.list = Some(list);
}

fn forget(context: &mut Context<'_, Settings>, items: Vec<Item>) {
    let allowed = &mut context.state.allowed;
    let all = allowed.list.as_ref().map(List::items).unwrap_or_default();
    let first = items.first();
    let at = first.and_then(|first| all.iter().position(|item| item == first));
    if allowed.forgetting.is_some() || at.is_none() {
        return;
    }
    allowed.forgetting = at;
    allowed.outcome = None;
    ask(context, AllowedEffect::Forget(items));
}

fn forgotten(context: &mut Context<'_, Settings>, outcome: Outcome, list: List) {
    let allowed = &mut context.state.allowed;
    let at = allowed.forgetting.take().unwrap_or_default();
    allowed.outcome = Some(outcome);
    let count = list.items().len();
    keep(context, list);
    // The next one takes its place.
    context.focus(match count {
        0 => Target::Element(HEADING),
        count => Target::Field(button_id(at.min(count - 1))),
    });
}
