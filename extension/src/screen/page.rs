//! The few things that are ever done to the page: nodes made and placed, texts, attributes and states written.
//! Text is written as text. Nothing here, or anywhere, writes markup.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleDeclaration, Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, Node,
};

use super::held::Held;
use super::node::{Head, Says};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The page that is drawn into.
pub(super) struct Page {
    document: Document,
    /// `moveBefore`, which keeps the focus of what it moves, and in Chromium the scroll; not every browser has it.
    move_before: Option<Function>,
}

impl Page {
    pub fn of(root: &Element) -> Option<Page> {
        let move_before = Reflect::get(root, &JsValue::from_str("moveBefore")).ok();
        Some(Page {
            document: root.owner_document()?,
            move_before: move_before.and_then(|found| found.dyn_into().ok()),
        })
    }

    /// An element with its attributes. Only a tag that is no name fails.
    pub fn element(&self, head: &Head, is_svg: bool) -> Option<Element> {
        let made = match is_svg {
            true => self.document.create_element_ns(Some(SVG), head.tag),
            false => self.document.create_element(head.tag),
        };
        let made = made.ok()?;
        for name in head.names() {
            write_attribute(&made, name, head.attribute(name));
        }
        Some(made)
    }

    pub fn text(&self, text: &str) -> Node {
        self.document.create_text_node(text).into()
    }

    /// The element that has the focus, or the page itself.
    pub fn focused(&self) -> Option<Element> {
        self.document.active_element()
    }

    /// Moves a node that is in the page.
    pub fn shift(&self, parent: &Node, node: &Node, before: Option<&Node>) {
        let shifted = self.move_before.as_ref().map(|shift| {
            let before = before.map_or(JsValue::NULL, JsValue::from);
            shift.call2(parent, node, &before)
        });
        // It refuses where the screen itself is not in the page.
        if !matches!(shifted, Some(Ok(_))) {
            insert(parent, node, before);
        }
    }
}

/// Places a node that is new.
pub(super) fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    // Only a parent that can't hold it refuses: then it is not shown.
    parent.insert_before(node, before).ok();
}

pub(super) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        // What is there can be removed.
        parent.remove_child(node).ok();
    }
}

/// Writes what has changed.
pub(super) fn write_attributes(element: &Element, was: &Head, is: &Head) {
    let own = || was.own.iter().zip(&is.own);
    let is_alike = std::ptr::eq(was.fixed, is.fixed)
        && was.own.len() == is.own.len()
        && own().all(|((was, _), (is, _))| was == is);
    if is_alike {
        for ((name, _), _) in own().filter(|((_, was), (_, is))| was != is) {
            write_attribute(element, name, is.attribute(name));
        }
        return;
    }
    for name in was.names().chain(is.names()) {
        if was.attribute(name) != is.attribute(name) {
            write_attribute(element, name, is.attribute(name));
        }
    }
}

/// What would run or be read as markup is refused, whatever a view says.
fn is_refused(name: &str) -> bool {
    name.starts_with("on") || name == "srcdoc"
}

fn write_attribute(element: &Element, name: &str, value: Option<&str>) {
    if is_refused(name) {
        return;
    }
    // Names are ours, and a browser takes any value.
    match value {
        _ if name.starts_with("--") => write_property(element, name, value),
        Some(value) => element.set_attribute(name, value).unwrap_or_default(),
        None => element.remove_attribute(name).unwrap_or_default(),
    }
}

fn write_property(element: &Element, name: &str, value: Option<&str>) {
    if let Some(style) = style_of(element) {
        // An empty value takes the property away.
        let written = style.set_property(name, value.unwrap_or_default());
        written.unwrap_or_default();
    }
}

fn style_of(element: &Element) -> Option<CssStyleDeclaration> {
    match element.dyn_ref::<HtmlElement>() {
        Some(element) => Some(element.style()),
        // Of a drawing.
        None => Reflect::get(element, &JsValue::from_str("style"))
            .ok()?
            .dyn_into()
            .ok(),
    }
}

/// Writes the state that the model speaks of, where the page's is another, but for what is held.
pub(super) fn write_state(element: &Element, says: &Says, held: &Held) {
    let value = says.value.as_deref();
    if let Some(value) = value.filter(|_| !held.holds_value(element)) {
        write_value(element, value);
    }
    let open = says.open.filter(|_| !held.holds_open(element));
    if let Some(open) = open.filter(|open| *open != element.has_attribute("open")) {
        write_attribute(element, "open", open.then_some(""));
    }
    write_ticks(element, says, held);
}

fn write_ticks(element: &Element, says: &Says, held: &Held) {
    let ticks = says.checked.is_some() || says.indeterminate.is_some();
    let input = element.dyn_ref::<HtmlInputElement>();
    let Some(input) = input.filter(|_| ticks && !held.holds_tick(element)) else {
        return;
    };
    if let Some(is_so) = says.checked.filter(|is_so| *is_so != input.checked()) {
        input.set_checked(is_so);
    }
    if let Some(is_so) = says
        .indeterminate
        .filter(|is_so| *is_so != input.indeterminate())
    {
        input.set_indeterminate(is_so);
    }
}

/// Only where something else stands there: writing it again would move the caret.
fn write_value(element: &Element, value: &str) {
    if value_of(element).is_none_or(|there| there == value) {
        return;
    }
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(list) = element.dyn_ref::<HtmlSelectElement>() {
        let chosen = list.selected_index();
        list.set_value(value);
        if list.selected_index() < 0 {
            // No option has it, and a list that says nothing is worse than the choice that was there.
            list.set_selected_index(chosen);
        }
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(value);
    }
}

/// What stands in a box, or is chosen in a list.
pub(super) fn value_of(element: &Element) -> Option<String> {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return Some(input.value());
    }
    if let Some(list) = element.dyn_ref::<HtmlSelectElement>() {
        return Some(list.value());
    }
    Some(element.dyn_ref::<HtmlTextAreaElement>()?.value())
}
