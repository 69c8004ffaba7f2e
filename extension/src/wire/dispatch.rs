//! Hands an order to the background worker.

use super::order::{Answer, Order, Reason};
use crate::platform::background;

/// Waits for what comes of it.
pub async fn dispatch(order: &Order) -> Answer {
    let sent = match serde_json::to_string(order) {
        Ok(text) => background::order(&text).await,
        Err(_) => None,
    };
    let answer = sent.and_then(|text| Answer::read(&text));
    answer.unwrap_or(Answer::NotSent(Reason::NotTaken))
}
