//! A module that has failed says where, and knows it.

use std::panic::Location;

use js_sys::{Function, JsString};
use latchkey_extension::platform::failure::{has_failed, note};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::*;

#[wasm_bindgen_test]
fn the_console_is_told_the_place() {
    let run = |body| Function::new_no_args(body).call0(&JsValue::NULL).unwrap();
    run("globalThis.error = console.error; console.error = (text) => { globalThis.told = text }");
    assert!(!has_failed());
    note(Some(Location::caller()));
    let told = run("console.error = globalThis.error; return globalThis.told");
    let told = String::from(told.unchecked_into::<JsString>());
    assert!(told.contains("failure.rs:"), "{told}");
    assert!(has_failed());
}
