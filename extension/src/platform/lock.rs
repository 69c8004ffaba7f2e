//! A lock over all pages of the extension (Web Locks), held for as long as its guard lives.

use std::cell::RefCell;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::sys;

thread_local! {
    /// What releases each lock that is held here.
    static HELD: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
}

/// A lock that is held. Dropping it lets the next one have it.
#[derive(Debug)]
pub struct Lock(Option<Function>);

impl Lock {
    fn held(release: Function) -> Lock {
        HELD.with_borrow_mut(|held| held.push(release.clone()));
        Lock(Some(release))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            HELD.with_borrow_mut(|held| held.retain(|other| other != release));
            // A promise's own resolver doesn't throw.
            release.call0(&JsValue::UNDEFINED).ok();
        }
    }
}

/// Releases all locks that are held here, whose guards nobody will drop any more: for code that has
/// failed in the middle.
pub fn release_all() {
    let held = HELD.with(|held| {
        held.try_borrow_mut()
            .map(|mut held| std::mem::take(&mut *held))
    });
    for release in held.unwrap_or_default() {
        release.call0(&JsValue::UNDEFINED).ok();
    }
}

/// Waits for a lock. Where the browser gives none, the guard holds nothing: the session's rules are
/// then kept by the tenant's refusals alone.
pub async fn acquire(name: &str) -> Lock {
    request(name, false).await.unwrap_or(Lock(None))
}

/// Takes a lock if nobody has it; `None` where somebody has, or the browser gives none.
pub async fn try_acquire(name: &str) -> Option<Lock> {
    request(name, true).await
}

/// Whether a page of ours has a lock.
pub async fn is_held(name: &str) -> bool {
    let asked = sys::LOCKS.with(sys::Locks::query);
    let held = match sys::settled(asked).await {
        Ok(locks) => serde_wasm_bindgen::from_value::<Locks>(locks).unwrap_or_default(),
        Err(_) => Locks::default(),
    };
    held.held.iter().any(|lock| lock.name == name)
}

/// What the browser tells of locks.
#[derive(Default, Deserialize)]
struct Locks {
    held: Vec<Held>,
}

#[derive(Deserialize)]
struct Held {
    name: String,
}

async fn request(name: &str, only_if_free: bool) -> Option<Lock> {
    let (sender, receiver) = oneshot::channel();
    let granted = Closure::once_into_js(move |lock: JsValue| {
        let mut sender = Some(sender).filter(|_| !lock.is_null());
        Promise::new(&mut |resolve, _| match sender.take() {
            Some(sender) => {
                // Nobody waits any more: the lock is released at once by the guard's drop.
                sender.send(Lock::held(resolve)).ok();
            }
            None => {
                // Not granted: what the browser waits for is over at once.
                resolve.call0(&JsValue::UNDEFINED).ok();
            }
        })
    });
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &only_if_free.into()).ok()?;
    let granted = granted.unchecked_ref();
    let asked = sys::LOCKS.with(|locks| locks.request(name, &options, granted));
    // The browser's promise ends with the lock, or at once where it refuses.
    match select(receiver, JsFuture::from(asked.ok()?)).await {
        Either::Left((Ok(lock), _)) => Some(lock),
        _ => None,
    }
}
