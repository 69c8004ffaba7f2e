//! Reading a node without a page: what it is, what it shows, and what it says when something is done to it.

use super::{Element, Handler, Node, Text};

impl<M> Node<M> {
    /// All elements, each before what is in it.
    pub fn elements(&self) -> Vec<&Element<M>> {
        let mut elements = Vec::new();
        gather(self, &mut elements);
        elements
    }

    /// All its text, in order.
    pub fn all_text(&self) -> String {
        match self {
            Node::Nothing => String::new(),
            Node::Text(text) => text.to_string(),
            Node::Element(element) => element.all_text(),
            Node::List(nodes) => nodes.iter().map(Node::all_text).collect(),
        }
    }
}

fn gather<'a, M>(node: &'a Node<M>, elements: &mut Vec<&'a Element<M>>) {
    match node {
        Node::Nothing | Node::Text(_) => {}
        Node::Element(element) => {
            elements.push(element);
            element
                .children()
                .iter()
                .for_each(|node| gather(node, elements));
        }
        Node::List(nodes) => nodes.iter().for_each(|node| gather(node, elements)),
    }
}

impl<M> Element<M> {
    pub fn tag_name(&self) -> &'static str {
        self.0.head.tag
    }

    /// An attribute, or a custom property.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.head.attribute(name)
    }

    /// What the model says stands in it, or is chosen.
    pub fn says_value(&self) -> Option<&Text> {
        self.0.head.says.value.as_ref()
    }

    pub fn says_checked(&self) -> Option<bool> {
        self.0.head.says.checked
    }

    pub fn says_open(&self) -> Option<bool> {
        self.0.head.says.open
    }

    pub fn children(&self) -> &[Node<M>] {
        &self.0.children
    }

    pub fn all_text(&self) -> String {
        self.children().iter().map(Node::all_text).collect()
    }

    /// What an event finds here, in the order in which it was added.
    pub fn handlers(&self, event: &str) -> impl Iterator<Item = &Handler<M>> {
        let handlers = self.0.handlers.iter();
        handlers.filter_map(move |(known, handler)| (*known == event).then_some(handler))
    }
}

impl<M: Clone> Handler<M> {
    /// What is said when the event is as it should be, for a handler that needs no more of it.
    pub fn message(&self) -> Option<M> {
        match self {
            Handler::Message(message) | Handler::If(_, message) => Some(message.clone()),
            _ => None,
        }
    }

    /// What is said when this was typed or chosen.
    pub fn of_value(&self, value: &str) -> Option<M> {
        match self {
            Handler::Value(say) => Some(say(value.to_owned())),
            _ => None,
        }
    }

    /// What is said when the box was ticked, or no longer is.
    pub fn of_checked(&self, is_checked: bool) -> Option<M> {
        match self {
            Handler::Checked(say) => Some(say(is_checked)),
            _ => None,
        }
    }
}
