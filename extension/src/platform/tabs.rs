//! The tab to act on: the one the user is looking at, or, when our page is a full tab and would
//! find itself, the one that its address names (`popup.html?tab=5`).

use js_sys::Promise;
use latchkey_core::cookies::CookieStore;
use latchkey_core::{TENANT_PAGES, Tenant};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::JsFuture;

use super::sys;

const PARAMETER: &str = "tab";
/// The word for what the page that opened this one handed over.
const HANDED_OVER: &str = "go";

/// A tab as far as its address is told: after a click on the icon, or with the host permission.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tab {
    pub id: i32,
    pub url: Option<String>,
    /// When it was last in front, in milliseconds since the epoch.
    #[serde(default)]
    last_accessed: f64,
    cookie_store_id: Option<String>,
}

impl Tab {
    /// Whose cookies it uses.
    pub fn cookies(&self) -> CookieStore {
        CookieStore::of(self.cookie_store_id.as_deref())
    }
}

/// The tab to act on: the one that our address names, else the first of the tabs in front. `None`
/// where it is gone.
pub async fn target(front_tabs: Promise) -> Option<Tab> {
    match named_tab() {
        Some(id) => read(sys::settled(sys::tabs_get(id)).await.ok()?),
        None => {
            let tabs = JsFuture::from(front_tabs).await.ok()?;
            read::<Vec<Tab>>(tabs)?.into_iter().next()
        }
    }
}

/// Whether our page is a full tab.
pub fn is_full_tab() -> bool {
    named_tab().is_some()
}

/// The tabs that show a tenant, as far as the browser tells us: those on which the icon was clicked
/// and, with the host permission, all. Those with these cookies come first, and of them the one
/// used last.
pub async fn tenants(cookies: &CookieStore) -> Vec<(Tab, Tenant)> {
    let wanted = Wanted {
        url: TENANT_PAGES.map(str::to_owned),
    };
    let tabs = match to_js(&wanted) {
        Some(wanted) => sys::settled(sys::tabs_query(&wanted)).await.ok(),
        None => None,
    };
    let mut tabs: Vec<Tab> = tabs.and_then(read).unwrap_or_default();
    tabs.sort_by(|one, other| other.last_accessed.total_cmp(&one.last_accessed));
    tabs.sort_by_key(|tab| tab.cookies() != *cookies);
    let open = tabs.into_iter().filter_map(|tab| {
        let tenant = Tenant::from_url(tab.url.as_deref()?).ok()?;
        Some((tab, tenant))
    });
    open.collect()
}

/// Opens a page in a tab of its own.
pub async fn open(url: &str) {
    let properties = Create {
        url: url.to_owned(),
    };
    if let Some(properties) = to_js(&properties) {
        // A browser that opens no tab shows so itself.
        sys::settled(sys::tabs_create(&properties)).await.ok();
    }
}

/// Opens our own page as a full tab that acts on the tab given.
pub async fn open_full(tab: i32) {
    open(&sys::runtime_url(&format!("popup.html?{PARAMETER}={tab}"))).await;
}

/// Opens our own page as a full tab that goes on with what was handed over under this word.
pub async fn open_to_go_on(tab: i32, word: &str) {
    let query = format!("{PARAMETER}={tab}&{HANDED_OVER}={word}");
    open(&sys::runtime_url(&format!("popup.html?{query}"))).await;
}

/// The word under which our page was handed something over, by its address.
pub fn handed_over() -> Option<String> {
    parameter(HANDED_OVER)
}

/// Keeps the browser from putting tabs to sleep to save memory: the one given and our own.
pub async fn keep_awake(tab: i32, is_awake: bool) {
    let ours = match sys::settled(sys::tabs_current()).await {
        Ok(ours) => read::<Tab>(ours),
        Err(_) => None,
    };
    let properties = Awake {
        auto_discardable: !is_awake,
    };
    let Some(properties) = to_js(&properties) else {
        return;
    };
    for id in [Some(tab), ours.map(|ours| ours.id)].into_iter().flatten() {
        // A browser that knows no such property puts no tab to sleep in the middle of a request.
        sys::settled(sys::tabs_update(id, &properties)).await.ok();
    }
}

/// Begins our page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        window.location().reload().ok();
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Awake {
    auto_discardable: bool,
}

#[derive(Serialize)]
struct Wanted {
    url: [String; 2],
}

#[derive(Serialize)]
struct Create {
    url: String,
}

fn named_tab() -> Option<i32> {
    parameter(PARAMETER)?.parse().ok()
}

fn parameter(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    let parameters = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    parameters.get(name)
}

fn to_js(value: &impl Serialize) -> Option<wasm_bindgen::JsValue> {
    serde_wasm_bindgen::to_value(value).ok()
}

fn read<T: serde::de::DeserializeOwned>(value: wasm_bindgen::JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}
