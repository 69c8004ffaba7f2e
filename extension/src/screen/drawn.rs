//! What stands in the page: the nodes of the last drawing, with the page's own for each.

use wasm_bindgen::JsValue;

use super::hook::{Kept, Leave};
use super::node::{Handler, Head, Text};

pub(super) enum Drawn<M> {
    Nothing,
    Text(web_sys::Node, Text),
    Element(Box<DrawnElement<M>>),
    List(Vec<Drawn<M>>),
}

pub(super) struct DrawnElement<M> {
    pub dom: web_sys::Element,
    pub head: Head,
    pub handlers: Vec<(&'static str, Handler<M>)>,
    pub leave: Option<Leave>,
    /// What its hook gave, where it has one.
    pub kept: Option<Kept>,
    pub children: Vec<Drawn<M>>,
}

/// What is still to be called and dropped for elements that have left.
#[derive(Default)]
pub(super) struct Left {
    pub hooks: Vec<(web_sys::Element, Leave)>,
    pub kept: Vec<Kept>,
}

impl<M> Drawn<M> {
    pub fn key(&self) -> Option<&Text> {
        match self {
            Drawn::Element(element) => element.head.key.as_ref(),
            _ => None,
        }
    }

    /// The first of its nodes in the page.
    pub fn first(&self) -> Option<&web_sys::Node> {
        match self {
            Drawn::Nothing => None,
            Drawn::Text(dom, _) => Some(dom),
            Drawn::Element(element) => Some(&element.dom),
            Drawn::List(list) => first_of(list),
        }
    }

    /// Does something to each of its outermost nodes in the page.
    pub fn for_each_dom(&self, act: &mut dyn FnMut(&web_sys::Node)) {
        match self {
            Drawn::Nothing => {}
            Drawn::Text(dom, _) => act(dom),
            Drawn::Element(element) => act(&element.dom),
            Drawn::List(list) => list.iter().for_each(|drawn| drawn.for_each_dom(act)),
        }
    }

    /// Does something to each of its elements, those within before what they are in.
    pub fn for_each_element(&self, act: &mut dyn FnMut(&DrawnElement<M>)) {
        match self {
            Drawn::Nothing | Drawn::Text(..) => {}
            Drawn::Element(element) => {
                let children = element.children.iter();
                children.for_each(|child| child.for_each_element(act));
                act(element);
            }
            Drawn::List(list) => list.iter().for_each(|drawn| drawn.for_each_element(act)),
        }
    }

    /// Gathers what is to be called and dropped, of all that is in it.
    pub fn leave(self, left: &mut Left) {
        match self {
            Drawn::Nothing | Drawn::Text(..) => {}
            Drawn::Element(element) => {
                let DrawnElement {
                    dom,
                    leave,
                    kept,
                    children,
                    ..
                } = *element;
                left.hooks.extend(leave.map(|leave| (dom, leave)));
                left.kept.extend(kept);
                children.into_iter().for_each(|child| child.leave(left));
            }
            Drawn::List(list) => list.into_iter().for_each(|drawn| drawn.leave(left)),
        }
    }
}

/// The first node of theirs in the page.
pub(super) fn first_of<M>(list: &[Drawn<M>]) -> Option<&web_sys::Node> {
    list.iter().find_map(Drawn::first)
}

/// The element of ours that is this one of the page.
pub(super) fn element_of<'a, M>(
    list: &'a [Drawn<M>],
    dom: &JsValue,
) -> Option<&'a DrawnElement<M>> {
    list.iter().find_map(|drawn| match drawn {
        Drawn::Element(element) => (element.dom.as_ref() as &JsValue == dom).then_some(&**element),
        Drawn::List(list) => element_of(list, dom),
        Drawn::Nothing | Drawn::Text(..) => None,
    })
}
