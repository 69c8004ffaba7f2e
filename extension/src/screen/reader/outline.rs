//! A tree as a screen reader would tell of it: roles, names, states and text, a line each.

use std::fmt::Write;

use super::{by_ids, find, is_hidden, seen_text};
use crate::screen::node::{Element, Node};

/// The outline of a tree.
pub fn of<M>(node: &Node<M>) -> String {
    let mut outline = Outline {
        whole: node,
        lines: String::new(),
        depth: 0,
        pending: String::new(),
    };
    outline.node(node);
    outline.flush();
    outline.lines
}

struct Outline<'a, M> {
    whole: &'a Node<M>,
    lines: String,
    depth: usize,
    /// Text that belongs to one line.
    pending: String,
}

impl<M> Outline<'_, M> {
    fn node(&mut self, node: &Node<M>) {
        match node {
            Node::Nothing => {}
            Node::Text(text) => self.pending.push_str(text),
            Node::List(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Element(element) if is_hidden(element) => {}
            Node::Element(element) => self.element(element),
        }
    }

    fn children(&mut self, element: &Element<M>) {
        element.children().iter().for_each(|child| self.node(child));
    }

    fn element(&mut self, element: &Element<M>) {
        let Some(role) = role(element) else {
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
        let line = format!("{role}{}{}", self.name(element), self.states(element));
        self.line(&line);
        let is_told = matches!(role, "heading" | "button" | "link" | "searchbox" | "radio");
        if !is_told {
            self.depth += 1;
            self.children(element);
            self.flush();
            self.depth -= 1;
        }
    }

    fn name(&self, element: &Element<M>) -> String {
        let label = element
            .get("id")
            .and_then(|id| find(self.whole, &|other| other.get("for") == Some(id)));
        let legend = || {
            element
                .children()
                .iter()
                .find_map(|child| find(child, &|child| child.tag_name() == "legend"))
        };
        let name = match (
            element.get("aria-label"),
            element.get("aria-labelledby"),
            label,
        ) {
            (Some(name), ..) => name.to_owned(),
            (None, Some(ids), _) => by_ids(self.whole, ids),
            (None, None, Some(label)) => seen_text(label),
            _ if element.tag_name() == "fieldset" => legend().map(seen_text).unwrap_or_default(),
            _ if matches!(role(element), Some("heading" | "button" | "link")) => seen_text(element),
            _ => return String::new(),
        };
        format!(" \"{}\"", name.trim())
    }

    fn states(&self, element: &Element<M>) -> String {
        let mut states = String::new();
        if element.get("checked").is_some() || element.says_checked() == Some(true) {
            states.push_str(", checked");
        }
        if element.get("aria-disabled") == Some("true") || element.get("disabled").is_some() {
            states.push_str(", disabled");
        }
        match element.get("aria-expanded") {
            Some("true") => states.push_str(", expanded"),
            Some(_) => states.push_str(", collapsed"),
            None => {}
        }
        if let Some(ids) = element
            .get("aria-describedby")
            .filter(|_| element.tag_name() == "input")
        {
            write!(states, ", {}", by_ids(self.whole, ids)).unwrap();
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

/// The role of what gets a line of its own; all else is told by its text.
fn role<M>(element: &Element<M>) -> Option<&str> {
    let implied = match (element.tag_name(), element.get("type")) {
        ("h1" | "h2" | "h3", _) => Some("heading"),
        ("button", _) => Some("button"),
        ("a", _) => Some("link"),
        ("input", Some("search")) => Some("searchbox"),
        ("input", Some("radio")) => Some("radio"),
        ("input", Some("checkbox")) => Some("checkbox"),
        ("input", Some("text")) | ("textarea", _) => Some("textbox"),
        ("progress", _) => Some("progressbar"),
        ("form", _) => Some("form"),
        ("section", _) => Some("region"),
        ("fieldset", _) => Some("group"),
        _ => None,
    };
    element.get("role").or(implied)
}

fn is_inline<M>(element: &Element<M>) -> bool {
    matches!(element.tag_name(), "span" | "bdi" | "time" | "kbd" | "i")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::{element, tag};

    #[test]
    fn a_tree_is_told_by_roles_names_states_and_text() {
        let view: Node<()> = element("section", &[("aria-labelledby", "rules")])
            .child(element("h2", &[("id", "rules")]).text("Rules"))
            .child(
                tag("p")
                    .text("Who may ")
                    .child(tag("bdi").text("make keys"))
                    .child(None::<&str>),
            )
            .child(element("label", &[("for", "name")]).text("Name"))
            .child(
                element(
                    "input",
                    &[
                        ("type", "text"),
                        ("id", "name"),
                        ("aria-describedby", "hint"),
                    ],
                )
                .value("x"),
            )
            .child(element("p", &[("id", "hint")]).text("At most 20"))
            .child(
                tag("label")
                    .child(element("input", &[("type", "checkbox")]).checked(true))
                    .child(tag("span").text("On")),
            )
            .child(
                tag("fieldset")
                    .child(tag("legend").text("Shown"))
                    .list(["a", "b"].map(|word| tag("p").text(word))),
            )
            .child(
                element("button", &[("autofocus", "")])
                    .state("aria-disabled", true)
                    .text("Save"),
            )
            .child(tag("p").flag("hidden", true).text("unseen"))
            .into();
        let expected = "\
region \"Rules\"
  heading \"Rules\"
  Who may make keys
  textbox \"Name\", At most 20
  At most 20
  group \"Shown\"
    a
    b
  button \"Save\", disabled, first
";
        assert_eq!(of(&view), expected);
    }
}
