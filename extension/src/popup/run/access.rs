//! What changing who may make keys asks of the browser: the note that is written before anything is
//! sent. Whoever holds its lock is the one page at work on it; the lock goes with the page.

use latchkey_core::access::intent::Intent;

use super::App;
use crate::browser::lock;
use crate::browser::storage::access;
use crate::browser::storage::making::Maker;
use crate::popup::message::Message;
use crate::popup::settings::Happened;
use crate::popup::settings::access::{Happened as OfAccess, Noted, Wanted};

impl App {
    pub(super) async fn change_access(&self, wanted: Wanted) {
        match wanted {
            Wanted::Find(maker) => {
                let _nobody_at_work = lock::acquire(&access::lock(&maker)).await;
                let noted = access::noted(&maker).await;
                self.met_unfinished(&access::lock(&maker), &noted, Vec::new());
                self.tell_access(OfAccess::Found(noted.here().map(Box::new)));
            }
            Wanted::Note(intent) => {
                let noted = self.note_intent(&intent).await;
                self.tell_access(OfAccess::Noted(noted));
            }
            Wanted::Forget(maker, began) => {
                let own = self.held_access.borrow_mut().take();
                let _held = match own {
                    Some(held) => held,
                    None => lock::acquire(&access::lock(&maker)).await,
                };
                access::forget(&maker, began).await;
            }
            Wanted::Leave => drop(self.held_access.borrow_mut().take()),
        }
    }

    async fn note_intent(&self, intent: &Intent) -> Noted {
        let maker = Maker::of_intent(intent);
        let held = lock::acquire(&access::lock(&maker)).await;
        let noted = access::noted(&maker).await;
        if !noted.may_be_written() {
            return Noted::Refused;
        }
        // What this page goes on with may be replaced by what is left of it.
        if let Some(other) = noted
            .here()
            .filter(|other| other.begun_at != intent.begun_at)
        {
            return Noted::Another(Box::new(other));
        }
        match access::note(intent).await {
            true => {
                *self.held_access.borrow_mut() = Some(held);
                Noted::Written
            }
            false => Noted::Refused,
        }
    }

    fn tell_access(&self, happened: OfAccess) {
        self.send(Message::Settings(Happened::Access(happened)));
    }
}
