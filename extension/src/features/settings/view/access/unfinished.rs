//! Changes that an earlier opening began: what is so of each now, and whether to go on.

use latchkey_core::access::intent::Standing;

use super::is_busy;
use super::outcome::People;
use super::ways;
use crate::features::settings::state::access::ACCESS_GO_ON;
use crate::features::settings::state::access::{Access, AccessMessage as Message};
use crate::screen::{Element, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::pressed;
use crate::words::{Words, as_of, is_long_ago};

/// The news, if there are any.
pub(super) fn unfinished(
    access: &Access,
    facts: &Facts,
    words: &dyn Words,
) -> Option<Element<Message>> {
    let unfinished = access.unfinished.as_ref()?;
    let standing = unfinished.intent.standing(access.read.here()?);
    let people = People::of(access, &unfinished.names, words);
    let begun_at = unfinished.intent.begun_at;
    let begun = as_of(words, begun_at, is_long_ago(begun_at, facts.now));
    let lines = lines(&standing, &people, words).into_iter();
    let lines = lines.map(|(class, line)| tag("li").attribute("class", class).text(line));
    let section = element("section", UNFINISHED)
        .child(element("h3", &[("id", "unfinished")]).text(words.say("unfinished")))
        .child(tag("p").text(words.text("unfinished_begun", &[&begun])))
        .child(tag("ul").list(lines));
    Some(section.child(acts(left(&standing), is_busy(access, facts), words)))
}

const UNFINISHED: &[(&str, &str)] = &[
    ("class", "news care unfinished"),
    ("aria-labelledby", "unfinished"),
];

/// How many changes are left.
fn left(standing: &Standing) -> usize {
    let open = standing.changes.iter();
    let open = open.filter(|(_, is_so)| *is_so != Some(true)).count();
    open + standing.waiting.len()
}

/// What is so, what isn't, and what could not be read, a sentence each.
fn lines(standing: &Standing, people: &People, words: &dyn Words) -> Vec<(&'static str, String)> {
    let missing = standing.missing.iter().map(|role| {
        let told = words.text("unfinished_no_role", &[&ways::called(role, words)]);
        ("open", told)
    });
    let waiting = standing.waiting.iter().map(|on| {
        let name = people.name(on, "");
        ("open", words.text("unfinished_not", &[&name]))
    });
    let changes = standing.changes.iter().map(|(change, is_so)| {
        let open = |key| ("open", words.text(key, &[&people.about(change)]));
        match is_so {
            Some(true) => ("", people.so(change)),
            Some(false) => open("unfinished_not"),
            None => open("unfinished_not_known"),
        }
    });
    missing.chain(changes).chain(waiting).collect()
}

fn acts(left: usize, is_blocked: bool, words: &dyn Words) -> Element<Message> {
    let go_on = (left > 0).then(|| {
        let button = element("button", GO_ON).text(words.count("unfinished_go_on", left, &[]));
        pressed(button, is_blocked, Message::GoOn)
    });
    let leave = match left {
        0 => words.say("close"),
        _ => words.say("unfinished_leave"),
    };
    let button = element("button", &[("type", "button")]);
    element("div", &[("class", "acts")])
        .child(go_on)
        .child(button.on("click", Message::LeaveBe).text(leave))
}

const GO_ON: &[(&str, &str)] = &[
    ("class", "main-action"),
    ("type", "button"),
    ("id", ACCESS_GO_ON),
];
