//! The background worker from outside: it is given what must outlive a popup, and is woken at a
//! time. What it says back is in storage alone.

use js_sys::{Object, Reflect};
use latchkey_core::Moment;
use wasm_bindgen::JsValue;

use super::sys;
use crate::order::Order;

/// Gives the worker an order and waits until it is done with it, or has died. Says whether the
/// worker took it at all.
pub async fn order(order: &Order) -> bool {
    let Ok(text) = serde_json::to_string(order) else {
        return false;
    };
    let message = Object::new();
    // A plain object takes any property.
    Reflect::set(&message, &"make".into(), &text.into()).ok();
    let taken = sys::settled(sys::runtime_send(&message)).await;
    taken.is_ok_and(|answer| answer.is_truthy())
}

/// Has the worker woken at a moment of the PC's clock.
pub async fn wake_at(name: &str, when: Moment) {
    let info = Object::new();
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any date fit")]
    let millis = JsValue::from_f64(when.millis() as f64);
    Reflect::set(&info, &"when".into(), &millis).ok();
    // A browser without alarms forgets the secret with its session.
    sys::settled(sys::alarms_create(name, &info)).await.ok();
}

/// The worker need not be woken any more.
pub async fn let_sleep(name: &str) {
    sys::settled(sys::alarms_clear(name)).await.ok();
}
