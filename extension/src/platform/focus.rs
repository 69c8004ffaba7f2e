//! Moving the focus, and the sentence that is left when we have crashed.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

/// An element that may take the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// The one of this id.
    Id(String),
    /// The first that a selector of CSS finds.
    First(&'static str),
    /// The same, where nothing has the focus.
    FirstForNone(&'static str),
}

/// Moves the focus to the first of these that is there.
pub fn move_to(candidates: &[Element]) {
    let element = candidates.iter().find_map(|candidate| match candidate {
        Element::Id(id) => by_id(id),
        Element::First(selector) => by_selector(selector),
        Element::FirstForNone(selector) => by_selector(selector).filter(|_| is_nowhere()),
    });
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

/// Nothing has the focus but the page.
pub fn is_nowhere() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_none_or(|element| element.local_name() == "body")
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
