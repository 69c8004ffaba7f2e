//! Giving the permission to chosen people and groups: finding them, choosing a role, giving it.

mod found;

use latchkey_core::TokenFree;
use latchkey_core::access::{Access, Group, Holder, RoleId, TenantRole};
use latchkey_core::text::is_blank;

use super::ways;
use crate::features::settings::state::access::{
    self as state, AccessMessage as Message, Giving, Receiver,
};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::{bare, pressed};
use crate::ui::field;
use crate::ui::icon::Icon;
use crate::ui::odd::name;
use crate::ui::person::name_of;
use crate::words::Words;

/// The value of a new role in the list.
const NEW: &str = "new";

/// The whole of it.
pub(super) fn giving(
    access: &state::Access,
    is_blocked: bool,
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    Node::List(vec![
        tag("h3").text(words.say("give_chosen")).into(),
        search(&access.giving, words).into(),
        found::found(access, facts, words).into(),
        chosen(&access.giving, words),
        role(access, words),
        give_button(access, is_blocked, words).into(),
    ])
}

/// What giving says: the texts of a new role are the user's, or ours until they typed any.
pub(super) fn give(giving: &Giving, to: Receiver, words: &dyn Words) -> Message {
    let (name, description) = new_role_texts(giving, words);
    Message::Give {
        to,
        name,
        description,
    }
}

fn new_role_texts(giving: &Giving, words: &dyn Words) -> (String, String) {
    let (name, description) = (giving.name.clone(), giving.description.clone());
    (
        name.unwrap_or_else(|| words.say("new_role_name")),
        description.unwrap_or_else(|| words.say("new_role_description")),
    )
}

fn search(giving: &Giving, words: &dyn Words) -> Element<Message> {
    let line = field::line(
        "person",
        words.say("person_words"),
        giving.words.clone(),
        Message::Words,
    );
    let button = element("button", &[("type", "submit")]).text(words.say("find_people"));
    element("form", &[("class", "find-people"), ("role", "search")])
        .attribute("aria-label", words.say("find_people"))
        .on("submit", Message::Find)
        .child(line)
        .child(button)
}

fn chosen(giving: &Giving, words: &dyn Words) -> Node<Message> {
    let (people, groups) = (&giving.chosen, &giving.chosen_groups);
    if people.is_empty() && groups.is_empty() {
        return Node::Nothing;
    }
    let people = people.iter().map(|holder| {
        let leave = Message::Choose(Box::new(holder.clone()), false);
        let user = &holder.user;
        let chip = chip(&name_of(user, words), &user.name, leave, words);
        chip.key(format!("user {}", user.id.as_str()))
    });
    let groups = groups.iter().map(|group| {
        let leave = Message::ChooseGroup(Box::new(group.clone()), false);
        let chip = chip(&ways::called(&group.name, words), &group.name, leave, words);
        chip.key(format!("group {}", group.id.as_str()))
    });
    Node::from(vec![
        element("p", &[("class", "label"), ("id", "chosen")]).text(words.say("chosen")),
        element("ul", &[("class", "chips"), ("aria-labelledby", "chosen")])
            .list(people.chain(groups)),
    ])
}

fn chip(called: &str, shown: &str, leave: Message, words: &dyn Words) -> Element<Message> {
    let label = words.text("leave_out", &[called]);
    tag("li")
        .child(name(shown, words))
        .child(bare(label, Icon::Close, leave))
}

fn role(access: &state::Access, words: &dyn Words) -> Node<Message> {
    let carriers = access.read.here().into_iter().flat_map(Access::carriers);
    let carriers: Vec<&TenantRole> = carriers.collect();
    let listed = carriers
        .iter()
        .map(|role| (role.id.as_str().to_owned(), ways::called(&role.name, words)))
        .chain([(NEW.to_owned(), words.say("new_role"))]);
    let chosen = access.giving.role.as_ref();
    let list = field::list(
        "role",
        words.say("role"),
        listed,
        chosen.map_or(NEW, RoleId::as_str).to_owned(),
        |value| Message::Role(RoleId::new(&value).filter(|_| value != NEW)),
    );
    let further = carriers
        .iter()
        .find(|role| Some(&role.id) == chosen)
        .map_or(0, |role| role.further_scopes());
    let further = (further > 0).then(|| {
        let told = words.count("role_further", further, &[]);
        element("p", &[("class", "hint")]).text(told)
    });
    let new = chosen.is_none().then(|| new_role(&access.giving, words));
    let fields = element("div", &[("class", "fields")])
        .child(list)
        .child(new);
    Node::from(vec![Some(fields), further])
}

fn new_role(giving: &Giving, words: &dyn Words) -> Node<Message> {
    let (name, description) = new_role_texts(giving, words);
    let name = field::line("role-name", words.say("role_name"), name, Message::Name);
    let description = field::line(
        "role-description",
        words.say("role_description"),
        description,
        Message::Description,
    );
    let wrong = holds_token(giving).then(|| {
        element("p", &[("class", "wrong"), ("role", "alert")]).text(words.say("role_token"))
    });
    Node::from(vec![Some(name), Some(description), wrong])
}

/// A token stands in a text of the new role, which everybody who sees roles could read.
fn holds_token(giving: &Giving) -> bool {
    let texts = [&giving.name, &giving.description].into_iter().flatten();
    giving.role.is_none() && texts.into_iter().any(|text| TokenFree::new(text).is_err())
}

/// How many of the chosen people and groups have it in no way yet.
fn lacking(access: &state::Access) -> (usize, usize) {
    let read = access.read.here();
    let has_it = |holder: &Holder| {
        let ways = read.and_then(|read| read.ways(holder));
        ways.is_some_and(|ways| !ways.is_empty())
    };
    let group_has_it =
        |group: &Group| read.is_some_and(|read| read.ways_of(group).next().is_some());
    let people = access.giving.chosen.iter();
    let groups = access.giving.chosen_groups.iter();
    (
        people.filter(|holder| !has_it(holder)).count(),
        groups.filter(|group| !group_has_it(group)).count(),
    )
}

fn give_button(access: &state::Access, is_blocked: bool, words: &dyn Words) -> Element<Message> {
    let giving = &access.giving;
    let lacking = lacking(access);
    let is_nameless = giving.role.is_none() && giving.name.as_deref().is_some_and(is_blank);
    let is_off = lacking == (0, 0) || is_nameless || holds_token(giving) || is_blocked;
    let label = match lacking {
        (0, 0) => words.say("give"),
        (people, 0) => words.count("give_people", people, &[]),
        (0, groups) => words.count("give_groups", groups, &[]),
        (people, groups) => {
            let people = words.count("people", people, &[]);
            let groups = words.count("groups", groups, &[]);
            words.text("give_both", &[&people, &groups])
        }
    };
    let button = element("button", &[("class", "main-action"), ("type", "button")]).text(label);
    let give = give(giving, Receiver::Chosen, words);
    element("div", &[("class", "acts")]).child(pressed(button, is_off, give))
}
