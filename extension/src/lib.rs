//! What carries Latchkey in a browser: adapters for tabs, storage and requests ([`browser`]), and
//! the [`popup`] with its state and views. Rules about keys and addresses live in `latchkey_core`.

pub mod browser;
pub mod popup;

use wasm_bindgen::prelude::*;

/// Starts the popup in the page that loaded us. `send_in_tab` is `sendInTab` of `www/in_tab.js`;
/// `first_rows` is the answer to come of `chrome.storage.session.get("first")`.
#[wasm_bindgen]
pub fn start(send_in_tab: js_sys::Function, first_rows: js_sys::Promise) {
    std::panic::set_hook(Box::new(|_| browser::focus::show_crash_sentence()));
    popup::run::run(send_in_tab, first_rows);
}
