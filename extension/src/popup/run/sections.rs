//! What the sections ask of the browser. Changing who may make keys is noted before anything is sent:
//! whoever holds the lock of the note is the one page at work on it; the lock goes with the page.

use gloo_timers::future::TimeoutFuture;
use latchkey_core::access::intent::Intent;
use latchkey_core::kept::Kept;
use latchkey_core::maker::Maker;

use super::App;
use crate::features::activity;
use crate::features::key_uses::state::{KeyUsesEffect, KeyUsesMessage};
use crate::features::settings::state::access::{AccessMessage, NotSent, Noted};
use crate::features::settings::state::{SettingsEffect, SettingsMessage};
use crate::platform::lock;
use crate::platform::storage::{self, access};
use crate::popup::message::Message;
use crate::popup::sections::{SectionEffect, SectionMessage};

impl App {
    pub(super) async fn carry_out_of_section(&self, effect: SectionEffect) {
        match effect {
            SectionEffect::Settings(effect) => self.carry_out_of_settings(effect).await,
            SectionEffect::ActivitySection(effect) => {
                let happened = activity::run::carry_out(effect).await;
                if let Some(message) = happened.map(SectionMessage::ActivitySection) {
                    self.send(Message::Section(message));
                }
            }
        }
    }

    /// What is read of the use of keys lies beside what Activity has read.
    pub(super) async fn carry_out_of_key_uses(&self, effect: KeyUsesEffect) {
        let happened = match effect {
            KeyUsesEffect::Find(reader) => {
                let kept = storage::activity::kept(&reader.key_uses()).await;
                KeyUsesMessage::Found(reader, kept.map(Box::new))
            }
            KeyUsesEffect::Keep(reader, kept) => {
                return storage::activity::keep(&reader.key_uses(), &*kept).await;
            }
            KeyUsesEffect::Forget(reader) => {
                return storage::activity::forget(&reader.key_uses()).await;
            }
            KeyUsesEffect::Wake(task, millis) => {
                TimeoutFuture::new(millis).await;
                KeyUsesMessage::Woke(task)
            }
        };
        self.send(Message::KeyUses(happened));
    }

    async fn carry_out_of_settings(&self, effect: SettingsEffect) {
        match effect {
            SettingsEffect::Find(maker) => {
                let _nobody_at_work = lock::acquire(&access::lock(&maker)).await;
                let noted = access::noted(&maker).await;
                self.met_unfinished(&access::lock(&maker), &noted, Vec::new());
                self.tell_access(AccessMessage::Found(noted.here().map(Box::new)));
            }
            SettingsEffect::Note(intent) => self.note_intent(&intent, false).await,
            SettingsEffect::GoOn(intent) => self.note_intent(&intent, true).await,
            SettingsEffect::Forget(maker, began) => {
                let own = self.held_access.borrow_mut().take();
                let _held = match own {
                    Some(held) => held,
                    None => lock::acquire(&access::lock(&maker)).await,
                };
                access::forget(&maker, began).await;
            }
            SettingsEffect::Allowed(effect) => self.carry_out_of_allowed(effect).await,
            SettingsEffect::Leave => drop(self.held_access.borrow_mut().take()),
        }
    }

    async fn note_intent(&self, intent: &Intent, goes_on: bool) {
        let maker = Maker::of_intent(intent);
        let held = lock::acquire(&access::lock(&maker)).await;
        let noted = match obstacle(access::noted(&maker).await, intent, goes_on) {
            Some(obstacle) => obstacle,
            None if access::note(intent).await => {
                *self.held_access.borrow_mut() = Some(held);
                Noted::Written
            }
            None => Noted::Not(NotSent::NotNoted),
        };
        self.tell_access(AccessMessage::Noted(noted));
    }

    fn tell_access(&self, message: AccessMessage) {
        self.send(SettingsMessage::Access(message).into());
    }
}

/// What keeps these changes from being written down where this is kept. What this page goes on with
/// may be replaced by what is left of it; where it isn't there any more, it was ended.
fn obstacle(kept: Kept<Intent>, intent: &Intent, goes_on: bool) -> Option<Noted> {
    match kept {
        Kept::Absent if goes_on => Some(Noted::Not(NotSent::Ended)),
        Kept::Absent => None,
        Kept::Here(other) if other.begun_at == intent.begun_at => None,
        Kept::Here(other) => Some(Noted::Another(Box::new(other))),
        Kept::Refused | Kept::Unreadable(_) => Some(Noted::Not(NotSent::NotRead)),
    }
}

#[cfg(test)]
mod tests {
    use latchkey_core::flow::change_access::AccessPlan;
    use latchkey_core::{Moment, UserId};

    use super::*;

    fn begun(millis: i64) -> Intent {
        Intent {
            tenant_id: "t-acme".to_owned(),
            user_id: UserId::new("ada"),
            begun_at: Moment::from_millis(millis),
            plan: AccessPlan::Changes(Vec::new()),
        }
    }

    #[test]
    fn what_another_page_has_ended_is_not_gone_on_with() {
        let ended = Some(Noted::Not(NotSent::Ended));
        assert_eq!(obstacle(Kept::Absent, &begun(1), true), ended);
        assert_eq!(obstacle(Kept::Here(begun(1)), &begun(1), true), None);
    }

    #[test]
    fn what_cannot_be_read_is_not_taken_for_a_storage_that_is_full() {
        for kept in [Kept::Refused, Kept::Unreadable("{".to_owned())] {
            let not_read = Some(Noted::Not(NotSent::NotRead));
            assert_eq!(obstacle(kept, &begun(1), false), not_read);
        }
    }

    #[test]
    fn what_is_new_is_written_over_nothing_of_another_time() {
        assert_eq!(obstacle(Kept::Absent, &begun(1), false), None);
        let another = Some(Noted::Another(Box::new(begun(2))));
        for goes_on in [false, true] {
            let kept = Kept::Here(begun(2));
            assert_eq!(obstacle(kept, &begun(1), goes_on), another);
        }
    }
}
