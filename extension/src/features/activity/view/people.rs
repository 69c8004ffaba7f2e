//! People in a line: each a button that shows their lines alone.

use latchkey_core::activity::Actor;
use latchkey_core::text::is_blank;
use latchkey_core::{Owner, Subject, UserId};

use crate::features::activity::state::{ActivityMessage as Message, ActivitySection};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::odd;
use crate::words::Words;

/// Who did it.
pub(super) fn actor(
    by: &Actor,
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    let user = by.user.as_ref();
    let user = user.map(|user| person(user, section, facts, words));
    let on_behalf = by.on_behalf.as_ref().map(|subject| {
        let name = subject_name(subject, section, facts, words);
        let told = odd::sentence("activity_on_behalf", vec![name], words);
        element("span", &[("class", "quiet")]).child(told)
    });
    let nobody = by.is_not_known().then(|| {
        let quiet = element("span", &[("class", "quiet")]);
        quiet.text(words.say("activity_by_nobody"))
    });
    Node::List(vec![user.into(), on_behalf.into(), nobody.into()])
}

/// For whom a key stands.
pub(super) fn owner(
    subject: &Subject,
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    match subject {
        Subject::User(user) => person(user, section, facts, words).into(),
        other => subject_name(other, section, facts, words),
    }
}

/// A person by name, as a button.
fn person(
    id: &UserId,
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    element("button", &[("class", "named"), ("type", "button")])
        .attribute("title", words.say("activity_show_person"))
        .on("click", Message::Person(id.clone()))
        .child(person_name(section, facts, id))
}

/// The same as text; the id where no name is known.
pub(super) fn person_name(section: &ActivitySection, facts: &Facts, id: &UserId) -> Node<Message> {
    let known = section.list.person(id).and_then(Owner::user);
    let known = known.or_else(|| facts.table.owners().get(id).and_then(Owner::user));
    let name = known.map(|user| user.name.as_str());
    match name.filter(|name| !is_blank(name)) {
        Some(name) => odd::odd(name).into(),
        None => tag("span")
            .attribute("class", "id")
            .child(odd::odd(id.as_str()))
            .into(),
    }
}

fn subject_name(
    subject: &Subject,
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    match subject {
        Subject::User(user) => person_name(section, facts, user),
        Subject::Scim(sub) => {
            let told = words.say("fact_owner_scim");
            tag("span").text(told).text(" ").child(odd::odd(sub)).into()
        }
        Subject::Other { sub, kind } => {
            let kind = odd::odd(kind);
            tag("span")
                .child(odd::odd(sub))
                .text(", ")
                .child(kind)
                .into()
        }
        Subject::NotKnown => {
            let quiet = element("span", &[("class", "quiet")]);
            quiet.text(words.say("not_known")).into()
        }
    }
}
