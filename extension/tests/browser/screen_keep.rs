//! What a browser knows of an element that stays is kept, whatever changes around it.

use latchkey_extension::screen::{Node, element, tag};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlInputElement;

use crate::events::type_in;
use crate::screen::focused;
use crate::screen_page::{
    Live, Place, changes, mark, mark_text, marked, marked_text, watch_changes,
};

/// A box amid parts that come and go.
fn around(has_news: bool, rows: usize) -> Node<String> {
    tag("section")
        .child(has_news.then(|| tag("p").text("News")))
        .list((0..rows).map(|row| tag("p").text(format!("Row {row}"))))
        .child(element("input", &[("type", "text"), ("value", "abcdef")]))
        .child((!has_news).then_some("No news"))
        .into()
}

#[wasm_bindgen_test]
fn the_focus_and_what_is_marked_stay_when_the_rest_changes() {
    let place = Place::new();
    place.draw(around(false, 2));
    let input = place.one("input");
    input.focus().unwrap();
    mark(&input, 2, 4);
    for (has_news, rows) in [(true, 2), (true, 5), (false, 0), (true, 1)] {
        place.draw(around(has_news, rows));
        assert_eq!(focused(), *input, "news: {has_news}, rows: {rows}");
        assert_eq!(marked(&input), "ab|cd|ef");
        assert_eq!(
            place.root.query_selector_all("p").unwrap().length(),
            rows as u32 + u32::from(has_news)
        );
    }
}

#[wasm_bindgen_test]
fn the_caret_stays_in_the_middle_of_what_is_typed() {
    let live = Live::new(
        "abcdef".to_owned(),
        |state, typed| *state = typed,
        |state| {
            let input = element("input", &[("type", "text")]).value(state.clone());
            let typed = input.on_value("input", |typed| typed);
            tag("div")
                .child((state.len() % 2 == 1).then(|| tag("p").text("odd")))
                .child(typed)
                .into()
        },
    );
    let input: HtmlInputElement = live.one("input").unchecked_into();
    input.focus().unwrap();
    mark(&input, 3, 3);
    for expected in ["abc-||def", "abc--||def", "abc---||def"] {
        input.set_range_text("-").unwrap();
        let caret = input.selection_start().unwrap().unwrap() + 1;
        mark(&input, caret, caret);
        type_in(&input, "");
        assert_eq!(marked(&input), expected);
        assert_eq!(*live.state(), input.value());
    }
}

/// A list of which a part can be seen, between sections that come and go.
fn scrolled(rows: std::ops::Range<usize>, beside: [&'static [&'static str]; 2]) -> Node<String> {
    let section = |name: &&'static str| tag("section").key(*name).text(*name);
    let rows = rows.map(|row| tag("p").key(format!("{row}")).text(format!("Row {row}")));
    let list = element("div", &[("class", "list")]).key("list").list(rows);
    let [above, below] = beside.map(|names| names.iter().map(section));
    tag("main")
        .child((below.len() > 0).then(|| tag("i").text("more below")))
        .list(above.chain([list]).chain(below))
        .into()
}

#[wasm_bindgen_test]
fn the_scroll_stays_while_rows_and_what_is_around_come_and_go() {
    for place in [Place::new(), Place::without_moving()] {
        place.draw(scrolled(20..100, [&["a"], &[]]));
        let list = place.one(".list");
        // The browser would scroll by itself to keep what is seen where it is.
        for (name, value) in [
            ("overflow", "auto"),
            ("height", "200px"),
            ("overflow-anchor", "none"),
        ] {
            list.style().set_property(name, value).unwrap();
        }
        list.set_scroll_top(300);
        let drawings: [(_, [&[&str]; 2]); 5] = [
            (20..120, [&["a"], &["b"]]),
            (20..90, [&["a", "c"], &["b"]]),
            (0..90, [&[], &["b", "a"]]),
            (30..90, [&["b"], &[]]),
            (30..200, [&["a", "b", "c"], &[]]),
        ];
        for (rows, beside) in drawings {
            place.draw(scrolled(rows.clone(), beside));
            assert!(list.is_connected(), "{rows:?}");
            assert_eq!(list.scroll_top(), 300, "{rows:?}, {beside:?}");
        }
    }
}

#[wasm_bindgen_test]
fn text_that_is_marked_on_the_page_stays_marked() {
    let place = Place::new();
    let view = |beside: &'static str| tag("p").child(tag("b").text("the whole id")).text(beside);
    place.draw(view("a"));
    mark_text(&place.one("b"));
    place.draw(view("b"));
    assert_eq!(marked_text(), "the whole id");
}

#[wasm_bindgen_test]
fn nothing_is_written_where_nothing_changes() {
    let place = Place::new();
    place.draw(around(true, 3));
    watch_changes(&place.root);
    place.draw(around(true, 3));
    assert_eq!(changes(), 0);
    place.draw(around(true, 4));
    assert_eq!(changes(), 1, "one row was added");
}
