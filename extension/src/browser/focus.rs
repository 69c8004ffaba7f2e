//! Where the focus goes after an action, and the sentence that is left when we have crashed.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use crate::popup::effect::Target;

/// Moves the focus: to the row's button, else to the row, else to the search box, so that it never
/// falls to the page.
pub fn move_to(target: &Target) {
    let candidates = match target {
        Target::Row(id) => vec![
            format!("revoke-{}", id.as_str()),
            format!("row-{}", id.as_str()),
            "search".to_owned(),
        ],
        Target::Search => vec!["search".to_owned()],
    };
    let element = candidates.iter().find_map(|id| element(id));
    if let Some(element) = element {
        // An element that can't take the focus leaves it where it is.
        element.focus().ok();
    }
}

/// After a panic nothing of ours runs any more: the page's own sentence takes the screen. The
/// panic's text is not shown, since nobody can vouch for what is in it.
pub fn show_crash_sentence() {
    if let Some(app) = element("app") {
        app.set_hidden(true);
    }
    if let Some(crash) = element("crash") {
        crash.set_hidden(false);
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
