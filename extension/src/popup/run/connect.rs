//! What the section Connect asks of the browser.

use super::App;
use super::new_secret::copy_secret;
use crate::new_secret::message::Message as OfKey;
use crate::platform::save;
use crate::platform::storage::integrations;
use crate::popup::connect::message::{Effect, Message as Happened};
use crate::popup::message::{CopyWhat, Message};

impl App {
    pub(super) async fn connect(&self, effect: Effect) {
        let happened = match effect {
            Effect::Read => {
                let last = integrations::last().await;
                Happened::Read(integrations::own().await, last)
            }
            Effect::Remember(id) => return integrations::remember(&id).await,
            Effect::Change(change) => {
                let kept = integrations::change(|own| change.make(own)).await;
                Happened::Changed(change, kept)
            }
            Effect::CopySecret(tool, snippet, maker, key) => {
                let is_done = copy_secret(maker.as_ref(), &key, snippet.expose()).await;
                // The clipboard holds a key now, which the section New key looks after.
                self.send(Message::NewSecret(OfKey::Copied(is_done)));
                return self.send(Message::Copied(CopyWhat::TextFor(tool), is_done));
            }
            Effect::Save(name, media_type, text) => {
                Happened::Saved(name.to_owned(), save::save(name, media_type, &text))
            }
        };
        self.send(Message::Connect(happened));
    }
}
