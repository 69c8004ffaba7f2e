//! Texts and formats, with the browser's own `Intl`.

use latchkey_core::{Direction, Distance, Moment, Unit};
use latchkey_extension::platform::language::Language;
use latchkey_extension::words::Words;
use wasm_bindgen_test::*;

use crate::chrome::Chrome;

fn distance(amount: u32, unit: Unit, direction: Direction) -> Distance {
    Distance {
        amount,
        unit,
        direction,
    }
}

/// Noon in London is the same day almost everywhere.
fn noon() -> Moment {
    Moment::parse("2026-11-22T12:00:00Z").unwrap()
}

#[wasm_bindgen_test]
fn texts_have_their_values_in_order() {
    let _chrome = Chrome::fresh();
    let language = Language::of_browser();
    assert_eq!(language.text("search_keys", &[]), "Search keys");
    assert_eq!(
        language.text("copy_id_of", &["Nightly"]),
        "Copy id of Nightly"
    );
    assert_eq!(language.text("no_such_text", &[]), "");
}

#[wasm_bindgen_test]
fn counts_choose_their_form() {
    let _chrome = Chrome::fresh();
    let language = Language::of_browser();
    assert_eq!(language.number(12_345), "12,345");
    let texts = [0, 1, 2, 12_345].map(|count| language.count("keys_total", count, &[]));
    assert_eq!(texts, ["0 keys", "1 key", "2 keys", "12,345 keys"]);
}

/// Polish has forms of its own for few and for many; a text without them uses the last.
#[wasm_bindgen_test]
fn a_form_that_is_not_written_falls_back() {
    let _chrome = Chrome::fresh().speaks("pl");
    let language = Language::of_browser();
    assert_eq!(language.count("keys_total", 3, &[]), "3 keys");
    assert_eq!(language.count("keys_total", 1, &[]), "1 key");
}

#[wasm_bindgen_test]
fn distances_speak_the_language_of_the_texts() {
    let past = distance(2, Unit::Day, Direction::Past);
    let future = distance(1, Unit::Hour, Direction::Future);
    for (tag, ago, ahead) in [
        ("en-US", "2 days ago", "in 1 hour"),
        ("de", "2 days ago", "in 1 hour"),
    ] {
        let _chrome = Chrome::fresh().speaks(tag);
        let language = Language::of_browser();
        assert_eq!(language.distance(past), ago);
        assert_eq!(language.distance(future), ahead);
    }
}

#[wasm_bindgen_test]
fn every_unit_has_a_name() {
    let _chrome = Chrome::fresh();
    let language = Language::of_browser();
    for (unit, name) in [
        (Unit::Second, "in 5 seconds"),
        (Unit::Minute, "in 5 minutes"),
        (Unit::Hour, "in 5 hours"),
        (Unit::Day, "in 5 days"),
        (Unit::Month, "in 5 months"),
        (Unit::Year, "in 5 years"),
    ] {
        assert_eq!(
            language.distance(distance(5, unit, Direction::Future)),
            name
        );
    }
}

#[wasm_bindgen_test]
fn days_are_written_as_the_reader_s_form_of_it_does() {
    for (tag, day, weekday) in [
        ("en-US", "Nov 22, 2026", "Sunday"),
        ("en-GB", "22 Nov 2026", "Sunday"),
        ("de", "Nov 22, 2026", "Sunday"),
    ] {
        let _chrome = Chrome::fresh().speaks(tag);
        let language = Language::of_browser();
        assert_eq!(language.day(noon()), day);
        let exact = language.exact(noon());
        assert!(
            exact.contains(weekday) && exact.contains(":00:00"),
            "{exact}"
        );
        assert!(exact.contains(&language.time(noon())[..2]), "{exact}");
    }
}

#[wasm_bindgen_test]
fn a_date_beyond_all_calendars_has_no_text() {
    let _chrome = Chrome::fresh();
    let language = Language::of_browser();
    for millis in [i64::MIN, i64::MAX, 8_640_000_000_000_001] {
        let moment = Moment::from_millis(millis);
        assert_eq!(language.day(moment), "");
        assert_eq!(language.exact(moment), "");
        assert_eq!(language.time(moment), "");
    }
}

#[wasm_bindgen_test]
fn what_the_browser_said_once_is_kept() {
    let chrome = Chrome::fresh();
    let language = Language::of_browser();
    let three_days = distance(3, Unit::Day, Direction::Past);
    let all = || {
        let moments = [
            language.day(noon()),
            language.exact(noon()),
            language.time(noon()),
        ];
        (
            language.text("search_keys", &[]),
            language.distance(three_days),
            moments,
        )
    };
    let before = all();
    chrome.forgets_texts();
    assert_eq!(all(), before);
    assert_eq!(language.text("close", &[]), "", "this was not asked before");
}
