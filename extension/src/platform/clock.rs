//! The present, and waiting for a moment.

use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use latchkey_core::Moment;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A timer holds no more than this; a longer wait is waited in parts.
const LONGEST_TIMER: i64 = i32::MAX as i64;

/// The present by the PC's clock.
pub fn now() -> Moment {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds fit for ages"
    )]
    let millis = js_sys::Date::now() as i64;
    Moment::from_millis(millis)
}

/// Waits until what is there has been drawn: work that nobody sees yet then delays no picture.
pub async fn drawn() {
    let (sender, receiver) = oneshot::channel::<()>();
    let callback = Closure::once_into_js(move || {
        // After the frame's own work: the picture is made between this callback and the timer.
        Timeout::new(0, move || drop(sender)).forget();
    });
    let asked = web_sys::window().and_then(|window| {
        window
            .request_animation_frame(callback.unchecked_ref())
            .ok()
    });
    if asked.is_some() {
        // The sender is dropped unused; that is the signal.
        receiver.await.ok();
    }
}

/// Waits until a moment has come.
pub async fn wait_until(moment: Moment) {
    loop {
        let left = moment.since(now());
        let Ok(millis) = u32::try_from(left.min(LONGEST_TIMER)) else {
            return;
        };
        if millis == 0 {
            return;
        }
        TimeoutFuture::new(millis).await;
    }
}
