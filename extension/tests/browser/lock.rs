//! The lock over all our pages, with the browser's own Web Locks.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, ready, select};
use js_sys::{Function, Promise};
use latchkey_extension::platform::lock::{acquire, is_held, release_all};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::*;

/// How many wait for a lock, by the browser's own word.
async fn waiting_for(name: &str) -> f64 {
    let body = "return navigator.locks.query()
        .then(({ pending }) => pending.filter((lock) => lock.name === name).length)";
    let asked = Function::new_with_args("name", body).call1(&JsValue::NULL, &name.into());
    let asked: Promise = asked.unwrap().unchecked_into();
    JsFuture::from(asked).await.unwrap().as_f64().unwrap()
}

/// Puts another function in the place of the browser's, for the time of a test.
fn replace_request(body: &str) {
    let text = format!("navigator.locks.request = {body}");
    Function::new_no_args(&text).call0(&JsValue::NULL).unwrap();
}

fn restore_request() {
    let text = "delete navigator.locks.request";
    Function::new_no_args(text).call0(&JsValue::NULL).unwrap();
}

#[wasm_bindgen_test]
async fn the_second_waits_until_the_first_lets_go() {
    let first = acquire("csrf/one").await;
    let is_held = Rc::new(Cell::new(false));
    let (done, second) = oneshot::channel();
    spawn_local({
        let is_held = Rc::clone(&is_held);
        async move {
            let lock = acquire("csrf/one").await;
            is_held.set(true);
            done.send(lock).unwrap();
        }
    });
    while waiting_for("csrf/one").await < 1.0 {}
    assert!(!is_held.get());
    drop(first);
    drop(second.await.unwrap());
    assert!(is_held.get());
    drop(acquire("csrf/one").await);
}

#[wasm_bindgen_test]
async fn locks_of_two_tenants_do_not_meet() {
    let _one = acquire("csrf/one").await;
    let _two = acquire("csrf/two").await;
    assert_eq!(waiting_for("csrf/two").await, 0.0);
}

#[wasm_bindgen_test]
async fn one_that_nobody_waits_for_any_more_is_let_go() {
    let first = acquire("csrf/one").await;
    let second = Box::pin(acquire("csrf/one"));
    let Either::Right((_, second)) = select(second, ready(())).await else {
        panic!("two hold one lock");
    };
    drop(second);
    drop(first);
    drop(acquire("csrf/one").await);
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_keeps_nobody_waiting() {
    for refusal in [
        "() => { throw new Error('no locks here') }",
        "() => Promise.reject(new Error('no locks here'))",
    ] {
        replace_request(refusal);
        let lock = acquire("csrf/one").await;
        restore_request();
        drop(lock);
    }
}

/// A worker that has failed drops nothing any more.
#[wasm_bindgen_test]
async fn what_a_failed_module_holds_is_released() {
    std::mem::forget(acquire("making/one").await);
    assert!(is_held("making/one").await);
    release_all();
    drop(acquire("making/one").await);
}
