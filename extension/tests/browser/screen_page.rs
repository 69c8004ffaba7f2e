//! An empty place in the page for the differ's tests, and what was said there.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::Reflect;
use latchkey_extension::screen::{Node, Screen};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::screen::document;

#[wasm_bindgen(module = "/tests/browser/screen_page.js")]
extern "C" {
    /// An input method begins, changes or ends its text at the caret of a box, as far as a page can do that.
    #[wasm_bindgen(js_name = composeStart)]
    pub fn compose_start(element: &Element);
    pub fn compose(element: &Element, text: &str);
    #[wasm_bindgen(js_name = composeEnd)]
    pub fn compose_end(element: &Element);
    /// The whole of a composition at the caret of a box, in parts and with the text that is committed at last: in
    /// Firefox by its own input processor.
    #[wasm_bindgen(js_name = composeWhole)]
    pub fn compose_whole(element: &Element, parts: Vec<String>, committed: &str);
    /// What stands in a box, with `|` at either end of what is marked.
    pub fn marked(element: &Element) -> String;
    /// What stands in a box.
    pub fn value(element: &Element) -> String;
    /// The user has chosen, as the browser tells of it.
    pub fn changed(element: &Element);
    /// Whether `moveBefore` of this browser keeps the scroll of what is moved.
    #[wasm_bindgen(js_name = movingKeepsScroll)]
    pub fn moving_keeps_scroll() -> bool;
    /// Begins to count how often a script writes what stands in a box.
    #[wasm_bindgen(js_name = watchWrites)]
    pub fn watch_writes(element: &Element);
    pub fn written() -> u32;
    pub fn mark(element: &Element, from: u32, to: u32);
    /// Says whether the browser goes on with it.
    pub fn fire(element: &Element, kind: &str, bubbles: bool) -> bool;
    /// Whether the boxes, ticks and lists of two places are in the same state, which no attribute tells.
    #[wasm_bindgen(js_name = sameState)]
    pub fn same_state(one: &Element, other: &Element) -> bool;
    /// The elements inside of another, in order.
    pub fn inside(element: &Element) -> Vec<Element>;
    /// Begins to note what is changed inside of an element.
    #[wasm_bindgen(js_name = watchChanges)]
    pub fn watch_changes(element: &Element);
    /// How many changes there were since this was last asked.
    pub fn changes() -> u32;
    /// Marks the text of an element, as a person does to copy it.
    #[wasm_bindgen(js_name = markText)]
    pub fn mark_text(element: &Element);
    #[wasm_bindgen(js_name = markedText)]
    pub fn marked_text() -> String;
    /// Begins to count listeners, over the whole page.
    #[wasm_bindgen(js_name = countListeners)]
    pub fn count_listeners();
    /// Ends that; how many were added, and how many of these are still there.
    #[wasm_bindgen(js_name = countedListeners)]
    pub fn counted_listeners() -> Vec<u32>;
}

pub type Said = Rc<RefCell<Vec<String>>>;

/// A place in the page with its screen, until it is dropped.
pub struct Place {
    pub root: HtmlElement,
    pub said: Said,
    screen: Option<Screen<String>>,
}

impl Place {
    pub fn new() -> Place {
        Place::at(root())
    }

    /// In a browser that can't move elements without taking them out.
    pub fn without_moving() -> Place {
        let root = root();
        Reflect::set(&root, &"moveBefore".into(), &JsValue::UNDEFINED).unwrap();
        Place::at(root)
    }

    fn at(root: HtmlElement) -> Place {
        let said = Said::default();
        let heard = Rc::clone(&said);
        let screen = Screen::new(&root, move |message| heard.borrow_mut().push(message));
        Place { root, said, screen }
    }

    pub fn draw(&self, node: impl Into<Node<String>>) {
        self.screen.as_ref().unwrap().draw(node.into());
    }

    /// What was said since this was last asked.
    pub fn said(&self) -> Vec<String> {
        self.said.take()
    }

    #[track_caller]
    pub fn one(&self, selector: &str) -> HtmlElement {
        one(&self.root, selector)
    }

    /// Drops the screen and leaves the place.
    pub fn close(&mut self) {
        self.screen = None;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.close();
        self.root.remove();
    }
}

/// A screen that is drawn anew after everything that is said.
pub struct Live<S> {
    pub root: HtmlElement,
    inside: Rc<Inside<S>>,
}

struct Inside<S> {
    state: RefCell<S>,
    screen: OnceCell<Screen<String>>,
    view: fn(&S) -> Node<String>,
}

impl<S: 'static> Live<S> {
    pub fn new(state: S, update: fn(&mut S, String), view: fn(&S) -> Node<String>) -> Live<S> {
        let root = root();
        let inside = Rc::new(Inside {
            state: RefCell::new(state),
            screen: OnceCell::new(),
            view,
        });
        let weak = Rc::downgrade(&inside);
        let screen = Screen::new(&root, move |message| {
            if let Some(inside) = weak.upgrade() {
                update(&mut inside.state.borrow_mut(), message);
                inside.draw();
            }
        });
        assert!(inside.screen.set(screen.unwrap()).is_ok());
        inside.draw();
        Live { root, inside }
    }

    /// The state changes for another reason than the user.
    pub fn set(&self, change: impl FnOnce(&mut S)) {
        change(&mut self.inside.state.borrow_mut());
        self.inside.draw();
    }

    pub fn state(&self) -> std::cell::Ref<'_, S> {
        self.inside.state.borrow()
    }

    #[track_caller]
    pub fn one(&self, selector: &str) -> HtmlElement {
        one(&self.root, selector)
    }
}

impl<S> Inside<S> {
    fn draw(&self) {
        let node = (self.view)(&self.state.borrow());
        self.screen.get().unwrap().draw(node);
    }
}

impl<S> Drop for Live<S> {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn root() -> HtmlElement {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    root
}

#[track_caller]
fn one(root: &HtmlElement, selector: &str) -> HtmlElement {
    let found = root.query_selector(selector).unwrap();
    found
        .unwrap_or_else(|| panic!("there is no {selector}"))
        .unchecked_into()
}

/// Numbers that look like chance and are the same for the same seed.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// One of `0..below`.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    pub fn is_so(&mut self) -> bool {
        self.below(2) == 0
    }

    pub fn one_of<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}
