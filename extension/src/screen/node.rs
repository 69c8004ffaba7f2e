//! What a view gives: the screen, or a part of it, as plain data. Nothing here touches a page.
//!
//! ```text
//! element("div", &[("class", "field")])
//!     .child(element("label", &[("for", "name")]).text(words.text("name", &[])))
//!     .child(
//!         element("input", &[("type", "text"), ("id", "name")])
//!             .value(state.name.clone())
//!             .state("aria-invalid", state.is_wrong())
//!             .on_value("input", Message::Name),
//!     )
//!     .child(state.is_wrong().then(|| tag("p").text(words.text("name_is_wrong", &[]))))
//! ```
//!
//! What isn't there keeps its place (a child that is `None` is [`Node::Nothing`]), so that nothing beside it is
//! ever mistaken for it and drawn anew. Two elements of one tag that take turns in one place are taken for one that
//! changes, with the focus and what was typed there; where they are not, each needs a key.

mod build;
mod map;
mod read;

use std::borrow::Cow;
use std::rc::Rc;

pub use self::build::{element, tag};
use super::hook::{Enter, Leave};

/// A text of the screen, ours or anybody's. It is drawn as text and never read as markup.
pub type Text = Cow<'static, str>;

/// A part of the screen; `M` is what it says when the user does something.
pub enum Node<M> {
    Nothing,
    Text(Text),
    Element(Element<M>),
    /// Several parts in one place. Where each is an element with a key, they are rows: a row stays itself wherever
    /// it moves. Else each stands in its own place.
    List(Vec<Node<M>>),
}

/// An element with what is in it. One pointer, since views hand it from function to function.
pub struct Element<M>(pub(super) Box<Parts<M>>);

pub(super) struct Parts<M> {
    pub head: Head,
    pub handlers: Vec<(&'static str, Handler<M>)>,
    pub enter: Option<Enter<M>>,
    pub leave: Option<Leave>,
    pub children: Vec<Node<M>>,
}

/// What stands in an element's tag, with what the model says of its state.
pub(super) struct Head {
    pub tag: &'static str,
    /// Attributes that never change.
    pub fixed: &'static [(&'static str, &'static str)],
    /// Those that may, and custom properties, whose names begin with `--`.
    pub own: Vec<(&'static str, Value)>,
    pub key: Option<Text>,
    pub says: Says,
}

/// What the model says of an element's state. What it says nothing of is left to the page and the user.
#[derive(Default)]
pub(super) struct Says {
    /// What stands in a box, or which option of a list is chosen.
    pub value: Option<Text>,
    pub checked: Option<bool>,
    pub indeterminate: Option<bool>,
    /// Whether `<details>` is open.
    pub open: Option<bool>,
}

/// An attribute's value; without one, the attribute isn't there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value(pub(super) Option<Text>);

/// What is said when an event comes.
pub enum Handler<M> {
    Message(M),
    /// Only where the event is such; what looks at it may also keep it from the browser or from others.
    If(fn(&web_sys::Event) -> bool, M),
    /// From what stands in the box, or is chosen in the list, of which the event tells.
    Value(Rc<dyn Fn(String) -> M>),
    /// From whether the box of which the event tells is ticked.
    Checked(Rc<dyn Fn(bool) -> M>),
    Event(Answer<M>),
}

type Answer<M> = Rc<dyn Fn(&web_sys::Event) -> Option<M>>;

impl<M: Clone> Clone for Handler<M> {
    fn clone(&self) -> Self {
        match self {
            Handler::Message(message) => Handler::Message(message.clone()),
            Handler::If(is_such, message) => Handler::If(*is_such, message.clone()),
            Handler::Value(say) => Handler::Value(Rc::clone(say)),
            Handler::Checked(say) => Handler::Checked(Rc::clone(say)),
            Handler::Event(say) => Handler::Event(Rc::clone(say)),
        }
    }
}

impl Head {
    /// An attribute's value. A name should stand once; of two, the changing one counts.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let own = self.own.iter().rev().find(|(known, _)| *known == name);
        if let Some((_, value)) = own {
            return value.0.as_deref();
        }
        let fixed = self.fixed.iter().rev().find(|(known, _)| *known == name);
        fixed.map(|(_, value)| *value)
    }

    /// The names of all attributes that may be there.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let own = self.own.iter().map(|(name, _)| *name);
        self.fixed.iter().map(|(name, _)| *name).chain(own)
    }
}

impl<M> Node<M> {
    /// The key by which it is known among its likes.
    pub(super) fn key(&self) -> Option<&Text> {
        match self {
            Node::Element(element) => element.0.head.key.as_ref(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
