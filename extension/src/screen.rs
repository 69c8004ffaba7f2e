//! The screen as data: a view gives a tree of nodes ([`node`]), what has changed since the last one is changed in the
//! page ([`differ`]), and what the user does comes back as messages ([`events`]). The same tree can be written down
//! ([`picture`]) and read without a page. Below all that knows of keys or tenants: nothing else of ours is named here.
//!
//! | file | what |
//! |---|---|
//! | `node` | what views give, how they make it, how tests read it |
//! | `hook` | what is called when an element enters or leaves |
//! | `drawn` | what stands in the page |
//! | `differ` | from one drawing to the next |
//! | `page` | the few things that are done to the page |
//! | `events` | from an event to messages |
//! | `picture` | the tree written down |
//! | `reader` | a tree as a test reads it: by roles and names |
//!
//! All of it is made anew by the compiler for each type of message that is drawn, so a page draws one: its sections'
//! nodes become nodes of that by [`Node::map`].

mod differ;
mod drawn;
mod events;
mod hook;
mod node;
mod page;
pub mod picture;
#[cfg(test)]
pub mod reader;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element as PageElement, Event};

use self::differ::Differ;
use self::drawn::{Drawn, Left};
use self::events::{Heard, Listeners};
pub use self::hook::{Guard, Sender, open_modal};
pub use self::node::{Element, Handler, Node, Several, Text, Value, element, several, tag};
use self::page::Page;

/// A part of the page that is drawn from nodes. It is empty again when this is dropped.
pub struct Screen<M: Clone + 'static>(Rc<Inside<M>>);

impl<M: Clone + 'static> Screen<M> {
    /// Draws into an element that is otherwise left empty. `send` takes what the user says; it may draw.
    /// `None` where the element belongs to no page.
    pub fn new(root: &PageElement, send: impl Fn(M) + 'static) -> Option<Screen<M>> {
        let page = Page::of(root)?;
        let inside = Rc::new_cyclic(|inside: &std::rc::Weak<Inside<M>>| {
            let inside = inside.clone();
            let hears = move |event| {
                if let Some(inside) = inside.upgrade() {
                    inside.hear(event);
                }
            };
            Inside {
                listeners: Listeners::new(root, hears),
                root: root.clone(),
                page,
                send: Rc::new(send),
                drawn: RefCell::new(Drawn::Nothing),
                is_drawing: Cell::new(false),
                next: RefCell::new(None),
                late: RefCell::default(),
                composing: RefCell::default(),
            }
        });
        inside.listeners.hear(COMPOSITION_START);
        inside.listeners.hear(COMPOSITION_END);
        Some(Screen(inside))
    }

    /// Brings the page to this. What is asked for while a drawing is under way is drawn after it.
    pub fn draw(&self, node: Node<M>) {
        self.0.draw(node);
    }
}

impl<M: Clone + 'static> Drop for Screen<M> {
    fn drop(&mut self) {
        self.0.draw(Node::Nothing);
    }
}

const COMPOSITION_START: &str = "compositionstart";
const COMPOSITION_END: &str = "compositionend";

struct Inside<M> {
    root: PageElement,
    page: Page,
    send: Sender<M>,
    listeners: Listeners,
    drawn: RefCell<Drawn<M>>,
    is_drawing: Cell<bool>,
    /// What is to be drawn after the drawing that is under way.
    next: RefCell<Option<Node<M>>>,
    /// Events that came in the middle of a drawing.
    late: RefCell<Vec<Heard>>,
    /// The box in which an input method composes.
    composing: RefCell<Option<PageElement>>,
}

impl<M: Clone + 'static> Inside<M> {
    fn draw(&self, node: Node<M>) {
        self.next.replace(Some(node));
        if self.is_drawing.replace(true) {
            return;
        }
        while let Some(node) = self.next_node() {
            self.change(node);
        }
        self.is_drawing.set(false);
        // Removing what has the focus, for instance, is told by the browser while it is removed.
        for heard in self.late.take() {
            self.deliver(&heard);
        }
    }

    fn next_node(&self) -> Option<Node<M>> {
        self.next.take()
    }

    fn change(&self, node: Node<M>) {
        let composing = self.composing.borrow().clone();
        let mut differ = Differ {
            page: &self.page,
            composing: composing.as_ref(),
            hear: &|kind| self.listeners.hear(kind),
            entered: Vec::new(),
            left: Left::default(),
        };
        differ.change(&self.root, &mut self.drawn.borrow_mut(), node, None);
        let Differ { entered, left, .. } = differ;
        for (element, leave) in &left.hooks {
            leave(element);
        }
        drop(left);
        for (element, enter, kept) in entered {
            let guard = enter(&element, &self.send);
            kept.replace(guard);
        }
    }

    fn hear(&self, event: Event) {
        self.note_composition(&event);
        let heard = Heard::of(event, &self.root);
        match self.is_drawing.get() {
            true => self.late.borrow_mut().push(heard),
            false => self.deliver(&heard),
        }
    }

    /// What is said is worked out before any of it is sent, since sending may draw all anew.
    fn deliver(&self, heard: &Heard) {
        let handlers = heard.handlers(&self.drawn.borrow());
        for message in heard.messages(handlers) {
            (self.send)(message);
        }
    }

    fn note_composition(&self, event: &Event) {
        let target = || event.target()?.dyn_into().ok();
        match event.type_().as_str() {
            COMPOSITION_START => drop(self.composing.replace(target())),
            COMPOSITION_END => drop(self.composing.take()),
            _ => {}
        }
    }
}
