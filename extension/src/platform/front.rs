//! Notices when our page is left, and when it is in front again: only then may it write to the
//! clipboard. And when it is out of sight.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::EventTarget;

/// Calls `act` whenever the page comes to the front (`true`) or is left, for as long as it lives.
pub fn watch(act: impl Fn(bool) + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    for (event, is_in_front) in [("focus", true), ("blur", false)] {
        let act = act.clone();
        listen(&window, event, move || act(is_in_front));
    }
}

/// Calls `act` whenever the page comes to light (`true`) or goes out of sight, behind another tab for
/// instance, after which the browser may freeze it at any time.
pub fn watch_sight(act: impl Fn(bool) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let page = document.clone();
    listen(&document, "visibilitychange", move || act(!page.hidden()));
}

fn listen(target: &EventTarget, event: &str, act: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(act).into_js_value();
    // A window and a document take listeners for any event.
    target
        .add_event_listener_with_callback(event, listener.unchecked_ref())
        .ok();
}
