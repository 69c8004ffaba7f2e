//! What is remembered, never with a secret: the list last seen, in the browser's memory
//! (`storage.session`); the tenants seen, on disk (`storage.local`).
//!
//! A list that can't be kept or read costs a little time at the next opening and nothing else, so
//! these failures end here.

use js_sys::{Array, Object, Promise, Reflect};
use latchkey_core::Snapshot;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::sys::{LOCAL, SESSION, StorageArea};
use crate::popup::model::SeenTenant;

/// Of the 10 MB that all of `storage.session` may hold, one list takes no more than this.
const LARGEST_LIST: usize = 6 * 1024 * 1024;
/// Tenants remembered.
const MOST_TENANTS: usize = 20;
const TENANTS: &str = "tenants";

/// One of the two parts of a kept list.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    First,
    Rest,
}

impl Part {
    fn name(self, origin: &str) -> String {
        match self {
            Part::First => format!("list/{origin}/first"),
            Part::Rest => format!("list/{origin}/rest"),
        }
    }
}

/// One part of the list kept for an origin.
pub async fn kept(origin: &str, part: Part) -> Option<Snapshot> {
    SESSION_AREA.read(&part.name(origin)).await
}

/// Keeps a list for an origin; one that is too large is kept by its first part alone, or not.
pub async fn keep(origin: &str, parts: &(Snapshot, Snapshot)) {
    let (Ok(first), Ok(rest)) = (
        serde_json::to_string(&parts.0),
        serde_json::to_string(&parts.1),
    ) else {
        return;
    };
    let is_small = first.len() + rest.len() <= LARGEST_LIST;
    let items = [(Part::First, first), (Part::Rest, rest)]
        .into_iter()
        .map(|(part, text)| (part.name(origin), text));
    if !is_small || SESSION_AREA.write(items).await.is_none() {
        forget(origin).await;
    }
}

/// Forgets the list kept for an origin.
pub async fn forget(origin: &str) {
    let names = [Part::First, Part::Rest].map(|part| part.name(origin));
    SESSION_AREA.remove(&names).await;
}

/// The tenants seen, last first.
pub async fn seen_tenants() -> Vec<SeenTenant> {
    LOCAL_AREA.read(TENANTS).await.unwrap_or_default()
}

/// Puts a tenant first among those seen.
pub async fn remember(tenant: SeenTenant) {
    let mut tenants = seen_tenants().await;
    tenants.retain(|seen| seen.host != tenant.host);
    tenants.insert(0, tenant);
    tenants.truncate(MOST_TENANTS);
    if let Some(text) = to_text(&tenants) {
        LOCAL_AREA.write([(TENANTS.to_owned(), text)]).await;
    }
}

fn to_text(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// Something to be done with one of the browser's storages.
type Action<'a> = &'a dyn Fn(&StorageArea) -> Result<Promise, JsValue>;

struct Area(fn(Action<'_>) -> Result<Promise, JsValue>);

const SESSION_AREA: Area = Area(|action| SESSION.with(|area| action(area)));
const LOCAL_AREA: Area = Area(|action| LOCAL.with(|area| action(area)));

impl Area {
    async fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let name = JsValue::from_str(name);
        let promise = (self.0)(&|area| area.get(&name)).ok()?;
        let items = JsFuture::from(promise).await.ok()?;
        let text = Reflect::get(&items, &name).ok()?.as_string()?;
        serde_json::from_str(&text).ok()
    }

    async fn write(&self, items: impl IntoIterator<Item = (String, String)>) -> Option<()> {
        let object = Object::new();
        for (name, text) in items {
            Reflect::set(&object, &name.into(), &text.into()).ok()?;
        }
        let promise = (self.0)(&|area| area.set(&object)).ok()?;
        JsFuture::from(promise).await.ok().map(drop)
    }

    async fn remove(&self, names: &[String]) {
        let names: Array = names.iter().map(JsValue::from).collect();
        if let Ok(promise) = (self.0)(&|area| area.remove(&names)) {
            JsFuture::from(promise).await.ok();
        }
    }
}
