//! Where the focus goes, and what is left after a crash.

use latchkey_core::KeyId;
use latchkey_extension::platform::focus::show_crash_sentence;
use latchkey_extension::shell::focus::Target;
use latchkey_extension::shell::focus::move_to;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::screen::{Screen, add, focused, id};

fn key(place: usize) -> KeyId {
    KeyId::new(&id(place)).unwrap()
}

fn gone() -> KeyId {
    KeyId::new("gone").unwrap()
}

#[wasm_bindgen_test]
fn what_is_there_gets_the_focus() {
    let screen = Screen::of_keys(3);
    for (target, id) in [
        (Target::Row(key(1)), format!("row-{}", id(1))),
        (Target::Action(key(2)), format!("act-{}", id(2))),
        (Target::Search, "search".to_owned()),
    ] {
        move_to(&target);
        assert_eq!(focused().id(), id, "{target:?}");
    }
    move_to(&Target::Spot);
    assert_eq!(focused().get_attribute("tabindex").as_deref(), Some("0"));
    assert!(screen.one("[role=grid]").contains(Some(&focused())));
}

#[wasm_bindgen_test]
fn a_row_without_a_button_gets_it_instead() {
    let screen = Screen::of_keys(3);
    screen.one(&format!("#act-{}", id(1))).remove();
    move_to(&Target::Action(key(1)));
    assert_eq!(focused().id(), format!("row-{}", id(1)));
}

#[wasm_bindgen_test]
fn where_nothing_is_there_the_search_box_gets_it() {
    let screen = Screen::of_keys(1);
    for target in [Target::Row(gone()), Target::Action(gone())] {
        move_to(&Target::Row(key(0)));
        move_to(&target);
        assert_eq!(focused().id(), "search", "{target:?}");
    }
    screen.one("[role=grid]").remove();
    let other: HtmlElement = focused().unchecked_into();
    other.set_id("other");
    move_to(&Target::Spot);
    assert_eq!(focused().id(), "other", "without any of them it stays");
    other.blur().unwrap();
    move_to(&Target::Spot);
    let is_open = focused().get_attribute("aria-selected");
    assert_eq!(is_open.as_deref(), Some("true"), "and falls to no page");
}

#[wasm_bindgen_test]
fn a_crash_leaves_one_sentence() {
    let (app, crash) = (add("main", "app"), add("p", "crash"));
    crash.set_hidden(true);
    show_crash_sentence();
    assert!(app.hidden() && !crash.hidden());
    app.remove();
    crash.remove();
    show_crash_sentence();
}
