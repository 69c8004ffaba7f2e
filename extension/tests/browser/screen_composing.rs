//! A box in which an input method composes is never written into: that would end the composition, or write twice what
//! it is about to write.

use latchkey_extension::screen::{Node, element, tag};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlInputElement;

use crate::screen_page::{Live, compose, compose_end, compose_start, mark};

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

fn value(live: &Live<State>, selector: &str) -> String {
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
fn once_it_is_over_the_model_s_word_counts_again() {
    let live = live();
    let own = live.one(".own");
    compose_start(&own);
    compose(&own, "abc");
    assert_eq!(value(&live, ".own"), "abc");
    compose_end(&own);
    live.set(|state| state.times += 1);
    assert_eq!(value(&live, ".own"), "ABC");
}
