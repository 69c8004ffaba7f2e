//! Where the focus goes after an action.

use latchkey_core::KeyId;

use super::effect::Target;
use crate::platform::focus::{self, Element};

/// Moves the focus; where a row isn't there any more, to the search box, or to the title of the
/// page in its place, so that it never falls to the page.
pub fn move_to(target: &Target) {
    let id = |id: &str| Element::Id(id.to_owned());
    let row = |key: &KeyId| Element::Id(format!("row-{}", key.as_str()));
    let mut candidates = match target {
        Target::Row(key) => vec![row(key)],
        Target::Action(key) => vec![Element::Id(format!("act-{}", key.as_str())), row(key)],
        Target::Spot => vec![Element::First("[role=grid] [tabindex='0']")],
        Target::Tab(section) => vec![Element::Id(section.tab_id())],
        Target::Element(element) => vec![id(element)],
        Target::Field(element) => vec![id(element)],
        Target::Opener(element) => vec![id(element), id("access")],
        Target::Search => Vec::new(),
    };
    candidates.extend([id("search"), id("owner-title")]);
    focus::move_to(&candidates);
}
