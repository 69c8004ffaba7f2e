//! What the section Connect asks of the browser.

use super::App;
use super::new_secret::note_copied;
use crate::new_secret::message::Message as OfKey;
use crate::platform::storage::integrations;
use crate::platform::{clipboard, save};
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
                let is_done = clipboard::copy(snippet.expose()).await;
                // The clipboard holds a key now, which is looked after where it is made.
                self.send(Message::NewSecret(OfKey::Copied(key.clone(), is_done)));
                if is_done {
                    // It is said only once that is noted, which doing twice does no harm.
                    note_copied(maker.as_ref(), &key).await;
                }
                return self.send(Message::Copied(CopyWhat::TextFor(tool), is_done));
            }
            Effect::Save(name, media_type, text) => {
                Happened::Saved(name.to_owned(), save::save(name, media_type, &text))
            }
        };
        self.send(Message::Connect(happened));
    }
}
