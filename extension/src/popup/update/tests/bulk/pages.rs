//! A run, and several pages that know of it.

use super::*;

/// The same, as a run that began later: another page has put it in its place.
fn later(entries: &HashMap<String, String>, store: &Store) -> HashMap<String, String> {
    let began = store.scene.model.bulk.began().unwrap();
    let now = began.plus_millis(1_000).millis().to_string();
    let began = began.millis().to_string();
    let later = entries
        .iter()
        .map(|(name, text)| (name.clone(), text.replace(&began, &now)));
    later.collect()
}

#[test]
fn a_run_that_another_page_has_begun_meanwhile_is_not_replaced() {
    let other = paused();
    let mut store = Store::of(&["k1 eve active", "k2 eve active"]);
    store.send(Message::SelectShown(true));
    store.send(Message::PlanSelected);
    store.entries.clone_from(&other.entries);
    store.send(Message::Confirm);
    assert_eq!(store.entries, other.entries);
    let planning = store.scene.model.bulk.planning.clone().unwrap();
    assert_eq!(planning.trouble, Some(Trouble::Another));
    assert_eq!(
        store.stage(),
        Some(Stage::Open { halted: None }),
        "what is there is shown"
    );
    assert!(!store.scene.asks("DELETE"));
}

#[test]
fn two_words_begin_one_run() {
    let mut scene = Scene::listed(&["k1 eve active"]);
    scene.effects();
    for message in [
        Message::Kept(HashMap::new(), false),
        Message::SelectShown(true),
        Message::PlanSelected,
        Message::Confirm,
        Message::Confirm,
    ] {
        scene.send(crate::popup::message::Message::Bulk(message));
    }
    let begins = scene.effects();
    let begins = begins
        .iter()
        .filter(|effect| matches!(effect, Effect::Bulk(Bulk::Begin(..))));
    assert_eq!(begins.count(), 1);
}

#[test]
fn only_the_run_that_was_on_the_screen_is_gone_on_with() {
    let mut store = paused();
    let shown = store.scene.model.bulk.began();
    store.entries = later(&store.entries, &store);
    store.send(Message::Resume);
    assert!(!store.scene.asks("api-keys/k"), "{:?}", store.scene.asked());
    assert_ne!(store.scene.model.bulk.began(), shown, "the other is shown");
    assert_eq!(
        store.scene.model.bulk.hindrance,
        Some(Hindrance::Another),
        "and that nothing was done is said"
    );
    store.send(Message::Resume);
    assert!(store.scene.asks("DELETE /api/v1/api-keys/k2"));
}

#[test]
fn a_run_that_cannot_be_taken_up_says_so() {
    let mut store = paused();
    for (is_locked, is_broken, hindrance) in [
        (false, true, Hindrance::NotRead),
        (true, false, Hindrance::Elsewhere),
    ] {
        (store.is_locked, store.is_broken) = (is_locked, is_broken);
        store.send(Message::Resume);
        assert_eq!(store.scene.model.bulk.hindrance, Some(hindrance));
        assert!(!store.scene.asks("api-keys/k"));
        store.is_locked = false;
        store.send(Message::Free);
    }
    store.is_broken = false;
    store.send(Message::Resume);
    assert_eq!(store.scene.model.bulk.hindrance, None);
    assert!(store.scene.asks("DELETE /api/v1/api-keys/k2"));
}

#[test]
fn that_another_page_has_a_run_is_said_until_it_lets_go() {
    let mut store = paused();
    store.is_locked = true;
    store.send(Message::Resume);
    assert_eq!(store.scene.model.bulk.hindrance, Some(Hindrance::Elsewhere));
    store.is_locked = false;
    store.send(Message::Free);
    assert_eq!(store.scene.model.bulk.hindrance, None);
    // What else came between is still so.
    store.is_broken = true;
    store.send(Message::Resume);
    store.send(Message::Free);
    assert_eq!(store.scene.model.bulk.hindrance, Some(Hindrance::NotRead));
}

#[test]
fn that_nobody_knows_of_a_run_is_said_and_looked_at_again() {
    let mut store = Store::of(&["k1 eve active"]);
    let kept = paused().entries;
    store.is_broken = true;
    store.send(Message::Free);
    assert!(store.scene.model.bulk.is_not_read);
    (store.is_broken, store.entries) = (false, kept);
    store.scene.send(crate::popup::message::Message::Refresh);
    store.answer("users/me", ada());
    store.answer("tenants/me", super::super::scene::acme());
    assert!(!store.scene.model.bulk.is_not_read);
    assert_eq!(store.stage(), Some(Stage::Open { halted: None }));
}

#[test]
fn a_run_at_work_is_not_forgotten() {
    let mut store = begun(&["k1 eve active", "k2 eve active"]);
    store.answer("DELETE /api/v1/api-keys/k1", status(401));
    store.send(Message::Resume);
    store.answer("users/me", eve());
    store.answer("tenants/me", super::super::scene::acme());
    let kept = store.entries.clone();
    // Its owner has taken it up in a page of theirs, of which this one hasn't heard.
    store.is_locked = true;
    store.send(Message::AskToForget(true));
    store.send(Message::Forget);
    assert_eq!(store.entries, kept);
    assert_eq!(store.stage(), Some(Stage::Elsewhere));
    assert_eq!(store.scene.model.bulk.hindrance, Some(Hindrance::Elsewhere));
    // Another has taken its place.
    store.is_locked = false;
    store.send(Message::Free);
    store.entries = later(&kept, &store);
    let kept = store.entries.clone();
    store.send(Message::AskToForget(true));
    store.send(Message::Forget);
    assert_eq!(store.entries, kept);
}

#[test]
fn what_the_browser_does_not_forget_stays() {
    let mut store = begun(&["k1 eve active"]);
    store.answer("DELETE /api/v1/api-keys/k1", status(204));
    store.is_broken = true;
    store.send(Message::Dismiss);
    assert_eq!(store.stage(), Some(Stage::Over { is_stopped: false }));
    assert_eq!(
        store.scene.model.bulk.hindrance,
        Some(Hindrance::NotCleared)
    );
}

#[test]
fn saving_the_results_is_answered() {
    let mut store = begun(&["k1 eve active"]);
    store.answer("DELETE /api/v1/api-keys/k1", status(204));
    store.send(Message::SaveResults);
    let saved = |store: &Store| store.scene.model.bulk.saved.clone();
    assert!(matches!(saved(&store), Some((name, true)) if name.contains("revoked")));
    store.is_broken = true;
    store.send(Message::SaveResults);
    assert!(matches!(saved(&store), Some((_, false))));
}

#[test]
fn a_page_goes_on_by_itself_only_with_what_was_handed_over() {
    let kept = paused();
    let began = kept.scene.model.bulk.began().unwrap();
    for (handed_over, goes_on) in [
        (None, false),
        (Some(began.plus_millis(1)), false),
        (Some(began), true),
    ] {
        let mut store = Store::of(&["k1 eve active", "k2 eve active"]);
        store.entries.clone_from(&kept.entries);
        if let Some(began) = handed_over {
            store.send(Message::HandedOver(began));
        }
        store.send(Message::Free);
        assert_eq!(
            store.scene.asks("DELETE /api/v1/api-keys/k2"),
            goes_on,
            "{handed_over:?}"
        );
    }
}

#[test]
fn only_selected_keys_that_are_still_there_are_counted() {
    let mut store = Store::of(&["k1 eve active", "k2 eve active", "k3 eve active"]);
    store.send(Message::SelectShown(true));
    assert_eq!(store.scene.model.selected_len(), 3);
    let (gone, now) = (id("k2"), store.scene.model.facts.now);
    store.scene.model.facts.table.remove(&gone, now);
    assert_eq!(store.scene.model.selected_len(), 2);
    store.send(Message::PlanSelected);
    let planning = store.scene.model.bulk.planning.as_ref().unwrap();
    assert_eq!(planning.ids, [id("k1"), id("k3")]);
}
