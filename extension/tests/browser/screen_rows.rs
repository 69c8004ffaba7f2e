//! Rows that move stay themselves, in browsers that can move an element and in those that can't.

use latchkey_extension::screen::{Element, element, tag};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::Element as PageElement;

use crate::screen::focused;
use crate::screen_page::{
    Chance, Place, changes, inside, mark, marked, moving_keeps_scroll, watch_changes,
};

fn rows(keys: &[usize]) -> Element<String> {
    let row = |key: &usize| {
        tag("li")
            .key(key.to_string())
            .attribute("id", format!("row-{key}"))
            .text(key.to_string())
            .child(
                element("input", &[("type", "text"), ("value", "abcdef")])
                    .on("blur", "left".to_owned()),
            )
    };
    let list = tag("ul").child(tag("li").text("head"));
    list.list(keys.iter().map(row))
        .child(tag("li").text("foot"))
}

#[track_caller]
fn check(place: &Place, keys: &[usize]) {
    let texts = inside(&place.root)
        .into_iter()
        .filter(|element| element.tag_name() == "LI");
    let texts: Vec<String> = texts.filter_map(|row| row.text_content()).collect();
    let keys = keys.iter().map(usize::to_string);
    let head = ["head".to_owned()].into_iter();
    let expected: Vec<String> = head.chain(keys).chain(["foot".to_owned()]).collect();
    assert_eq!(texts, expected);
}

/// What was drawn of these rows.
fn drawn(place: &Place, keys: &[usize]) -> Vec<PageElement> {
    keys.iter()
        .map(|key| place.one(&format!("#row-{key}")).unchecked_into())
        .collect()
}

/// Rows move, come and go, and one of them has the focus with a part of its text marked.
fn shuffle(place: &Place, times: usize) {
    let mut chance = Chance::new(7);
    let mut all: Vec<usize> = (0..12).collect();
    place.draw(rows(&all));
    let input = place.one("#row-5 input");
    input.focus().unwrap();
    mark(&input, 2, 4);
    let stays = drawn(place, &[5]);
    for time in 0..times {
        chance.shuffle(&mut all);
        let there: Vec<usize> = all
            .iter()
            .copied()
            .filter(|key| *key == 5 || chance.below(4) > 0)
            .collect();
        place.draw(rows(&there));
        check(place, &there);
        assert_eq!(drawn(place, &[5]), stays, "time {time}: {there:?}");
        assert_eq!(focused(), *input, "time {time}: {there:?}");
        assert_eq!(marked(&input), "ab|cd|ef", "time {time}: {there:?}");
    }
    assert!(place.said().is_empty(), "the focus has never been lost");
}

#[wasm_bindgen_test]
fn rows_that_move_keep_the_focus() {
    shuffle(&Place::new(), 500);
}

#[wasm_bindgen_test]
fn rows_that_move_keep_the_focus_where_the_browser_can_t_move() {
    shuffle(&Place::without_moving(), 500);
}

#[wasm_bindgen_test]
fn a_row_is_the_same_element_wherever_it_stands() {
    for place in [Place::new(), Place::without_moving()] {
        place.draw(rows(&[1, 2, 3, 4]));
        let four = drawn(&place, &[1, 2, 3, 4]);
        place.draw(rows(&[4, 2, 5, 3, 1]));
        assert_eq!(drawn(&place, &[1, 2, 3, 4]), four);
        place.draw(rows(&[]));
        check(&place, &[]);
        place.draw(rows(&[2, 1]));
        check(&place, &[2, 1]);
        assert_ne!(drawn(&place, &[1]), four[..1], "it had left");
    }
}

#[wasm_bindgen_test]
fn no_more_rows_move_than_have_to() {
    let place = Place::without_moving();
    place.draw(rows(&[1, 2, 3, 4, 5]));
    watch_changes(&place.root);
    place.draw(rows(&[5, 1, 2, 3, 4]));
    // To move is to leave and to come.
    assert_eq!(changes(), 2);
    place.draw(rows(&[5, 1, 2, 3, 4, 6]));
    assert_eq!(changes(), 1);
    place.draw(rows(&[5, 1, 3, 4, 6]));
    assert_eq!(changes(), 1);
}

#[wasm_bindgen_test]
fn a_moved_row_keeps_its_scroll_where_the_browser_can_keep_it() {
    let place = Place::new();
    let row = |key: &usize| {
        let scrolled = tag("div").attribute("id", format!("scrolled-{key}"));
        tag("li")
            .key(key.to_string())
            .child(scrolled.child(tag("p").text("a line\n".repeat(50))))
    };
    let rows = |keys: &[usize]| tag("ul").list(keys.iter().map(row).collect::<Vec<_>>());
    place.draw(rows(&[1, 2, 3]));
    for key in 1..=3 {
        let scrolled = place.one(&format!("#scrolled-{key}"));
        for (name, value) in [
            ("overflow", "auto"),
            ("height", "40px"),
            ("white-space", "pre"),
        ] {
            scrolled.style().set_property(name, value).unwrap();
        }
        scrolled.set_scroll_top(key * 10);
    }
    place.draw(rows(&[3, 2, 1]));
    let tops = [1, 2, 3].map(|key| place.one(&format!("#scrolled-{key}")).scroll_top());
    assert_eq!(tops == [10, 20, 30], moving_keeps_scroll(), "{tops:?}");
}

#[wasm_bindgen_test]
fn two_rows_of_one_key_are_two_rows() {
    let place = Place::new();
    for keys in [&[1, 1, 2][..], &[2, 1, 1], &[1, 2, 1, 1], &[2], &[2, 2]] {
        place.draw(rows(keys));
        check(&place, keys);
    }
}

#[wasm_bindgen_test]
fn another_key_is_another_element() {
    let place = Place::new();
    let details = |key: &'static str| tag("section").child(tag("input").key(key));
    place.draw(details("a"));
    place.one("input").focus().unwrap();
    let first = place.one("input");
    place.draw(details("a"));
    assert_eq!(place.one("input"), first);
    place.draw(details("b"));
    assert_ne!(place.one("input"), first);
}

#[wasm_bindgen_test]
fn rows_move_in_a_place_that_is_not_in_the_page() {
    let place = Place::new();
    place.draw(rows(&[1, 2, 3]));
    let three = drawn(&place, &[1, 2, 3]);
    place.root.remove();
    place.draw(rows(&[3, 4, 1, 2]));
    check(&place, &[3, 4, 1, 2]);
    assert_eq!(drawn(&place, &[1, 2, 3]), three);
}
