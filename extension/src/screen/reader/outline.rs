//! A tree as a screen reader would tell of it: roles, names, states and text, a line each.

use std::fmt::Write;

use super::{by_ids, is_hidden, name_of, role_of, seen_text};
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

    /// What is in a label beside its words.
    fn boxes(&mut self, label: &Element<M>) {
        let within = label.children().iter().flat_map(Node::elements);
        let boxes = within.filter(|element| role_of(element).is_some() && !is_hidden(element));
        boxes.for_each(|element| self.element(element));
    }

    fn element(&mut self, element: &Element<M>) {
        let Some(role) = role_of(element) else {
            let is_told_elsewhere = matches!(element.tag_name(), "label" | "legend")
                || element.get("class") == Some("count");
            if is_inline(element) && !is_told_elsewhere {
                return self.children(element);
            }
            self.flush();
            match is_told_elsewhere {
                true => self.boxes(element),
                false => self.children(element),
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

    /// What it is called, and of a list what is chosen in it.
    fn name(&self, element: &Element<M>) -> String {
        let name = name_of(self.whole, element).map(|name| format!(" \"{name}\""));
        let chosen = chosen(element).map(|chosen| format!(" = \"{chosen}\""));
        [name, chosen].into_iter().flatten().collect()
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

/// The words of the option that a list shows.
fn chosen<M>(list: &Element<M>) -> Option<String> {
    let value = list.says_value().filter(|_| list.tag_name() == "select")?;
    let options = list.children().iter().flat_map(Node::elements);
    let mut options = options.filter(|option| option.tag_name() == "option");
    let chosen = options.find(|option| option.get("value") == Some(value))?;
    Some(seen_text(chosen))
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

    #[test]
    fn it_tells_what_is_ticked_and_what_is_chosen() {
        let view: Node<()> = tag("form")
            .child(
                tag("label")
                    .child(element("input", &[("type", "checkbox")]).checked(true))
                    .child(tag("span").text("On")),
            )
            .child(element("label", &[("for", "kind")]).text("Kind"))
            .child(
                element("select", &[("id", "kind")]).value("b").list(
                    [("a", "Alpha"), ("b", "Beta")]
                        .map(|(value, words)| tag("option").attribute("value", value).text(words)),
                ),
            )
            .into();
        let expected = "\
form
  checkbox \"On\", checked
  combobox \"Kind\" = \"Beta\"
    Alpha
    Beta
";
        assert_eq!(of(&view), expected);
    }
}
