//! A tree of nodes can stand in a page that Sycamore draws, in one element that is otherwise empty.

use std::cell::RefCell;
use std::rc::Rc;

use latchkey_extension::screen::{Node, Screen, tag};
use sycamore::prelude::*;
use sycamore::web::render_in_scope;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;

use crate::events::click;
use crate::screen::add;
use crate::screen_page::inside;

fn counter(count: usize) -> Node<usize> {
    tag("button")
        .on("click", count + 1)
        .text(count.to_string())
        .into()
}

/// The place, drawn anew whenever the count changes.
fn hosted(count: Signal<usize>) -> View {
    let node = create_node_ref();
    on_mount(move || {
        let host: web_sys::Element = node.get().unchecked_into();
        let screen = Screen::new(&host, move |next| count.set(next)).unwrap();
        create_effect(move || screen.draw(counter(count.get())));
    });
    view! { div { p { (count.get()) } div(r#ref=node) } }
}

#[wasm_bindgen_test]
async fn a_tree_stands_in_a_page_of_sycamore_s() {
    let app = add("main", "hosting");
    let parent = app.clone();
    let at: Rc<RefCell<Option<Signal<usize>>>> = Rc::default();
    let made = Rc::clone(&at);
    let scope = create_root(move || {
        let count = create_signal(0);
        made.replace(Some(count));
        render_in_scope(move || hosted(count), &parent);
    });
    crate::events::until("the tree is drawn", || {
        app.query_selector("button").unwrap().is_some()
    })
    .await;
    let button = app.query_selector("button").unwrap().unwrap();
    click(&button);
    click(&button);
    assert_eq!(
        app.inner_text().split_whitespace().collect::<Vec<_>>(),
        ["2", "2"]
    );
    at.take().unwrap().set(7);
    assert_eq!(button.text_content().as_deref(), Some("7"));
    scope.dispose();
    assert!(
        inside(&app)
            .iter()
            .all(|element| element.tag_name() != "BUTTON"),
        "it goes with its host"
    );
    app.remove();
}
