//! Entries that can't be read: which there are.

use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::unreadable::Message;

pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Found(found) => {
            model.unreadable.retain(|known| known.name != found.name);
            model.unreadable.push(found);
            Vec::new()
        }
    }
}
