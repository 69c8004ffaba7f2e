//! What is remembered between openings, and what happens where the browser refuses to.

use js_sys::{Function, Promise};
use latchkey_core::kept::Kept;
use latchkey_core::{Identity, Moment, SeenTenant, Server, Snapshot};
use latchkey_extension::platform::storage::{
    FirstRows, forget, keep, kept_rest, remember, seen_tenants, servers,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::*;

use crate::chrome::Chrome;

const ACME: &str = "https://acme-corp.us.qlikcloud.com";

fn part(total: usize) -> Snapshot {
    Snapshot {
        read_at: Moment::from_millis(1_800_000_000_000),
        identity: Identity::default(),
        keys: Vec::new(),
        owners: Vec::new(),
        total,
    }
}

/// Two parts that can be told apart.
fn parts() -> (Snapshot, Snapshot) {
    (part(1), part(2))
}

fn origin(number: usize) -> String {
    format!("https://tenant-{number}.us.qlikcloud.com")
}

/// The first rows as `www/popup.js` asks for them.
async fn first_rows() -> FirstRows {
    let asked = Function::new_no_args("return chrome.storage.session.get('first')");
    let asked: Promise = asked.call0(&JsValue::NULL).unwrap().unchecked_into();
    FirstRows::answered(asked).await
}

#[wasm_bindgen_test]
async fn a_list_comes_back_in_its_two_parts() {
    let _chrome = Chrome::fresh();
    keep(ACME, &parts(), "[]").await;
    assert_eq!(first_rows().await.of(ACME), Some(part(1)));
    assert_eq!(kept_rest(ACME).await, Some(part(2)));
    assert_eq!(first_rows().await.of(&origin(1)), None);
    assert_eq!(kept_rest(&origin(1)).await, None);
}

#[wasm_bindgen_test]
async fn a_list_is_kept_in_memory_alone() {
    let chrome = Chrome::fresh();
    keep(ACME, &parts(), "[]").await;
    assert_eq!(chrome.kept("local"), "{}");
}

#[wasm_bindgen_test]
async fn a_forgotten_list_leaves_the_others() {
    let chrome = Chrome::fresh();
    keep(&origin(1), &parts(), "[]").await;
    keep(ACME, &parts(), "[]").await;
    forget(ACME).await;
    assert!(!chrome.kept("session").contains("acme-corp"));
    assert_eq!(first_rows().await.of(&origin(1)), Some(part(1)));
    assert_eq!(kept_rest(&origin(1)).await, Some(part(2)));
}

#[wasm_bindgen_test]
async fn no_more_than_five_lists_are_kept() {
    let chrome = Chrome::fresh();
    for number in 1..=5 {
        keep(&origin(number), &parts(), "[]").await;
    }
    keep(&origin(5), &parts(), "[]").await;
    assert_eq!(first_rows().await.of(&origin(1)), Some(part(1)));
    keep(&origin(6), &parts(), "[]").await;
    let kept = chrome.kept("session");
    let is_kept = |number: &usize| kept.contains(&origin(*number));
    assert_eq!((1..=6).filter(is_kept).collect::<Vec<_>>(), [6]);
    assert_eq!(kept_rest(&origin(6)).await, Some(part(2)));
}

#[wasm_bindgen_test]
async fn a_list_that_passes_the_quota_leaves_nothing_behind() {
    let chrome = Chrome::fresh();
    keep(&origin(1), &parts(), "[]").await;
    keep(ACME, &parts(), "[]").await;
    let length = u32::try_from(chrome.kept("session").len()).unwrap();
    chrome.holds(length);
    let mut larger = parts();
    larger.1.owners = vec![(
        latchkey_core::UserId::new("u1"),
        latchkey_core::Owner::Pending,
    )];
    keep(ACME, &larger, "[]").await;
    assert!(!chrome.kept("session").contains("acme-corp"));
    assert_eq!(first_rows().await.of(&origin(1)), Some(part(1)));
}

/// A browser that writes nothing any more would show an old list for ever.
#[wasm_bindgen_test]
async fn a_storage_that_refuses_everything_leaves_nothing_behind() {
    let chrome = Chrome::fresh();
    keep(ACME, &parts(), "[]").await;
    chrome.holds(0);
    keep(ACME, &parts(), "[]").await;
    assert_eq!(chrome.kept("session"), "{}");
}

#[wasm_bindgen_test]
async fn a_list_too_large_to_keep_is_not_tried() {
    let chrome = Chrome::fresh();
    keep(ACME, &parts(), "[]").await;
    let mut larger = parts();
    let id = latchkey_core::UserId::new("u".repeat(6 * 1024 * 1024));
    larger.1.owners = vec![(id, latchkey_core::Owner::Pending)];
    keep(ACME, &larger, "[]").await;
    assert!(!chrome.kept("session").contains("acme-corp"));
}

#[wasm_bindgen_test]
async fn what_is_not_ours_is_not_read() {
    let chrome = Chrome::fresh();
    for hostile in ["null", "7", "\"text\"", "[]", "{}", "{\"x\":1}"] {
        chrome.put("session", "first", hostile);
        assert_eq!(first_rows().await.of(ACME), None, "{hostile}");
        let entry = format!("{{\"{ACME}\":{hostile}}}");
        chrome.put("session", "first", &entry);
        assert_eq!(first_rows().await.of(ACME), None, "{entry}");
        chrome.put("session", &format!("rest/{ACME}"), hostile);
        assert_eq!(kept_rest(ACME).await, None, "{hostile}");
        chrome.put("local", "tenants", hostile);
        let tenants = seen_tenants().await;
        assert!(
            matches!(tenants, Kept::Unreadable(_)) || tenants == Kept::Here(Vec::new()),
            "{hostile}"
        );
    }
    let deep = format!("\"{}\"", "[".repeat(100_000));
    chrome.put("session", "first", &format!("{{\"{ACME}\":{deep}}}"));
    assert_eq!(first_rows().await.of(ACME), None);
    keep(ACME, &parts(), "[]").await;
    assert_eq!(first_rows().await.of(ACME), Some(part(1)));
}

#[wasm_bindgen_test]
async fn rows_that_are_not_given_are_none() {
    for refused in [
        Promise::reject(&JsValue::NULL),
        Promise::resolve(&JsValue::NULL),
        Promise::resolve(&JsValue::from_str("text")),
        Promise::resolve(&JsValue::UNDEFINED),
    ] {
        assert_eq!(FirstRows::answered(refused).await.of(ACME), None);
    }
}

fn seen(number: usize) -> SeenTenant {
    SeenTenant {
        host: format!("tenant-{number}.us.qlikcloud.com"),
        name: format!("tenant-{number}"),
        region: "us".to_owned(),
        tenant_id: None,
    }
}

#[wasm_bindgen_test]
async fn twenty_tenants_are_remembered_each_once() {
    let chrome = Chrome::fresh();
    for number in (0..25).chain([10]) {
        remember(seen(number)).await;
    }
    let tenants = seen_tenants().await.here().unwrap();
    assert_eq!(tenants.len(), 20);
    assert_eq!(tenants[..3], [seen(10), seen(24), seen(23)]);
    assert_eq!(
        tenants.iter().filter(|tenant| **tenant == seen(10)).count(),
        1
    );
    assert_eq!(chrome.kept("session"), "{}");
}

#[wasm_bindgen_test]
async fn the_server_seen_last_comes_first_and_none_twice() {
    let _chrome = Chrome::fresh();
    let address = |number: usize| format!("https://qs-{number}.acme.example/sso");
    for number in (1..=25).chain([7]) {
        let server = Server::from_address(&address(number)).unwrap();
        servers::remember(&server).await;
    }
    let seen = servers::seen().await.here().unwrap();
    let seen: Vec<String> = seen.iter().map(Server::address).collect();
    assert_eq!(seen.len(), 20);
    assert_eq!(seen[..3], [address(7), address(25), address(24)]);
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_not_written_over() {
    let chrome = Chrome::fresh();
    let text = "\"{\\\"version\\\":9,\\\"value\\\":[]}\"";
    for name in ["tenants", "servers"] {
        chrome.put("local", name, text);
    }
    let before = chrome.kept("local");
    remember(seen(1)).await;
    let server = Server::from_address("https://qs.acme.example").unwrap();
    servers::remember(&server).await;
    assert_eq!(chrome.kept("local"), before);
}
