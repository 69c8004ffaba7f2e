//! What is kept on disk for the user: the notes on keys, and what can't be read of it all.

use latchkey_core::Notes;
use latchkey_core::kept::{self, Kept, Unreadable};

use super::App;
use crate::platform::storage::{self, notes};
use crate::platform::{save, storage::unreadable};
use crate::popup::details::{Message as Details, Work};
use crate::popup::message::Message;
use crate::popup::unreadable::{Effect, Message as Happened};

impl App {
    pub(super) async fn note(&self, work: Work) {
        let message = match work {
            Work::Read(tenant) => return self.read_notes(tenant).await,
            Work::Keep(tenant, id, known, note) => {
                let outcome = notes::keep(&self.entry(&tenant), &id, &known, note.clone()).await;
                Details::Kept(id, note, outcome)
            }
            Work::Copy(tenant, from, to) => {
                let outcome = notes::copy(&self.entry(&tenant), &from, to.clone()).await;
                Details::CarriedOver { from, to, outcome }
            }
        };
        self.send(Message::Details(message));
    }

    async fn read_notes(&self, tenant: String) {
        let book = self.entry(&tenant);
        let kept = notes::read(&book).await;
        let parts = match &kept {
            Kept::Here(kept) => notes::unreadable(&book, kept),
            _ => Vec::new(),
        };
        self.met(&Notes::entry_of(&book), &kept, parts);
        self.send(Message::Details(match kept {
            Kept::Refused => Details::NotRead(tenant),
            kept => Details::Read(tenant, kept.here().unwrap_or_default()),
        }));
    }

    /// Tells what could not be read of an entry: the whole, or parts of it.
    pub(super) fn met<T>(&self, entry: &str, kept: &Kept<T>, parts: Vec<Unreadable>) {
        let whole = match kept {
            Kept::Unreadable(text) => Some(Unreadable {
                name: entry.to_owned(),
                text: text.clone(),
            }),
            _ => None,
        };
        let found = whole.into_iter().chain(parts).collect();
        self.send(Message::Unreadable(Happened::Of(entry.to_owned(), found)));
    }

    /// As [`App::met`], for what was left unfinished: that the browser doesn't tell is said, too.
    pub(super) fn met_unfinished<T>(&self, entry: &str, kept: &Kept<T>, parts: Vec<Unreadable>) {
        match kept {
            Kept::Refused => {
                let refused = Happened::Refused(entry.to_owned());
                self.send(Message::Unreadable(refused));
            }
            _ => self.met(entry, kept, parts),
        }
    }

    pub(super) async fn handle_unreadable(&self, effect: Effect) {
        let happened = match effect {
            Effect::Save { entry, file, text } => {
                let is_done = save::save(&file, "text/plain;charset=utf-8", &text);
                Happened::Saved {
                    entry,
                    file,
                    is_done,
                }
            }
            Effect::LetGo(it) => {
                let is_gone = unreadable::let_go(&it).await;
                Happened::Gone(it.name, is_gone)
            }
        };
        self.send(Message::Unreadable(happened));
    }

    pub(super) async fn read_seen_tenants(&self) {
        let kept = storage::seen_tenants().await;
        self.met(kept::TENANTS, &kept, Vec::new());
        self.send(Message::SeenTenants(kept.here().unwrap_or_default()));
    }
}
