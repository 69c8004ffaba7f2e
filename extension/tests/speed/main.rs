//! Parsing 10,000 keys and searching them by keystroke, against `JSON.parse` and `filter` in the
//! same browser. What is found must agree; the ratios are printed and never judged.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that stops has failed"
)]

use latchkey_core::api::list_keys;
use latchkey_core::table::{Hand, Table};
use latchkey_core::{Key, Moment, Response};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/speed/plain.js")]
extern "C" {
    /// `JSON.parse` of every page, as one array of keys.
    fn parse(pages: Vec<String>) -> JsValue;
    /// How many keys' name or id contains the word.
    fn find(keys: &JsValue, word: &str) -> u32;
    /// Milliseconds, to a fraction.
    fn milliseconds() -> f64;
}

const ROUNDS: usize = 7;
const WORDS: [&str; 5] = ["n", "ni", "nig", "nigh", "night"];
const NAMES: [&str; 4] = ["Nightly reload", "CI deploy", "Übersicht", "Monitoring"];

fn pages() -> Vec<String> {
    let key = |at: usize| {
        format!(
            r#"{{"id":"{at:08x}-5a41-4f0e-9a53-2d1f6f0c1a11","sub":"66a1b2c3d4e5f6071829{:04x}",
            "subType":"user","tenantId":"aCmE","status":"active","description":"{} {at}",
            "expiry":"2027-01-02T08:30:00.000Z","created":"2026-01-02T08:30:00.000Z"}}"#,
            at % 500,
            NAMES[at % NAMES.len()],
        )
    };
    let page = |page: usize| {
        let keys: Vec<String> = (page * 100..page * 100 + 100).map(key).collect();
        format!(
            r#"{{"data":[{}],"links":{{"self":{{"href":"/"}}}}}}"#,
            keys.join(",")
        )
    };
    (0..100).map(page).collect()
}

/// The median time of some rounds, and what the last gave.
fn timed<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut times: Vec<f64> = Vec::new();
    let mut last = None;
    for _ in 0..ROUNDS {
        let start = milliseconds();
        last = Some(work());
        times.push(milliseconds() - start);
    }
    times.sort_by(f64::total_cmp);
    (times[ROUNDS / 2], last.unwrap())
}

fn read(pages: &[String]) -> Vec<Key> {
    let page = |text: &String| {
        let response = Response {
            status: 200,
            text: text.clone(),
            ..Response::default()
        };
        list_keys::parse(&response).expect("a page").items
    };
    pages.iter().flat_map(page).collect()
}

#[wasm_bindgen_test]
fn ten_thousand_keys_are_read_and_searched_as_plain_javascript_does() {
    let pages = pages();
    let now = Moment::from_millis(1_795_341_600_000);
    let (our_parse, keys) = timed(|| read(&pages));
    let (plain_parse, plain_keys) = timed(|| parse(pages.clone()));
    assert_eq!(keys.len(), 10_000);

    let mut table = Table::default();
    table.take(keys, Hand::Away, now);
    let mut find_ours = || {
        WORDS.map(|word| {
            table.search(word, now);
            table.shown_len()
        })
    };
    let (our_search, found) = timed(&mut find_ours);
    let (plain_search, plainly) = timed(|| WORDS.map(|word| find(&plain_keys, word) as usize));
    assert_eq!(found, plainly);
    assert_eq!(found[4], 2_500);

    report("parse 10,000 keys", our_parse, plain_parse, "JSON.parse");
    let keystrokes = format!("search and sort them, {} keystrokes", WORDS.len());
    report(&keystrokes, our_search, plain_search, "filter, unsorted");
}

fn report(what: &str, ours: f64, plain: f64, than: &str) {
    let ratio = ours / plain;
    console_log!("{what}: {ours:.1} ms, {ratio:.2} times {than} ({plain:.1} ms)");
}
