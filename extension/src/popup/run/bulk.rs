//! Carries out what a run asks for. Whoever holds the lock of a tenant's run is the one page that
//! works on it; the lock goes with the page, so that no crash keeps a run for ever.

use std::pin::pin;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use latchkey_core::Moment;
use latchkey_core::bulk::run::Doing;

use crate::browser::storage::journal;
use crate::browser::{clock, lock, save, tabs};
use crate::popup::bulk::effect::Effect;
use crate::popup::bulk::message::Message;

use super::App;

fn lock_of(tenant: &str) -> String {
    format!("run/{tenant}")
}

impl App {
    pub(super) async fn work_on_run(&self, effect: Effect) {
        match effect {
            Effect::Read(tenant) => self.look(&tenant).await,
            Effect::Begin(tenant, record) => {
                // Somebody at work must not lose their journal.
                let is_held = lock::is_held(&lock_of(&tenant)).await;
                let is_written = !is_held && journal::begin(&tenant, record).await;
                self.tell_run(Message::Begun(is_written));
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
            Effect::Watch(tenant) => {
                drop(lock::acquire(&lock_of(&tenant)).await);
                self.tell_run(Message::Free);
            }
            Effect::GoOnInTab => {
                if let Some(tab) = self.tab.get_untracked() {
                    tabs::open_to_go_on(tab, clock::now()).await;
                }
            }
            Effect::Clear(tenant, record) => {
                // Where it can't be cleared, it is offered again at the next opening.
                journal::begin(&tenant, record).await;
            }
            Effect::SaveFile { name, text } => {
                save::save(&name, "text/csv;charset=utf-8", &text);
            }
        }
    }

    fn tell_run(&self, message: Message) {
        self.send(crate::popup::message::Message::Bulk(message));
    }

    async fn look(&self, tenant: &str) {
        let is_held = lock::is_held(&lock_of(tenant)).await;
        if let Some(entries) = journal::read(tenant).await {
            self.tell_run(Message::Kept(entries, is_held));
        }
    }

    async fn take_run(&self, tenant: &str) {
        let held = lock::try_acquire(&lock_of(tenant)).await;
        let entries = match &held {
            Some(_) => journal::read(tenant).await,
            None => None,
        };
        if entries.is_some() {
            *self.held_run.borrow_mut() = held;
            self.keep_awake(true).await;
        }
        self.tell_run(Message::Taken(entries));
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
