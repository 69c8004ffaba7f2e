//! Keys that an input method has taken. While Japanese, Chinese or an accent is composed, Escape,
//! Enter and the arrows belong to the conversion: none of our listeners may hear them.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::KeyboardEvent;

/// What `keyCode` says of a key that an input method has taken. Some browsers end the composition
/// before they tell of the key that ended it.
const TAKEN: u32 = 229;

/// Keeps these keys from every other listener of our page, for as long as it lives: the window
/// hears of a key before anything in it.
pub fn keep_keys() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(|event: KeyboardEvent| keep(&event));
    let callback = listener.into_js_value();
    let callback = callback.unchecked_ref();
    // A window takes listeners for any event.
    window
        .add_event_listener_with_callback_and_bool("keydown", callback, true)
        .ok();
}

fn keep(event: &KeyboardEvent) {
    if !event.is_composing() && event.key_code() != TAKEN {
        return;
    }
    event.stop_immediate_propagation();
    if matches!(event.key().as_str(), "Escape" | "Enter") {
        // The browser's own answer is not wanted either: it would close an open question, or send a
        // form. The conversion is not touched by this, since the input method had the key first.
        event.prevent_default();
    }
}
