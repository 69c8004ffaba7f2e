//! What the user is in the middle of: a text that an input method composes, a tick, details that open. The page shows it
//! before we hear of it, and a drawing in between would undo it unheard. So the model's word on it waits for that.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

const COMPOSITION_START: &str = "compositionstart";
const COMPOSITION_END: &str = "compositionend";
const CLICK: &str = "click";
const CHANGE: &str = "change";
const TOGGLE: &str = "toggle";

/// The kinds of events by which something begins to be held or ends to be.
pub(super) const KINDS: [&str; 5] = [COMPOSITION_START, COMPOSITION_END, CLICK, CHANGE, TOGGLE];

#[derive(Default)]
pub(super) struct Held {
    /// The box in which an input method composes.
    composing: RefCell<Option<Element>>,
    /// That has ended. Firefox tells of its text once more after this, and is to tell what was composed.
    has_composed: Cell<bool>,
    /// The tick that was clicked.
    ticked: RefCell<Option<Element>>,
    /// The details whose summary was clicked.
    toggled: RefCell<Option<Element>>,
    /// Whether these were open before.
    was_open: Cell<bool>,
    /// A drawing had a word on what is held.
    is_owed: Cell<bool>,
}

impl Held {
    /// Notes what an event begins or ends. `true` where `was_handled` is to be called once the browser is done with it.
    pub fn note(&self, event: &Event) -> bool {
        match event.type_().as_str() {
            COMPOSITION_START => {
                self.has_composed.set(false);
                self.composing.replace(target(event));
                false
            }
            COMPOSITION_END => {
                self.has_composed.set(true);
                true
            }
            CLICK => target(event).is_some_and(|clicked| self.note_click(clicked)),
            _ => false,
        }
    }

    fn note_click(&self, clicked: Element) -> bool {
        if is_of_type(&clicked, &["checkbox", "radio"]) {
            self.ticked.replace(Some(clicked));
            return true;
        }
        let details = details_around(&clicked);
        let is_found = details.is_some();
        if let Some(details) = details {
            self.was_open.set(details.has_attribute("open"));
            self.toggled.replace(Some(details));
        }
        is_found
    }

    /// What the handlers say of an event is known, so the model has the next word. `true` where it was held until then.
    pub fn was_read(&self, event: &Event) -> bool {
        let held = match event.type_().as_str() {
            "input" if self.has_composed.get() => &self.composing,
            CHANGE => &self.ticked,
            TOGGLE => &self.toggled,
            _ => return false,
        };
        let is_it = held.borrow().is_some() && *held.borrow() == target(event);
        if is_it {
            held.take();
        }
        is_it
    }

    /// The browser is done with what was noted. Details that it has opened or closed it has yet to tell of.
    pub fn was_handled(&self) {
        if self.has_composed.take() {
            self.composing.take();
        }
        self.ticked.take();
        let is_open = |details: &Element| details.has_attribute("open");
        if self.toggled.borrow().as_ref().map(is_open) == Some(self.was_open.get()) {
            self.toggled.take();
        }
    }

    /// Whether a drawing had a word on what was held, since this was last asked.
    pub fn take_owed(&self) -> bool {
        self.is_owed.take()
    }

    /// Whether nothing may be written into a box.
    pub fn holds_value(&self, element: &Element) -> bool {
        self.owes_if(self.composing.borrow().as_ref() == Some(element))
    }

    /// Whether a tick is not to be changed: of radio buttons, to change one changes another.
    pub fn holds_tick(&self, element: &Element) -> bool {
        let ticked = self.ticked.borrow();
        let is_held = ticked.as_ref().is_some_and(|ticked| {
            ticked == element
                || [ticked, element]
                    .iter()
                    .all(|tick| is_of_type(tick, &["radio"]))
        });
        self.owes_if(is_held)
    }

    /// Whether details are not to be opened or closed.
    pub fn holds_open(&self, element: &Element) -> bool {
        self.owes_if(self.toggled.borrow().as_ref() == Some(element))
    }

    fn owes_if(&self, is_held: bool) -> bool {
        if is_held {
            self.is_owed.set(true);
        }
        is_held
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_of_type(element: &Element, types: &[&str]) -> bool {
    let input = element.dyn_ref::<HtmlInputElement>();
    input.is_some_and(|input| types.contains(&input.type_().as_str()))
}

/// The details that a click here opens or closes, unless something on the way keeps it from that.
fn details_around(clicked: &Element) -> Option<Element> {
    // A selector of two names is one.
    let summary = clicked.closest("details > summary").ok()??;
    summary.parent_element()
}
