//! The wish for a key: what is typed, and handing it to the worker.

use latchkey_core::TokenFree;
use latchkey_core::making::{Making, Stage};

use super::forget::focus;
use crate::new_secret::message::{Effect, Message};
use crate::new_secret::state::NewSecret;
use crate::shell::context::Context;

pub(super) fn update(context: &mut Context<'_, NewSecret>, message: Message) {
    let draft = &mut context.state.draft;
    match message {
        Message::Named(name) => draft.name = name,
        Message::Chose(choice) => draft.choice = choice,
        Message::Amount(amount) => draft.amount = amount,
        Message::Unit(unit) => draft.unit = unit,
        Message::Create => create(context),
        _ => {}
    }
}

fn create(context: &mut Context<'_, NewSecret>) {
    if let Some(making) = wished(context) {
        order(context, making);
    }
}

/// Whether a key could be made as it is wished now; what is wrong with the wish is said from now on.
pub fn is_ready(context: &mut Context<'_, NewSecret>) -> bool {
    wished(context).is_some()
}

/// The key that is wished, where one may be asked for and nothing is wrong with the wish.
fn wished(context: &mut Context<'_, NewSecret>) -> Option<Making> {
    context.state.draft.is_checked = true;
    let state = &context.state;
    let is_ready = state.lets_ask() && state.rules.is_read() && context.facts.may_act();
    let expiry = state
        .draft
        .expiry(context.facts.now, state.rules.longest())?;
    let maker = context.facts.maker()?;
    let name = TokenFree::new(state.draft.name.trim()).ok()?;
    if !is_ready || !state.draft.has_name() {
        return None;
    }
    let own = state.rules.own.as_ref().and_then(|own| own.as_ref().ok());
    Some(Making {
        tenant_id: maker.tenant_id,
        user_id: maker.user_id,
        name,
        expiry,
        asked_at: context.facts.now,
        before: own
            .into_iter()
            .flatten()
            .map(|key| key.id.clone())
            .collect(),
        rotates: None,
        stage: Stage::Asked,
    })
}

/// Hands a wish to the worker.
pub fn order(context: &mut Context<'_, NewSecret>, making: Making) {
    let state = &mut context.state;
    state.is_working = true;
    (state.is_ordered, state.is_own) = (true, true);
    state.not_sent = None;
    state.told = None;
    state.note = Some(making.clone());
    state.draft.is_checked = false;
    focus(context);
    context.ask(Effect::Order(Box::new(making)));
}
