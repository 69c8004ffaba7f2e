//! What was read is kept in memory for the next opening, for the same person of the same tenant.

use latchkey_core::api::ApiError;
use latchkey_core::maker::Maker;

use super::last_uses;
use crate::features::key_uses::state::{KeptKeyUses, KeyUses, KeyUsesEffect};
use crate::shell::context::Context;

/// Looks for what was kept, once it is known for whom.
pub fn look(context: &mut Context<'_, KeyUses>) {
    if let (None, Some(reader)) = (&context.state.reader, context.facts.maker()) {
        context.state.reader = Some(reader.clone());
        context.ask(KeyUsesEffect::Find(reader));
    }
}

/// Shows what was kept, where nothing newer was read meanwhile.
pub(super) fn found(
    context: &mut Context<'_, KeyUses>,
    reader: &Maker,
    kept: Option<Box<KeptKeyUses>>,
) {
    let is_theirs = context.facts.maker().as_ref() == Some(reader);
    let Some(kept) = kept.filter(|_| is_theirs && context.facts.stop.is_none()) else {
        return;
    };
    let KeptKeyUses { reports, last_uses } = *kept;
    for report in reports {
        let known = &mut context.state.reports;
        let is_same = |it: &_| KeyUses::is_same_reading(it, &report);
        if !known.iter().any(is_same) {
            known.push(report);
        }
    }
    let own = &context.state.last_uses;
    if let (Some(read), None, None) = (last_uses, &own.read, &own.reading) {
        context.state.last_uses.reach = read.reach;
        last_uses::show(context, read);
    }
}

/// Keeps what was read so far.
pub(super) fn keep(context: &mut Context<'_, KeyUses>) {
    let Some(reader) = context.facts.maker() else {
        return;
    };
    let state = &mut context.state;
    state.reader = Some(reader.clone());
    let kept = KeptKeyUses {
        reports: state.reports.clone(),
        last_uses: state.last_uses.read.clone(),
    };
    context.ask(KeyUsesEffect::Keep(reader, Box::new(kept)));
}

/// Forgets what was kept, where somebody else is signed in or the session was refused.
pub(super) fn sign_out(context: &mut Context<'_, KeyUses>) {
    let is_over = context.facts.stop.as_ref().is_some_and(|stop| {
        matches!(stop, ApiError::AnotherUser | ApiError::AnotherTenant) || stop.is_refusal()
    });
    if let (true, Some(reader)) = (is_over, context.state.reader.clone()) {
        context.ask(KeyUsesEffect::Forget(reader));
    }
}
