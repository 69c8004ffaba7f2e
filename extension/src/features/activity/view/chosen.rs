//! Whose lines alone are shown, and a button that shows the others again.

use latchkey_core::KeyId;

use super::people::person_name;
use crate::features::activity::state::{ActivityMessage as Message, ActivitySection, RemovedToken};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::bare;
use crate::ui::icon::Icon;
use crate::ui::odd;
use crate::words::Words;

/// What is chosen, each with its button.
pub(super) fn chosen(
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    let choice = &section.choice;
    let key = choice.key.as_ref().map(|key| {
        let name = odd::odd(&key_name(section, facts, key));
        let told = odd::sentence("activity_only_key", vec![name.into()], words);
        chip("key", told, "activity_every_key", Message::EveryKey, words)
    });
    let person = choice.person.as_ref().map(|person| {
        let name = person_name(section, facts, person);
        let told = odd::sentence("activity_only_person", vec![name], words);
        chip(
            "person",
            told,
            "activity_everybody",
            Message::Everybody,
            words,
        )
    });
    let removed = choice.removed.map(|removed| {
        let told = element("p", &[("class", "quiet"), ("role", "status")]);
        told.text(words.say(match removed {
            RemovedToken::Key => "activity_key_removed",
            RemovedToken::OfNoKey => "activity_token_removed",
        }))
    });
    let chips: Vec<Element<Message>> = key.into_iter().chain(person).collect();
    let chips = (!chips.is_empty()).then(|| element("ul", &[("class", "chips")]).list(chips));
    element("div", &[("class", "activity-chosen")])
        .child(chips)
        .child(removed)
}

fn chip(
    key: &'static str,
    told: Node<Message>,
    closes: &str,
    message: Message,
    words: &dyn Words,
) -> Element<Message> {
    tag("li")
        .key(key)
        .child(tag("span").child(told))
        .child(bare(words.say(closes), Icon::Close, message))
}

/// The key's name of today, else the newest that events tell, else its id.
fn key_name(section: &ActivitySection, facts: &Facts, key: &KeyId) -> String {
    let listed = facts.table.row(key).map(|row| row.key.name.clone());
    let told = || section.list.key(key).and_then(|told| told.name.clone());
    let name = listed.or_else(told);
    let name = name.filter(|name| !latchkey_core::text::is_blank(name));
    name.unwrap_or_else(|| key.as_str().to_owned())
}
