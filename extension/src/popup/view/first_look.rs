//! A picture of the screen as it will be once the first keys are drawn, in front of the user while
//! the popup is still being drawn behind it: plain nodes for `www/picture.js`, since a drawing that
//! works takes the browser several times as long. A test holds it against what the popup draws.
//! What takes the browser long is left out and comes with the popup: times, for which it has to get its
//! calendar ready, and the buttons of the rows.

mod grid;
mod screen;

use serde_json::{Value, json};

use super::icon::{Icon, SQUARE};
use crate::popup::model::Model;

/// The picture of a popup whose first keys were answered; `None` where there is more to tell than its first keys.
pub fn of(model: &Model) -> Option<String> {
    let tenant = model.facts.tenant()?;
    let is_plain = model.facts.is_reading()
        && model.facts.stop.is_none()
        && model.facts.unreadable_rows() == 0;
    let grid = is_plain.then(|| grid::grid(model)).flatten()?;
    let nodes = json!([
        [
            "div",
            { "class": "screen" },
            screen::header(model, tenant),
            screen::sections(model),
            ["div", { "class": "notices" }],
            ["div", { "class": "panel keys" }, screen::tools(model), grid],
            screen::foot(model),
        ]
    ]);
    Some(nodes.to_string())
}

/// A node with these children after those that it has.
fn with(node: Value, children: impl IntoIterator<Item = Value>) -> Value {
    match node {
        Value::Array(mut parts) => {
            parts.extend(children);
            Value::Array(parts)
        }
        text => text,
    }
}

fn icon(icon: Icon) -> Value {
    json!(["svg", { "class": "icon", "viewBox": SQUARE }, ["path", { "d": icon.path() }]])
}

/// A button that is no more than a sign.
fn sign(sign: Icon) -> Value {
    json!(["button", { "class": "bare", "type": "button" }, icon(sign)])
}
