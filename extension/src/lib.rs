//! What carries Latchkey in a browser, from the lowest part to the highest: facts in [`words`], the
//! [`platform`]'s adapters, how a request leaves ([`wire`]), the [`screen`] as data and what it is made of
//! ([`ui`]), what all parts share ([`shell`]), a key in the making ([`new_secret`]), the [`features`], and the [`popup`] that joins them; beside it
//! the [`worker`]. Rules about keys and addresses live in `latchkey_core`.

pub mod features;
pub mod new_secret;
pub mod platform;
pub mod popup;
pub mod screen;
pub mod shell;
pub mod ui;
pub mod wire;
pub mod words;
pub mod worker;

use popup::run::Scripts;
use wasm_bindgen::prelude::*;

/// Starts the popup in the page that loaded us. `send_in_tab` is `sendInTab` of `www/in_tab.js`,
/// `in_page` is `inPage` of `www/in_page.js`, `workbook` that of `www/spreadsheet.js`.
/// The page has asked already, and hands over the answers to come: `front_tabs`, the active tab of
/// this window, `kept`, what `chrome.storage.session` holds under `first`, and `early`, what the
/// tenant was asked already. `hang` of `www/picture.js` puts a picture in front of the user.
#[wasm_bindgen]
pub fn start(
    send_in_tab: js_sys::Function,
    in_page: js_sys::Function,
    workbook: js_sys::Function,
    front_tabs: js_sys::Promise,
    kept: js_sys::Promise,
    early: js_sys::Promise,
    hang: js_sys::Function,
) {
    std::panic::set_hook(Box::new(|panic| {
        platform::failure::note(panic.location());
        platform::focus::show_crash_sentence();
        // Nobody drops the guards of a page that has failed, and the others wait for its locks.
        platform::lock::release_all();
    }));
    platform::focus::word_crash_sentence(&platform::language::text("crash"));
    platform::composing::keep_keys();
    let tab = platform::tabs::target(front_tabs);
    let first_rows = platform::storage::FirstRows::answered(kept);
    let early = platform::transport::Early::answered(early);
    let scripts = Scripts {
        send_in_tab,
        in_page,
        workbook,
    };
    popup::run::run(scripts, tab, first_rows, early, hang);
}

/// Starts the background worker. `give_up` answers, with a text of [`wire::order::Answer`], all orders that
/// are open: it is called once the worker has failed, after which nothing of it goes on.
#[wasm_bindgen]
pub async fn start_worker(give_up: js_sys::Function) {
    std::panic::set_hook(Box::new(move |panic| {
        platform::failure::note(panic.location());
        let answer = wire::order::Answer::Broken.text();
        // A page that hears nothing finds in storage what was noted down.
        give_up.call1(&JsValue::UNDEFINED, &answer.into()).ok();
        platform::lock::release_all();
    }));
    platform::storage::keep_from_tabs().await;
    platform::storage::secrets::sweep().await;
}

/// Makes the key that a page of ours orders; `order` is a text of [`wire::order::Order`], what comes back
/// one of [`wire::order::Answer`]. In the background worker, so that it outlives the popup.
#[wasm_bindgen]
pub async fn make(send_in_tab: js_sys::Function, order: String) -> String {
    worker::make(send_in_tab, &order).await.text()
}

/// The time of an alarm has come, in the background worker.
#[wasm_bindgen]
pub async fn alarm() {
    worker::alarm().await;
}
