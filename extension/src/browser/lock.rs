//! A lock over all pages of the extension (Web Locks), held for as long as its guard lives.

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::sys;

/// A lock that is held. Dropping it lets the next one have it.
#[derive(Debug)]
pub struct Lock(Option<Function>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // A promise's own resolver doesn't throw.
            release.call0(&JsValue::UNDEFINED).ok();
        }
    }
}

/// Waits for a lock. Where the browser gives none, the guard holds nothing: the session's rules are
/// then kept by the tenant's refusals alone.
pub async fn acquire(name: &str) -> Lock {
    let (sender, receiver) = oneshot::channel();
    let granted = Closure::once_into_js(move || {
        let mut sender = Some(sender);
        Promise::new(&mut |resolve, _| {
            if let Some(sender) = sender.take() {
                // Nobody waits any more: the lock is released at once by the guard's drop.
                sender.send(Lock(Some(resolve))).ok();
            }
        })
    });
    let asked = sys::LOCKS.with(|locks| locks.request(name, granted.unchecked_ref()));
    let Ok(asked) = asked else {
        return Lock(None);
    };
    // The browser's promise ends with the lock, or at once where it refuses.
    match select(receiver, JsFuture::from(asked)).await {
        Either::Left((Ok(lock), _)) => lock,
        _ => Lock(None),
    }
}
