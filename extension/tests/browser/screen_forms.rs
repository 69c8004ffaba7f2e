//! State that the model says, and state that it leaves to the page: boxes, lists, ticks, `<details>`, `<dialog>`.

use latchkey_extension::screen::{Element, element, open_modal, tag};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlSelectElement};

use crate::events::{type_in, until};
use crate::screen::focused;
use crate::screen_page::{
    Live, Place, changed, changes, fire, mark, marked, value, watch_changes, watch_writes, written,
};

fn list(options: &[&'static str], chosen: &'static str) -> Element<String> {
    let options = options
        .iter()
        .map(|option| tag("option").attribute("value", *option).text(*option));
    tag("select")
        .value(chosen)
        .on_value("change", |chosen| chosen)
        .list(options)
}

#[wasm_bindgen_test]
fn options_may_change_together_with_the_choice() {
    let place = Place::new();
    place.draw(list(&["a", "b", "c"], "b"));
    let select: HtmlSelectElement = place.one("select").unchecked_into();
    assert_eq!(select.value(), "b");
    place.draw(list(&["x", "y", "z"], "z"));
    assert_eq!(select.value(), "z");
    place.draw(list(&["z", "x"], "z"));
    assert_eq!(select.value(), "z");
}

#[wasm_bindgen_test]
fn a_choice_that_no_option_has_leaves_the_list_as_it_is() {
    let place = Place::new();
    place.draw(list(&["a", "b"], "b"));
    let select: HtmlSelectElement = place.one("select").unchecked_into();
    place.draw(list(&["a", "b"], "c"));
    assert_eq!(select.value(), "b");
    place.draw(list(&["a", "b", "c"], "c"));
    assert_eq!(select.value(), "c");
}

#[wasm_bindgen_test]
fn a_choice_is_told_and_the_model_may_overrule_it() {
    let live = Live::new(
        "b".to_owned(),
        |state, chosen| {
            *state = if chosen == "c" {
                "a".to_owned()
            } else {
                chosen
            }
        },
        |state| list(&["a", "b", "c"], "").value(state.clone()).into(),
    );
    let select: HtmlSelectElement = live.one("select").unchecked_into();
    for (chosen, stands) in [("a", "a"), ("c", "a"), ("b", "b")] {
        select.set_value(chosen);
        changed(&select);
        assert_eq!(select.value(), stands, "{chosen} was chosen");
    }
}

#[wasm_bindgen_test]
fn a_value_that_stands_there_is_not_written_again() {
    let place = Place::new();
    let input = |value: &'static str| element("input", &[("type", "text")]).value(value);
    place.draw(input("Ada"));
    let input_box = place.one("input");
    mark(&input_box, 1, 2);
    watch_writes(&input_box);
    place.draw(input("Ada"));
    assert_eq!((marked(&input_box).as_str(), written()), ("A|d|a", 0));
    type_in(&input_box, "!");
    place.draw(input("Ada!"));
    // The test has typed by writing.
    assert_eq!((value(&input_box).as_str(), written()), ("Ada!", 1));
    place.draw(input("Eve"));
    assert_eq!((value(&input_box).as_str(), written()), ("Eve", 2));
}

#[wasm_bindgen_test]
fn what_the_model_does_not_say_is_the_user_s() {
    let place = Place::new();
    let view = |times: usize| {
        tag("div")
            .text(times.to_string())
            .child(element("input", &[("type", "text"), ("value", "start ")]))
            .child(tag("textarea"))
            .child(element("input", &[("type", "checkbox")]))
    };
    place.draw(view(1));
    type_in(&place.one("input"), "and on");
    type_in(&place.one("textarea"), "mine");
    place.one("[type=checkbox]").click();
    place.draw(view(2));
    let stands = |selector| value(&place.one(selector));
    assert_eq!(
        (stands("input"), stands("textarea")),
        ("start and on".to_owned(), "mine".to_owned())
    );
    assert!(
        place
            .one("[type=checkbox]")
            .unchecked_ref::<HtmlInputElement>()
            .checked()
    );
}

#[wasm_bindgen_test]
fn a_tick_that_the_model_refuses_goes_again() {
    let live = Live::new(
        vec![],
        |state, said| state.push(said),
        |_| {
            let tick = element("input", &[("type", "checkbox")])
                .checked(false)
                .indeterminate(true);
            tick.on_checked("change", |is_so| is_so.to_string()).into()
        },
    );
    let tick: HtmlInputElement = live.one("input").unchecked_into();
    assert!(tick.indeterminate());
    tick.click();
    assert_eq!(*live.state(), ["true"]);
    assert!(!tick.checked() && tick.indeterminate());
}

#[wasm_bindgen_test]
fn one_of_several_is_chosen() {
    let live = Live::new(
        "one".to_owned(),
        |state, said| *state = said,
        |state| {
            let radio = |name: &'static str| {
                let radio = element("input", &[("type", "radio"), ("name", "screen")])
                    .attribute("id", name);
                radio.checked(state == name).on("change", name.to_owned())
            };
            tag("div").list(["one", "two", "three"].map(radio)).into()
        },
    );
    let chosen = || live.one("input:checked").id();
    assert_eq!(chosen(), "one");
    for id in ["three", "two"] {
        live.one(&format!("#{id}")).click();
        assert_eq!(
            (chosen(), live.state().clone()),
            (id.to_owned(), id.to_owned())
        );
    }
    live.set(|state| *state = "one".to_owned());
    assert_eq!(chosen(), "one");
}

#[wasm_bindgen_test]
async fn details_are_the_user_s_unless_the_model_says() {
    let place = Place::new();
    let view = |times: usize, open: Option<bool>| {
        let details = tag("details")
            .on("toggle", "toggled".to_owned())
            .child(tag("summary").text("More"))
            .text(times.to_string());
        match open {
            Some(open) => details.open(open),
            None => details,
        }
    };
    let is_open = || place.one("details").has_attribute("open");
    place.draw(view(1, None));
    assert!(!is_open());
    place.one("summary").click();
    place.draw(view(2, None));
    assert!(is_open(), "the user opened it");
    until("it is told", || !place.said.borrow().is_empty()).await;
    place.draw(view(3, Some(false)));
    assert!(!is_open(), "the model says");
    place.one("summary").click();
    place.draw(view(4, Some(false)));
    until("the model still says", || !is_open()).await;
}

fn question(times: usize) -> Element<String> {
    element("dialog", &[("class", "ask")])
        .on_enter(open_modal)
        .on("close", "closed".to_owned())
        .on("cancel", "cancelled".to_owned())
        .child(tag("p").text(format!("{times} keys")))
        .child(element("button", &[("class", "yes")]).text("Revoke"))
        .child(element("button", &[("class", "no"), ("autofocus", "")]).text("Cancel"))
}

#[wasm_bindgen_test]
fn a_dialog_opens_over_the_screen_and_stays_so() {
    let place = Place::new();
    let view = |asks: Option<usize>| {
        tag("main")
            .child(element("button", &[("class", "opens")]))
            .child(asks.map(question))
    };
    place.draw(view(None));
    place.one(".opens").focus().unwrap();
    for times in 0..20 {
        place.draw(view(Some(times)));
        assert!(place.one("dialog").matches(":modal").unwrap());
        assert_eq!(focused().class_name(), "no");
    }
    assert_eq!(place.one("dialog p").inner_text(), "19 keys");
    place.draw(view(None));
    assert!(place.root.query_selector("dialog").unwrap().is_none());
    place.one(".opens").focus().unwrap();
    assert_eq!(focused().class_name(), "opens", "nothing is in the way");
    assert!(place.said().is_empty());
}

#[wasm_bindgen_test]
async fn a_dialog_s_cancel_and_close_are_told_once() {
    let place = Place::new();
    place.draw(tag("main").child(question(1)));
    let dialog: HtmlDialogElement = place.one("dialog").unchecked_into();
    fire(&dialog, "cancel", false);
    assert_eq!(place.said(), ["cancelled"]);
    dialog.close();
    until("the dialog tells", || !place.said.borrow().is_empty()).await;
    assert_eq!(place.said(), ["closed"]);
}

#[wasm_bindgen_test]
fn a_form_that_is_answered_is_not_sent() {
    let place = Place::new();
    place.draw(tag("form").on("submit", "find".to_owned()));
    // The page would be left, and the test with it.
    assert!(!fire(&place.one("form"), "submit", true));
    assert_eq!(place.said(), ["find"]);
}

#[wasm_bindgen_test]
fn a_progress_and_its_texts_are_attributes() {
    let place = Place::new();
    let view =
        |done: usize| element("progress", &[("max", "9")]).attribute("value", done.to_string());
    place.draw(view(1));
    watch_changes(&place.root);
    place.draw(view(4));
    assert_eq!(changes(), 1);
    assert_eq!(
        place.one("progress").get_attribute("value").as_deref(),
        Some("4")
    );
}
