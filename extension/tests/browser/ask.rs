//! The question before a key is revoked: hard to confirm by mistake, easy to leave.

use latchkey_extension::platform::composing;
use latchkey_extension::popup::message::Message;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlDialogElement;

use crate::events::{click, click_again, press, press_with, until};
use crate::screen::{Screen, focused, id};

const CANCEL: &str = "dialog button:not(.danger)";
const CONFIRM: &str = "dialog .danger";

/// The question whether to revoke the first key is open.
async fn asked() -> Screen {
    let screen = Screen::of_keys(3);
    let button = screen.one(&format!("#act-{}", id(0)));
    button.focus().unwrap();
    click(&button);
    until("the question", || screen.has("dialog[open]")).await;
    screen.happened();
    screen
}

fn is_confirmed(screen: &Screen) -> bool {
    let happened = screen.happened();
    happened
        .iter()
        .any(|message| matches!(message, Message::ConfirmRevoke))
}

#[wasm_bindgen_test]
async fn it_starts_on_cancel() {
    let screen = asked().await;
    assert!(focused().is_same_node(Some(&screen.one(CANCEL))));
    assert!(screen.has("dialog:modal"));
}

#[wasm_bindgen_test]
async fn a_double_click_does_not_confirm() {
    let screen = asked().await;
    click_again(&screen.one(CONFIRM));
    assert!(!is_confirmed(&screen));
    assert!(screen.has("dialog[open]"));
    click(&screen.one(CONFIRM));
    assert!(is_confirmed(&screen));
    assert!(!screen.has("dialog"));
}

/// An input method's own keys neither reach a listener of ours nor make the browser act.
#[wasm_bindgen_test]
async fn a_key_of_an_input_method_answers_nothing() {
    composing::keep_keys();
    for how in [r#"{"isComposing":true}"#, r#"{"keyCode":229}"#] {
        let screen = asked().await;
        for key in ["Escape", "Enter"] {
            assert!(press_with(&screen.one(CONFIRM), key, how), "{key} {how}");
        }
        assert!(!press_with(&screen.one(CONFIRM), "Tab", how), "{how}");
        assert!(screen.happened().is_empty() && screen.has("dialog[open]"));
        press(&screen.one(CONFIRM), "Escape");
        assert!(!screen.has("dialog"), "{how}");
    }
}

#[wasm_bindgen_test]
async fn a_key_held_down_presses_nothing() {
    let screen = asked().await;
    let confirm = screen.one(CONFIRM);
    for key in ["Enter", " "] {
        assert!(press_with(&confirm, key, r#"{"repeat":true}"#), "{key:?}");
        assert!(!press(&confirm, key), "{key:?}");
    }
    assert!(!press_with(&confirm, "Tab", r#"{"repeat":true}"#));
}

#[wasm_bindgen_test]
async fn escape_closes_the_question_and_not_the_popup() {
    let screen = asked().await;
    assert!(press(&screen.one(CANCEL), "Escape"));
    assert!(!screen.has("dialog"));
    assert!(!is_confirmed(&screen));
}

/// Something that a user does.
type Deed = fn(&Screen);

#[wasm_bindgen_test]
async fn the_focus_returns_to_the_row() {
    let ways: [(&str, Deed); 3] = [
        ("Cancel", |screen| click(&screen.one(CANCEL))),
        ("Escape", |screen| {
            press(&screen.one(CONFIRM), "Escape");
        }),
        ("the browser", |screen| {
            screen
                .one("dialog")
                .unchecked_into::<HtmlDialogElement>()
                .close();
        }),
    ];
    for (way, close) in ways {
        let screen = asked().await;
        close(&screen);
        until(way, || !screen.has("dialog")).await;
        assert_eq!(focused().id(), format!("act-{}", id(0)), "{way}");
    }
    let screen = asked().await;
    click(&screen.one(CONFIRM));
    assert_eq!(focused().id(), format!("row-{}", id(0)));
}
