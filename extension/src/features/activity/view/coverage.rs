//! What was covered and what was not: nothing is called complete that isn't.

use latchkey_core::activity::{Coverage, EventTopic, Extent, Offer, TopicExtent};
use latchkey_core::api::ApiError;

use super::topic::topics;
use crate::features::activity::state::{ActivityMessage as Message, ActivitySection};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::trouble::trouble;
use crate::words::Words;

/// All that is to be said of it; nothing before anything is known.
pub(super) fn coverage(
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    let part = element("div", &[("class", "activity-coverage")]);
    let told = element("div", &[("role", "status")]);
    let Some(coverage) = section.coverage.as_ref().filter(|it| !it.types.is_empty()) else {
        return part
            .child(None::<Element<Message>>)
            .child(None::<Element<Message>>)
            .child(told);
    };
    let is_reading = section.reading.is_some();
    let missing = match is_reading {
        true => Vec::new(),
        false => missing(coverage, facts, words),
    };
    let missing = (!missing.is_empty()).then(|| {
        let missing = missing.into_iter().map(|sentence| tag("p").text(sentence));
        let inner = tag("div").list(missing.collect::<Vec<_>>());
        element("div", &[("class", "news care")]).child(inner)
    });
    part.child(covered(coverage, words))
        .child(limits(coverage, words))
        .child(told.child(missing))
}

/// From when to when, and how many kinds of events to their end.
fn covered(coverage: &Coverage, words: &dyn Words) -> Element<Message> {
    let extents = EventTopic::ALL.into_iter();
    let extents: Vec<TopicExtent> = extents
        .filter_map(|topic| coverage.of_topic(topic))
        .collect();
    let whole = extents.iter().filter(|it| **it == TopicExtent::Whole);
    let told = words.text(
        "activity_covered",
        &[
            &words.minute(coverage.window.start),
            &words.minute(coverage.window.end),
            &words.number(whole.count()),
            &words.number(extents.len()),
        ],
    );
    tag("p").text(told)
}

/// What the tenant itself doesn't record or keep, or doesn't tell.
fn limits(coverage: &Coverage, words: &dyn Words) -> Node<Message> {
    let not_recorded = topics_of(coverage, |topic| {
        coverage.of_topic(topic) == Some(TopicExtent::NotOffered)
    });
    let not_recorded = (!not_recorded.is_empty())
        .then(|| words.text("activity_not_recorded", &[&topics(&not_recorded, words)]));
    let shortened = coverage.is_shortened().then(|| {
        let start = words.minute(coverage.window.start);
        words.text("activity_shortened", &[&start])
    });
    let not_told =
        matches!(coverage.offer, Offer::NotKnown(_)).then(|| words.say("activity_types_not_known"));
    let settings = coverage.settings.is_err() || is_time_not_told(coverage);
    let settings = settings.then(|| words.say("activity_settings_not_known"));
    let sentences = [shortened, not_recorded, not_told, settings];
    let sentences = sentences.into_iter().flatten();
    sentences.map(|sentence| tag("p").text(sentence)).collect()
}

/// The tenant doesn't say for how long it keeps events.
fn is_time_not_told(coverage: &Coverage) -> bool {
    matches!(&coverage.settings, Ok(settings) if settings.kept_seconds.is_none())
}

/// What is missing in what was read.
fn missing(coverage: &Coverage, facts: &Facts, words: &dyn Words) -> Vec<String> {
    let host = facts.tenant().map_or("", |tenant| tenant.host());
    let mut sentences: Vec<String> = errors(coverage)
        .into_iter()
        .map(|(error, of)| {
            let told = words.text("activity_not_read", &[&topics(&of, words)]);
            format!("{told} {}", trouble(words, error, host))
        })
        .collect();
    for (extent, text) in [
        (Extent::Cut, "activity_cut"),
        (Extent::Stopped, "activity_stopped"),
    ] {
        let of = topics_with(coverage, &extent);
        if !of.is_empty() {
            sentences.push(words.text(text, &[&topics(&of, words)]));
        }
    }
    let reached = coverage
        .reached()
        .filter(|reached| *reached > coverage.window.start);
    if let Some(reached) = reached {
        sentences.push(words.text("activity_reached", &[&words.minute(reached)]));
    }
    let unreadable = coverage.unreadable();
    if unreadable > 0 {
        sentences.push(words.count("activity_unreadable", unreadable, &[]));
    }
    sentences
}

/// Each error with what was not read because of it.
fn errors(coverage: &Coverage) -> Vec<(&ApiError, Vec<EventTopic>)> {
    let mut errors: Vec<(&ApiError, Vec<EventTopic>)> = Vec::new();
    for read in &coverage.types {
        let Extent::Failed(error) = &read.extent else {
            continue;
        };
        let topic = read.event_type.topic;
        match errors.iter_mut().find(|(known, _)| *known == error) {
            Some((_, of)) if of.contains(&topic) => {}
            Some((_, of)) => of.push(topic),
            None => errors.push((error, vec![topic])),
        }
    }
    errors
}

fn topics_with(coverage: &Coverage, extent: &Extent) -> Vec<EventTopic> {
    topics_of(coverage, |topic| {
        let mut types = coverage.types.iter();
        types.any(|read| read.event_type.topic == topic && read.extent == *extent)
    })
}

fn topics_of(coverage: &Coverage, is_such: impl Fn(EventTopic) -> bool) -> Vec<EventTopic> {
    let topics = EventTopic::ALL.into_iter();
    let asked = topics.filter(|topic| coverage.of_topic(*topic).is_some());
    asked.filter(|topic| is_such(*topic)).collect()
}
