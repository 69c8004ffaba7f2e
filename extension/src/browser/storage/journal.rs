//! The journal of a run, in `storage.local`: it outlives the popup, the session and the browser. Ids
//! and results only, no secret. What is read and written are texts; the core knows what they say.

use std::collections::HashMap;

use js_sys::{Object, Reflect};
use latchkey_core::Moment;
use latchkey_core::bulk::journal::{Journal, Record, name_of};
use wasm_bindgen::prelude::*;

use super::LOCAL_AREA;
use crate::browser::sys;
use crate::popup::bulk::message::Begun;

/// All entries of a tenant's run; `None` where the browser would not tell.
pub async fn read(tenant: &str) -> Option<HashMap<String, String>> {
    let name = name_of(tenant);
    LOCAL_AREA.texts(|entry| is_of(&name, entry)).await
}

/// Writes entries, all or none; says whether they are written.
pub async fn write(records: Vec<Record>) -> bool {
    let items = records
        .iter()
        .map(|record| (record.name.as_str(), record.text.as_str().into()));
    LOCAL_AREA.write(items).await.is_some()
}

/// Puts a first entry in place of all that is written of a tenant's run: of the one that began then,
/// or of whichever is over. Whoever calls this holds the run's lock.
pub async fn begin(tenant: &str, began: Option<Moment>, record: Record) -> Begun {
    let Some(old) = read(tenant).await else {
        return Begun::Refused;
    };
    if !Journal::may_be_replaced(tenant, &old, began) {
        return Begun::Another;
    }
    let first = record.name.clone();
    // The new first entry makes the old ones void; then they may go.
    if !write(vec![record]).await {
        return Begun::Refused;
    }
    for name in old.into_keys().filter(|name| *name != first) {
        LOCAL_AREA.remove(&name).await;
    }
    Begun::Written
}

/// Calls `act` with each entry of any run that a page of ours writes (`Some`) or takes away.
pub fn watch(act: impl Fn(Vec<(String, Option<String>)>) + 'static) {
    let listener = Closure::<dyn Fn(Object, String)>::new(move |changes: Object, area: String| {
        let entries = match area.as_str() {
            "local" => changed(&changes),
            _ => Vec::new(),
        };
        if !entries.is_empty() {
            act(entries);
        }
    });
    // Without it the screen is only as new as its opening.
    sys::on_storage_changed(listener.as_ref().unchecked_ref()).ok();
    // The page listens as long as it lives.
    listener.forget();
}

fn changed(changes: &Object) -> Vec<(String, Option<String>)> {
    let names = Object::keys(changes).into_iter();
    let names = names.filter_map(|name| name.as_string());
    names
        .filter(|name| name.starts_with(&name_of("")))
        .map(|name| {
            let change = Reflect::get(changes, &name.as_str().into());
            let text = change.and_then(|change| Reflect::get(&change, &"newValue".into()));
            let text = text.ok().and_then(|text| text.as_string());
            (name, text)
        })
        .collect()
}

fn is_of(name: &str, entry: &str) -> bool {
    entry
        .strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
