//! The browser's extension API as the tests have it; see `chrome.js`.

use js_sys::Function;
use wasm_bindgen::prelude::*;

const TEXTS: &str = include_str!("../../../www/_locales/en/messages.json");

#[wasm_bindgen(module = "/tests/browser/chrome.js")]
extern "C" {
    fn fresh(texts: &str);
    fn leave();
    #[wasm_bindgen(js_name = setAnswer)]
    fn set_answer(what: &str, answer: &Function);
    #[wasm_bindgen(js_name = setLanguage)]
    fn set_language(tag: &str);
    #[wasm_bindgen(js_name = setCapacity)]
    fn set_capacity(bytes: f64);
    #[wasm_bindgen(js_name = setRefused)]
    fn set_refused(act: &str);
    fn put(area: &str, key: &str, json: &str);
    fn kept(area: &str) -> String;
    #[wasm_bindgen(js_name = askedFor)]
    fn asked_for(what: &str) -> String;
    #[wasm_bindgen(js_name = handedOver)]
    fn handed_over() -> Function;
}

/// A browser of its own for one test, until it is dropped.
pub struct Chrome;

impl Chrome {
    /// Nothing is kept, nothing granted, and nobody answers.
    pub fn fresh() -> Chrome {
        fresh(TEXTS);
        Chrome
    }

    /// `script`, `permission`, `fetch` or `alarm` is answered with what this expression gives.
    pub fn answers(self, what: &str, expression: &str) -> Chrome {
        let body = format!("return ({expression})");
        set_answer(what, &Function::new_with_args("asked", &body));
        self
    }

    /// Its user interface is in this language.
    pub fn speaks(self, tag: &str) -> Chrome {
        set_language(tag);
        self
    }

    /// Each storage takes so many bytes in all.
    pub fn holds(&self, bytes: u32) {
        set_capacity(f64::from(bytes));
    }

    /// Each storage refuses to do this, such as `get`, until it is to refuse another thing.
    pub fn refuses(&self, act: &str) {
        set_refused(act);
    }

    /// It knows no texts any more, and has forgotten all else.
    pub fn forgets_texts(&self) {
        fresh("{}");
    }

    pub fn put(&self, area: &str, key: &str, json: &str) {
        put(area, key, json);
    }

    /// What a storage keeps, as JSON.
    pub fn kept(&self, area: &str) -> String {
        kept(area)
    }

    /// All that was asked of `script`, `permission`, `fetch` or `alarm`, as JSON.
    pub fn asked(&self, what: &str) -> String {
        asked_for(what)
    }

    /// The function that the last injection carried.
    pub fn handed_over(&self) -> Function {
        handed_over()
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        leave();
    }
}
