//! The screen as data: a view gives a tree of nodes ([`node`]), what has changed since the last one is changed in the
//! page ([`differ`]), and what the user does comes back as messages ([`events`]). The same tree can be written down
//! ([`picture`]) and read without a page. Below all that knows of keys or tenants: nothing else of ours is named here.
//!
//! | file | what |
//! |---|---|
//! | `node` | what views give, how they make it, how tests read it |
//! | `held` | what the user is in the middle of, which no drawing undoes |
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
mod held;
mod hook;
mod node;
mod page;
pub mod picture;
#[cfg(test)]
pub mod reader;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use web_sys::{Element as PageElement, Event};

use self::differ::Differ;
use self::drawn::{Drawn, Left};
use self::events::{Heard, Listeners};
use self::held::Held;
pub use self::hook::{Guard, Sender, open_modal};
pub use self::node::{Element, Handler, Node, Text, Value, element, tag};
use self::page::Page;

/// A part of the page that is drawn from nodes. It is empty again when this is dropped.
pub struct Screen<M: Clone + 'static>(Rc<Inside<M>>);

impl<M: Clone + 'static> Screen<M> {
    /// Draws into an element that is otherwise left empty. `send` takes what the user says; it may draw.
    /// `None` where the element belongs to no page.
    pub fn new(root: &PageElement, send: impl Fn(M) + 'static) -> Option<Screen<M>> {
        let page = Page::of(root)?;
        let inside = Rc::new_cyclic(|itself: &Weak<Inside<M>>| {
            let inside = itself.clone();
            let hears = move |event| {
                if let Some(inside) = inside.upgrade() {
                    inside.hear(event);
                }
            };
            Inside {
                itself: itself.clone(),
                listeners: Listeners::new(root, hears),
                root: root.clone(),
                page,
                send: Rc::new(send),
                drawn: RefCell::new(Drawn::Nothing),
                is_drawing: Cell::new(false),
                next: RefCell::new(None),
                late: RefCell::default(),
                held: Held::default(),
                later: RefCell::default(),
            }
        });
        for kind in held::KINDS {
            inside.listeners.hear(kind);
        }
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

struct Inside<M> {
    itself: Weak<Inside<M>>,
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
    held: Held,
    /// What is to be done once the browser is done with an event.
    later: RefCell<Option<Timeout>>,
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
        let mut differ = Differ {
            page: &self.page,
            held: &self.held,
            hear: &|kind| self.listeners.hear(kind),
            entered: Vec::new(),
            left: Left::default(),
            is_in_svg: false,
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
        if self.held.note(&event) {
            self.settle_later();
        }
        let heard = Heard::of(event, &self.root);
        match self.is_drawing.get() {
            true => self.late.borrow_mut().push(heard),
            false => self.deliver(&heard),
        }
    }

    /// What is said is worked out before any of it is sent, since sending may draw all anew.
    fn deliver(&self, heard: &Heard) {
        let handlers = heard.handlers(&self.drawn.borrow());
        let messages = heard.messages(handlers);
        let was_held = self.held.was_read(&heard.event);
        for message in messages {
            (self.send)(message);
        }
        if was_held {
            self.settle();
        }
    }

    /// A task comes after all that the browser does and tells within an event.
    fn settle_later(&self) {
        let itself = self.itself.clone();
        let later = Timeout::new(0, move || {
            if let Some(inside) = itself.upgrade() {
                inside.held.was_handled();
                inside.settle();
            }
        });
        self.later.replace(Some(later));
    }

    /// Writes the model's word on what was held when it was drawn.
    fn settle(&self) {
        if self.held.take_owed() {
            let drawn = self.drawn.borrow();
            drawn.for_each_element(&mut |element| {
                page::write_state(&element.dom, &element.head.says, &self.held);
            });
        }
    }
}
