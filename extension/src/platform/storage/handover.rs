//! What a page of ours gives to the full tab that it opens, in the browser's memory: the run to go on
//! with. The tab's address names the entry by a word that nobody can guess and that holds once, for a
//! minute, so that an address that somebody else opens is no order.

use latchkey_core::Moment;
use latchkey_core::kept::Entry;
use serde::{Deserialize, Serialize};

use super::SESSION_AREA;
use crate::platform::{clock, sys, tabs};

/// So long a page may take to open.
const GOOD_FOR_MILLIS: i64 = 60_000;

#[derive(Serialize, Deserialize)]
struct Handover {
    /// When the run began.
    began: Moment,
    given: Moment,
}

impl Entry for Handover {}

impl Handover {
    /// Whether it still holds; one of a time that is still to come never does.
    fn is_good(&self, now: Moment) -> bool {
        (0..GOOD_FOR_MILLIS).contains(&now.since(self.given))
    }
}

fn entry(word: &str) -> String {
    format!("go/{word}")
}

/// Hands over the run that began then; gives the word for the address, or `None` where the browser
/// keeps nothing: the tab then waits for the user's own word.
pub async fn give(began: Moment) -> Option<String> {
    let word = sys::random_uuid().ok()?;
    let handover = Handover {
        began,
        given: clock::now(),
    };
    let is_kept = SESSION_AREA.put(&entry(&word), &handover).await;
    is_kept.then_some(word)
}

/// Takes what was handed over to this page: when the run began that it is to go on with.
pub async fn take() -> Option<Moment> {
    let name = entry(&tabs::handed_over()?);
    let handover: Handover = SESSION_AREA.read(&name).await.here()?;
    SESSION_AREA.remove(&name).await;
    handover.is_good(clock::now()).then_some(handover.began)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_handed_over_holds_for_a_minute() {
        let given = Moment::from_millis(1_795_341_600_000);
        let handover = Handover {
            began: given,
            given,
        };
        for (millis, is_good) in [(0, true), (59_999, true), (60_000, false), (-1, false)] {
            let now = given.plus_millis(millis);
            assert_eq!(handover.is_good(now), is_good, "{millis}");
        }
    }
}
