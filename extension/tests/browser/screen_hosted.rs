//! A tree of nodes can stand in a page that Sycamore draws, in one element that is otherwise empty.

use std::cell::RefCell;
use std::rc::Rc;

use latchkey_extension::platform::language::Language;
use latchkey_extension::popup::message::Message;
use latchkey_extension::popup::model::Model;
use latchkey_extension::popup::view::Send;
use latchkey_extension::popup::view::hosted::hosted;
use latchkey_extension::screen::{Node, tag};
use latchkey_extension::words::Words;
use sycamore::prelude::*;
use sycamore::web::render_in_scope;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::chrome::Chrome;
use crate::events::click;
use crate::screen::{add, focused};
use crate::screen_page::inside;

/// A page of Sycamore's with the query, and a tree with the same in it.
struct Page {
    app: HtmlElement,
    model: Signal<Model>,
    scope: RootHandle,
    said: Rc<RefCell<Vec<String>>>,
    _chrome: Chrome,
}

fn tree(model: &Model, words: &dyn Words) -> Node<Message> {
    let longer = Message::Search(format!("{}x", model.query));
    let button = tag("button").on("click", longer).text(model.query.clone());
    let is_long = model.query.len() > 1;
    tag("section")
        .child(button.on("focusout", Message::Refresh))
        .child(is_long.then(|| tag("p").text(words.say("cancel"))))
        .into()
}

impl Page {
    fn new() -> Page {
        let chrome = Chrome::fresh();
        let app = add("main", "hosting");
        let said: Rc<RefCell<Vec<String>>> = Rc::default();
        let signal: Rc<RefCell<Option<Signal<Model>>>> = Rc::default();
        let (parent, made, heard) = (app.clone(), Rc::clone(&signal), Rc::clone(&said));
        let scope = create_root(move || {
            provide_context::<Rc<dyn Words>>(Rc::new(Language::of_browser()));
            let model = create_signal(Model::default());
            made.replace(Some(model));
            let send = Send::new(move |message| {
                heard.borrow_mut().push(format!("{message:?}"));
                if let Message::Search(query) = message {
                    model.update(|model| model.query = query);
                }
            });
            let view = move || {
                let query = move || model.with(|model| model.query.clone());
                view! { div { p { (query()) } (hosted(*model, send.clone(), tree)) } }
            };
            render_in_scope(view, &parent);
        });
        Page {
            app,
            model: signal.take().unwrap(),
            scope,
            said,
            _chrome: chrome,
        }
    }

    #[track_caller]
    fn one(&self, selector: &str) -> HtmlElement {
        let found = self.app.query_selector(selector).unwrap();
        found.unwrap().unchecked_into()
    }

    fn words(&self) -> Vec<String> {
        let text = self.app.inner_text();
        text.split_whitespace().map(str::to_owned).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.scope.dispose();
        self.app.remove();
    }
}

#[wasm_bindgen_test]
fn a_tree_in_a_page_of_sycamore_s_says_what_is_done_and_follows_the_model_at_once() {
    let page = Page::new();
    let button = page.one(".hosted button");
    click(&button);
    assert_eq!(page.words(), ["x", "x"]);
    click(&button);
    assert_eq!(page.words(), ["xx", "xx", "Cancel"]);
    assert_eq!(page.said.take(), [r#"Search("x")"#, r#"Search("xx")"#]);
    page.model.update(|model| model.query = "7".to_owned());
    assert_eq!(page.words(), ["7", "7"]);
    assert_eq!(page.one(".hosted button"), button, "it is the same element");
}

/// What has the focus says so as it leaves, in the middle of Sycamore's own work.
#[wasm_bindgen_test]
fn it_goes_with_its_place_even_with_the_focus_in_it() {
    let page = Page::new();
    let button = page.one(".hosted button");
    button.focus().unwrap();
    assert_eq!(focused(), *button);
    page.scope.dispose();
    assert!(!button.is_connected());
    let left = inside(&page.app);
    assert!(left.iter().all(|left| left.tag_name() != "SECTION"));
    page.said.take();
    click(&button);
    assert!(page.said.borrow().is_empty(), "nobody hears it any longer");
}
