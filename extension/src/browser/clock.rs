//! The present, and waiting for a moment.

use gloo_timers::future::TimeoutFuture;
use latchkey_core::Moment;

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
