//! What touches JavaScript's values or the page, in a headless browser (`wasm-bindgen-test`). The
//! rest is tested natively, beside its code.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that stops has failed"
)]

mod ask;
mod chrome;
mod clock;
mod direct;
mod early;
mod events;
mod failure;
mod first_look;
mod focus;
mod grid;
mod in_tab;
mod language;
mod lock;
mod page;
mod screen;
mod screen_composing;
mod screen_dialog;
mod screen_events;
mod screen_forms;
mod screen_hooks;
mod screen_hosted;
mod screen_keep;
mod screen_page;
mod screen_random;
mod screen_rows;
mod screen_svg;
mod screen_text;
mod screen_ticks;
mod search;
mod secrets;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
