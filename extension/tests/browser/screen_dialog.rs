//! The question of views that are nodes: hard to confirm by mistake, easy to leave.

use latchkey_extension::platform::language::Language;
use latchkey_extension::screen::Element;
use latchkey_extension::ui::dialog::{self, dialog};
use wasm_bindgen_test::*;

use crate::chrome::Chrome;
use crate::events::{click, click_again, press, press_with, until};
use crate::screen::{document, focused};
use crate::screen_page::Place;

const CANCEL: &str = "dialog button:not(.danger)";
const CONFIRM: &str = "dialog .danger";

fn question(title: &str) -> Element<String> {
    let _chrome = Chrome::fresh();
    let question = dialog::Question {
        title: title.to_owned(),
        body: "What uses it stops.".into(),
        verb: "Revoke".to_owned(),
        is_blocked: false,
        count: None,
        confirmed: "confirmed".to_owned(),
        cancelled: "cancelled".to_owned(),
    };
    dialog(question, &Language::of_browser())
}

fn asked() -> Place {
    let place = Place::new();
    place.draw(question("Revoke key?"));
    place
}

#[wasm_bindgen_test]
fn it_starts_on_cancel_and_another_question_does_so_too() {
    let place = asked();
    assert!(place.one("dialog").matches(":modal").unwrap());
    assert!(focused().is_same_node(Some(&place.one(CANCEL))));
    place.one(CONFIRM).focus().unwrap();
    place.draw(question("Delete key?"));
    assert!(focused().is_same_node(Some(&place.one(CANCEL))));
    assert!(place.said().is_empty());
}

#[wasm_bindgen_test]
fn a_double_click_does_not_confirm() {
    let place = asked();
    click_again(&place.one(CONFIRM));
    assert!(place.said().is_empty());
    click(&place.one(CONFIRM));
    assert_eq!(place.said(), ["confirmed"]);
}

#[wasm_bindgen_test]
fn a_key_held_down_presses_nothing() {
    let place = asked();
    let confirm = place.one(CONFIRM);
    for key in ["Enter", " "] {
        assert!(press_with(&confirm, key, r#"{"repeat":true}"#), "{key:?}");
        assert!(!press(&confirm, key), "{key:?}");
    }
    assert!(!press_with(&confirm, "Tab", r#"{"repeat":true}"#));
    assert!(place.said().is_empty());
}

#[wasm_bindgen_test]
fn escape_cancels_the_question_and_does_nothing_else() {
    let place = asked();
    assert!(press(&place.one(CONFIRM), "Escape"));
    assert_eq!(place.said(), ["cancelled"]);
}

#[wasm_bindgen_test]
async fn it_opens_though_its_screen_comes_into_the_page_after_it_was_drawn() {
    let place = Place::new();
    place.root.remove();
    place.draw(question("Revoke key?"));
    document()
        .body()
        .unwrap()
        .append_child(&place.root)
        .unwrap();
    until("the question is open", || {
        place.one("dialog").matches(":modal").unwrap()
    })
    .await;
    assert!(focused().is_same_node(Some(&place.one(CANCEL))));
}
