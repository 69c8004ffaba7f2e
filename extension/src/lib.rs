//! What carries Latchkey in a browser: adapters for tabs, storage and requests ([`browser`]), and
//! the [`popup`] with its state and views. Rules about keys and addresses live in `latchkey_core`.

pub mod browser;
pub mod popup;

use wasm_bindgen::prelude::*;

/// Starts the popup in the page that loaded us. `send_in_tab` is `sendInTab` of `www/in_tab.js`.
#[wasm_bindgen]
pub fn start(send_in_tab: js_sys::Function) {
    std::panic::set_hook(Box::new(|_| browser::focus::show_crash_sentence()));
    popup::run::run(send_in_tab);
}
