//! What was found stays in sight: the focus is still in the search box, so in a small or zoomed
//! window nothing else would bring it there.

use sycamore::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::platform::resize::Watch;

/// Scrolls the panel into sight as it opens, and whenever it has become longer.
pub(super) fn keep(panel: NodeRef) {
    let Some(panel) = panel.try_get() else { return };
    let panel: Element = panel.unchecked_into();
    let watched = [panel.clone()];
    let watch = Watch::new(&watched, move || {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        panel.scroll_into_view_with_scroll_into_view_options(&nearest);
    });
    on_cleanup(move || drop(watch));
}
