//! One listener for each kind of event, on the root: who is told, in which order, and what an event in the middle of
//! a change comes to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use latchkey_extension::screen::{Node, Screen, element, tag};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::*;
use web_sys::Event;

use crate::events::{click, click_again, press, type_in};
use crate::screen::{add, focused};
use crate::screen_page::{Live, Place, count_listeners, counted_listeners, fire};

fn said(what: &str) -> String {
    what.to_owned()
}

#[wasm_bindgen_test]
fn the_innermost_is_told_first() {
    let place = Place::new();
    let icon = tag("svg").child(tag("path").attribute("d", "m0 0"));
    let button = tag("button")
        .on("click", said("button"))
        .on("click", said("twice"))
        .child(icon);
    let list = tag("div").list([button, tag("button").on("click", said("beside"))]);
    place.draw(
        tag("main")
            .on("click", said("main"))
            .child(list.on("keydown", said("key"))),
    );
    click(&place.one("path"));
    assert_eq!(place.said(), ["button", "twice", "main"]);
    click(&place.root);
    assert!(place.said().is_empty());
}

fn stop(event: &Event) -> bool {
    event.stop_propagation();
    event.prevent_default();
    true
}

#[wasm_bindgen_test]
fn a_handler_may_keep_an_event_from_others_and_from_the_browser() {
    let place = Place::new();
    let inner = |stops: bool| {
        let inner = tag("i");
        match stops {
            true => inner.on_if("keydown", stop, said("inner")),
            false => inner.on("keydown", said("inner")),
        }
    };
    let view = |stops| tag("div").on("keydown", said("outer")).child(inner(stops));
    place.draw(view(false));
    assert!(!press(&place.one("i"), "Escape"));
    assert_eq!(place.said(), ["inner", "outer"]);
    place.draw(view(true));
    assert!(press(&place.one("i"), "Escape"));
    assert_eq!(place.said(), ["inner"]);
}

#[wasm_bindgen_test]
fn a_handler_may_look_before_it_speaks() {
    use wasm_bindgen::JsCast;
    fn is_first_click(event: &Event) -> bool {
        event
            .dyn_ref::<web_sys::MouseEvent>()
            .is_some_and(|event| event.detail() < 2)
    }
    let place = Place::new();
    let key = |event: &Event| {
        let key = event.dyn_ref::<web_sys::KeyboardEvent>()?.key();
        (key != "x").then_some(key)
    };
    place.draw(
        tag("button")
            .on_if("click", is_first_click, said("once"))
            .on_event("keydown", key),
    );
    click(&place.one("button"));
    click_again(&place.one("button"));
    for key in ["a", "x", "Enter"] {
        press(&place.one("button"), key);
    }
    assert_eq!(place.said(), ["once", "a", "Enter"]);
}

#[wasm_bindgen_test]
fn an_event_that_does_not_bubble_is_for_one_element() {
    let place = Place::new();
    let inner = tag("i")
        .on("scroll", said("inner"))
        .on("pointerenter", said("enters"));
    let outer = tag("div")
        .on("scroll", said("outer"))
        .on("pointerenter", said("outer"));
    place.draw(outer.child(inner).child(tag("b")));
    fire(&place.one("i"), "scroll", false);
    fire(&place.one("i"), "pointerenter", false);
    fire(&place.one("b"), "scroll", false);
    assert_eq!(place.said(), ["inner", "enters"]);
    fire(&place.one("div"), "scroll", false);
    assert_eq!(place.said(), ["outer"]);
}

#[wasm_bindgen_test]
fn a_handler_that_came_or_went_counts_at_once() {
    let place = Place::new();
    let button = |says: Option<&str>| tag("button").on("click", says.map(said));
    for says in [None, Some("a"), Some("b"), None] {
        place.draw(button(says));
        click(&place.one("button"));
        assert_eq!(place.said(), says.map(said).into_iter().collect::<Vec<_>>());
    }
}

/// A box that is there as long as nobody has said that it should go.
fn until_told(told: &[String]) -> Node<String> {
    let is_gone = told.iter().any(|said| said == "go");
    let input = || {
        let input = tag("input").on("blur", said("its own blur"));
        input.on("focusout", said("its own focusout"))
    };
    let outer = tag("div")
        .on("focusout", said("focus left"))
        .on("keydown", said("go"));
    outer
        .child((!is_gone).then(input))
        .child(element("p", &[]).text(told.len().to_string()))
        .into()
}

fn focused_and_gone() -> (Live<Vec<String>>, Vec<String>) {
    let live = Live::new(
        Vec::new(),
        |told, said| told.push(said),
        |told| until_told(told),
    );
    live.one("input").focus().unwrap();
    press(&live.one("input"), "Delete");
    let told = live.state().clone();
    (live, told)
}

/// Not every browser tells that the focus has left with its element. Asked of an element that nobody draws.
fn tells_of_focus_that_goes() -> bool {
    let document = web_sys::window().unwrap().document().unwrap();
    let [around, input] = ["div", "input"].map(|tag| document.create_element(tag).unwrap());
    around.append_child(&input).unwrap();
    document.body().unwrap().append_child(&around).unwrap();
    let told = Rc::new(Cell::new(false));
    let hears = told.clone();
    let listener = Closure::<dyn Fn()>::new(move || hears.set(true));
    let heard = listener.as_ref().unchecked_ref();
    around
        .add_event_listener_with_callback("focusout", heard)
        .unwrap();
    input
        .unchecked_ref::<web_sys::HtmlElement>()
        .focus()
        .unwrap();
    input.remove();
    around.remove();
    told.get()
}

#[wasm_bindgen_test]
fn an_event_in_the_middle_of_a_change_is_told_after_it() {
    let (live, told) = focused_and_gone();
    assert!(live.root.query_selector("input").unwrap().is_none());
    let expected = match tells_of_focus_that_goes() {
        false => vec!["go"],
        true => vec!["go", "focus left"],
    };
    assert_eq!(told, expected, "what is gone says nothing");
    assert_eq!(live.one("p").inner_text(), told.len().to_string());
}

#[wasm_bindgen_test]
fn what_goes_while_it_has_the_focus_leaves_a_screen_that_works() {
    let (live, _) = focused_and_gone();
    assert_eq!(focused().tag_name(), "BODY");
    live.set(Vec::clear);
    live.one("input").focus().unwrap();
    assert_eq!(focused().tag_name(), "INPUT");
    press(&live.one("input"), "Delete");
    assert!(live.root.query_selector("input").unwrap().is_none());
}

/// The event that a browser makes of a change, made by a hook: an event in the middle of a drawing.
#[wasm_bindgen_test]
fn whoever_is_there_after_the_change_is_told_of_an_event_within_it() {
    let place = Place::new();
    let view = |is_there: bool| {
        let new = tag("i")
            .on("click", said("the new one"))
            .on_enter(|new, _| {
                click(new);
                None
            });
        tag("div")
            .on("click", said("around it"))
            .child(is_there.then_some(new))
    };
    place.draw(view(false));
    place.draw(view(true));
    assert_eq!(place.said(), ["the new one", "around it"]);
}

#[wasm_bindgen_test]
fn what_is_asked_for_while_drawing_is_drawn_after_it() {
    fn grows(state: &usize) -> Node<String> {
        let row = |row: usize| {
            tag("li").key(row.to_string()).on_enter(move |_, send| {
                if row < 4 {
                    send(said("more"));
                }
                None
            })
        };
        tag("ul").list((0..=*state).map(row)).into()
    }
    let live = Live::new(0, |state, _| *state += 1, grows);
    assert_eq!(*live.state(), 4);
    assert_eq!(live.root.query_selector_all("li").unwrap().length(), 5);
}

#[wasm_bindgen_test]
fn typed_text_and_ticks_come_with_their_events() {
    let place = Place::new();
    let input = tag("input").on_value("input", |typed| format!("typed {typed}"));
    let area = tag("textarea").on_value("input", |typed| format!("wrote {typed}"));
    let tick = element("input", &[("type", "checkbox")]);
    let tick = tick.on_checked("change", |is_so| format!("ticked {is_so}"));
    place.draw(tag("div").child(input).child(area).child(tick));
    type_in(&place.one("input"), "a");
    type_in(&place.one("textarea"), "b");
    place.one("[type=checkbox]").click();
    place.one("[type=checkbox]").click();
    assert_eq!(
        place.said(),
        ["typed a", "wrote b", "ticked true", "ticked false"]
    );
}

/// Thousands of buttons with handlers, drawn and gone.
#[wasm_bindgen_test]
fn no_listener_is_left_behind() {
    let button = |key: usize| {
        let button = tag("button")
            .key(key.to_string())
            .on("click", said("c"))
            .on("keydown", said("k"));
        button
            .on("focus", said("f"))
            .on("scroll", said("s"))
            .text("x")
    };
    count_listeners();
    let mut place = Place::new();
    for round in 0..20 {
        place.draw(tag("div").list((0..200).map(|key| button(key + 100 * (round % 3)))));
        place.draw(tag("div"));
    }
    place.close();
    assert!(
        place.root.first_child().is_none(),
        "the place is empty again"
    );
    // For keys, the focus and the scroll, beside the five by which the screen knows what the user is in the middle of.
    assert_eq!(counted_listeners(), [8, 0]);
}

#[wasm_bindgen_test]
fn a_screen_may_be_dropped_by_what_it_says() {
    let root = add("div", "closes");
    let screen: Rc<RefCell<Option<Screen<String>>>> = Rc::default();
    let closes = Rc::clone(&screen);
    let made = Screen::new(&root, move |_| drop(closes.take())).unwrap();
    made.draw(
        tag("button")
            .on("click", said("close"))
            .text("Close")
            .into(),
    );
    screen.replace(Some(made));
    let button = crate::screen_page::inside(&root).remove(0);
    click(&button);
    assert!(screen.borrow().is_none() && root.first_child().is_none());
    click(&root);
    root.remove();
}
