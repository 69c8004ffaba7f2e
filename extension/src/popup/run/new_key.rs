//! What the section New key asks of the browser.

use latchkey_core::making::{Making, Stage};

use super::App;
use crate::browser::storage::making::{self, Maker};
use crate::browser::{background, clipboard, front, lock};
use crate::order::Order;
use crate::popup::message::Message;
use crate::popup::new_key::message::{Effect, Message as Happened};

impl App {
    pub(super) async fn make(&self, effect: Effect) {
        match effect {
            Effect::Find(maker) => self.find_made(&maker).await,
            Effect::Order(making) => {
                let is_taken = self.order(*making).await;
                self.tell(Happened::Ordered(is_taken));
            }
            // A note that can't be written stays as it was: the question is then asked needlessly.
            Effect::Note(making) => drop(making::note(&making).await),
            Effect::Keep(maker, fresh) => drop(making::keep(&maker, &fresh).await),
            Effect::Forget(maker) => making::forget(&maker).await,
            Effect::Copy(token) => {
                let is_done = clipboard::copy(token.expose()).await;
                self.tell(Happened::Copied(is_done));
            }
            Effect::ClearClipboard => {
                let is_done = clipboard::copy("").await;
                self.tell(Happened::Cleared(is_done));
            }
        }
    }

    /// Says whenever the page is left or in front again.
    pub(super) fn watch_front(&self) {
        let app = self.clone();
        front::watch(move |is_in_front| app.tell(Happened::InFront(is_in_front)));
    }

    fn tell(&self, happened: Happened) {
        self.send(Message::NewKey(happened));
    }

    /// What storage holds, once nobody is at work on it: the worker holds the lock to its end.
    async fn find_made(&self, maker: &Maker) {
        let noted = making::noted(maker).await;
        if let Some(note) = noted.filter(|note| note.stage == Stage::Asked) {
            self.tell(Happened::AtWork(Box::new(note)));
        }
        let _nobody_at_work = lock::acquire(&maker.lock()).await;
        let (note, fresh) = (making::noted(maker).await, making::kept(maker).await);
        self.tell(Happened::Found(note.map(Box::new), fresh.map(Box::new)));
    }

    async fn order(&self, making: Making) -> bool {
        let Some((tenant, tab)) = self.way() else {
            return false;
        };
        let order = Order {
            tab,
            origin: tenant.origin(),
            identity: self.model.with_untracked(|model| model.identity.clone()),
            making,
        };
        background::order(&order).await
    }
}
