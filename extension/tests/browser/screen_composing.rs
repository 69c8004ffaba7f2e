//! A box in which an input method composes is never written into: that would end the composition, or write twice what
//! it is about to write.

use latchkey_extension::screen::{Node, element, tag};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlInputElement;

use crate::events::{frame, until};
use crate::screen_page::{Live, compose, compose_end, compose_start, compose_whole, mark};

#[derive(Default)]
struct State {
    typed: String,
    times: usize,
}

/// A box that would have all in capitals, beside one that says what was typed.
fn view(state: &State) -> Node<String> {
    tag("div")
        .child((state.times % 2 == 1).then(|| tag("p").text("odd")))
        .child(
            element("input", &[("type", "text"), ("class", "own")])
                .state("aria-invalid", state.times > 1)
                .value(state.typed.to_uppercase())
                .on_value("input", |typed| typed),
        )
        .child(
            element("input", &[("type", "text"), ("class", "beside")]).value(state.typed.clone()),
        )
        .into()
}

fn live() -> Live<State> {
    let update = |state: &mut State, typed| {
        state.typed = typed;
        state.times += 1;
    };
    Live::new(State::default(), update, view)
}

fn value<S: 'static>(live: &Live<S>, selector: &str) -> String {
    live.one(selector)
        .unchecked_into::<HtmlInputElement>()
        .value()
}

#[wasm_bindgen_test]
fn a_box_that_composes_is_left_alone() {
    let live = live();
    let own = live.one(".own");
    own.focus().unwrap();
    compose_start(&own);
    for step in ["k", "ka", "か", "漢"] {
        compose(&own, step);
        assert_eq!(live.state().typed, step);
        assert_eq!(value(&live, ".own"), step);
    }
    assert_eq!(live.state().times, 4);
    compose_end(&own);
    assert_eq!(value(&live, ".own"), "漢");
}

#[wasm_bindgen_test]
fn what_is_around_it_changes_meanwhile() {
    let live = live();
    let own = live.one(".own");
    compose_start(&own);
    compose(&own, "é");
    compose(&own, "éa");
    assert_eq!(value(&live, ".beside"), "éa");
    assert_eq!(own.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(own.is_connected());
}

#[wasm_bindgen_test]
fn what_was_there_before_stays_around_what_is_composed() {
    let live = live();
    live.set(|state| state.typed = "ab".to_owned());
    let own = live.one(".own");
    mark(&own, 1, 1);
    compose_start(&own);
    for (step, all) in [("n", "AnB"), ("に", "AにB"), ("日本", "A日本B")] {
        compose(&own, step);
        assert_eq!(value(&live, ".own"), all);
    }
    compose_end(&own);
    assert_eq!(live.state().typed, "A日本B");
}

#[wasm_bindgen_test]
async fn once_it_is_over_the_model_s_word_is_written() {
    let live = live();
    let own = live.one(".own");
    compose_start(&own);
    compose(&own, "abc");
    assert_eq!(value(&live, ".own"), "abc");
    compose_end(&own);
    until("the model's word stands there", || {
        value(&live, ".own") == "ABC"
    })
    .await;
    assert_eq!(live.state().times, 1, "nobody has drawn it again");
}

#[wasm_bindgen_test]
async fn a_whole_composition_ends_with_the_model_s_word() {
    let live = live();
    let parts = ["é", "éa", "éab"].map(str::to_owned).to_vec();
    compose_whole(&live.one(".own"), parts, "éabc");
    until("the model's word stands there", || {
        value(&live, ".own") == "ÉABC"
    })
    .await;
    assert_eq!(live.state().typed, "éabc");
}

/// Firefox tells of the text once more after the end of the composition.
#[wasm_bindgen_test]
async fn a_drawing_at_the_end_does_not_change_what_is_told_of_it() {
    let view = |state: &Vec<String>| {
        let typed = state.iter().rev().find(|said| *said != "ends");
        let input = element("input", &[("type", "text")])
            .value(typed.map_or_else(String::new, |typed| typed.to_uppercase()))
            .on_value("input", |typed| typed)
            .on("compositionend", "ends".to_owned());
        tag("div").child(input).into()
    };
    let live = Live::new(Vec::new(), |state, said| state.push(said), view);
    compose_whole(&live.one("input"), vec!["é".to_owned()], "éa");
    until("the model's word stands there", || {
        value(&live, "input") == "ÉA"
    })
    .await;
    assert_eq!(*live.state(), ["é", "éa", "ends", "éa"]);
}

#[wasm_bindgen_test]
async fn another_composition_that_follows_at_once_is_left_alone_too() {
    let live = live();
    let own = live.one(".own");
    compose_start(&own);
    compose(&own, "a");
    compose_end(&own);
    compose_start(&own);
    compose(&own, "b");
    frame().await;
    frame().await;
    assert_eq!(value(&live, ".own"), "ab");
    compose_end(&own);
    until("the model's word stands there", || {
        value(&live, ".own") == "AB"
    })
    .await;
}
