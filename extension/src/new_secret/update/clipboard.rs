//! The clipboard, on which a secret is copied: what is said of it, and when it is cleared.

use latchkey_core::KeyId;

use crate::new_secret::message::{Effect, Message};
use crate::new_secret::state::{Clipboard, NewSecret};
use crate::shell::context::Context;

pub(super) fn update(context: &mut Context<'_, NewSecret>, message: &Message) {
    let fresh = &mut context.state.fresh;
    match message {
        Message::Copy => copy(context),
        Message::Copied(key, is_done) => copied(context, key, *is_done),
        Message::CopyNoted(key, is_taken) => noted(context.state, key, *is_taken),
        Message::ClearClipboard => context.ask(Effect::ClearClipboard(None)),
        Message::Cleared(true) => fresh.clipboard = Clipboard::Cleared,
        Message::Cleared(false) => fresh.clipboard = Clipboard::NotCleared,
        Message::NotCleared => fresh.clipboard = Clipboard::LeftAlone,
        Message::InFront(is_in_front) => in_front(context, *is_in_front),
        _ => {}
    }
}

fn copy(context: &mut Context<'_, NewSecret>) {
    if let Some(fresh) = context.state.fresh_key() {
        let copy = Effect::Copy(fresh.key.id.clone(), fresh.token.clone());
        context.ask(copy);
    }
}

/// By now that key may have been put away, or another may be in its place.
fn copied(context: &mut Context<'_, NewSecret>, key: &KeyId, is_done: bool) {
    let state = &mut context.state;
    if !is_done {
        state.fresh.clipboard = Clipboard::Refused;
        return;
    }
    // Somebody may have gone elsewhere while it was copied.
    state.fresh.clipboard = match state.is_away {
        true => Clipboard::HoldsAway,
        false => Clipboard::Holds,
    };
    state.fresh.copied = Some(key.clone());
    state.fresh.is_copy_noted = false;
    let maker = context.facts.maker();
    context.ask(Effect::NoteCopied(maker, key.clone()));
}

fn noted(state: &mut NewSecret, key: &KeyId, is_taken: bool) {
    if state.fresh.copied.as_ref() != Some(key) {
        return;
    }
    state.fresh.is_copy_noted = true;
    let is_here = state.fresh_key().is_some_and(|fresh| fresh.key.id == *key);
    if let Some(taken) = state.taken_note().filter(|_| is_taken && is_here) {
        state.note = Some(taken);
    }
}

/// Clears the clipboard after somebody was elsewhere, unless another key may be on it by now.
pub(super) fn clear(context: &mut Context<'_, NewSecret>) {
    let fresh = &context.state.fresh;
    let copied = fresh.copied.clone();
    if let Some(key) = copied.filter(|_| fresh.clipboard == Clipboard::HoldsAway) {
        context.ask(Effect::ClearClipboard(Some(key)));
    }
}

fn in_front(context: &mut Context<'_, NewSecret>, is_in_front: bool) {
    context.state.is_away = !is_in_front;
    let clipboard = &mut context.state.fresh.clipboard;
    if is_in_front {
        clear(context);
    } else if clipboard.may_hold() {
        *clipboard = Clipboard::HoldsAway;
    }
}
