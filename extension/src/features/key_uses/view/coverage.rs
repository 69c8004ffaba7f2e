//! What a reading covered, in sentences: nothing is called complete that isn't.

use latchkey_core::activity::{EventSettings, EventWindow, Extent, Offer};
use latchkey_core::api::ApiError;

use crate::shell::facts::Facts;
use crate::ui::trouble::trouble;
use crate::words::Words;

/// What both readings tell of themselves.
pub(super) struct Covered<'a> {
    pub settings: &'a Result<EventSettings, ApiError>,
    pub offer: &'a Offer,
    pub extent: &'a Extent,
    /// Events that came.
    pub read: usize,
    pub unreadable: usize,
    /// The tenant keeps events for a shorter time than was asked for.
    pub is_shortened: bool,
}

impl Covered<'_> {
    /// Why nothing could be read at all.
    pub fn refusal(&self, facts: &Facts, words: &dyn Words) -> Option<String> {
        match self.extent {
            Extent::NotOffered => Some(words.say("uses_not_recorded")),
            Extent::Failed(error) if self.read == 0 => {
                let sentence = words.say("uses_not_read");
                Some(format!("{sentence} {}", why(error, facts, words)))
            }
            _ => None,
        }
    }

    /// Why not all was read to the start of the window. `cut` names the sentence that there is too much.
    pub fn gap(&self, cut: &str, facts: &Facts, words: &dyn Words) -> Option<String> {
        match self.extent {
            Extent::Stopped => Some(words.say("uses_stopped")),
            Extent::Cut => Some(words.say(cut)),
            Extent::Failed(error) => {
                let sentence = words.say("uses_failed");
                Some(format!("{sentence} {}", why(error, facts, words)))
            }
            Extent::Reading | Extent::Whole | Extent::NotOffered => None,
        }
    }

    /// What may be missing although it was read to its end, and what was not understood.
    pub fn doubts(&self, words: &dyn Words) -> Vec<String> {
        let kept = self.settings.as_ref().ok();
        let kept = kept.and_then(|settings| settings.kept_seconds);
        let kept = match kept {
            None => Some(words.say("uses_kept_not_known")),
            Some(seconds) => self.is_shortened.then(|| shortened(seconds, words)),
        };
        let offer = matches!(self.offer, Offer::NotKnown(_)) && self.read == 0;
        let offer = offer.then(|| words.say("uses_offer_not_known"));
        let unreadable =
            (self.unreadable > 0).then(|| words.count("uses_unreadable", self.unreadable, &[]));
        [offer, kept, unreadable].into_iter().flatten().collect()
    }
}

fn shortened(seconds: u64, words: &dyn Words) -> String {
    const HOUR: u64 = 60 * 60;
    const DAY: u64 = 24 * HOUR;
    let (key, length) = match seconds {
        DAY.. => ("uses_kept_days", seconds / DAY),
        _ => ("uses_kept_hours", seconds / HOUR),
    };
    words.count(key, super::reading::size(length), &[])
}

/// Why it was not read; who may, where this user may not.
fn why(error: &ApiError, facts: &Facts, words: &dyn Words) -> String {
    let host = facts.tenant().map_or("", |tenant| tenant.host());
    let reason = trouble(words, error, host);
    match error {
        ApiError::Forbidden(_) => format!("{} {reason}", words.say("uses_who_may")),
        _ => reason,
    }
}

/// A sentence about a window, whose ends are its first two values.
pub(super) fn between(key: &str, window: EventWindow, words: &dyn Words) -> String {
    let (start, end) = (words.minute(window.start), words.minute(window.end));
    words.text(key, &[&start, &end])
}
