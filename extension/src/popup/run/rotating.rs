//! What rotations ask of the browser.

use super::App;
use crate::browser::storage::making::Maker;
use crate::browser::storage::rotating;
use crate::popup::message::Message;
use crate::popup::rotating::{Effect, Message as Happened};

impl App {
    pub(super) async fn rotate(&self, effect: Effect) {
        match effect {
            Effect::Find(maker) => {
                let found = rotating::noted(&maker).await;
                self.send(Message::Rotating(Happened::Found(found)));
            }
            Effect::Note(rotation) => {
                let is_noted = rotating::note(&Maker::of_rotation(&rotation), &rotation).await;
                let happened = Happened::Noted(rotation.old.clone(), is_noted);
                self.send(Message::Rotating(happened));
            }
            Effect::Forget(rotation) => {
                rotating::forget(&Maker::of_rotation(&rotation), &rotation).await;
            }
        }
    }
}
