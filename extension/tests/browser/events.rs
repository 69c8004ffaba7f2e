//! What a user does; see `events.js`.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/tests/browser/events.js")]
extern "C" {
    pub fn paste(element: &Element, text: &str);
    #[wasm_bindgen(js_name = drop)]
    pub fn drop_in(element: &Element, text: &str);
    pub fn enter(element: &Element, kind: &str, text: &str);
    #[wasm_bindgen(js_name = type)]
    pub fn type_in(element: &Element, text: &str);
    #[wasm_bindgen(js_name = press)]
    fn press_how(element: &Element, key: &str, how: &str) -> bool;
    #[wasm_bindgen(js_name = click)]
    fn click_times(element: &Element, count: i32);
    /// Lets the browser draw once.
    pub async fn frame() -> JsValue;
}

/// Presses a key and says whether that was kept from the browser.
pub fn press(element: &Element, key: &str) -> bool {
    press_how(element, key, "{}")
}

/// With more that a `KeyboardEvent` says, as JSON.
pub fn press_with(element: &Element, key: &str, how: &str) -> bool {
    press_how(element, key, how)
}

pub fn click(element: &Element) {
    click_times(element, 1);
}

/// The second click of a double click.
pub fn click_again(element: &Element) {
    click_times(element, 2);
}

/// Lets the browser draw until what is waited for is there.
pub async fn until(what: &str, is_there: impl Fn() -> bool) {
    for _ in 0..600 {
        if is_there() {
            return;
        }
        frame().await;
    }
    panic!("waited in vain: {what}");
}
