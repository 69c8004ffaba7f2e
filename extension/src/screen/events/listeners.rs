//! The listeners on the root, which go with the screen.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

pub(in crate::screen) struct Listeners {
    root: Element,
    /// One function for all kinds.
    hears: Closure<dyn Fn(Event)>,
    kinds: RefCell<Vec<&'static str>>,
}

/// Events that don't come up to the root, but pass it on their way down; and those of a composition, which nobody may
/// keep from us.
const CAUGHT: [&str; 16] = [
    "blur",
    "cancel",
    "close",
    "compositionend",
    "compositionstart",
    "error",
    "focus",
    "invalid",
    "load",
    "mouseenter",
    "mouseleave",
    "pointerenter",
    "pointerleave",
    "scroll",
    "scrollend",
    "toggle",
];

impl Listeners {
    pub fn new(root: &Element, hears: impl Fn(Event) + 'static) -> Listeners {
        Listeners {
            root: root.clone(),
            hears: Closure::new(hears),
            kinds: RefCell::default(),
        }
    }

    /// Hears events of this kind from now on.
    pub fn hear(&self, kind: &'static str) {
        let mut kinds = self.kinds.borrow_mut();
        if kinds.contains(&kind) {
            return;
        }
        kinds.push(kind);
        let hears = self.hears.as_ref().unchecked_ref();
        // An element takes listeners for any event.
        self.root
            .add_event_listener_with_callback_and_bool(kind, hears, CAUGHT.contains(&kind))
            .unwrap_or_default();
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        let hears = self.hears.as_ref().unchecked_ref();
        for kind in self.kinds.take() {
            self.root
                .remove_event_listener_with_callback_and_bool(kind, hears, CAUGHT.contains(&kind))
                .unwrap_or_default();
        }
    }
}
