//! Looking at the list: searching, sorting, pointing, moving about. Nothing here is sent.

use latchkey_core::KeyId;
use latchkey_core::table::{Column, Filter};

use super::{connect, details, new_secret, tidy};
use crate::popup::effect::Effect;
use crate::popup::model::{Model, Spot};
use crate::popup::sections;
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;

pub(super) fn open(model: &mut Model, section: SectionName) -> Vec<Effect> {
    model.facts.section = section;
    let target = sections::focus(model, section).unwrap_or(Target::Tab(section));
    let mut effects = vec![Effect::Focus(target)];
    if section == SectionName::NewKey {
        effects.extend(new_secret::opened(model));
    }
    if section == SectionName::Connect {
        effects.extend(connect::opened());
    }
    effects.extend(sections::look(model));
    effects
}

/// Opens the details of a key, among the keys; one that has gone meanwhile has none.
pub(super) fn show_key(model: &mut Model, key: KeyId) -> Vec<Effect> {
    if model.facts.table.row(&key).is_none() {
        return Vec::new();
    }
    let mut effects = open(model, SectionName::Keys);
    effects.extend(details::open(model, key));
    effects
}

pub(super) fn search(model: &mut Model, query: String) {
    model.facts.table.search(&query, model.facts.now);
    model.query = query;
}

/// Empties the search and takes the filter away.
pub(super) fn show_all(model: &mut Model) -> Vec<Effect> {
    clear(model);
    vec![Effect::Focus(Target::Search)]
}

/// Shows every key, wherever the focus is.
pub(super) fn clear(model: &mut Model) {
    model.query.clear();
    model.facts.table.set_filter(Filter::All, model.facts.now);
    model.facts.table.search("", model.facts.now);
}

pub(super) fn sort_by(model: &mut Model, column: Column) {
    let sort = model.facts.table.sort().clicked(column);
    model.facts.table.set_sort(sort, model.facts.now);
}

pub(super) fn pointer(model: &mut Model, is_in: bool) {
    model.facts.has_pointer = is_in;
    tidy(model);
}

pub(super) fn focused(model: &mut Model, is_in: bool) {
    model.facts.has_focus = is_in;
    tidy(model);
}

pub(super) fn move_to(model: &mut Model, spot: Spot) -> Vec<Effect> {
    model.spot = spot;
    vec![Effect::Focus(Target::Spot)]
}
