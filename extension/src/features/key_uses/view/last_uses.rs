//! The last uses of all active keys, above the list that can be sorted by them.

use latchkey_core::activity::EventWindow;
use latchkey_core::activity::uses::LastUse;
use latchkey_core::flow::read_last_uses::LastUsesEnd;

use super::coverage::{Covered, between};
use super::period::period;
use super::reading;
use crate::features::key_uses::state::{
    KeyUses, KeyUsesMessage as Message, LastUsesRead, keys_in_use, may_read,
};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::{close, pressed};
use crate::words::Words;

/// What was read, and how to read it; nothing where the user doesn't look at it.
pub fn last_uses(state: &KeyUses, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let last_uses = &state.last_uses;
    if !last_uses.is_open {
        return Node::Nothing;
    }
    let under_way = last_uses.reading.as_ref();
    let read = last_uses.read.as_ref();
    let said = read.map_or_else(Vec::new, |read| sentences(read, facts, words));
    let hint = (under_way.is_none() && read.is_none()).then(|| hint(facts, words));
    element(
        "section",
        &[
            ("class", "uses last"),
            ("aria-labelledby", "last-uses-title"),
        ],
    )
    .child(element("h2", &[("id", "last-uses-title")]).text(words.say("last_uses_title")))
    .child(close(Message::ShowLastUses(false), words))
    .child(hint)
    .child(form(state, facts, words))
    .child(under_way.map(|it| reading::last_uses(it, words)))
    .child(
        element("div", &[("class", "uses-said"), ("role", "status")])
            .list(said.into_iter().map(|sentence| tag("p").text(sentence))),
    )
    .into()
}

fn hint(facts: &Facts, words: &dyn Words) -> Element<Message> {
    let hint = match facts.is_reading() {
        true => "last_uses_list_is_read",
        false => "last_uses_text",
    };
    element("p", &[("class", "quiet")]).text(words.say(hint))
}

/// The period, and one button that reads or stops: so it keeps the focus.
fn form(state: &KeyUses, facts: &Facts, words: &dyn Words) -> Element<Message> {
    let is_reading = state.last_uses.reading.is_some();
    let is_ready = may_read(facts) && !facts.is_reading() && !keys_in_use(facts).is_empty();
    let button = element("button", &[("type", "button"), ("id", "read-last-uses")]);
    let button = match is_reading {
        true => pressed(button.text(words.say("stop")), false, Message::StopLastUses),
        false => pressed(
            button.text(words.say("last_uses_read")),
            !is_ready,
            Message::ReadLastUses,
        ),
    };
    let period = period(
        "last-uses-period",
        state.last_uses.reach,
        is_reading,
        Message::SetLastUsesReach,
        words,
    );
    element("div", &[("class", "uses-form")])
        .child(period)
        .child(button)
}

fn sentences(read: &LastUsesRead, facts: &Facts, words: &dyn Words) -> Vec<String> {
    let LastUsesRead { reach, end } = read;
    let covered = Covered {
        settings: &end.settings,
        offer: &end.offer,
        extent: &end.extent,
        read: end.read,
        unreadable: end.unreadable,
        is_shortened: end.window.millis() < reach.millis(),
    };
    if let Some(refusal) = covered.refusal(facts, words) {
        return vec![refusal];
    }
    let mut said = found(end, words);
    said.extend(covered.gap("last_uses_cut", facts, words));
    said.extend(covered.doubts(words));
    said
}

fn found(end: &LastUsesEnd, words: &dyn Words) -> Vec<String> {
    let count = |is_such: fn(&LastUse) -> bool| end.keys.values().filter(|it| is_such(it)).count();
    let used = count(|last| matches!(last, LastUse::At(_)));
    let unused = count(|last| *last == LastUse::NoneRecorded);
    let not_known = count(|last| *last == LastUse::NotKnown);
    let window = |key: &str, window: EventWindow| between(key, window, words);
    let mut said = vec![
        window("last_uses_between", end.window),
        words.count("last_uses_used", used, &[]),
        words.count("last_uses_unused", unused, &[]),
    ];
    if not_known > 0 {
        said.push(words.count("last_uses_not_known", not_known, &[]));
    }
    if end.without_key > 0 {
        let count = usize::try_from(end.without_key).unwrap_or(usize::MAX);
        said.push(words.count("uses_without_key", count, &[]));
    }
    said
}
