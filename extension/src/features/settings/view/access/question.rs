//! The question before everyone gets the permission, or before it is taken from anybody.

use latchkey_core::Key;
use latchkey_core::access::{self as core_access, On};
use latchkey_core::flow::read_risk::Risk;

use super::is_busy;
use super::ways;
use crate::features::settings::state::access::{About, Access, AccessMessage as Message, Question};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::{Facts, Reading};
use crate::shell::loaded::Loaded;
use crate::ui::dialog::{self, Count, dialog};
use crate::ui::odd::{name, odd};
use crate::ui::person::{line, name_of};
use crate::words::Words;

/// The open question, if there is one.
pub fn question(access: &Access, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let question = access.question.as_ref();
    let asked = question.map(|question| ask(access, question, facts, words));
    asked.into()
}

fn ask(access: &Access, question: &Question, facts: &Facts, words: &dyn Words) -> Element<Message> {
    let what = access.read.here().map(|read| what(read, question, words));
    let what = what.into_iter().flatten();
    let what: Node<Message> = what.map(|sentence| tag("p").text(sentence)).collect();
    let risk = element("div", &[("class", "risk"), ("aria-live", "polite")]);
    let risk = risk.child(told(question, facts, words));
    let stopping = question.risk.here().map_or(0, |risk| risk.stopping.len());
    let is_reading = question.risk.is_asking() || question.count.is_asking();
    let asked = dialog::Question {
        title: title(&question.about, words),
        body: Node::List(vec![what, risk.into()]),
        verb: verb(&question.about, words),
        is_blocked: is_reading || is_busy(access, facts),
        count: (stopping > 0).then(|| Count {
            number: stopping,
            typed: question.typed.clone(),
            say: Message::TypeCount,
        }),
        confirmed: Message::Confirm,
        cancelled: Message::Cancel,
    };
    dialog(asked, words)
}

fn title(about: &About, words: &dyn Words) -> String {
    let called = |name: &str| ways::called(name, words);
    match about {
        About::GiveEveryone => words.say("ask_give_everyone"),
        About::GiveRole(role) => words.text("ask_give_role", &[&called(role)]),
        About::TakeRest => words.say("ask_take_rest"),
        About::TakeFromEveryone => words.say("ask_take_everyone"),
        About::TakeFromPerson(holder) => words.text("ask_take", &[&name_of(&holder.user, words)]),
        About::TakeFromGroup { group, .. } => words.text("ask_take_group", &[group]),
        About::TakeFromRole(role) => words.text("ask_take_role", &[&called(role)]),
    }
}

fn verb(about: &About, words: &dyn Words) -> String {
    words.say(match about {
        About::GiveEveryone => "give_everyone_verb",
        About::GiveRole(_) => "give",
        _ => "take_away",
    })
}

/// What would follow, in sentences.
fn what(read: &core_access::Access, question: &Question, words: &dyn Words) -> Vec<String> {
    match &question.about {
        About::GiveEveryone => vec![
            match &question.count {
                Loaded::Here(count) => words.count("everyone_would", *count, &[]),
                Loaded::Failed(_) => words.say("everyone_would_not_known"),
                Loaded::NotAsked | Loaded::Asking => words.say("everyone_counting"),
            },
            words.say("everyone_rights"),
        ],
        About::GiveRole(_) => give_role(read, question, words),
        About::TakeRest => {
            let count = words.count("take_rest_text", question.changes.len(), &[]);
            let further = further(read, question, words);
            [count].into_iter().chain(further).collect()
        }
        About::TakeFromEveryone => vec![words.say("take_everyone_text")],
        About::TakeFromRole(_) => vec![words.say("take_role_text")],
        About::TakeFromGroup { group, role } => {
            let role = ways::called(role, words);
            vec![words.text("take_group_text", &[group, &role])]
        }
        About::TakeFromPerson(holder) => take_from_person(read, question, holder, words),
    }
}

/// Who would have it by the role, as far as that is known without asking for all of them.
fn give_role(read: &core_access::Access, question: &Question, words: &dyn Words) -> Vec<String> {
    let role = question.changes.first().map(|change| &change.role.id);
    let groups = role.map_or_else(Vec::new, |role| read.groups_with(role));
    let groups: Vec<String> = groups
        .into_iter()
        .map(|group| ways::called(&group.name, words))
        .collect();
    let mut sentences = vec![words.say("give_role_text")];
    if !groups.is_empty() {
        sentences.push(words.text("give_role_groups", &[&groups.join(", ")]));
    }
    sentences
}

/// Which roles a person loses, and the ways that are left to them.
fn take_from_person(
    read: &core_access::Access,
    question: &Question,
    holder: &core_access::Holder,
    words: &dyn Words,
) -> Vec<String> {
    let changes = &question.changes;
    let roles = changes
        .iter()
        .map(|change| ways::called(&change.role.name, words));
    let roles = roles.collect::<Vec<_>>().join(", ");
    let mut sentences = vec![words.text("take_person_text", &[&roles])];
    sentences.extend(further(read, question, words));
    let left = read.ways(holder).map(|ways| {
        let is_left =
            |way: &core_access::Way| !changes.iter().any(|change| change.ends(way, holder));
        let left: Vec<_> = ways.into_iter().filter(is_left).collect();
        ways::told(read, holder, &left, words)
    });
    let left = left.filter(|left| !left.is_empty());
    sentences.extend(left.map(|left| words.text("take_left", &[&left.join("; ")])));
    sentences
}

/// That other permissions go with a role.
fn further(read: &core_access::Access, question: &Question, words: &dyn Words) -> Option<String> {
    let taken = question
        .changes
        .iter()
        .filter(|change| change.on != On::Role);
    let further = taken.filter_map(|change| {
        let role = read.roles.iter().find(|role| role.id == change.role.id)?;
        Some(role.further_scopes())
    });
    let further: usize = further.sum();
    (further > 0).then(|| words.count("take_further", further, &[]))
}

/// The keys that may stop.
fn told(question: &Question, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let Risk { stopping, unknown } = match &question.risk {
        Loaded::NotAsked | Loaded::Failed(_) => return Node::Nothing,
        Loaded::Asking => {
            let looking = element("p", &[("class", "quiet")]);
            return looking.text(words.say("risk_looking")).into();
        }
        Loaded::Here(risk) => risk,
    };
    let keys = stopping.iter();
    let keys: Vec<&Key> = keys
        .filter_map(|id| Some(&facts.table.row(id)?.key))
        .collect();
    let (class, told) = match keys.len() {
        0 => ("quiet", words.say("risk_none")),
        count => ("wrong", words.count("risk_keys", count, &[])),
    };
    let wrong = |told: String| element("p", &[("class", "wrong")]).text(told);
    let not_known = words.count("risk_not_known", unknown.len(), &[]);
    let is_whole = matches!(facts.reading, Reading::Whole(_));
    Node::from(vec![
        Some(tag("p").attribute("class", class).text(told)),
        (!keys.is_empty()).then(|| list(&keys, facts, words)),
        (!unknown.is_empty()).then(|| wrong(not_known)),
        (!is_whole).then(|| wrong(words.say("risk_part"))),
    ])
}

fn list(keys: &[&Key], facts: &Facts, words: &dyn Words) -> Element<Message> {
    let keys = keys.iter().map(|key| {
        let owner = line(&key.subject, &facts.owner_to_tell(key), words);
        tag("li")
            .child(name(&key.name, words))
            .text(" ")
            .child(element("span", &[("class", "mail")]).child(odd(&owner)))
    });
    element("ul", &[("class", "keys"), ("tabindex", "0")])
        .attribute("aria-label", words.say("risk_list"))
        .list(keys)
}
