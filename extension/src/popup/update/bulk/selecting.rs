//! Picking rows.

use latchkey_core::KeyId;

use crate::popup::effect::Effect;
use crate::popup::model::Model;

pub(super) fn select(model: &mut Model, id: KeyId, is_selected: bool) -> Vec<Effect> {
    match is_selected {
        true => model.bulk.selected.insert(id),
        false => model.bulk.selected.remove(&id),
    };
    Vec::new()
}

/// Every row shown, also those that aren't drawn.
pub(super) fn select_shown(model: &mut Model, is_selected: bool) -> Vec<Effect> {
    let shown = model.facts.table.shown().filter(|row| !row.is_gone);
    let ids = shown.map(|row| row.key.id.clone());
    match is_selected {
        true => model.bulk.selected.extend(ids),
        false => {
            for id in ids {
                model.bulk.selected.remove(&id);
            }
        }
    }
    Vec::new()
}

pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    model.bulk.selected.clear();
    vec![Effect::Focus(crate::shell::focus::Target::Spot)]
}
