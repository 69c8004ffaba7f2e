//! The new key of a rotation: asking for it, and what came of it.

use latchkey_core::making::{Making, Stage as Made, Standing};
use latchkey_core::rotation::Stage;
use latchkey_core::{KeyId, Status};

use super::{RotateInput, details, new_secret, tell};
use crate::popup::effect::Effect;
use crate::popup::model::Model;

/// Orders the new key, unless another is on its way or being asked about.
pub(super) fn make(model: &mut Model, old: &KeyId) -> Vec<Effect> {
    let Some(work) = model.rotating.of(old) else {
        return Vec::new();
    };
    let is_due = work.flow.rotation().stage == Stage::Making && !work.flow.is_busy();
    let rotation = work.flow.rotation().clone();
    let Some(Ok(own)) = model
        .new_secret
        .rules
        .own
        .as_ref()
        .filter(|_| is_due && model.may_make_successor())
    else {
        return Vec::new();
    };
    let making = Making {
        tenant_id: rotation.tenant_id,
        user_id: rotation.user_id,
        name: rotation.name,
        expiry: rotation.expiry,
        asked_at: model.facts.now,
        before: own.iter().map(|key| key.id.clone()).collect(),
        rotates: Some(rotation.old),
        stage: Made::Asked,
    };
    new_secret::order(model, making)
}

/// Brings a new key that was made together with the rotation that it was made for.
pub(in crate::popup::update) fn meet(model: &mut Model) -> Vec<Effect> {
    let note = model.new_secret.note.clone();
    let Some(old) = note.as_ref().and_then(|note| note.rotates.clone()) else {
        return Vec::new();
    };
    let Some(Standing::Fresh(fresh)) = &model.new_secret.standing else {
        return Vec::new();
    };
    let (new, status) = (fresh.key.id.clone(), fresh.key.status.clone());
    made(model, &old, &new, status)
}

/// The new key of a rotation is there, seen or kept unseen.
pub(in crate::popup::update) fn made(
    model: &mut Model,
    old: &KeyId,
    new: &KeyId,
    status: Status,
) -> Vec<Effect> {
    let is_making = model
        .rotating
        .of(old)
        .is_some_and(|work| work.flow.rotation().stage == Stage::Making);
    if !is_making {
        return Vec::new();
    }
    // Where it replaces nothing, the note stays with the old key.
    let mut effects: Vec<Effect> = match status.is_told_inactive() {
        true => Vec::new(),
        false => details::carry_over(model, old, new).into_iter().collect(),
    };
    effects.extend(tell(model, old, RotateInput::Made(new.clone(), status)));
    effects
}

/// The tenant let a new key in.
pub(in crate::popup::update) fn works(model: &mut Model, key: &KeyId) -> Vec<Effect> {
    let olds = model.rotating.works.iter();
    let olds: Vec<KeyId> = olds
        .filter(|work| work.flow.rotation().stage.new_key() == Some(key))
        .map(|work| work.flow.rotation().old.clone())
        .collect();
    olds.iter()
        .flat_map(|old| tell(model, old, RotateInput::Works(key.clone())))
        .collect()
}
