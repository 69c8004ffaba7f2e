//! Whether everyone may make keys, and the ways to that and back.

use latchkey_core::access::{Access, By, Change, GroupId, On, Verb};

use super::ways;
use crate::features::settings::state::access::{About, AccessMessage as Message};
use crate::screen::{Element, Node, element, tag};
use crate::ui::button::pressed;
use crate::words::Words;

/// The sentence and the button.
pub(super) fn everyone(access: &Access, is_blocked: bool, words: &dyn Words) -> Node<Message> {
    let ways = ways_of_everyone(access, words);
    let told = match (ways.is_empty(), access.knows_everyone()) {
        (false, _) => words.text("everyone_may", &[&ways.join("; ")]),
        (true, true) => words.say("everyone_may_not"),
        (true, false) => words.say("everyone_not_known"),
    };
    let button = |id: &'static str, label: &str, about: About, changes: Vec<Change>| {
        let ask = Message::Ask(Box::new(about), changes, id.to_owned());
        let button = element("button", &[("type", "button")]).attribute("id", id);
        pressed(button.text(words.say(label)), is_blocked, ask)
    };
    let give = give(access).filter(|_| ways.is_empty()).map(|change| {
        let about = About::GiveEveryone;
        button("give-everyone", "give_everyone", about, vec![change])
    });
    let take = take(access);
    let take = (!take.is_empty()).then(|| {
        let about = About::TakeFromEveryone;
        button("take-everyone", "take_everyone", about, take)
    });
    let acts: Element<Message> = element("div", &[("class", "acts")]);
    Node::from(vec![
        tag("h3").text(words.say("everyone")),
        tag("p").text(told),
        acts.child(give).child(take),
    ])
}

/// How everyone has it.
fn ways_of_everyone(access: &Access, words: &dyn Words) -> Vec<String> {
    let ways = access.everyones_ways().into_iter().map(|way| {
        let role = ways::role_name(access, &way.role, words);
        match way.by {
            By::Default => words.say("way_default"),
            By::Own | By::Group(_) => words.text("way_everyone", &[&role]),
        }
    });
    ways.collect()
}

/// What would give it to everyone.
fn give(access: &Access) -> Option<Change> {
    let default = access
        .user_default()
        .filter(|role| role.scopes.is_some() && !role.carries_keys())?;
    Some(Change {
        verb: Verb::Give,
        role: default.reference(),
        on: On::Role,
    })
}

/// What would take it from everyone.
fn take(access: &Access) -> Vec<Change> {
    let changes = access.everyones_ways().into_iter().filter_map(|way| {
        let role = access.roles.iter().find(|role| role.id == way.role)?;
        Some(Change {
            verb: Verb::Take,
            role: role.reference(),
            on: match way.by {
                By::Default | By::Own => On::Role,
                By::Group(_) => On::Group(GroupId::everyone()),
            },
        })
    });
    changes.collect()
}
