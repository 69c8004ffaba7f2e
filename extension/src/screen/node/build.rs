//! How views make nodes.

use std::rc::Rc;

use super::{Element, Handler, Head, Node, Parts, Says, Text, Value};
use crate::screen::hook::{Guard, Sender};

/// An element with attributes that never change; whatever does is added by its methods.
pub fn element<M>(tag: &'static str, fixed: &'static [(&'static str, &'static str)]) -> Element<M> {
    Element(Box::new(Parts {
        head: Head {
            tag,
            fixed,
            own: Vec::new(),
            key: None,
            says: Says::default(),
        },
        handlers: Vec::new(),
        enter: None,
        leave: None,
        children: Vec::new(),
    }))
}

/// An element without such attributes.
pub fn tag<M>(tag: &'static str) -> Element<M> {
    element(tag, &[])
}

/// Attributes. None is ever called `on…`: the differ refuses it. Where `href` and `src` lead is the view's duty.
impl<M> Element<M> {
    pub fn attribute(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.0.head.own.push((name, value.into()));
        self
    }

    /// An attribute that says something by being there, as `hidden` and `disabled` do.
    pub fn flag(self, name: &'static str, is_so: bool) -> Self {
        self.attribute(name, is_so.then_some(""))
    }

    /// An attribute that is `true` or `false`, as `aria-expanded` is.
    pub fn state(self, name: &'static str, is_so: bool) -> Self {
        self.attribute(name, if is_so { "true" } else { "false" })
    }

    /// The classes that it has now.
    pub fn classes(self, classes: &[(&str, bool)]) -> Self {
        let classes = classes.iter().filter(|(_, is_so)| *is_so);
        let classes: Vec<&str> = classes.map(|(class, _)| *class).collect();
        self.attribute("class", classes.join(" "))
    }

    /// A custom property for the stylesheet, `--count` for instance: the page's CSP allows no `style`.
    pub fn property(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.attribute(name, value)
    }

    /// By this it stays itself when it moves among its likes; with another key it is another element.
    pub fn key(mut self, key: impl Into<Text>) -> Self {
        self.0.head.key = Some(key.into());
        self
    }
}

/// State that is the model's to say. Where a view says nothing of it, it is the user's own.
impl<M> Element<M> {
    /// What stands in a box, or which option of a list is chosen. It is written only where something else stands
    /// there, and into a box in which an input method composes only once that is over.
    pub fn value(mut self, value: impl Into<Text>) -> Self {
        self.0.head.says.value = Some(value.into());
        self
    }

    pub fn checked(mut self, is_so: bool) -> Self {
        self.0.head.says.checked = Some(is_so);
        self
    }

    pub fn indeterminate(mut self, is_so: bool) -> Self {
        self.0.head.says.indeterminate = Some(is_so);
        self
    }

    /// Whether `<details>` is open.
    pub fn open(mut self, is_so: bool) -> Self {
        self.0.head.says.open = Some(is_so);
        self
    }
}

/// What the user does. A message may be `None`: then nothing is said.
impl<M> Element<M> {
    pub fn on(self, event: &'static str, message: impl Into<Option<M>>) -> Self {
        match message.into() {
            Some(message) => self.handler(event, Handler::Message(message)),
            None => self,
        }
    }

    /// Where the event is such. `is_such` may keep it from the browser, or from what is around this element.
    pub fn on_if(
        self,
        event: &'static str,
        is_such: fn(&web_sys::Event) -> bool,
        message: impl Into<Option<M>>,
    ) -> Self {
        match message.into() {
            Some(message) => self.handler(event, Handler::If(is_such, message)),
            None => self,
        }
    }

    /// With what stands in the box, or is chosen in the list: at `input` or `change`.
    pub fn on_value(self, event: &'static str, say: impl Fn(String) -> M + 'static) -> Self {
        self.handler(event, Handler::Value(Rc::new(say)))
    }

    /// With whether the box is ticked: at `change`.
    pub fn on_checked(self, event: &'static str, say: impl Fn(bool) -> M + 'static) -> Self {
        self.handler(event, Handler::Checked(Rc::new(say)))
    }

    /// Whatever else an event may mean. What is here can't be asked by a native test.
    pub fn on_event(
        self,
        event: &'static str,
        say: impl Fn(&web_sys::Event) -> Option<M> + 'static,
    ) -> Self {
        self.handler(event, Handler::Event(Rc::new(say)))
    }

    fn handler(mut self, event: &'static str, handler: Handler<M>) -> Self {
        self.0.handlers.push((event, handler));
        self
    }

    /// Called once the element is in the page, and the whole drawing with it; or at the first drawing that names a
    /// hook, of an element that was there before. What it gives is kept until the element leaves or has no hook any
    /// longer, and dropped then: an observer, for instance.
    pub fn on_enter(
        mut self,
        enter: impl Fn(&web_sys::Element, &Sender<M>) -> Option<Guard> + 'static,
    ) -> Self {
        self.0.enter = Some(Rc::new(enter));
        self
    }

    /// Called when the element has left the page, and the whole drawing stands.
    pub fn on_leave(mut self, leave: impl Fn(&web_sys::Element) + 'static) -> Self {
        self.0.leave = Some(Rc::new(leave));
        self
    }
}

/// What is in it.
impl<M> Element<M> {
    /// One more child, in a place of its own: an element, a text, a list, or an `Option` of these.
    pub fn child(mut self, child: impl Into<Node<M>>) -> Self {
        self.0.children.push(child.into());
        self
    }

    pub fn text(self, text: impl Into<Text>) -> Self {
        self.child(Node::Text(text.into()))
    }

    /// As many children as there are, in one place: rows, where each has a key.
    pub fn list<N: Into<Node<M>>>(self, nodes: impl IntoIterator<Item = N>) -> Self {
        self.child(nodes.into_iter().collect::<Node<M>>())
    }
}

impl<M> From<Element<M>> for Node<M> {
    fn from(element: Element<M>) -> Self {
        Node::Element(element)
    }
}

impl<M> From<String> for Node<M> {
    fn from(text: String) -> Self {
        Node::Text(text.into())
    }
}

impl<M> From<&'static str> for Node<M> {
    fn from(text: &'static str) -> Self {
        Node::Text(text.into())
    }
}

impl<M, N: Into<Node<M>>> From<Option<N>> for Node<M> {
    fn from(node: Option<N>) -> Self {
        node.map_or(Node::Nothing, Into::into)
    }
}

impl<M, N: Into<Node<M>>> From<Vec<N>> for Node<M> {
    fn from(nodes: Vec<N>) -> Self {
        nodes.into_iter().collect()
    }
}

impl<M, N: Into<Node<M>>> FromIterator<N> for Node<M> {
    fn from_iter<I: IntoIterator<Item = N>>(nodes: I) -> Self {
        Node::List(nodes.into_iter().map(Into::into).collect())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Value(Some(value.into()))
    }
}

impl From<&'static str> for Value {
    fn from(value: &'static str) -> Self {
        Value(Some(value.into()))
    }
}

impl<T: Into<Text>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        Value(value.map(Into::into))
    }
}
