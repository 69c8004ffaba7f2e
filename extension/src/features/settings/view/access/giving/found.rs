//! Who was found: groups first, since there are few of them, then people; each with how they have the
//! permission already.

use latchkey_core::TokenFree;
use latchkey_core::access::{Group, Holder};
use latchkey_core::flow::ask_users::People;

use crate::features::settings::state::access::{Access, AccessMessage as Message};
use crate::features::settings::view::access::ways;
use crate::features::settings::view::failed::not_read;
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::shell::loaded::Loaded;
use crate::ui::odd::{name, odd};
use crate::words::Words;

/// The list, or why there is none.
pub(super) fn found(access: &Access, facts: &Facts, words: &dyn Words) -> Element<Message> {
    element("div", &[("class", "found-people"), ("aria-live", "polite")])
        .child(search(access, facts, words))
}

fn search(access: &Access, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let giving = &access.giving;
    let quiet = |key| element("p", &[("class", "quiet")]).text(words.say(key));
    if TokenFree::new(&giving.words).is_err() {
        // Nobody is looked for by it.
        let wrong = element("p", &[("class", "wrong"), ("role", "alert")]).key("token");
        return wrong.text(words.say("people_token")).into();
    }
    match &giving.found {
        Loaded::NotAsked => Node::Nothing,
        Loaded::Asking => quiet("finding_people").into(),
        Loaded::Failed(error) => not_read("not_read", error, facts, words)
            .attribute("class", "news wrong")
            .into(),
        Loaded::Here(people) if people.holders.is_empty() && giving.found_groups.is_empty() => {
            quiet("nobody_found").into()
        }
        Loaded::Here(people) => {
            let more = people.are_more.then(|| quiet("more_people"));
            Node::from(vec![Some(list(access, people, words)), more])
        }
    }
}

fn list(access: &Access, people: &People, words: &dyn Words) -> Element<Message> {
    let groups = access.giving.found_groups.iter();
    let groups = groups.map(|group| group_row(access, group, words));
    let people = people.holders.iter();
    let people = people.map(|holder| person_row(access, holder, words));
    element("ul", &[("class", "people")]).list(groups.chain(people))
}

fn person_row(access: &Access, holder: &Holder, words: &dyn Words) -> Element<Message> {
    let ways = access.read.here().and_then(|read| {
        let ways = read.ways(holder)?;
        Some(ways::told(read, holder, &ways, words))
    });
    let user = &holder.user;
    let mut chosen = access.giving.chosen.iter();
    let found = Found {
        name: &user.name,
        beside: odd(user.email.as_deref().unwrap_or_default()).into(),
        is_chosen: chosen.any(|chosen| chosen.user.id == user.id),
        ways: ways.unwrap_or_default(),
        otherwise: None,
    };
    let holder = holder.clone();
    let choose = move |is_chosen| Message::Choose(Box::new(holder.clone()), is_chosen);
    row(found, choose, words).key(format!("user {}", user.id.as_str()))
}

fn group_row(access: &Access, group: &Group, words: &dyn Words) -> Element<Message> {
    let ways = access.read.here().map(|read| {
        let ways = read.ways_of(group);
        let told = ways.map(|way| {
            let role = ways::role_name(read, &way.role, words);
            words.text("way_own", &[&role])
        });
        told.collect()
    });
    let mut chosen = access.giving.chosen_groups.iter();
    let found = Found {
        name: &group.name,
        beside: words.say("group_of_people").into(),
        is_chosen: chosen.any(|chosen| chosen.id == group.id),
        ways: ways.unwrap_or_default(),
        otherwise: Some(words.say("group_gives")),
    };
    let key = format!("group {}", group.id.as_str());
    let group = group.clone();
    let choose = move |is_chosen| Message::ChooseGroup(Box::new(group.clone()), is_chosen);
    row(found, choose, words).key(key)
}

/// Somebody who was found.
struct Found<'a> {
    name: &'a str,
    beside: Node<Message>,
    is_chosen: bool,
    /// How they have the permission already.
    ways: Vec<String>,
    /// What is said where they haven't.
    otherwise: Option<String>,
}

fn row(
    found: Found,
    choose: impl Fn(bool) -> Message + 'static,
    words: &dyn Words,
) -> Element<Message> {
    let has_it = !found.ways.is_empty();
    let hint = match has_it {
        true => Some(words.text("has_it", &[&found.ways.join("; ")])),
        false => found.otherwise,
    };
    let hint = hint.map(|hint| element("span", &[("class", "hint")]).text(hint));
    let input = element("input", &[("type", "checkbox")])
        .flag("disabled", has_it)
        .checked(found.is_chosen)
        .on_checked("change", choose);
    let beside = element("span", &[("class", "mail")]).child(found.beside);
    let who = tag("span")
        .child(name(found.name, words))
        .text(" ")
        .child(beside);
    let label = element("label", &[("class", "tick")]).child(input);
    tag("li").child(label.child(who)).child(hint)
}
