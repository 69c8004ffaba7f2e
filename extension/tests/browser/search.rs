//! The search box: a token never gets in, whichever way it comes.

use latchkey_core::Pasted;
use latchkey_extension::popup::message::Message;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlInputElement;

use crate::events::{drop_in, enter, paste, press, press_with, type_in};
use crate::screen::{Screen, add, document, focused};

const ID: &str = "5a417f0e-93b1-4d6c-8a2f-1c0de5b7a964";

fn search(screen: &Screen) -> HtmlInputElement {
    screen.one("#search").unchecked_into()
}

/// A token of the key `ID`.
fn token() -> String {
    let part = |json: &str| {
        let text = web_sys::window().unwrap().btoa(json).unwrap();
        text.replace('=', "").replace('+', "-").replace('/', "_")
    };
    let (header, payload) = (
        part(r#"{"alg":"ES384"}"#),
        part(&format!(r#"{{"jti":"{ID}"}}"#)),
    );
    format!("{header}.{payload}.{}", "s1gnature".repeat(6))
}

/// Nothing but ids goes on, and the box is empty.
#[track_caller]
fn check_is_caught(screen: &Screen, how: &str) {
    assert_eq!(search(screen).value(), "", "{how}");
    let happened = screen.happened();
    let found = |message: &Message| matches!(message, Message::Pasted(Pasted::Token(facts)) if facts.key_id.as_str() == ID);
    assert_eq!(
        happened.iter().filter(|message| found(message)).count(),
        1,
        "{how}: {happened:?}"
    );
    let text = format!("{happened:?} {}", screen.app().inner_text());
    assert!(
        !text.contains("eyJ") && !text.contains("s1gnature"),
        "{how}: {text}"
    );
}

/// A way in which a user brings a text to the box.
type Entry = fn(&Screen, &str);

#[wasm_bindgen_test]
fn a_token_never_gets_in() {
    let ways: [(&str, Entry); 5] = [
        ("paste", |screen, text| paste(&search(screen), text)),
        ("drop", |screen, text| drop_in(&search(screen), text)),
        ("late paste", |screen, text| {
            enter(&search(screen), "insertFromPaste", text)
        }),
        ("late drop", |screen, text| {
            enter(&search(screen), "insertFromDrop", text)
        }),
        ("typing", |screen, text| type_in(&search(screen), text)),
    ];
    for (how, way) in ways {
        let screen = Screen::of_keys(2);
        way(
            &screen,
            &format!("curl -H 'Authorization: Bearer {}'", token()),
        );
        check_is_caught(&screen, how);
    }
}

#[wasm_bindgen_test]
fn a_token_without_an_id_is_kept_out_too() {
    let screen = Screen::of_keys(2);
    paste(
        &search(&screen),
        "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9.eyJ4IjoxfQ.sig",
    );
    assert_eq!(search(&screen).value(), "");
    let happened = screen.happened();
    assert!(
        matches!(happened[..], [Message::Pasted(Pasted::UnreadableToken)]),
        "{happened:?}"
    );
}

#[wasm_bindgen_test]
fn a_key_s_id_gets_in_and_is_looked_up() {
    let screen = Screen::of_keys(2);
    paste(&search(&screen), ID);
    assert_eq!(search(&screen).value(), ID);
    let happened = screen.happened();
    let [Message::Pasted(Pasted::KeyId(id)), Message::Search(query)] = &happened[..] else {
        panic!("{happened:?}");
    };
    assert_eq!((id.as_str(), query.as_str()), (ID, ID));
}

#[wasm_bindgen_test]
fn plain_text_is_searched_for() {
    let screen = Screen::of_keys(12);
    paste(&search(&screen), "Key 0001");
    assert_eq!(search(&screen).value(), "Key 0001");
    assert_eq!(screen.count(".rows > .row"), 3);
    let happened = screen.happened();
    assert!(matches!(&happened[..], [Message::Search(query)] if query == "Key 0001"));
}

#[wasm_bindgen_test]
fn escape_empties_the_box_before_it_closes_the_popup() {
    let screen = Screen::of_keys(2);
    assert!(!press(&search(&screen), "Escape"));
    type_in(&search(&screen), "x");
    assert!(press(&search(&screen), "Escape"));
    assert_eq!(search(&screen).value(), "");
}

#[wasm_bindgen_test]
fn a_slash_leads_to_the_box() {
    let screen = Screen::of_keys(2);
    let body = document().query_selector("body").unwrap().unwrap();
    for held in ["ctrlKey", "metaKey", "altKey"] {
        assert!(
            !press_with(&body, "/", &format!(r#"{{"{held}":true}}"#)),
            "{held}"
        );
    }
    assert_ne!(focused().id(), "search");
    assert!(press(&body, "/"));
    assert_eq!(focused().id(), "search");
    assert!(!press(&search(&screen), "/"), "a slash can be written");
    drop(screen);
    let other = add("input", "search");
    assert!(!press(&body, "/"), "nobody listens any more");
    other.remove();
}
