//! What is remembered. In the browser's memory (`storage.session`): the list last seen, and a new
//! key's secret until its time is over. On disk (`storage.local`), never with a secret: the tenants and
//! servers seen, and all that must not be lost, such as notes, rotations and runs.
//!
//! A list, a tenant or a server that can't be kept costs a little time or a choice later and nothing
//! else, so these failures end here. All others are told to whoever asked. An entry that can't be
//! read is told to the user and never written over: see [`kept`].

pub mod access;
pub mod activity;
pub mod consents;
pub mod handover;
pub mod integrations;
pub mod journal;
pub mod making;
pub mod notes;
pub mod rotating;
pub mod secrets;
pub mod servers;
pub mod unreadable;
pub mod watch;

use std::collections::HashMap;

use js_sys::{Array, JSON, Object, Promise, Reflect};
use latchkey_core::kept::{self, Entry, Kept, TENANTS};
use latchkey_core::{SeenTenant, Snapshot, cookies};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::lock;
use super::sys::{self, LOCAL, SESSION, StorageArea};

/// Of the 10 MB that all of `storage.session` may hold, one list takes no more than this.
const LARGEST_LIST: usize = 6 * 1024 * 1024;
/// All lists together leave some of it to what is worth more, such as a new key's secret.
const LARGEST_LISTS: usize = 8 * 1024 * 1024;
/// Tenants whose first rows are kept.
const MOST_LISTS: usize = 5;
/// Tenants remembered.
const MOST_TENANTS: usize = 20;
/// An entry that is read, changed and written back is nobody else's meanwhile.
const LOCK: &str = "storage";
/// The entry with the first rows of all kept lists, by origin. It is one entry, so that
/// `www/popup.js` can ask for it before anybody knows which tenant the tab shows.
const FIRST: &str = "first";
/// The entry with the pictures that `www/picture.js` shows, by origin.
const PICTURES: &str = "pictures";
/// The entry with what each kept list takes of the browser's memory, by origin.
const SIZES: &str = "sizes";
/// All entries that hold something for each origin.
const BY_ORIGIN: [&str; 3] = [FIRST, PICTURES, SIZES];

/// What the names of the entries with the rest of a list begin with.
const REST: &str = "rest/";

fn rest_of(origin: &str) -> String {
    format!("{REST}{origin}")
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
    let size = [&*first, &*rest, picture].map(memory_of).iter().sum();
    let is_small = size <= LARGEST_LIST;
    if !is_small
        || write_list(origin, [&first, &rest, picture], size)
            .await
            .is_none()
    {
        forget_list(origin).await;
    }
}

/// What a text takes of the browser's memory, as the more careful browser counts: a byte for each
/// character where all are of Latin-1, else two; or as it is sent, where that is more.
fn memory_of(text: &str) -> usize {
    let is_wide = text.chars().any(|character| u32::from(character) > 0xff);
    let units = text.encode_utf16().count();
    text.len().max(if is_wide { 2 * units } else { units })
}

/// Gives up all kept lists and what was read of events, for something that can't be had again. Whoever calls it holds the lock.
async fn give_up_lists() {
    activity::give_up().await;
    let names = SESSION_AREA.names().await.unwrap_or_default();
    let is_of_lists = |name: &String| BY_ORIGIN.contains(&&**name) || name.starts_with(REST);
    for name in names.iter().filter(|name| is_of_lists(name)) {
        SESSION_AREA.remove(name).await;
    }
}

/// Forgets the list kept for an origin.
pub async fn forget(origin: &str) {
    let _kept = lock::acquire(LOCK).await;
    forget_list(origin).await;
}

async fn forget_list(origin: &str) {
    for name in BY_ORIGIN {
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

async fn write_list(origin: &str, texts: [&str; 3], size: usize) -> Option<()> {
    let [first, rest, picture] = texts;
    let [rows, pictures, sizes] = room_for(origin, size).await;
    Reflect::set(&rows, &origin.into(), &first.into()).ok()?;
    Reflect::set(&pictures, &origin.into(), &picture.into()).ok()?;
    Reflect::set(&sizes, &origin.into(), &size.into()).ok()?;
    let entries = [
        (FIRST, rows.into()),
        (PICTURES, pictures.into()),
        (SIZES, sizes.into()),
        (&rest_of(origin), rest.into()),
    ];
    SESSION_AREA.write(entries).await
}

/// First rows, pictures and sizes of the lists that stay beside that of an origin: none where there
/// are too many, or where they are too large together.
async fn room_for(origin: &str, size: usize) -> [Object; 3] {
    let [rows, pictures, sizes] = BY_ORIGIN.map(by_origin);
    let (rows, pictures, sizes) = (rows.await, pictures.await, sizes.await);
    let origins = Object::keys(&rows);
    let origins = origins.iter().filter_map(|name| name.as_string());
    let others: Vec<String> = origins.filter(|other| other != origin).collect();
    let taken = others.iter().map(|other| size_of(&sizes, other)).sum();
    if others.len() < MOST_LISTS && fits(size, taken) {
        return [rows, pictures, sizes];
    }
    for other in others {
        SESSION_AREA.remove(&rest_of(&other)).await;
    }
    [Object::new(), Object::new(), Object::new()]
}

/// Whether a list of this size has its place beside others.
fn fits(size: usize, others: usize) -> bool {
    size.saturating_add(others) <= LARGEST_LISTS
}

/// What a kept list takes; one that doesn't tell takes as much as it may.
fn size_of(sizes: &Object, origin: &str) -> usize {
    let size = Reflect::get(sizes, &origin.into()).ok();
    let size = size.and_then(|size| serde_wasm_bindgen::from_value(size).ok());
    size.unwrap_or(LARGEST_LIST)
}

/// An entry that holds something for each origin.
async fn by_origin(name: &str) -> Object {
    let entry = SESSION_AREA.get(name).await.ok();
    entry
        .and_then(|entry| entry.dyn_into().ok())
        .unwrap_or_default()
}

/// The tenants seen, last first.
pub async fn seen_tenants() -> Kept<Vec<SeenTenant>> {
    LOCAL_AREA.read(TENANTS).await
}

/// Forgets a tenant by its host, and the lists kept of it, for whichever cookies; says whether that
/// worked. The notes on its keys stay: they are the user's own work.
pub async fn forget_tenant(host: &str) -> bool {
    let _forgotten = lock::acquire(LOCK).await;
    let origin = format!("https://{host}");
    for list in lists_of(&origin).await {
        forget_list(&list).await;
    }
    let Some(mut tenants) = seen_tenants().await.known() else {
        return false;
    };
    let forgotten = tenants.iter().filter(|seen| seen.host == host);
    for tenant_id in forgotten.filter_map(|seen| seen.tenant_id.as_ref()) {
        activity::forget_tenant(tenant_id).await;
    }
    tenants.retain(|seen| seen.host != host);
    LOCAL_AREA.put(TENANTS, &tenants).await && lists_of(&origin).await.is_empty()
}

/// The names under which lists of an origin are kept.
async fn lists_of(origin: &str) -> Vec<String> {
    let mut lists = Vec::new();
    for entry in BY_ORIGIN {
        let names = Object::keys(&by_origin(entry).await).into_iter();
        let names = names.filter_map(|name| name.as_string());
        lists.extend(names.filter(|name| cookies::is_of(origin, name)));
    }
    lists
}

/// Puts a tenant first among those seen.
pub async fn remember(tenant: SeenTenant) {
    let _remembered = lock::acquire(LOCK).await;
    let kept = seen_tenants().await;
    if !kept.may_be_written() {
        return;
    }
    let mut tenants = kept.here().unwrap_or_default();
    tenants.retain(|seen| seen.host != tenant.host);
    tenants.insert(0, tenant);
    tenants.truncate(MOST_TENANTS);
    LOCAL_AREA.put(TENANTS, &tenants).await;
}

/// The name of a part of an entry, where the rest of the entry can be read. No entry's name has a
/// line break.
fn part_of(entry: &str, part: &str) -> String {
    format!("{entry}\n{part}")
}

/// The entry's name and the part, where it is one.
fn parts_of(name: &str) -> Option<(&str, &str)> {
    name.split_once('\n')
}

fn to_text(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

/// Keeps the scripts that run in tabs, in the process of whatever page is there, out of what is kept
/// on disk. A browser that can't do that is one that keeps them out of `storage.session` alone.
pub async fn keep_from_tabs() {
    let options = Object::new();
    let trusted = "TRUSTED_CONTEXTS".into();
    if Reflect::set(&options, &"accessLevel".into(), &trusted).is_ok() {
        let asked = LOCAL.with(|area| area.set_access_level(&options));
        sys::settled(asked).await.ok();
    }
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
                None => Kept::Unreadable(shown(&value)),
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

    /// The names of all entries; `None` where the browser would not tell.
    async fn names(&self) -> Option<Vec<String>> {
        let names = match (self.0)(&|area| area.get_keys()) {
            Ok(promise) => JsFuture::from(promise)
                .await
                .ok()?
                .dyn_into::<Array>()
                .ok()?,
            // An older browser tells them with all that the entries hold.
            Err(_) => {
                let promise = (self.0)(&|area| area.get(&JsValue::NULL)).ok()?;
                let items: Object = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
                Object::keys(&items)
            }
        };
        Some(names.iter().filter_map(|name| name.as_string()).collect())
    }

    /// Says whether the entry is gone.
    async fn remove(&self, name: &str) -> bool {
        let name = JsValue::from_str(name);
        match (self.0)(&|area| area.remove(&name)) {
            Ok(promise) => JsFuture::from(promise).await.is_ok(),
            Err(_) => false,
        }
    }
}

/// A value that is no text, as one.
fn shown(value: &JsValue) -> String {
    let text = JSON::stringify(value).ok();
    text.map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_counts_as_the_more_careful_browser_counts_it() {
        assert_eq!(memory_of(""), 0);
        assert_eq!(memory_of("abc"), 3);
        // As it is sent.
        assert_eq!(memory_of("Zoë"), 4);
        // One character outside of Latin-1 widens all of them.
        assert_eq!(memory_of("Łódź, 12 keys"), 26);
        assert_eq!(memory_of("abcdefgh🔑"), 20);
        assert_eq!(memory_of("鍵"), 3);
    }

    #[test]
    fn a_list_that_is_small_in_utf_8_can_be_too_large_in_memory() {
        let ascii = "k".repeat(LARGEST_LIST);
        assert!(memory_of(&ascii) <= LARGEST_LIST);
        assert!(memory_of(&format!("{ascii}Ł")) > LARGEST_LIST);
        assert!(fits(LARGEST_LIST, LARGEST_LISTS - LARGEST_LIST));
        assert!(!fits(LARGEST_LIST, LARGEST_LIST));
        assert!(!fits(1, usize::MAX));
    }
}
