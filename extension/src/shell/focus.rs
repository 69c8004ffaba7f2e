//! Where the focus goes after an action.

use latchkey_core::KeyId;

use super::section_name::SectionName;
use crate::platform::focus::{self, Element};

/// Where the focus goes after an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A key's row.
    Row(KeyId),
    /// The button in a key's row, or the row where it has none.
    Action(KeyId),
    Search,
    /// Something that is always there once, by its id.
    Element(&'static str),
    /// Something that is always there once, by its id, where nothing has the focus any more.
    ElementForNone(&'static str),
    /// The field of this id.
    Field(String),
    /// The tab of a section.
    Tab(SectionName),
    /// The cell that has the grid's tab stop.
    Spot,
    /// The element of this id, which opened a question or was drawn anew; where it is gone, the element
    /// of the second id.
    Opener(String, &'static str),
}

/// Moves the focus; where a row isn't there any more, to the search box, to the title of the page in its
/// place, or, before it falls to the page, to the tab of the open section.
pub fn move_to(target: &Target) {
    let id = |id: &str| Element::Id(id.to_owned());
    let row = |key: &KeyId| Element::Id(format!("row-{}", key.as_str()));
    let mut candidates = match target {
        Target::Row(key) => vec![row(key)],
        Target::Action(key) => vec![Element::Id(format!("act-{}", key.as_str())), row(key)],
        Target::Spot => vec![Element::First("[role=grid] [tabindex='0']")],
        Target::Tab(section) => vec![Element::Id(section.tab_id())],
        Target::Element(element) => vec![id(element)],
        Target::ElementForNone(_) if !focus::is_nowhere() => return,
        Target::ElementForNone(element) => vec![id(element)],
        Target::Field(element) => vec![id(element)],
        Target::Opener(element, fallback) => vec![id(element), id(fallback)],
        Target::Search => Vec::new(),
    };
    let tab = Element::FirstForNone("[role=tab][aria-selected='true']");
    candidates.extend([id("search"), id("owner-title"), tab]);
    focus::move_to(&candidates);
}
