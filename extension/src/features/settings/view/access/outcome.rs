//! What came of changes to who may make keys, one sentence each.

use std::collections::HashMap;

use latchkey_core::UserId;
use latchkey_core::access::{self as core_access, Change, GroupId, On, Verb};
use latchkey_core::api::ApiError;
use latchkey_core::flow::change_access::ChangeDone;

use super::ways;
use crate::features::settings::state::access::{Access, AccessMessage as Message, NotSent, Work};
use crate::features::settings::view::failed::host;
use crate::screen::{Element, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::close;
use crate::ui::trouble::trouble;
use crate::words::Words;

/// How a sentence sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Good,
    Bad,
}

/// One sentence of what came of it.
type Told = (Tone, String);

/// Progress while it goes on, the sentences after.
pub(super) fn outcome(access: &Access, facts: &Facts, words: &dyn Words) -> Element<Message> {
    let told = told(access, facts, words).map(|told| sentences(told, words));
    element("div", OUTCOME)
        .child(access.work.as_ref().map(|work| progress(work, words)))
        .child(told)
}

const OUTCOME: &[(&str, &str)] = &[
    ("id", "access-outcome"),
    ("tabindex", "-1"),
    ("role", "status"),
];

fn progress(work: &Work, words: &dyn Words) -> Element<Message> {
    let (done, all) = (work.done, work.flow.len());
    let label = words.text("access_working", &[&words.number(done), &words.number(all)]);
    tag("progress")
        .attribute("aria-label", label)
        .attribute("value", done.to_string())
        .attribute("max", all.max(1).to_string())
}

fn sentences(told: Vec<Told>, words: &dyn Words) -> Element<Message> {
    let is_good = told.iter().all(|(tone, _)| *tone == Tone::Good);
    let some_good = told.iter().any(|(tone, _)| *tone == Tone::Good);
    let lines = told
        .into_iter()
        .map(|(_, sentence)| tag("li").text(sentence));
    let after = some_good.then(|| tag("p").text(words.say("access_after")));
    let class = if is_good { "news done" } else { "news wrong" };
    tag("div")
        .attribute("class", class)
        .child(tag("div").child(tag("ul").list(lines)).child(after))
        .child(close(Message::CloseOutcome, words))
}

fn why_not_sent(reason: NotSent) -> &'static str {
    match reason {
        NotSent::NotNoted => "access_unnoted",
        NotSent::NotRead => "access_not_read",
        NotSent::Ended => "access_ended_elsewhere",
    }
}

fn told(access: &Access, facts: &Facts, words: &dyn Words) -> Option<Vec<Told>> {
    if let Some(reason) = access.not_sent {
        return Some(vec![(Tone::Bad, words.say(why_not_sent(reason)))]);
    }
    let outcome = access.outcome.as_ref()?;
    let mut told = Vec::new();
    match &outcome.end.created {
        None => {}
        Some(Ok(role)) => {
            let name = ways::called(&role.name, words);
            told.push((Tone::Good, words.text("role_made", &[&name])));
        }
        Some(Err(ApiError::Lost)) => told.push((Tone::Bad, words.say("role_lost"))),
        Some(Err(error)) => {
            let reason = trouble(words, error, host(facts));
            told.push((Tone::Bad, words.text("role_not_made", &[&reason])));
        }
    }
    let people = People::of(access, &outcome.names, words);
    let changes = outcome.end.done.iter();
    told.extend(changes.map(|(change, done)| sentence(&people, change, done, host(facts))));
    Some(told)
}

fn sentence(people: &People, change: &Change, done: &ChangeDone, host: &str) -> Told {
    let is_so = people.read.and_then(|read| read.agrees(change));
    let words = people.words;
    let about = || people.about(change);
    match done {
        ChangeDone::Yes | ChangeDone::Already => (Tone::Good, people.so(change)),
        // Lost on the way, and true all the same.
        ChangeDone::No(ApiError::Lost) if is_so == Some(true) => (Tone::Good, people.so(change)),
        ChangeDone::No(error) => {
            let reason = trouble(words, error, host);
            (Tone::Bad, words.text("change_not", &[&about(), &reason]))
        }
        ChangeDone::Differs => (Tone::Bad, words.text("change_differs", &[&about()])),
        ChangeDone::NotTried => (Tone::Bad, words.text("change_not_tried", &[&about()])),
    }
}

/// What changes to people and groups are called by.
pub(super) struct People<'a> {
    /// The names of people, by their ids.
    names: &'a HashMap<UserId, String>,
    read: Option<&'a core_access::Access>,
    words: &'a dyn Words,
}

impl<'a> People<'a> {
    pub fn of(
        access: &'a Access,
        names: &'a HashMap<UserId, String>,
        words: &'a dyn Words,
    ) -> People<'a> {
        People {
            names,
            read: access.read.here(),
            words,
        }
    }

    /// What is so now.
    pub fn so(&self, change: &Change) -> String {
        let role = ways::called(&change.role.name, self.words);
        let whom = self.about(change);
        match (&change.on, change.verb) {
            (On::Role, Verb::Give) => self.words.text("role_carries", &[&role]),
            (On::Role, Verb::Take) => self.words.text("role_carries_no_more", &[&role]),
            (On::User(_) | On::Group(_), Verb::Give) => {
                self.words.text("has_role", &[&whom, &role])
            }
            (On::User(_) | On::Group(_), Verb::Take) => {
                self.words.text("has_role_no_more", &[&whom, &role])
            }
        }
    }

    /// Whom a change is about, safe to show.
    pub fn about(&self, change: &Change) -> String {
        self.name(&change.on, &change.role.name)
    }

    /// A person, a group or the role of that name, safe to show.
    pub fn name(&self, on: &On, role: &str) -> String {
        let called = |name: &str| ways::called(name, self.words);
        match on {
            On::Role => called(role),
            On::User(id) => called(self.names.get(id).map_or(id.as_str(), String::as_str)),
            On::Group(id) => {
                let groups = self
                    .read
                    .iter()
                    .flat_map(|read| read.groups.iter().flatten());
                let group = groups.into_iter().find(|group| group.id == *id);
                match group {
                    Some(group) => called(&group.name),
                    None if *id == GroupId::everyone() => self.words.say("everyone"),
                    None => called(id.as_str()),
                }
            }
        }
    }
}
