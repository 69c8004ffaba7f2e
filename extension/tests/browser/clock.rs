//! Waiting for a moment, on a clock that need not be waited for; see `clock.js`.

use latchkey_core::Moment;
use latchkey_extension::platform::clock::{now, wait_until};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

#[wasm_bindgen(module = "/tests/browser/clock.js")]
extern "C" {
    fn start(present: f64, early: f64);
    fn stop();
    fn waited() -> Vec<f64>;
}

/// The clock of one test, until it is dropped.
pub struct Clock;

impl Clock {
    /// Timers come due at once, and this early by their own reckoning.
    pub fn early_by(millis: u32) -> Clock {
        start(1_000_000.0, f64::from(millis));
        Clock
    }

    /// How long each timer was to be, in milliseconds.
    pub fn waits(&self) -> Vec<f64> {
        waited()
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        stop();
    }
}

#[wasm_bindgen_test]
async fn what_is_past_is_not_waited_for() {
    let clock = Clock::early_by(0);
    wait_until(now()).await;
    wait_until(now().plus_millis(-5)).await;
    wait_until(Moment::from_millis(i64::MIN / 2)).await;
    assert!(clock.waits().is_empty());
}

#[wasm_bindgen_test]
async fn a_timer_that_comes_early_is_waited_for_again() {
    let clock = Clock::early_by(10);
    let due = now().plus_millis(2_000);
    wait_until(due).await;
    assert!(now() >= due);
    assert_eq!(
        clock.waits(),
        [2_000.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]
    );
}

#[wasm_bindgen_test]
async fn more_than_a_timer_holds_is_waited_in_parts() {
    let clock = Clock::early_by(0);
    let sixty_days = 60 * 24 * 3_600 * 1_000_i64;
    let due = now().plus_millis(sixty_days);
    wait_until(due).await;
    assert_eq!(now(), due);
    let longest = f64::from(i32::MAX);
    assert_eq!(clock.waits(), [longest, longest, 889_032_706.0]);
}
