//! What the user does. There is one listener for each kind of event, on the root: it finds the handlers on the way
//! from what the event is about up to the root. So elements have no listeners that could be left behind.

mod listeners;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

pub(super) use self::listeners::Listeners;
use super::drawn::{Drawn, element_of};
use super::node::Handler;
use super::page;

/// An event with the elements around it as they were when it came, from the innermost up to the root, which is not
/// among them.
pub(super) struct Heard {
    pub event: Event,
    around: Vec<JsValue>,
}

impl Heard {
    pub fn of(event: Event, root: &Element) -> Heard {
        let root: &JsValue = root.as_ref();
        let around = event.composed_path().into_iter();
        Heard {
            around: around.take_while(|dom| dom != root).collect(),
            event,
        }
    }

    /// The handlers that wait for it, from the innermost to the outermost, on elements that are still there.
    pub fn handlers<M: Clone>(&self, drawn: &Drawn<M>) -> Vec<Handler<M>> {
        let kind = self.event.type_();
        let mut level = std::slice::from_ref(drawn);
        let mut found = Vec::new();
        for (inner, dom) in self.around.iter().enumerate().rev() {
            let Some(element) = element_of(level, dom) else {
                break;
            };
            level = &element.children;
            // An event that doesn't bubble is about one element alone.
            if inner > 0 && !self.event.bubbles() {
                continue;
            }
            let handlers = element.handlers.iter().rev();
            let handlers = handlers.filter(|(event, _)| *event == kind);
            found.extend(handlers.map(|(_, handler)| handler.clone()));
        }
        found.reverse();
        found
    }

    /// What they say. One that stops the event is the last that is asked.
    pub fn messages<M>(&self, handlers: Vec<Handler<M>>) -> Vec<M> {
        let mut messages = Vec::new();
        for handler in handlers {
            messages.extend(answer(handler, &self.event));
            if self.event.cancel_bubble() {
                break;
            }
        }
        messages
    }
}

fn answer<M>(handler: Handler<M>, event: &Event) -> Option<M> {
    if event.type_() == "submit" {
        // A form that is answered here is never sent by the browser, which would leave the page.
        event.prevent_default();
    }
    match handler {
        Handler::Message(message) => Some(message),
        Handler::If(is_such, message) => is_such(event).then_some(message),
        Handler::Value(say) => {
            let element = event.target()?.dyn_into::<Element>().ok()?;
            Some(say(page::value_of(&element)?))
        }
        Handler::Checked(say) => {
            let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
            Some(say(input.checked()))
        }
        Handler::Event(say) => say(event),
    }
}
