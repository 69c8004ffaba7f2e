//! The wish for a key: what is typed, and handing it to the worker.

use latchkey_core::TokenFree;
use latchkey_core::making::{Making, Stage};

use crate::new_secret::message::{Effect as Wanted, Message};
use crate::popup::effect::Effect;
use crate::popup::model::Model;

pub(super) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let draft = &mut model.new_key.draft;
    match message {
        Message::Named(name) => draft.name = name,
        Message::Chose(choice) => draft.choice = choice,
        Message::Amount(amount) => draft.amount = amount,
        Message::Unit(unit) => draft.unit = unit,
        Message::Create => return create(model),
        _ => {}
    }
    Vec::new()
}

fn create(model: &mut Model) -> Vec<Effect> {
    let making = wished(model);
    making.map_or_else(Vec::new, |making| order(model, making))
}

/// Whether a key could be made as it is wished now; what is wrong with the wish is said from now on.
pub(in crate::popup::update) fn is_ready(model: &mut Model) -> bool {
    wished(model).is_some()
}

/// The key that is wished, where one may be asked for and nothing is wrong with the wish.
fn wished(model: &mut Model) -> Option<Making> {
    model.new_key.draft.is_checked = true;
    let state = &model.new_key;
    let is_ready = state.lets_ask() && state.rules.is_read() && model.facts.may_act();
    let expiry = state.draft.expiry(model.facts.now, state.rules.longest())?;
    let maker = model.facts.maker()?;
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
        asked_at: model.facts.now,
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
pub(in crate::popup::update) fn order(model: &mut Model, making: Making) -> Vec<Effect> {
    let state = &mut model.new_key;
    state.is_working = true;
    (state.is_ordered, state.is_own) = (true, true);
    state.not_sent = None;
    state.told = None;
    state.note = Some(making.clone());
    state.draft.is_checked = false;
    let order = Effect::NewKey(Wanted::Order(Box::new(making)));
    super::focus(model).into_iter().chain([order]).collect()
}
