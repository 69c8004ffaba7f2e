//! A tree as a screen reader would tell of it: roles, names, states and text, a line each.

use std::fmt::Write;

use super::{by_ids, is_hidden, name_of, role_of};
use crate::screen::{Element, Node};

/// The outline of a tree.
pub fn outline<M>(node: &Node<M>) -> String {
    let mut outline = Outline {
        root: node,
        lines: String::new(),
        depth: 0,
        pending: String::new(),
    };
    outline.walk(node);
    outline.flush();
    outline.lines
}

struct Outline<'a, M> {
    root: &'a Node<M>,
    lines: String,
    depth: usize,
    /// Text that belongs to one line.
    pending: String,
}

impl<M> Outline<'_, M> {
    fn walk(&mut self, node: &Node<M>) {
        match node {
            Node::Nothing => {}
            Node::Text(text) => self.pending.push_str(text),
            Node::List(nodes) => nodes.iter().for_each(|node| self.walk(node)),
            Node::Element(element) if is_hidden(element) => {}
            Node::Element(element) => self.element(element),
        }
    }

    fn children(&mut self, element: &Element<M>) {
        element.children().iter().for_each(|child| self.walk(child));
    }

    fn element(&mut self, element: &Element<M>) {
        let Some(role) = role_of(element).filter(|role| !UNTOLD.contains(role)) else {
            let is_told_elsewhere = matches!(element.tag_name(), "label" | "legend")
                || element.get("class") == Some("count");
            if is_inline(element) && !is_told_elsewhere {
                return self.children(element);
            }
            self.flush();
            if !is_told_elsewhere {
                self.children(element);
            }
            return self.flush();
        };
        self.flush();
        let name = name_of(self.root, element);
        let name = name.map_or_else(String::new, |name| format!(" \"{name}\""));
        let line = format!("{role}{name}{}", self.states(element));
        self.line(&line);
        let is_told = matches!(role, "heading" | "button" | "link" | "searchbox" | "radio");
        if !is_told {
            self.depth += 1;
            self.children(element);
            self.flush();
            self.depth -= 1;
        }
    }

    fn states(&self, element: &Element<M>) -> String {
        let mut states = String::new();
        if element.says_checked() == Some(true) {
            states.push_str(", checked");
        }
        if element.get("aria-disabled") == Some("true") || element.get("disabled").is_some() {
            states.push_str(", disabled");
        }
        if let Some(expanded) = element.get("aria-expanded") {
            states.push_str(match expanded {
                "true" => ", expanded",
                _ => ", collapsed",
            });
        }
        let described = element.get("aria-describedby");
        if let Some(ids) = described.filter(|_| element.tag_name() == "input") {
            write!(states, ", {}", by_ids(self.root, ids)).unwrap();
        }
        if element.get("autofocus").is_some() {
            states.push_str(", first");
        }
        states
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.pending);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.line(&text);
        }
    }

    fn line(&mut self, line: &str) {
        writeln!(self.lines, "{:1$}{line}", "", self.depth * 2).unwrap();
    }
}

/// Roles that have no line of their own: what is in them is told as it stands.
const UNTOLD: [&str; 4] = ["combobox", "list", "listitem", "spinbutton"];

fn is_inline<M>(element: &Element<M>) -> bool {
    matches!(
        element.tag_name(),
        "span" | "bdi" | "time" | "kbd" | "i" | "svg"
    )
}
