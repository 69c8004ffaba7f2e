//! The screen written down: nodes as plain data, which `www/picture.js` hangs in front of the user before the popup
//! has drawn itself. For the eye alone: nothing in it has a role, a name or a place in the focus order, and nothing
//! can be clicked.

use serde_json::{Map, Value};

use super::node::{Element, Node};

/// What the styles go by. All other attributes say something to those who do not see the picture.
const ATTRIBUTES: [&str; 12] = [
    "class",
    "type",
    "placeholder",
    "aria-disabled",
    "aria-expanded",
    "aria-selected",
    "aria-sort",
    "viewBox",
    "d",
    "checked",
    "--at",
    "--count",
];
/// What stands there for those who do not see the screen.
const UNSEEN: &str = "sr";

/// What a node draws, as JSON: a list of texts and `[tag, attributes, …children]`.
pub fn of<M>(node: &Node<M>) -> String {
    let mut drawn = Vec::new();
    draw(node, &mut drawn);
    Value::Array(drawn).to_string()
}

fn draw<M>(node: &Node<M>, drawn: &mut Vec<Value>) {
    match node {
        Node::Nothing => {}
        Node::Text(text) => drawn.push(Value::from(text.as_ref())),
        Node::Element(element) if is_unseen(element) => {}
        Node::Element(element) => {
            let attributes = Value::Object(attributes(element));
            let mut parts = vec![Value::from(element.tag_name()), attributes];
            let children = element.children().iter();
            children.for_each(|child| draw(child, &mut parts));
            drawn.push(Value::Array(parts));
        }
        Node::List(nodes) => nodes.iter().for_each(|node| draw(node, drawn)),
    }
}

fn is_unseen<M>(element: &Element<M>) -> bool {
    element.get("hidden").is_some() || element.get("class") == Some(UNSEEN)
}

fn attributes<M>(element: &Element<M>) -> Map<String, Value> {
    let is_checked = element.says_checked() == Some(true);
    let attributes = ATTRIBUTES.into_iter().filter_map(|name| {
        let value = match name {
            // A picture has attributes alone.
            "checked" if is_checked => Some(""),
            name => element.get(name),
        };
        Some((name.to_owned(), Value::from(value?)))
    });
    attributes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::{element, tag};

    fn picture(node: impl Into<Node<()>>) -> String {
        of(&node.into())
    }

    #[test]
    fn a_picture_is_tags_attributes_and_texts() {
        let row = element("div", &[("class", "row")])
            .property("--at", "3")
            .child(tag("bdi").text("Nightly"))
            .child(None::<&str>)
            .list(["a", "b"].map(|mark| tag("i").text(mark)));
        assert_eq!(
            picture(row),
            r#"[["div",{"--at":"3","class":"row"},["bdi",{},"Nightly"],["i",{},"a"],["i",{},"b"]]]"#
        );
    }

    #[test]
    fn it_is_for_the_eye_alone() {
        let button = element(
            "button",
            &[("type", "button"), ("id", "save"), ("tabindex", "0")],
        )
        .attribute("aria-label", "Save the rules")
        .state("aria-disabled", true)
        .text("Save");
        assert_eq!(
            picture(button),
            r#"[["button",{"aria-disabled":"true","type":"button"},"Save"]]"#
        );
        let unseen = vec![
            element("p", &[("class", "sr")]).text("read out"),
            tag("p").flag("hidden", true).text("not yet"),
        ];
        assert_eq!(picture(unseen), "[]");
    }

    #[test]
    fn what_is_ticked_is_drawn_so_and_what_is_typed_is_not_kept() {
        let inputs = vec![
            element("input", &[("type", "checkbox")]).checked(true),
            element("input", &[("type", "radio")]).checked(false),
            element("input", &[("type", "text")]).value("eve@example.com"),
        ];
        assert_eq!(
            picture(inputs),
            r#"[["input",{"checked":"","type":"checkbox"}],["input",{"type":"radio"}],["input",{"type":"text"}]]"#
        );
    }

    #[test]
    fn other_peoples_text_is_a_text() {
        let name = r#"<b onclick="x">&amp;\"#;
        let text = serde_json::to_string(&[name]).unwrap();
        assert_eq!(picture(name.to_owned()), text);
    }
}
