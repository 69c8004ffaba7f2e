//! A tick, a choice and opened details belong to the user until the model has heard of them, whatever is drawn in between.

use latchkey_extension::screen::{Element, Node, element, tag};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::{Event, HtmlInputElement};

use crate::events::{frame, until};
use crate::screen_page::Live;

#[derive(Default)]
struct State {
    is_on: bool,
    chosen: String,
    times: usize,
    said: Vec<String>,
}

fn update(state: &mut State, said: String) {
    state.times += 1;
    match said.as_str() {
        "true" => state.is_on = true,
        "false" => state.is_on = false,
        chosen => state.chosen = chosen.to_owned(),
    }
    state.said.push(said);
}

/// Drawn anew on whatever is done in it.
fn around(state: &State, event: &'static str) -> Element<String> {
    let around = tag("div").on(event, state.chosen.clone());
    around.child(tag("p").text(state.times.to_string()))
}

fn tick(state: &State) -> Element<String> {
    element("input", &[("type", "checkbox")])
        .checked(state.is_on)
        .on_checked("change", |is_on| is_on.to_string())
}

fn ticked(live: &Live<State>) -> bool {
    live.one("input")
        .unchecked_into::<HtmlInputElement>()
        .checked()
}

#[wasm_bindgen_test]
fn a_tick_is_heard_though_all_is_drawn_anew_at_the_click() {
    for event in ["click", "input"] {
        let view = match event {
            "click" => |state: &State| around(state, "click").child(tick(state)).into(),
            _ => |state: &State| around(state, "input").child(tick(state)).into(),
        };
        let live = Live::new(State::default(), update, view);
        for is_on in [true, false, true] {
            live.one("input").click();
            assert_eq!(
                (live.state().is_on, ticked(&live)),
                (is_on, is_on),
                "{event}"
            );
        }
        assert_eq!(live.state().times, 6, "{event} was told, and the tick");
    }
}

#[wasm_bindgen_test]
fn so_is_one_by_its_label() {
    let live = Live::new(State::default(), update, |state| {
        let label = tag("label").child(tick(state));
        around(state, "click")
            .child(label.child(tag("b").text("On")))
            .into()
    });
    live.one("b").click();
    assert!(live.state().is_on && ticked(&live));
}

fn radios(state: &State) -> Node<String> {
    let radio = |name: &'static str| {
        element("input", &[("type", "radio"), ("name", "ticks")])
            .attribute("value", name)
            .checked(state.chosen == name)
            .on_value("change", |chosen| chosen)
    };
    around(state, "click")
        .list(["one", "two"].map(radio))
        .into()
}

#[wasm_bindgen_test]
fn a_choice_among_several_is_heard_too() {
    let state = State {
        chosen: "one".to_owned(),
        ..State::default()
    };
    let live = Live::new(state, update, radios);
    for chosen in ["two", "one"] {
        live.one(&format!("[value={chosen}]")).click();
        assert_eq!(live.state().chosen, chosen);
        let stands: HtmlInputElement = live.one("input:checked").unchecked_into();
        assert_eq!(stands.value(), chosen);
    }
}

fn refuse(event: &Event) -> bool {
    event.prevent_default();
    true
}

/// The browser takes a tick back where the click is kept from it, after all that was drawn meanwhile.
#[wasm_bindgen_test]
async fn what_the_browser_takes_back_is_written_again() {
    let live = Live::new(State::default(), update, |state| {
        let around = tag("div").on_if("click", refuse, "true".to_owned());
        around.child(tick(state)).into()
    });
    live.one("input").click();
    assert!(live.state().is_on);
    until("the model's word stands there", || ticked(&live)).await;
    assert_eq!(live.state().said, ["true"]);
}

fn details(state: &State) -> Node<String> {
    let is_open = |event: &Event| {
        let details: web_sys::Element = event.target()?.dyn_into().ok()?;
        Some(details.has_attribute("open").to_string())
    };
    let details = tag("details").open(state.is_on).on_event("toggle", is_open);
    let summary = tag("summary").child(tag("b").text("More"));
    around(state, "keydown")
        .child(details.child(summary))
        .into()
}

fn is_open(live: &Live<State>) -> bool {
    live.one("details").has_attribute("open")
}

#[wasm_bindgen_test]
async fn details_that_were_opened_stay_so_until_that_is_known() {
    let live = Live::new(State::default(), update, details);
    for opens in [true, false] {
        live.one("b").click();
        live.set(|state| state.times += 1);
        assert_eq!(is_open(&live), opens);
        until("it was told", || live.state().is_on == opens).await;
        assert_eq!(is_open(&live), opens);
    }
}

#[wasm_bindgen_test]
async fn details_whose_click_was_kept_from_the_browser_are_the_model_s_again() {
    let live = Live::new(State::default(), update, |state| {
        tag("div")
            .on_if("click", refuse, "later".to_owned())
            .child(details(state))
            .into()
    });
    live.one("b").click();
    frame().await;
    live.set(|state| state.is_on = true);
    until("the model's word stands there", || is_open(&live)).await;
}
