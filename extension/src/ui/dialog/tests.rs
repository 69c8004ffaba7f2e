use super::*;
use crate::screen::reader::{all, by_ids, one};
use crate::words::english::English;

#[derive(Clone, Debug, PartialEq)]
enum Message {
    Typed(String),
    Confirmed,
    Cancelled,
}

fn question(typed: Option<&str>, is_blocked: bool) -> Node<Message> {
    let count = typed.map(|typed| Count {
        number: 1200,
        typed: typed.to_owned(),
        say: Message::Typed,
    });
    let question = Question {
        title: "Revoke 1,200 keys?".to_owned(),
        body: "What uses them stops.".into(),
        verb: "Revoke".to_owned(),
        is_blocked,
        count,
        confirmed: Message::Confirmed,
        cancelled: Message::Cancelled,
    };
    dialog(question, &English::read()).into()
}

#[test]
fn a_question_starts_on_cancel_and_says_what_would_follow() {
    let question = question(None, false);
    let dialog = one(&question, "alertdialog", "Revoke 1,200 keys?");
    let description = by_ids(&question, dialog.get("aria-describedby").unwrap());
    assert_eq!(description, "What uses them stops.");
    let first = all(&question, "button")
        .into_iter()
        .find(|button| button.get("autofocus").is_some());
    assert_eq!(first.unwrap().all_text(), "Cancel");
    let cancel = one(&question, "button", "Cancel");
    assert_eq!(cancel.message("click"), Some(Message::Cancelled));
    assert_eq!(dialog.message("keydown"), Some(Message::Cancelled));
    assert_eq!(dialog.message("close"), Some(Message::Cancelled));
}

#[test]
fn it_is_confirmed_once_it_is_ready() {
    let confirmed = |typed, is_blocked| {
        let question = question(typed, is_blocked);
        let confirm = one(&question, "button", "Revoke");
        let is_disabled = confirm.get("aria-disabled") == Some("true");
        let message = confirm.message("click");
        assert_eq!(message.is_none(), is_disabled);
        message
    };
    assert_eq!(confirmed(None, false), Some(Message::Confirmed));
    assert_eq!(confirmed(None, true), None);
    assert_eq!(confirmed(Some(""), false), None);
    assert_eq!(confirmed(Some("120"), false), None);
    assert_eq!(confirmed(Some("1200"), false), Some(Message::Confirmed));
    assert_eq!(confirmed(Some("1200"), true), None);
}

#[test]
fn the_box_has_what_was_typed() {
    let question = question(Some("12"), false);
    let typed = one(&question, "textbox", "Type 1,200 to confirm");
    assert_eq!(typed.says_value().unwrap(), "12");
    assert_eq!(typed.typed("120"), Some(Message::Typed("120".to_owned())));
}

#[test]
fn the_number_may_be_typed_as_people_write_it() {
    for typed in ["1200", "1,200", " 1 200 ", "1.200", "1\u{a0}200"] {
        assert!(is_count(typed, 1200), "{typed}");
    }
    for typed in ["", "120", "12000", "1200 keys", "-1200"] {
        assert!(!is_count(typed, 1200), "{typed}");
    }
}
