//! The grid's window on ten thousand rows.

use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::events::{press, press_with, type_in, until};
use crate::screen::{Screen, focused, id, size};

const ROWS: &str = ".rows > .row";
const MANY: usize = 10_000;
/// More than fit into a popup, with those beyond its edges.
const FEW: u32 = 60;

/// The row at a place, as ARIA counts: the headings are row 1.
fn row(place: usize) -> String {
    format!("{ROWS}[aria-rowindex='{}']", place + 2)
}

async fn measured() -> Screen {
    let screen = Screen::of_keys(MANY);
    let below = |screen: &Screen| {
        let rows = i32::try_from(screen.count(ROWS)).unwrap();
        rows * height(screen) - screen.one(".grid").client_height()
    };
    let enough = |screen: &Screen| below(screen) > 8 * height(screen);
    until("the rows beyond the view", || enough(&screen)).await;
    screen
}

fn height(screen: &Screen) -> i32 {
    screen.one(ROWS).offset_height()
}

async fn scroll_to(screen: &Screen, place: usize) {
    let rows = i32::try_from(place).unwrap();
    screen.one(".grid").set_scroll_top(rows * height(screen));
    until("the rows scrolled to", || screen.has(&row(place))).await;
}

fn name(screen: &Screen, place: usize) -> HtmlElement {
    screen.one(&format!("#row-{}", id(place)))
}

#[wasm_bindgen_test]
async fn few_of_many_rows_are_drawn() {
    let screen = measured().await;
    assert!(screen.count(ROWS) < FEW);
    let grid = screen.one(".grid");
    assert_eq!(
        grid.get_attribute("aria-rowcount").as_deref(),
        Some("10001")
    );
    let all = i32::try_from(MANY).unwrap() * height(&screen);
    assert!(height(&screen) > 20 && grid.scroll_height() >= all);
}

#[wasm_bindgen_test]
async fn the_window_follows_the_scrolling() {
    let screen = measured().await;
    for place in [5_000, MANY - 1, 0] {
        scroll_to(&screen, place).await;
        assert!(screen.count(ROWS) < FEW);
        let top = i32::try_from(place).unwrap() * height(&screen);
        assert_eq!(screen.one(&row(place)).offset_top(), top);
        assert!(!screen.has(&row(2_500)));
    }
}

#[wasm_bindgen_test]
async fn the_focused_row_is_kept() {
    let screen = measured().await;
    name(&screen, 1).focus().unwrap();
    scroll_to(&screen, 5_000).await;
    assert!(!screen.has(&row(0)));
    assert_eq!(focused().id(), format!("row-{}", id(1)));
    assert!(press(&focused(), "ArrowDown"));
    assert_eq!(focused().id(), format!("row-{}", id(2)));
    until("the rows around the focus", || screen.has(&row(4))).await;
}

#[wasm_bindgen_test]
async fn the_keyboard_reaches_both_ends() {
    let screen = measured().await;
    name(&screen, 0).focus().unwrap();
    assert!(press_with(&focused(), "End", r#"{"ctrlKey":true}"#));
    assert_eq!(focused().id(), format!("row-{}", id(MANY - 1)));
    assert!(press(&focused(), "ArrowDown"));
    assert_eq!(focused().id(), format!("row-{}", id(MANY - 1)));
    assert!(press_with(&focused(), "Home", r#"{"ctrlKey":true}"#));
    assert_eq!(focused().id(), format!("row-{}", id(0)));
    assert_eq!(screen.count("[role=grid] [tabindex='0']"), 1);
    assert!(!press_with(&focused(), "ArrowDown", r#"{"altKey":true}"#));
}

#[wasm_bindgen_test]
async fn a_smaller_window_draws_fewer_rows() {
    let screen = measured().await;
    let before = screen.count(ROWS);
    // Not so low that the whole screen scrolls.
    size(screen.app(), "600px");
    until("fewer rows", || screen.count(ROWS) < before).await;
    size(screen.app(), "900px");
    until("as many rows as before", || screen.count(ROWS) == before).await;
}

#[wasm_bindgen_test]
async fn a_keystroke_waits_for_the_rows_in_view_alone() {
    let screen = measured().await;
    let with_those_beyond = screen.count(ROWS);
    type_in(&screen.one("#search"), "99");
    let at_once = screen.count(ROWS);
    assert!(!screen.has(&format!("#row-{}", id(0))) && screen.has(&format!("#row-{}", id(99))));
    assert!(at_once < with_those_beyond);
    let drawn = i32::try_from(at_once).unwrap() * height(&screen);
    assert!(drawn >= screen.one(".grid").client_height(), "{drawn}");
    let all = || screen.count(ROWS) == with_those_beyond;
    until("the rows beyond the view", all).await;
}
