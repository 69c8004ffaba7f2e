//! Carries out what a run asks for. Whoever holds the lock of a tenant's run is the one page that
//! works on it; the lock goes with the page, so that no crash keeps a run for ever.

use std::collections::HashMap;
use std::pin::pin;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use latchkey_core::Moment;
use latchkey_core::bulk::journal::{Begun, Record};
use latchkey_core::bulk::run::Doing;
use latchkey_core::kept::Kept;

use super::App;
use crate::platform::storage::journal::lock_of;
use crate::platform::storage::{handover, journal};
use crate::platform::{clock, lock, save, tabs};
use crate::popup::bulk::effect::Effect;
use crate::popup::bulk::message::{Message, Taken};

/// Forgets a run that nobody has in hand.
async fn clear_run(tenant: &str, began: Moment, record: Record) -> Begun {
    match lock::try_acquire(&lock_of(tenant)).await {
        Some(_nobody_at_work) => journal::begin(tenant, Some(began), record).await,
        None => Begun::Another,
    }
}

impl App {
    pub(super) async fn work_on_run(&self, effect: Effect) {
        match effect {
            Effect::Read(tenant) => self.look(&tenant).await,
            Effect::Begin(tenant, record) => {
                let begun = self.begin_run(&tenant, record).await;
                self.tell_run(Message::Begun(begun));
            }
            Effect::Take(tenant) => self.take_run(&tenant).await,
            Effect::Save(records) => {
                let is_written = journal::write(records).await;
                self.tell_run(Message::Saved(is_written));
            }
            Effect::Wait(until) => {
                clock::wait_until(until).await;
                self.tell_run(Message::Woke);
            }
            Effect::EndWait => {
                // The wait's end is what its sender is dropped for.
                self.end_wait.borrow_mut().take();
            }
            Effect::Leave => {
                self.held_run.borrow_mut().take();
                self.keep_awake(false).await;
            }
            Effect::Watch(tenant) => self.watch_run(&tenant).await,
            Effect::GoOnInTab(began) => {
                // The tab takes it up.
                self.held_run.borrow_mut().take();
                match (self.tab.get_untracked(), handover::give(began).await) {
                    (Some(tab), Some(word)) => tabs::open_to_go_on(tab, &word).await,
                    (Some(tab), None) => tabs::open_full(tab).await,
                    (None, _) => self.tell_run(Message::Taken(Taken::NotRead)),
                }
            }
            Effect::Clear(tenant, began, record) => {
                let cleared = clear_run(&tenant, began, record).await;
                self.tell_run(Message::Cleared(cleared));
            }
            Effect::SaveFile { name, text } => {
                let is_done = save::save(&name, "text/csv;charset=utf-8", &text);
                self.tell_run(Message::FileSaved(name, is_done));
            }
        }
    }

    fn tell_run(&self, message: Message) {
        self.send(crate::popup::message::Message::Bulk(message));
    }

    async fn look(&self, tenant: &str) {
        if let Some(began) = handover::take().await {
            self.tell_run(Message::HandedOver(began));
        }
        let is_ours = self.held_run.borrow().is_some();
        let is_elsewhere = !is_ours && lock::is_held(&lock_of(tenant)).await;
        self.tell_run(match journal::read(tenant).await {
            Kept::Here(entries) => Message::Kept(entries, is_elsewhere),
            Kept::Absent => Message::Kept(HashMap::new(), is_elsewhere),
            Kept::Refused | Kept::Unreadable(_) => Message::NotRead,
        });
    }

    /// The lock is held from before the first entry is written until the run is let go of: nobody
    /// else takes up, replaces or forgets what this page is about to work on.
    async fn begin_run(&self, tenant: &str, record: Record) -> Begun {
        let Some(held) = lock::try_acquire(&lock_of(tenant)).await else {
            return Begun::Another;
        };
        // Before anything is written: this page hears of what it writes, too, and is not to take
        // itself for another.
        *self.held_run.borrow_mut() = Some(held);
        let begun = journal::begin(tenant, None, record).await;
        if begun != Begun::Written {
            self.held_run.borrow_mut().take();
        }
        begun
    }

    /// Waits once, however often it is asked to: two that wait would see each other's turn, and take
    /// it for another page's.
    async fn watch_run(&self, tenant: &str) {
        if self.is_watching_run.replace(true) {
            return;
        }
        drop(lock::acquire(&lock_of(tenant)).await);
        self.is_watching_run.set(false);
        self.tell_run(Message::Free);
    }

    async fn take_run(&self, tenant: &str) {
        let taken = match self.hold_run(tenant).await {
            false => Taken::Elsewhere,
            true => match journal::read(tenant).await {
                Kept::Refused | Kept::Unreadable(_) => {
                    self.held_run.borrow_mut().take();
                    Taken::NotRead
                }
                entries => {
                    self.keep_awake(true).await;
                    Taken::Here(entries.here().unwrap_or_default())
                }
            },
        };
        self.tell_run(Message::Taken(taken));
    }

    /// Whether this page has the lock of the tenant's run now, from before or anew. It is never out
    /// of sight meanwhile: this page would take itself for another.
    async fn hold_run(&self, tenant: &str) -> bool {
        if self.held_run.borrow().is_some() {
            return true;
        }
        match lock::try_acquire(&lock_of(tenant)).await {
            Some(held) => {
                *self.held_run.borrow_mut() = Some(held);
                true
            }
            None => false,
        }
    }

    async fn keep_awake(&self, is_awake: bool) {
        if let Some(tab) = self.tab.get_untracked() {
            tabs::keep_awake(tab, is_awake).await;
        }
    }

    /// Waits until then, or until the user wants a rest, whichever comes first: `false` for a rest.
    pub(super) async fn wait_at_run(&self, until: Moment) -> bool {
        if self.wants_rest() {
            return false;
        }
        let (sender, ended) = oneshot::channel();
        *self.end_wait.borrow_mut() = Some(sender);
        let waited = pin!(self.count_down(until));
        matches!(select(waited, ended).await, Either::Left(_))
    }

    fn wants_rest(&self) -> bool {
        self.model.with_untracked(|model| {
            let run = model.bulk.run.as_ref();
            run.is_none_or(|run| matches!(run.doing(), Doing::Pausing | Doing::Stopping))
        })
    }
}
