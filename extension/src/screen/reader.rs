//! A tree as a test reads it, without a page: elements found by role and name, and what they say.
//!
//! ```text
//! let view = settings::view(&state, &facts, &English::read());
//! assert_eq!(one(&view, "button", "Save").message("click"), Some(Message::Save));
//! assert_eq!(one(&view, "textbox", "Name").typed("Eve"), Some(Message::Name("Eve".into())));
//! ```

pub mod outline;

use super::node::{Element, Node};

/// The one element of this role and name.
#[track_caller]
pub fn one<'a, M>(node: &'a Node<M>, role: &str, name: &str) -> &'a Element<M> {
    let found = all(node, role);
    let named = |element: &&&Element<M>| name_of(node, element).as_deref() == Some(name);
    match found.iter().filter(named).collect::<Vec<_>>()[..] {
        [element] => element,
        ref several => {
            let names: Vec<_> = found.iter().map(|there| name_of(node, there)).collect();
            let count = several.len();
            panic!("{count} of role {role} are called {name:?}; there are {names:?}")
        }
    }
}

/// All of a role that are not hidden, in order.
pub fn all<'a, M>(node: &'a Node<M>, role: &str) -> Vec<&'a Element<M>> {
    let mut seen = Vec::new();
    gather_seen(node, &mut seen);
    seen.retain(|element| role_of(element) == Some(role));
    seen
}

fn gather_seen<'a, M>(node: &'a Node<M>, seen: &mut Vec<&'a Element<M>>) {
    match node {
        Node::Nothing | Node::Text(_) => {}
        Node::List(nodes) => nodes.iter().for_each(|node| gather_seen(node, seen)),
        Node::Element(element) if is_hidden(element) => {}
        Node::Element(element) => {
            seen.push(element);
            let children = element.children().iter();
            children.for_each(|child| gather_seen(child, seen));
        }
    }
}

pub fn is_hidden<M>(element: &Element<M>) -> bool {
    element.get("hidden").is_some()
        || element.get("aria-hidden") == Some("true")
        || element.get("alt") == Some("")
}

/// The role that it says, or that its tag has.
pub fn role_of<M>(element: &Element<M>) -> Option<&str> {
    let implied = match (element.tag_name(), element.get("type")) {
        ("h1" | "h2" | "h3" | "h4", _) => Some("heading"),
        ("button", _) => Some("button"),
        ("a", _) => Some("link"),
        ("input", Some("search")) => Some("searchbox"),
        ("input", Some("radio")) => Some("radio"),
        ("input", Some("number")) => Some("spinbutton"),
        ("input", Some("text")) | ("textarea", _) => Some("textbox"),
        ("input", Some("checkbox")) => Some("checkbox"),
        ("select", _) => Some("combobox"),
        ("progress", _) => Some("progressbar"),
        ("form", _) => Some("form"),
        ("section", _) => Some("region"),
        ("fieldset", _) => Some("group"),
        ("ul" | "ol", _) => Some("list"),
        ("li", _) => Some("listitem"),
        _ => None,
    };
    element.get("role").or(implied)
}

/// What it is called, by its labels or, where its role is named so, by its text.
pub fn name_of<M>(node: &Node<M>, element: &Element<M>) -> Option<String> {
    let own = element.get("aria-label").map(str::to_owned);
    let by_ids = || Some(by_ids(node, element.get("aria-labelledby")?));
    let name = own.or_else(by_ids).or_else(|| label(node, element));
    let text = || {
        let is_named_so = matches!(role_of(element), Some("heading" | "button" | "link"));
        is_named_so.then(|| seen_text(element))
    };
    let name = name.or_else(text)?;
    Some(name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The value of an attribute, where the element has it.
pub fn attribute_of<'a, M>(element: &'a Element<M>, name: &str) -> Option<&'a str> {
    element.0.head.attribute(name)
}

/// The texts of the elements with these ids, as for a name or a description.
pub fn by_ids<M>(node: &Node<M>, ids: &str) -> String {
    let texts = ids.split(' ').map(|id| {
        let named = find(node, &|other| other.get("id") == Some(id));
        seen_text(named.unwrap_or_else(|| panic!("nothing has the id {id}")))
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// A label that names it, is around it, or heads its group.
fn label<M>(node: &Node<M>, element: &Element<M>) -> Option<String> {
    let is_it = |other: &Element<M>| std::ptr::eq(other, element);
    let named = element.get("id").and_then(|id| {
        find(node, &|other| {
            other.tag_name() == "label" && other.get("for") == Some(id)
        })
    });
    let around = || {
        find(node, &|other| {
            other.tag_name() == "label"
                && other
                    .children()
                    .iter()
                    .any(|child| find(child, &is_it).is_some())
        })
    };
    let legend = || {
        let of_group = (element.tag_name() == "fieldset").then(|| element.children().iter())?;
        of_group
            .flat_map(Node::elements)
            .find(|child| child.tag_name() == "legend")
    };
    named.or_else(around).or_else(legend).map(seen_text)
}

fn find<'a, M>(node: &'a Node<M>, is_it: &dyn Fn(&Element<M>) -> bool) -> Option<&'a Element<M>> {
    node.elements().into_iter().find(|element| is_it(element))
}

/// Its text, but for what is hidden.
pub fn seen_text<M>(element: &Element<M>) -> String {
    fn text<M>(node: &Node<M>) -> String {
        match node {
            Node::Nothing => String::new(),
            Node::Text(text) => text.to_string(),
            Node::List(nodes) => nodes.iter().map(text).collect(),
            Node::Element(element) if is_hidden(element) => String::new(),
            Node::Element(element) => seen_text(element),
        }
    }
    element.children().iter().map(text).collect()
}

/// What a user's hand on it says.
impl<M: Clone> Element<M> {
    /// By an event of which nothing but its coming counts.
    pub fn message(&self, event: &str) -> Option<M> {
        self.handlers(event).find_map(|handler| handler.message())
    }

    /// Typed, or chosen in a list.
    pub fn typed(&self, value: &str) -> Option<M> {
        let mut handlers = self.handlers("input").chain(self.handlers("change"));
        handlers.find_map(|handler| handler.of_value(value))
    }

    pub fn ticked(&self, is_checked: bool) -> Option<M> {
        let mut handlers = self.handlers("change");
        handlers.find_map(|handler| handler.of_checked(is_checked))
    }
}
