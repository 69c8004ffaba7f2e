//! Ending many keys without a browser: what is asked of it, in which order, and what is refused.

use std::collections::HashMap;

use latchkey_core::bulk::journal::{Begun, Journal, Record};
use latchkey_core::bulk::run::{Doing, Rest};
use latchkey_core::{KeyId, Moment, Status};

use super::scene::{Scene, ada, eve, id, status};
use crate::popup::bulk::effect::Effect as Bulk;
use crate::popup::bulk::message::{Message, Mine, Taken};
use crate::popup::bulk::{Hindrance, Stage, Trouble};
use crate::popup::effect::Effect;

mod pages;

/// A popup with a store of its own, which holds what runs write down.
struct Store {
    scene: Scene,
    entries: HashMap<String, String>,
    /// Another page has the run's lock.
    is_locked: bool,
    /// The browser refuses to read and write.
    is_broken: bool,
}

impl Store {
    fn of(keys: &[&str]) -> Store {
        let mut store = Store {
            scene: Scene::listed(keys),
            entries: HashMap::new(),
            is_locked: false,
            is_broken: false,
        };
        store.serve();
        store
    }

    fn send(&mut self, message: Message) {
        self.scene
            .send(crate::popup::message::Message::Bulk(message));
        self.serve();
    }

    /// Does what was asked for, until nothing more is; requests stay open.
    fn serve(&mut self) {
        loop {
            let effects = self.scene.effects();
            let asked: Vec<Bulk> = effects
                .into_iter()
                .filter_map(|effect| match effect {
                    Effect::Bulk(effect) => Some(effect),
                    _ => None,
                })
                .collect();
            if asked.is_empty() {
                return;
            }
            for effect in asked {
                if let Some(message) = self.done(effect) {
                    self.scene
                        .send(crate::popup::message::Message::Bulk(message));
                }
            }
        }
    }

    fn done(&mut self, effect: Bulk) -> Option<Message> {
        match effect {
            Bulk::Read(_) => Some(match self.is_broken {
                true => Message::NotRead,
                false => Message::Kept(self.entries.clone(), self.is_locked),
            }),
            Bulk::Begin(tenant, record) => {
                Some(Message::Begun(self.replace(&tenant, None, record)))
            }
            Bulk::Take(_) => Some(Message::Taken(match (self.is_locked, self.is_broken) {
                (true, _) => Taken::Elsewhere,
                (false, true) => Taken::NotRead,
                (false, false) => Taken::Here(self.entries.clone()),
            })),
            Bulk::Save(records) => {
                self.write(records);
                Some(Message::Saved(true))
            }
            Bulk::Clear(tenant, began, record) => {
                let cleared = self.replace(&tenant, Some(began), record);
                Some(Message::Cleared(cleared))
            }
            Bulk::Wait(_) | Bulk::EndWait | Bulk::Leave | Bulk::Watch(_) => None,
            Bulk::GoOnInTab(_) => None,
            Bulk::SaveFile { name, .. } => Some(Message::FileSaved(name, !self.is_broken)),
        }
    }

    fn replace(&mut self, tenant: &str, began: Option<Moment>, record: Record) -> Begun {
        if self.is_broken {
            return Begun::Refused;
        }
        if self.is_locked || !Journal::may_be_replaced(tenant, &self.entries, began) {
            return Begun::Another;
        }
        self.entries.clear();
        self.write(vec![record]);
        Begun::Written
    }

    fn write(&mut self, records: Vec<Record>) {
        let records = records.into_iter().map(|record| (record.name, record.text));
        self.entries.extend(records);
    }

    fn stage(&self) -> Option<Stage> {
        self.scene.model.bulk.stage()
    }

    fn answer(&mut self, part: &str, answer: latchkey_core::flow::Outcome) {
        self.scene.answer(part, answer);
        self.serve();
    }

    fn status_of(&self, key: &str) -> Status {
        self.scene
            .model
            .facts
            .table
            .row(&id(key))
            .unwrap()
            .key
            .status
            .clone()
    }
}

fn begun(keys: &[&str]) -> Store {
    let mut store = Store::of(keys);
    store.send(Message::SelectShown(true));
    store.send(Message::PlanSelected);
    store.send(Message::Confirm);
    store
}

#[test]
fn the_selected_keys_are_ended_one_after_the_other() {
    let mut store = begun(&["k1 eve active", "k2 eve active", "mine ada active"]);
    assert!(store.scene.model.bulk.selected.is_empty());
    assert_eq!(store.stage(), Some(Stage::Here(Doing::Working)));
    assert!(store.scene.asks("DELETE /api/v1/api-keys/k1"));
    assert!(!store.scene.asks("DELETE /api/v1/api-keys/k2"));
    store.answer("DELETE /api/v1/api-keys/k1", status(204));
    assert_eq!(store.status_of("k1"), Status::Revoked);
    store.answer("DELETE /api/v1/api-keys/k2", status(204));
    assert_eq!(store.stage(), Some(Stage::Over { is_stopped: false }));
    assert!(!store.scene.asks("/mine"), "one's own was not asked for");
    assert!(
        store.scene.asks("users/me"),
        "the list says what is true now"
    );
}

#[test]
fn nothing_is_planned_while_a_run_is_under_way() {
    let mut store = begun(&["k1 eve active", "k2 eve active"]);
    store.send(Message::Plan(vec![id("k2")]));
    assert_eq!(store.scene.model.bulk.planning, None);
}

#[test]
fn a_plan_for_keys_that_somebody_names_is_shown() {
    let mut store = Store::of(&["k1 eve active", "k2 eve active"]);
    store.send(Message::Plan(vec![id("k2")]));
    let planning = store.scene.model.bulk.planning.as_ref().unwrap();
    assert_eq!(planning.plan(&store.scene.model).ends(), 1);
    store.send(Message::Cancel);
    assert_eq!(store.scene.model.bulk.planning, None);
    assert!(
        store
            .scene
            .asked()
            .iter()
            .all(|request| request.starts_with("GET"))
    );
}

#[test]
fn many_keys_go_on_in_a_tab_of_their_own() {
    let keys: Vec<String> = (0..26)
        .map(|number| format!("k{number} eve active"))
        .collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mut scene = Scene::listed(&keys);
    scene.effects();
    let mut send = |message| {
        scene.send(crate::popup::message::Message::Bulk(message));
        scene.effects()
    };
    send(Message::Kept(HashMap::new(), false));
    send(Message::SelectShown(true));
    send(Message::PlanSelected);
    send(Message::Confirm);
    let began = scene.now;
    scene.send(crate::popup::message::Message::Bulk(Message::Begun(
        Begun::Written,
    )));
    let handed_over = Effect::Bulk(Bulk::GoOnInTab(began));
    assert!(scene.effects().contains(&handed_over));
}

#[test]
fn what_another_page_does_is_followed() {
    let mut other = begun(&["k1 eve active", "k2 eve active"]);
    let mut store = Store::of(&["k1 eve active", "k2 eve active"]);
    store.send(Message::Kept(other.entries.clone(), true));
    assert_eq!(store.stage(), Some(Stage::Elsewhere));
    let before = other.entries.clone();
    other.answer("DELETE /api/v1/api-keys/k1", status(204));
    let news = other
        .entries
        .iter()
        .filter(|(name, text)| before.get(*name) != Some(text));
    let news = news.map(|(name, text)| (name.clone(), Some(text.clone())));
    store.send(Message::Changed(news.collect()));
    assert_eq!(store.scene.model.bulk.tally().unwrap().done, 1);
    assert_eq!(store.status_of("k1"), Status::Revoked);
    // That page is gone: now it may be gone on with here, after reading what was sent last.
    store.entries = other.entries;
    store.send(Message::Free);
    assert_eq!(store.stage(), Some(Stage::Open { halted: None }));
    store.send(Message::Resume);
    assert!(store.scene.asks("GET /api/v1/api-keys/k2"));
    assert!(!store.scene.asks("DELETE /api/v1/api-keys/k2"));
}

#[test]
fn the_end_of_the_session_is_overcome_by_signing_in_again() {
    let mut store = begun(&["k1 eve active", "k2 eve active"]);
    store.answer("DELETE /api/v1/api-keys/k1", status(401));
    assert!(matches!(
        store.stage(),
        Some(Stage::Open { halted: Some(_) })
    ));
    store.send(Message::Resume);
    assert!(
        !store.scene.asks("api-keys/k1"),
        "who is signed in comes first"
    );
    store.answer("users/me", ada());
    store.answer("tenants/me", super::scene::acme());
    assert!(store.scene.asks("GET /api/v1/api-keys/k1"));
}

#[test]
fn somebody_else_is_refused() {
    let mut store = begun(&["k1 eve active", "k2 eve active"]);
    store.answer("DELETE /api/v1/api-keys/k1", status(401));
    store.send(Message::Resume);
    store.answer("users/me", eve());
    store.answer("tenants/me", super::scene::acme());
    let asked = store.scene.asked();
    assert!(
        asked.iter().all(|request| !request.contains("api-keys/k")),
        "{asked:?}"
    );
    assert!(matches!(store.stage(), Some(Stage::Refused(_))));
}

#[test]
fn an_old_plan_is_shown_anew() {
    let mut store = begun(&["k1 eve active", "k2 eve active", "k3 eve active"]);
    store.send(Message::Pause);
    store.answer("DELETE /api/v1/api-keys/k1", status(204));
    assert_eq!(store.stage(), Some(Stage::Open { halted: None }));
    store.scene.pass(2 * 3_600);
    store.send(Message::Resume);
    let planning = store.scene.model.bulk.planning.clone().unwrap();
    assert!(planning.is_anew);
    assert_eq!(planning.ids, [id("k2"), id("k3")]);
    store.send(Message::Confirm);
    store.answer("DELETE /api/v1/api-keys/k2", status(204));
    store.answer("DELETE /api/v1/api-keys/k3", status(204));
    assert_eq!(store.stage(), Some(Stage::Over { is_stopped: false }));
}

#[test]
fn a_run_that_is_over_is_taken_off_the_screen() {
    let mut store = begun(&["k1 eve active"]);
    store.answer("DELETE /api/v1/api-keys/k1", status(204));
    store.send(Message::Dismiss);
    assert_eq!(store.stage(), None);
    assert_eq!(store.entries.len(), 1, "only how much was sent is kept");
    store.send(Message::Free);
    assert_eq!(store.stage(), None);
}

#[test]
fn stop_works_where_nothing_is_under_way() {
    let mut store = begun(&["k1 eve active", "k2 eve active"]);
    store.answer("DELETE /api/v1/api-keys/k1", status(401));
    store.send(Message::Stop);
    assert_eq!(store.stage(), Some(Stage::Over { is_stopped: true }));
    assert_ne!(
        store.stage(),
        Some(Stage::Here(Doing::Resting(Rest::Stopped)))
    );
}

#[test]
fn ones_own_keys_are_planned_whatever_the_list_shows() {
    let mut store = Store::of(&[
        "a ada active",
        "b ada expired",
        "c ada revoked",
        "d eve expired",
    ]);
    let planned = |store: &Store| {
        let planning = store.scene.model.bulk.planning.as_ref().unwrap();
        let mut ids: Vec<KeyId> = planning.ids.clone();
        ids.sort_unstable();
        ids
    };
    store.send(Message::PlanMine(Mine::Over));
    assert_eq!(planned(&store), [id("b"), id("c")]);
    store.send(Message::Cancel);
    store.send(Message::PlanMine(Mine::All));
    assert_eq!(planned(&store), [id("a"), id("b"), id("c")]);
}

#[test]
fn a_pause_ends_the_wait_that_the_tenant_asked_for() {
    let mut scene = Scene::listed(&["k1 eve active"]);
    scene.send(crate::popup::message::Message::Bulk(Message::Kept(
        HashMap::new(),
        false,
    )));
    let mut store = Store {
        scene,
        entries: HashMap::new(),
        is_locked: false,
        is_broken: false,
    };
    store.send(Message::SelectShown(true));
    store.send(Message::PlanSelected);
    store.send(Message::Confirm);
    for rest in [Message::Pause, Message::Stop] {
        store.scene.send(crate::popup::message::Message::Bulk(rest));
        let effects = store.scene.effects();
        assert!(
            effects.contains(&Effect::Bulk(Bulk::EndWait)),
            "{effects:?}"
        );
    }
}

#[test]
fn what_somebody_else_began_is_forgotten_only_after_a_question() {
    let mut store = begun(&["k1 eve active", "k2 eve active"]);
    store.answer("DELETE /api/v1/api-keys/k1", status(401));
    store.send(Message::AskToForget(true));
    let asks = |store: &Store| store.scene.model.bulk.asks_to_forget;
    assert!(!asks(&store), "of one's own there is nothing to forget");
    store.send(Message::Resume);
    store.answer("users/me", eve());
    store.answer("tenants/me", super::scene::acme());
    let kept = store.entries.clone();
    store.send(Message::Dismiss);
    store.send(Message::Forget);
    assert_eq!(store.entries, kept, "not without the question");
    store.send(Message::AskToForget(true));
    assert!(asks(&store));
    store.send(Message::AskToForget(false));
    store.send(Message::Forget);
    assert_eq!(store.entries, kept, "not after a no");
    store.send(Message::AskToForget(true));
    store.send(Message::Forget);
    assert_eq!(store.stage(), None);
    assert!(!asks(&store));
}

/// A run that Ada has paused, after its first key.
fn paused() -> Store {
    let mut store = begun(&["k1 eve active", "k2 eve active"]);
    store.send(Message::Pause);
    store.answer("DELETE /api/v1/api-keys/k1", status(204));
    assert_eq!(store.stage(), Some(Stage::Open { halted: None }));
    store
}
