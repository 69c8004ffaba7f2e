//! New keys' secrets in the browser's memory: each on its own, none without its end.

use latchkey_core::kept::Kept;
use latchkey_core::maker::Maker;
use latchkey_core::making::{FreshKey, SECRET_KEPT};
use latchkey_core::{Key, KeyId, Moment, Secret, Status, Subject, UserId, When};
use latchkey_extension::platform::clock::now;
use latchkey_extension::platform::storage::secrets::{
    forget, is_copied_last, keep, kept, note_cleared, note_copied, sweep, woken,
};
use wasm_bindgen_test::*;

use crate::chrome::Chrome;

fn maker() -> Maker {
    Maker {
        tenant_id: "acme".to_owned(),
        user_id: UserId::new("ada"),
    }
}

fn id(text: &str) -> KeyId {
    KeyId::new(text).unwrap()
}

fn fresh(text: &str, until: Moment) -> FreshKey {
    FreshKey {
        key: Key {
            id: id(text),
            name: "Nightly".to_owned(),
            subject: Subject::User(UserId::new("ada")),
            tenant_id: None,
            status: Status::Active,
            expiry: When::Missing,
            created: When::Missing,
            created_by: None,
        },
        token: Secret::new("s3cret".to_owned()).unwrap(),
        is_copied: false,
        until,
        hosts: Vec::new(),
    }
}

fn in_minutes(minutes: i64) -> Moment {
    now().plus_millis(minutes * 60_000)
}

async fn keeps(text: &str) -> bool {
    keep(&maker(), &fresh(text, now().plus_millis(SECRET_KEPT))).await
}

/// Whether the last that was asked of the alarms is to end them.
fn is_alarm_ended(chrome: &Chrome) -> bool {
    let asked = chrome.asked("alarm");
    asked.ends_with(r#"{"name":"secrets"}]"#)
}

#[wasm_bindgen_test]
async fn forgetting_one_leaves_the_other_and_the_alarm() {
    let chrome = Chrome::fresh();
    assert!(keeps("k1").await && keeps("k2").await);
    assert!(forget(&maker(), &id("k1")).await);
    let kept_now = chrome.kept("session");
    assert!(
        !kept_now.contains("/k1") && kept_now.contains("/k2"),
        "{kept_now}"
    );
    assert!(!is_alarm_ended(&chrome));
    assert_eq!(kept(&maker()).await.here().unwrap().key.id, id("k2"));
    assert!(forget(&maker(), &id("k2")).await);
    assert_eq!(chrome.kept("session"), "{}");
    assert!(is_alarm_ended(&chrome));
    assert_eq!(chrome.kept("local"), "{}");
}

#[wasm_bindgen_test]
async fn the_alarm_comes_each_minute_until_the_end() {
    let chrome = Chrome::fresh();
    assert!(keeps("k1").await);
    let asked = chrome.asked("alarm");
    assert!(asked.contains(r#""periodInMinutes":1"#), "{asked}");
}

#[wasm_bindgen_test]
async fn no_secret_is_kept_without_its_end() {
    let refuses = "Promise.reject(new Error('no alarms'))";
    let chrome = Chrome::fresh().answers("alarm", refuses);
    assert!(!keeps("k1").await);
    assert_eq!(chrome.kept("session"), "{}");
}

#[wasm_bindgen_test]
async fn a_secret_is_worth_more_than_the_lists() {
    let chrome = Chrome::fresh();
    let list = format!(
        "{{\"https://a.us.qlikcloud.com\":\"{}\"}}",
        "k".repeat(5_000)
    );
    chrome.put("session", "first", &list);
    chrome.put("session", "rest/https://a.us.qlikcloud.com", &list);
    chrome.holds(2_000);
    assert!(keeps("k1").await);
    assert_eq!(kept(&maker()).await.here().unwrap().key.id, id("k1"));
    chrome.holds(10);
    assert!(!keeps("k2").await);
    assert_eq!(kept(&maker()).await.here().unwrap().key.id, id("k1"));
}

#[wasm_bindgen_test]
async fn what_is_over_goes_with_the_next_look() {
    let chrome = Chrome::fresh();
    for until in [in_minutes(0), in_minutes(-1), in_minutes(70)] {
        assert!(keep(&maker(), &fresh("k1", until)).await);
        sweep().await;
        assert_eq!(chrome.kept("session"), "{}");
        assert!(is_alarm_ended(&chrome));
    }
    // So does what nobody can read.
    chrome.put("session", "secret/acme/ada/k1", "7");
    woken().await;
    assert_eq!(chrome.kept("session"), "{}");
}

#[wasm_bindgen_test]
async fn a_clock_that_is_set_back_ends_all_secrets() {
    let chrome = Chrome::fresh();
    assert!(keep(&maker(), &fresh("k1", in_minutes(3))).await);
    assert!(matches!(kept(&maker()).await, Kept::Here(_)));
    // The last look was five minutes later than now.
    chrome.put(
        "session",
        "clock",
        &format!("\"{}\"", in_minutes(5).millis()),
    );
    assert_eq!(kept(&maker()).await, Kept::Absent);
    assert_eq!(chrome.kept("session"), "{}");
}

#[wasm_bindgen_test]
async fn the_key_that_was_copied_last_is_known() {
    let _chrome = Chrome::fresh();
    assert!(keeps("k1").await);
    assert!(!kept(&maker()).await.here().unwrap().is_copied);
    note_copied(&id("k1")).await;
    assert!(kept(&maker()).await.here().unwrap().is_copied);
    note_copied(&id("k2")).await;
    assert!(!is_copied_last(&id("k1")).await);
    note_cleared().await;
    assert!(!is_copied_last(&id("k2")).await);
}

#[wasm_bindgen_test]
async fn what_the_browser_refuses_to_tell_or_remove_is_said_and_tried_again() {
    for refusal in ["getKeys", "get"] {
        let chrome = Chrome::fresh();
        assert!(keeps("k1").await);
        chrome.refuses(refusal);
        assert_eq!(kept(&maker()).await, Kept::Refused, "{refusal}");
        woken().await;
        assert!(!is_alarm_ended(&chrome), "{refusal}");
        chrome.refuses("");
        assert!(matches!(kept(&maker()).await, Kept::Here(_)), "{refusal}");
    }
    let chrome = Chrome::fresh();
    assert!(keeps("k1").await);
    chrome.refuses("remove");
    assert!(!forget(&maker(), &id("k1")).await);
    assert!(!is_alarm_ended(&chrome));
}
