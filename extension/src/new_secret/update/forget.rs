//! The end of a key's secret here: what is forgotten of it, and what stays.

use latchkey_core::KeyId;
use latchkey_core::making::Standing;

use super::rules::read_rules;
use crate::new_secret::message::{Effect, News};
use crate::new_secret::state::{Doubt, NEW_KEY_TITLE, NewSecret};
use crate::shell::context::Context;
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;

/// Nothing of the new key's secret stays here, but whether the clipboard may have it.
pub(super) fn put_away(state: &mut NewSecret) {
    let fresh = std::mem::take(&mut state.fresh);
    state.fresh.clipboard = fresh.clipboard;
    state.fresh.copied = fresh.copied;
    state.only_here = None;
}

/// What had the focus may be gone: the section's heading takes it.
pub(super) fn focus(context: &mut Context<'_, NewSecret>) {
    if context.facts.section == SectionName::NewKey || !context.facts.is_at_tenant() {
        context.focus(Target::Element(NEW_KEY_TITLE));
    }
}

/// Nothing is left to be told of the last key: another may be asked for. What belongs to it is
/// forgotten, and nothing of another.
pub(super) fn forget(context: &mut Context<'_, NewSecret>, key: Option<KeyId>) {
    let state = &mut context.state;
    let note = state.note.take();
    state.put_away.keys.extend(key.clone());
    state.put_away.wishes.extend(note.clone());
    state.standing = Some(Standing::Free);
    put_away(state);
    state.doubt = Doubt::default();
    if let Some(maker) = context.facts.maker() {
        context.ask(Effect::Forget(maker, key, note.map(Box::new)));
    }
    context.ask(News::Forgotten);
    read_rules(context);
    focus(context);
}
