//! What the user allowed, and takes back.

use latchkey_core::kept;

use super::linking;
use crate::features::settings::state::allowed::{
    Effect as Wanted, HEADING, Item, List, Message, Outcome, SWITCH, button_id,
};
use crate::popup::effect::Effect;
use crate::popup::linking::message::Message as OfForm;
use crate::popup::model::Model;
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;

/// The entries on disk that the list is read from.
const ENTRIES: [&str; 3] = [kept::TENANTS, kept::CONSENTS, kept::SERVERS];

/// Reads the list once somebody looks at it.
pub(super) fn look(model: &Model) -> Vec<Effect> {
    let is_looked_at = model.allowed.is_shown || model.facts.is_looking_at(SectionName::Settings);
    match is_looked_at && model.allowed.list.is_none() {
        true => vec![Effect::Allowed(Wanted::Read)],
        false => Vec::new(),
    }
}

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Show(is_shown) => show(model, is_shown),
        Message::Read(list) => read(model, list),
        Message::Forget(item) => forget(model, vec![item]),
        Message::ForgetAll => {
            let list = model.allowed.list.as_ref();
            let items = list.map(List::items).unwrap_or_default();
            forget(model, items)
        }
        Message::Forgotten(outcome, list) => forgotten(model, outcome, list),
        Message::Changed => changed(model),
        Message::Focused(has_focus) => {
            model.allowed.has_focus = has_focus;
            Vec::new()
        }
    }
}

/// Some page of ours has changed these entries on disk.
pub(super) fn stored(model: &Model, names: &[String]) -> Vec<Effect> {
    let is_shown = |name: &String| ENTRIES.contains(&name.as_str());
    match names.iter().any(is_shown) {
        true => changed(model),
        false => Vec::new(),
    }
}

/// What this page does itself is read when it is done.
fn changed(model: &Model) -> Vec<Effect> {
    match model.allowed.forgetting {
        None if model.allowed.list.is_some() => vec![Effect::Allowed(Wanted::Read)],
        _ => Vec::new(),
    }
}

fn show(model: &mut Model, is_shown: bool) -> Vec<Effect> {
    model.allowed.is_shown = is_shown;
    model.allowed.outcome = None;
    let mut effects = look(model);
    if !is_shown {
        effects.push(Effect::Focus(Target::Element(SWITCH)));
    }
    effects
}

fn read(model: &mut Model, list: List) -> Vec<Effect> {
    let is_news = model.allowed.list.as_ref().is_some_and(|old| *old != list);
    let mut effects = keep(model, list);
    if is_news && model.allowed.has_focus {
        // The buttons are drawn anew.
        effects.push(Effect::Focus(Target::Element(HEADING)));
    }
    effects
}

/// Takes the list as it is now, also where the rest of the screen goes by it.
fn keep(model: &mut Model, list: List) -> Vec<Effect> {
    if let Some(tenants) = &list.tenants {
        model.facts.seen.clone_from(tenants);
    }
    let mut effects = Vec::new();
    if let (Some(consents), Some(known)) = (&list.consents, model.linking.consents.clone()) {
        let mut now = known;
        now.secrets = consents.iter().cloned().collect();
        effects.extend(linking::take(model, OfForm::Consents(now)));
    }
    if let (Some(servers), true) = (&list.servers, model.linking.sources.servers.is_some()) {
        model.linking.sources.servers = Some(servers.clone());
    }
    model.allowed.list = Some(list);
    effects
}

fn forget(model: &mut Model, items: Vec<Item>) -> Vec<Effect> {
    let list = model.allowed.list.as_ref();
    let all = list.map(List::items).unwrap_or_default();
    let at = items
        .first()
        .and_then(|first| all.iter().position(|item| item == first));
    if model.allowed.forgetting.is_some() || at.is_none() {
        return Vec::new();
    }
    model.allowed.forgetting = at;
    model.allowed.outcome = None;
    vec![Effect::Allowed(Wanted::Forget(items))]
}

fn forgotten(model: &mut Model, outcome: Outcome, list: List) -> Vec<Effect> {
    let at = model.allowed.forgetting.take().unwrap_or_default();
    let count = list.items().len();
    model.allowed.outcome = Some(outcome);
    let mut effects = keep(model, list);
    // The next one takes its place.
    let next = match count {
        0 => Target::Element(HEADING),
        count => Target::Field(button_id(at.min(count - 1))),
    };
    effects.push(Effect::Focus(next));
    effects
}
