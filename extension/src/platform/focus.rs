//! Where the focus goes after an action, and the sentence that is left when we have crashed.

use latchkey_core::KeyId;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use crate::popup::effect::Target;
use crate::popup::view::sections;

/// Moves the focus; where a row isn't there any more, to the search box, or to the title of the
/// page in its place, so that it never falls to
/// the page.
pub fn move_to(target: &Target) {
    let row = |id: &KeyId| format!("row-{}", id.as_str());
    let candidates = match target {
        Target::Row(id) => vec![by_id(&row(id))],
        Target::Action(id) => vec![by_id(&format!("act-{}", id.as_str())), by_id(&row(id))],
        Target::Spot => vec![by_selector("[role=grid] [tabindex='0']")],
        Target::Tab(section) => vec![by_id(&sections::tab_id(*section))],
        Target::Element(id) => vec![by_id(id)],
        Target::Field(id) => vec![by_id(id)],
        Target::Opener(id) => vec![by_id(id), by_id("access")],
        Target::Search => Vec::new(),
    };
    let element = candidates
        .into_iter()
        .flatten()
        .next()
        .or_else(|| by_id("search"))
        .or_else(|| by_id("owner-title"));
    if let Some(element) = element {
        // An element that can't take the focus leaves it where it is.
        element.focus().ok();
    }
}

/// Words the crash sentence ahead, in the language of the screen: after a panic it is too late. The
/// page has it in English for what fails before this.
pub fn word_crash_sentence(text: &str) {
    if let Some(crash) = by_id("crash").filter(|_| !text.is_empty()) {
        crash.set_text_content(Some(text));
    }
}

/// After a panic nothing of ours runs any more: the page's own sentence takes the screen. The
/// panic's text is not shown, since nobody can vouch for what is in it.
pub fn show_crash_sentence() {
    if let Some(app) = by_id("app") {
        app.set_hidden(true);
    }
    if let Some(crash) = by_id("crash") {
        crash.set_hidden(false);
    }
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

fn by_selector(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
