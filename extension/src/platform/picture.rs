//! A picture of the screen: nodes as plain data, which `www/picture.js` hangs in front of the user before
//! the popup has drawn itself: at a first opening as the first keys are answered, and at the next one,
//! from what was drawn then, before WebAssembly has even started. For the eye alone: nothing in it has a
//! role, a name or a place in the focus order, and nothing can be clicked.

use js_sys::Function;
use serde_json::{Map, Value, json};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// What the styles go by. All other attributes say something to those who do not see the picture.
const ATTRIBUTES: [&str; 10] = [
    "class",
    "checked",
    "type",
    "placeholder",
    "aria-disabled",
    "aria-expanded",
    "aria-selected",
    "aria-sort",
    "viewBox",
    "d",
];
/// What stands there for those who do not see the screen.
const UNSEEN: &str = "sr";
const PROPERTIES: [&str; 2] = ["--at", "--count"];

/// What is drawn inside of an element, as JSON: a list of texts and `[tag, attributes, …children]`.
pub fn of(element: &Element) -> String {
    Value::Array(children(element)).to_string()
}

/// Puts a picture in front of the user, by `hang` of `www/picture.js`. `false` where that failed.
pub fn hang(hang: &Function, picture: &str) -> bool {
    hang.call1(&JsValue::UNDEFINED, &picture.into()).is_ok()
}

/// Takes the shown picture away, for what it was a picture of is drawn now.
pub fn take_down() {
    let picture = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("picture"));
    if let Some(picture) = picture {
        picture.remove();
    }
}

fn children(node: &Node) -> Vec<Value> {
    let nodes = node.child_nodes();
    let nodes = (0..nodes.length()).filter_map(|at| nodes.item(at));
    nodes.filter_map(|node| drawn(&node)).collect()
}

fn drawn(node: &Node) -> Option<Value> {
    match node.node_type() {
        Node::TEXT_NODE => Some(Value::from(node.text_content()?)),
        Node::ELEMENT_NODE => {
            let element: &Element = node.dyn_ref()?;
            let is_unseen = element.get_attribute("class").as_deref() == Some(UNSEEN);
            if element.has_attribute("hidden") || is_unseen {
                return None;
            }
            let head = [
                json!(element.tag_name().to_ascii_lowercase()),
                Value::Object(attributes(element)),
            ];
            Some(Value::Array(
                head.into_iter().chain(children(node)).collect(),
            ))
        }
        _ => None,
    }
}

fn attributes(element: &Element) -> Map<String, Value> {
    let attributes = ATTRIBUTES
        .into_iter()
        .filter_map(|name| Some((name, element.get_attribute(name)?)));
    let properties = element
        .dyn_ref::<HtmlElement>()
        .into_iter()
        .flat_map(|element| {
            PROPERTIES.into_iter().filter_map(|name| {
                let value = element.style().get_property_value(name).ok()?;
                (!value.is_empty()).then_some((name, value))
            })
        });
    attributes
        .chain(properties)
        .map(|(name, value)| (name.to_owned(), Value::from(value)))
        .collect()
}
