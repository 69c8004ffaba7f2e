//! The background worker from outside: it is given what must outlive a popup, and is woken at a
//! time. What it leaves behind is in storage; it answers what can't be read there.

use js_sys::{Object, Reflect};
use latchkey_core::Moment;
use wasm_bindgen::JsValue;

use super::sys;

/// Gives the worker an order, as a text, and waits until it is done with it, or has died. What it
/// answers; `None` where it didn't take the order at all.
pub async fn order(order: &str) -> Option<String> {
    let message = Object::new();
    // A plain object takes any property.
    Reflect::set(&message, &"make".into(), &order.into()).ok();
    let answer = sys::settled(sys::runtime_send(&message)).await.ok()?;
    answer.as_string()
}

/// Has the worker woken at a moment of the PC's clock, and each minute from then on; says whether
/// the browser will.
pub async fn wake_at(name: &str, when: Moment) -> bool {
    let info = Object::new();
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any date fit")]
    let millis = JsValue::from_f64(when.millis() as f64);
    Reflect::set(&info, &"when".into(), &millis).ok();
    Reflect::set(&info, &"periodInMinutes".into(), &1.into()).ok();
    sys::settled(sys::alarms_create(name, &info)).await.is_ok()
}

/// The worker need not be woken any more.
pub async fn let_sleep(name: &str) {
    // It would be woken for nothing, and tries again then.
    sys::settled(sys::alarms_clear(name)).await.ok();
}
