//! What the popup looks like.

pub mod grid;
pub mod odd;
pub mod person;

use std::rc::Rc;

use sycamore::prelude::*;

use super::message::Message;
use super::model::Model;

/// Where views send what the user did.
#[derive(Clone)]
pub struct Send(Rc<dyn Fn(Message)>);

impl Send {
    /// Sends through `take`.
    pub fn new(take: impl Fn(Message) + 'static) -> Send {
        Send(Rc::new(take))
    }

    /// Sends one message; from handlers only, never while drawing.
    pub fn send(&self, message: Message) {
        (self.0)(message);
    }
}

/// The whole screen.
pub fn screen(model: ReadSignal<Model>, send: Send) -> View {
    grid::grid(model, send)
}
