//! What a key in the making asks of the browser.

use gloo_timers::future::TimeoutFuture;
use latchkey_core::kept::Kept;
use latchkey_core::maker::Maker;
use latchkey_core::making::{Making, Stage};
use latchkey_core::{KeyId, Moment};
use wasm_bindgen_futures::spawn_local;

use super::App;
use crate::new_secret::message::{Effect, Message as Happened};
use crate::platform::storage::{making, secrets};
use crate::platform::{clipboard, clock, front, lock};
use crate::popup::message::Message;
use crate::wire::dispatch::dispatch;
use crate::wire::order::{Answer, Order, Reason};

impl App {
    pub(super) async fn make(&self, effect: Effect) {
        match effect {
            Effect::Find(maker) => self.find_made(&maker).await,
            Effect::Order(making) => {
                let answer = self.order(*making).await;
                self.tell(Happened::Ordered(answer));
            }
            Effect::Take(maker, key) => {
                // Where it can't be noted, the question is asked needlessly.
                making::take(&maker, &key).await;
            }
            Effect::Forget(maker, key, making) => {
                if let Some(key) = key
                    && !secrets::forget(&maker, &key).await
                {
                    self.tell(Happened::NotForgotten);
                }
                if let Some(making) = making {
                    making::forget(&making).await;
                }
            }
            Effect::Await(key, until) => self.await_end(key, until),
            Effect::Copy(key, token) => {
                let is_done = clipboard::copy(token.expose()).await;
                self.tell(Happened::Copied(key, is_done));
            }
            Effect::NoteCopied(maker, key) => {
                let is_taken = note_copied(maker.as_ref(), &key).await;
                self.tell(Happened::CopyNoted(key, is_taken));
            }
            Effect::ClearClipboard(only_of) => self.clear_clipboard(only_of).await,
        }
    }

    /// Says whenever the page is left, in front again or out of sight.
    pub(super) fn watch_front(&self) {
        let app = self.clone();
        front::watch(move |is_in_front| app.tell(Happened::InFront(is_in_front)));
        let app = self.clone();
        front::watch_sight(move |is_seen| match is_seen {
            true => app.send(Message::Ticked),
            false => app.tell(Happened::Hidden),
        });
    }

    /// Follows what other pages of ours and the worker do.
    pub(super) fn watch_making(&self) {
        let app = self.clone();
        making::watch(move |names| app.tell(Happened::Changed(names)));
    }

    fn tell(&self, happened: Happened) {
        self.send(Message::NewSecret(happened));
    }

    /// What storage holds, once nobody is at work on it: the worker holds the lock to its end.
    async fn find_made(&self, maker: &Maker) {
        let noted = making::noted(maker).await.here();
        if let Some(note) = noted.filter(|note| note.stage == Stage::Asked) {
            self.tell(Happened::AtWork(Box::new(note)));
        }
        let _nobody_at_work = lock::acquire(&maker.lock()).await;
        let fresh = secrets::kept(maker).await;
        let kept = making::noted(maker).await;
        self.met(&maker.note(), &kept, Vec::new());
        let is_refused = fresh == Kept::Refused;
        let fresh = fresh.here().map(Box::new);
        self.tell(match kept {
            _ if is_refused => Happened::SecretNotRead,
            Kept::Here(note) => Happened::Found(Some(Box::new(note)), fresh),
            Kept::Absent => Happened::Found(None, fresh),
            Kept::Refused | Kept::Unreadable(_) => Happened::NotRead(fresh),
        });
    }

    async fn order(&self, making: Making) -> Answer {
        let Some(reach) = self.way() else {
            return Answer::NotSent(Reason::NoWay);
        };
        let order = Order {
            tab: reach.tab,
            cookies: reach.cookies,
            origin: reach.tenant.origin(),
            identity: self
                .model
                .with_untracked(|model| model.facts.identity.clone()),
            making,
        };
        dispatch(&order).await
    }

    /// The browser's timers go on when the clock is set.
    fn await_end(&self, key: KeyId, until: Moment) {
        let left = until.since(clock::now()).max(0);
        let app = self.clone();
        spawn_local(async move {
            TimeoutFuture::new(u32::try_from(left).unwrap_or(u32::MAX)).await;
            app.tell(Happened::Over(key));
        });
    }

    async fn clear_clipboard(&self, only_of: Option<KeyId>) {
        if let Some(key) = only_of
            && !secrets::is_copied_last(&key).await
        {
            return self.tell(Happened::NotCleared);
        }
        let is_done = clipboard::copy("").await;
        if is_done {
            secrets::note_cleared().await;
        }
        self.tell(Happened::Cleared(is_done));
    }
}

/// Notes whose secret is on the clipboard, and that the user has it; says whether the latter could be
/// noted.
pub(super) async fn note_copied(maker: Option<&Maker>, key: &KeyId) -> bool {
    secrets::note_copied(key).await;
    match maker {
        Some(maker) => making::take(maker, key).await,
        None => false,
    }
}
