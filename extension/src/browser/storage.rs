//! What is remembered, never with a secret: the list last seen, in the browser's memory
//! (`storage.session`); the tenants and servers seen, on disk (`storage.local`).
//!
//! A list that can't be kept or read costs a little time at the next opening and nothing else, so
//! these failures end here.

pub mod access;
pub mod consents;
pub mod handover;
pub mod integrations;
pub mod journal;
pub mod kept;
pub mod making;
pub mod notes;
pub mod rotating;
pub mod servers;

use std::collections::HashMap;

use js_sys::{Object, Promise, Reflect};
use latchkey_core::Snapshot;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use self::kept::{Entry, Kept};
use super::lock;
use super::sys::{LOCAL, SESSION, StorageArea};
use crate::popup::model::SeenTenant;

/// Of the 10 MB that all of `storage.session` may hold, one list takes no more than this.
const LARGEST_LIST: usize = 6 * 1024 * 1024;
/// Tenants whose first rows are kept.
const MOST_LISTS: usize = 5;
/// Tenants remembered.
const MOST_TENANTS: usize = 20;
const TENANTS: &str = "tenants";
/// An entry that is read, changed and written back is nobody else's meanwhile.
const LOCK: &str = "storage";
/// The entry with the first rows of all kept lists, by origin. It is one entry, so that
/// `www/popup.js` can ask for it before anybody knows which tenant the tab shows.
const FIRST: &str = "first";
/// The entry with the pictures that `www/picture.js` shows, by origin.
const PICTURES: &str = "pictures";

fn rest_of(origin: &str) -> String {
    format!("rest/{origin}")
}

/// The first rows of all kept lists.
#[derive(Clone, Debug, Default)]
pub struct FirstRows(Option<JsValue>);

impl FirstRows {
    /// What `storage.session.get` gives, asked for `first`.
    pub async fn answered(asked: Promise) -> FirstRows {
        let items = JsFuture::from(asked).await.ok();
        FirstRows(items.and_then(|items| Reflect::get(&items, &FIRST.into()).ok()))
    }

    /// Whether a list is kept for an origin.
    pub fn has(&self, origin: &str) -> bool {
        self.text(origin).is_some()
    }

    /// The first part of the list kept for an origin.
    pub fn of(&self, origin: &str) -> Option<Snapshot> {
        serde_json::from_str(&self.text(origin)?).ok()
    }

    fn text(&self, origin: &str) -> Option<String> {
        let text = Reflect::get(self.0.as_ref()?, &origin.into()).ok()?;
        text.as_string()
    }
}

/// The rest of the list kept for an origin.
pub async fn kept_rest(origin: &str) -> Option<Snapshot> {
    let text = SESSION_AREA.get(&rest_of(origin)).await.ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// Keeps a list for an origin, with the picture of its first rows, unless it is too large.
pub async fn keep(origin: &str, parts: &(Snapshot, Snapshot), picture: &str) {
    let (Some(first), Some(rest)) = (to_text(&parts.0), to_text(&parts.1)) else {
        return;
    };
    let _kept = lock::acquire(LOCK).await;
    let is_small = first.len() + rest.len() + picture.len() <= LARGEST_LIST;
    if !is_small || write_list(origin, &first, &rest, picture).await.is_none() {
        forget_list(origin).await;
    }
}

/// Forgets the list kept for an origin.
pub async fn forget(origin: &str) {
    let _kept = lock::acquire(LOCK).await;
    forget_list(origin).await;
}

async fn forget_list(origin: &str) {
    for name in [FIRST, PICTURES] {
        let entry = by_origin(name).await;
        // A plain object lets any property go.
        Reflect::delete_property(&entry, &origin.into()).ok();
        // Where even less than before can't be written, nothing is better than what is old.
        if SESSION_AREA.write([(name, entry.into())]).await.is_none() {
            SESSION_AREA.remove(name).await;
        }
    }
    SESSION_AREA.remove(&rest_of(origin)).await;
}

async fn write_list(origin: &str, first: &str, rest: &str, picture: &str) -> Option<()> {
    let (rows, pictures) = room_for(origin).await;
    Reflect::set(&rows, &origin.into(), &first.into()).ok()?;
    Reflect::set(&pictures, &origin.into(), &picture.into()).ok()?;
    let entries = [
        (FIRST, rows.into()),
        (PICTURES, pictures.into()),
        (&rest_of(origin), rest.into()),
    ];
    SESSION_AREA.write(entries).await
}

/// First rows and pictures of the lists that stay beside that of an origin: none where there are
/// too many.
async fn room_for(origin: &str) -> (Object, Object) {
    let rows = by_origin(FIRST).await;
    let origins = Object::keys(&rows);
    let origins = origins.iter().filter_map(|name| name.as_string());
    let others: Vec<String> = origins.filter(|other| other != origin).collect();
    if others.len() < MOST_LISTS {
        return (rows, by_origin(PICTURES).await);
    }
    for other in others {
        SESSION_AREA.remove(&rest_of(&other)).await;
    }
    (Object::new(), Object::new())
}

/// An entry that holds something for each origin.
async fn by_origin(name: &str) -> Object {
    let entry = SESSION_AREA.get(name).await.ok();
    entry
        .and_then(|entry| entry.dyn_into().ok())
        .unwrap_or_default()
}

impl Entry for Vec<SeenTenant> {}

/// The tenants seen, last first.
pub async fn seen_tenants() -> Vec<SeenTenant> {
    LOCAL_AREA.read(TENANTS).await.here().unwrap_or_default()
}

/// Puts a tenant first among those seen.
pub async fn remember(tenant: SeenTenant) {
    let _remembered = lock::acquire(LOCK).await;
    let mut tenants = seen_tenants().await;
    tenants.retain(|seen| seen.host != tenant.host);
    tenants.insert(0, tenant);
    tenants.truncate(MOST_TENANTS);
    LOCAL_AREA.put(TENANTS, &tenants).await;
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
    /// What is kept under a name, `undefined` where nothing is; an error where the browser refuses.
    async fn get(&self, name: &str) -> Result<JsValue, JsValue> {
        let name = JsValue::from_str(name);
        let items = JsFuture::from((self.0)(&|area| area.get(&name))?).await?;
        Reflect::get(&items, &name)
    }

    async fn read<T: Entry>(&self, name: &str) -> Kept<T> {
        match self.get(name).await {
            Err(_) => Kept::Refused,
            Ok(value) if value.is_undefined() => Kept::Absent,
            Ok(value) => match value.as_string() {
                Some(text) => kept::read(text),
                // Nothing of ours is kept as anything but a text.
                None => Kept::Unreadable(kept::shown(&value)),
            },
        }
    }

    /// Keeps a value under a name; says whether that worked.
    async fn put<T: Entry>(&self, name: &str, value: &T) -> bool {
        let Some(text) = kept::text_of(value) else {
            return false;
        };
        self.write([(name, text.into())]).await.is_some()
    }

    async fn write<'a>(&self, items: impl IntoIterator<Item = (&'a str, JsValue)>) -> Option<()> {
        let object = Object::new();
        for (name, value) in items {
            Reflect::set(&object, &name.into(), &value).ok()?;
        }
        let promise = (self.0)(&|area| area.set(&object)).ok()?;
        JsFuture::from(promise).await.ok().map(drop)
    }

    /// All entries that are texts, and whose names a test passes.
    async fn texts(&self, passes: impl Fn(&str) -> bool) -> Option<HashMap<String, String>> {
        let promise = (self.0)(&|area| area.get(&JsValue::NULL)).ok()?;
        let items: Object = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
        let names = Object::keys(&items).into_iter();
        let names = names.filter_map(|name| name.as_string());
        let entries = names.filter(|name| passes(name)).filter_map(|name| {
            let text = Reflect::get(&items, &name.as_str().into())
                .ok()?
                .as_string()?;
            Some((name, text))
        });
        Some(entries.collect())
    }

    async fn remove(&self, name: &str) {
        let name = JsValue::from_str(name);
        if let Ok(promise) = (self.0)(&|area| area.remove(&name)) {
            JsFuture::from(promise).await.ok();
        }
    }
}
