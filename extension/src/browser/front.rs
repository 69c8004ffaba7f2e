//! Notices when our page is left, and when it is in front again: only then may it write to the
//! clipboard.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `act` whenever the page comes to the front (`true`) or is left, for as long as it lives.
pub fn watch(act: impl Fn(bool) + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    for (event, is_in_front) in [("focus", true), ("blur", false)] {
        let act = act.clone();
        let listener = Closure::<dyn Fn()>::new(move || act(is_in_front));
        let callback = listener.into_js_value();
        // A window takes listeners for any event.
        window
            .add_event_listener_with_callback(event, callback.unchecked_ref())
            .ok();
    }
}
