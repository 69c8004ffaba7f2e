//! How the section looks: what is read and how far, what it covers, and the lines; for whoever may not
//! read events, which roles may.

mod chosen;
mod coverage;
mod export;
mod fact;
mod lines;
mod people;
mod progress;
#[cfg(test)]
mod tests;
mod tools;
mod topic;

use latchkey_core::activity::Coverage;

use crate::features::activity::state::{ActivityMessage as Message, ActivitySection, TITLE};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::words::Words;

/// The section.
pub fn view(section: &ActivitySection, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let is_refused = section.reading.is_none()
        && section
            .coverage
            .as_ref()
            .is_some_and(Coverage::may_not_read);
    let parts = match is_refused {
        true => refused(words).into(),
        false => parts(section, facts, words),
    };
    let heading = element("h2", &[("id", TITLE), ("tabindex", "-1")]);
    element(
        "section",
        &[("class", "activity"), ("aria-labelledby", TITLE)],
    )
    .child(heading.text(words.say("section_activity")))
    .child(tag("p").text(words.say("activity_intro")))
    .child(parts)
    .into()
}

fn refused(words: &dyn Words) -> Element<Message> {
    let again = element("button", &[("type", "button"), ("id", "activity-again")])
        .on("click", Message::ReadAgain)
        .text(words.say("try_again"));
    element("div", &[("class", "news care"), ("role", "alert")])
        .key("refused")
        .child(tag("p").text(words.say("activity_refused")))
        .child(again)
}

fn parts(section: &ActivitySection, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let shown = section.shown();
    Node::List(vec![
        tools::tools(section, facts, words).into(),
        tools::user_changes(section, facts, words).into(),
        progress::progress(section, facts, words).into(),
        coverage::coverage(section, facts, words).into(),
        chosen::chosen(section, facts, words).into(),
        lines::status(section, shown.len(), facts, words).into(),
        lines::lines(section, &shown, facts, words),
    ])
}
