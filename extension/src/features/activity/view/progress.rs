//! How far the reading is.

use crate::features::activity::state::{
    ActivityMessage as Message, ActivitySection, ActivityStage,
};
use crate::screen::{Element, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::pressed;
use crate::words::{Words, as_of, is_long_ago};

/// The bar with Stop while something is read; else of when it is, with Read again.
pub(super) fn progress(
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Element<Message> {
    let bar = element("div", &[("class", "activity-reading")]);
    let is_reading = section.reading.is_some();
    match section.stage {
        ActivityStage::NotAsked | ActivityStage::Seeking => bar,
        ActivityStage::Asked | ActivityStage::Outdated => bar
            .child(is_reading.then(|| under_way(section, words)))
            .child(waiting(section, words))
            .child(kept(section, facts, words))
            .child(switch(is_reading, facts, words)),
    }
}

fn under_way(section: &ActivitySection, words: &dyn Words) -> Element<Message> {
    let progress = element("progress", &[]).attribute("aria-label", words.say("activity_progress"));
    let far = section
        .coverage
        .as_ref()
        .map(|coverage| coverage.progress());
    match far {
        // How much there is to read isn't known yet.
        None => progress.key("begins"),
        Some((done, all)) => {
            let told = [words.number(done), words.number(all)];
            progress
                .key("far")
                .attribute("max", all.to_string())
                .attribute("value", done.to_string())
                .attribute(
                    "aria-valuetext",
                    words.text("activity_far", &[&told[0], &told[1]]),
                )
        }
    }
}

fn waiting(section: &ActivitySection, words: &dyn Words) -> Option<Element<Message>> {
    let until = section.waits_until?;
    let told = words.text("activity_waits", &[&words.time(until)]);
    Some(element("span", &[("class", "quiet")]).text(told))
}

/// Stop and Read again take turns in one place, so that the focus stays.
fn switch(is_reading: bool, facts: &Facts, words: &dyn Words) -> Element<Message> {
    let (name, message) = match is_reading {
        true => ("activity_stop", Message::Stop),
        false => ("activity_again", Message::ReadAgain),
    };
    let button = element("button", &[("type", "button")]).text(words.say(name));
    pressed(button, !is_reading && facts.stop.is_some(), message)
}

fn kept(section: &ActivitySection, facts: &Facts, words: &dyn Words) -> Option<Element<Message>> {
    let at = section.kept_since?;
    let time = as_of(words, at, is_long_ago(at, facts.now));
    let told = words.text("as_of", &[&time]);
    Some(tag("span").child(tag("b").text(told)))
}
