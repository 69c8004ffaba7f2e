//! The use of one key, as its details show it.

use latchkey_core::activity::{EventWindow, Extent};
use latchkey_core::flow::read_uses::UsesReport;
use latchkey_core::{Key, KeyId, Subject};

use super::bars::bars;
use super::coverage::{Covered, between};
use super::period::period;
use super::reading::{self, size};
use crate::features::key_uses::state::{KeyUses, KeyUsesMessage as Message, may_read};
use crate::screen::{Element, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::pressed;
use crate::words::Words;

/// What was read, and how to read it.
pub fn of_key(state: &KeyUses, key: &Key, facts: &Facts, words: &dyn Words) -> Element<Message> {
    let section = element(
        "section",
        &[("class", "uses"), ("aria-labelledby", "uses-title")],
    )
    .child(element("h3", &[("id", "uses-title")]).text(words.say("uses_title")));
    if key.subject == Subject::NotKnown {
        return section.child(tag("p").text(words.say("uses_owner_not_known")));
    }
    let under_way = state.reading_of(&key.subject);
    let report = state.report_of(&key.subject);
    let report = report.filter(|_| under_way.is_none());
    let said = report.map_or_else(Vec::new, |report| sentences(report, &key.id, facts, words));
    let uses = report.and_then(|report| Some((report, report.counts.of(&key.id)?)));
    section
        .child(form(state, key, facts, words))
        .child(hint(state, key, words))
        .child(under_way.map(|it| reading::uses(it, &key.id, words)))
        .child(
            element("div", &[("class", "uses-said"), ("role", "status")])
                .list(said.into_iter().map(|sentence| tag("p").text(sentence))),
        )
        .child(uses.map(|(report, uses)| bars(report, uses, words)))
}

/// What will be read, before it is.
fn hint(state: &KeyUses, key: &Key, words: &dyn Words) -> Option<Element<Message>> {
    let is_other = state.reading.is_some() && state.reading_of(&key.subject).is_none();
    let hint = match &key.subject {
        _ if is_other => "uses_other_reading",
        Subject::User(_) if state.report_of(&key.subject).is_some() => return None,
        Subject::User(_) => "uses_text",
        Subject::Scim(_) | Subject::Other { .. } | Subject::NotKnown => "uses_of_nobody",
    };
    Some(element("p", &[("class", "quiet")]).text(words.say(hint)))
}

/// The period, and one button that reads or stops: so it keeps the focus.
fn form(state: &KeyUses, key: &Key, facts: &Facts, words: &dyn Words) -> Element<Message> {
    let is_reading = state.reading_of(&key.subject).is_some();
    let button = element("button", &[("type", "button")]);
    let button = match is_reading {
        true => pressed(button.text(words.say("stop")), false, Message::Stop),
        false => {
            let word = match state.report_of(&key.subject) {
                Some(_) => "uses_read_again",
                None => "uses_read",
            };
            let read = Message::Read {
                owner: key.subject.clone(),
                offset: words.offset(facts.now),
            };
            pressed(button.text(words.say(word)), !may_read(facts), read)
        }
    };
    let period = period(
        "uses-period",
        state.reach,
        is_reading,
        Message::SetReach,
        words,
    );
    element("div", &[("class", "uses-form")])
        .child(period)
        .child(button)
}

fn sentences(report: &UsesReport, key: &KeyId, facts: &Facts, words: &dyn Words) -> Vec<String> {
    let covered = Covered {
        settings: &report.settings,
        offer: &report.offer,
        extent: &report.extent,
        read: report.read,
        unreadable: report.unreadable,
        is_shortened: report.wanted != report.counts.window,
    };
    if let Some(refusal) = covered.refusal(facts, words) {
        return vec![refusal];
    }
    let mut said = found(report, key, words);
    if let Some(gap) = covered.gap("uses_cut", facts, words) {
        said.push(gap);
        let reached = report.reached;
        said.extend(reached.map(|at| words.text("uses_before", &[&words.minute(at)])));
    }
    said.extend(covered.doubts(words));
    let without_key = size(report.counts.without_key);
    if without_key > 0 {
        said.push(words.count("uses_without_key", without_key, &[]));
    }
    said
}

/// What was found of this key, and in which time: only what was surely read counts as without a use.
fn found(report: &UsesReport, key: &KeyId, words: &dyn Words) -> Vec<String> {
    let window = report.counts.window;
    let start = match report.extent {
        Extent::Whole => Some(window.start),
        _ => report.reached,
    };
    let read = start.map(|start| EventWindow { start, ..window });
    match (report.counts.of(key), read) {
        (None, Some(read)) => vec![between("uses_none", read, words)],
        (None, None) => vec![words.say("uses_none_found")],
        (Some(uses), read) => {
            let (start, end) = (
                words.minute(read.unwrap_or(window).start),
                words.minute(window.end),
            );
            let count = words.count("uses_count", size(uses.count), &[&start, &end]);
            let last = uses
                .last
                .map(|last| words.text("uses_last", &[&words.exact(last)]));
            [Some(count), last].into_iter().flatten().collect()
        }
    }
}
