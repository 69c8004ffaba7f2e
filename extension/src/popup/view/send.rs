//! How views tell what the user did.

use std::rc::Rc;

use crate::popup::message::Message;

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
