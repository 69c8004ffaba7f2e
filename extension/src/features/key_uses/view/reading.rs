//! What is said while events are read.

use latchkey_core::KeyId;
use latchkey_core::flow::read_uses::UsesReport;

use crate::features::key_uses::state::{KeyUsesMessage as Message, LastUsesReading, UsesReading};
use crate::screen::{Element, element, tag};
use crate::words::Words;

const FAR: &[(&str, &str)] = &[("class", "uses-far")];

/// How far the reading of one owner's uses has come: by time, since the newest come first.
pub(super) fn uses(reading: &UsesReading, key: &KeyId, words: &dyn Words) -> Element<Message> {
    let report = reading.report.as_deref();
    let bar = tag("progress").attribute("aria-label", words.say("uses_reading"));
    let bar = match report.and_then(share) {
        Some(share) => bar
            .attribute("value", share.to_string())
            .attribute("max", "100"),
        None => bar,
    };
    let mut said = report.map_or_else(Vec::new, |report| so_far(report, key, words));
    if reading.waits {
        said.push(words.say("uses_waiting"));
    }
    element("div", FAR)
        .child(bar)
        .child(tag("span").text(said.join(" ")))
}

/// How many percent of the time were read; `None` where that isn't sure.
fn share(report: &UsesReport) -> Option<i64> {
    let window = report.counts.window;
    let read = window.end.since(report.reached?);
    read.saturating_mul(100).checked_div(window.millis())
}

fn so_far(report: &UsesReport, key: &KeyId, words: &dyn Words) -> Vec<String> {
    let found = report.counts.of(key).map_or(0, |uses| uses.count);
    let mut said = vec![
        words.count("uses_events", report.read, &[]),
        words.count("uses_of_this_key", size(found), &[]),
    ];
    if let Some(reached) = report.reached {
        said.push(words.text("uses_back_to", &[&words.minute(reached)]));
    }
    said
}

/// How far the reading of last uses has come: by keys.
pub(super) fn last_uses(reading: &LastUsesReading, words: &dyn Words) -> Element<Message> {
    let LastUsesReading { known, wanted, .. } = reading;
    let bar = tag("progress")
        .attribute("aria-label", words.say("last_uses_reading"))
        .attribute("value", known.to_string())
        .attribute("max", (*wanted).max(1).to_string());
    let known = words.number(*known);
    let mut said = words.count("last_uses_known", *wanted, &[&known]);
    if reading.waits {
        said = format!("{said} {}", words.say("uses_waiting"));
    }
    element("div", FAR).child(bar).child(tag("span").text(said))
}

/// A count as it is put into words.
pub(super) fn size(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
