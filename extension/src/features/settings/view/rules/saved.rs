//! What came of saving the rules: what the tenant answered, and what its rules say now.

use latchkey_core::KeysConfig;
use latchkey_core::api::ApiError;
use latchkey_core::flow::change_config::ConfigEnd;

use crate::features::settings::state::rules::{Rules, RulesMessage as Message};
use crate::features::settings::view::failed::host;
use crate::screen::{Element, tag};
use crate::shell::facts::Facts;
use crate::ui::trouble::trouble;
use crate::words::Words;

/// The sentence, once something was saved or wasn't.
pub(super) fn saved(rules: &Rules, facts: &Facts, words: &dyn Words) -> Option<Element<Message>> {
    let (is_good, sentence, error) = told(rules.saved.as_ref()?, facts);
    let reason = error.map(|error| format!(" {}", trouble(words, error, host(facts))));
    let (class, role) = match is_good {
        true => ("news done", "status"),
        false => ("news wrong", "alert"),
    };
    let sentence = words.say(sentence) + &reason.unwrap_or_default();
    // Each is an element of its own, so that an alert that takes the place of good news is heard.
    let news = tag("div").key(role).attribute("class", class);
    Some(news.attribute("role", role).child(tag("p").text(sentence)))
}

/// Whether it went well, the sentence, and the error that is still to be told.
fn told<'a>(end: &'a ConfigEnd, facts: &Facts) -> (bool, &'static str, Option<&'a ApiError>) {
    let agree = |after: &KeysConfig| {
        let agreeing = end.wanted.iter();
        agreeing
            .filter(|rule| after.agrees(**rule, facts.now))
            .count()
    };
    match (&end.answer, &end.after) {
        (Ok(()), Some(Ok(after))) if agree(after) == end.wanted.len() => (true, "saved", None),
        (Ok(()), Some(Ok(_)) | None) => (false, "saved_differs", None),
        (Ok(()), Some(Err(error))) => (false, "saved_not_read", Some(error)),
        (Err(error), Some(Ok(after))) => match agree(after) {
            0 => (false, "saved_not", Some(error)),
            all if all == end.wanted.len() => (true, "saved_anyway", Some(error)),
            _ => (false, "saved_part", Some(error)),
        },
        (Err(error), None) => (false, "saved_not", Some(error)),
        (Err(error), Some(Err(_))) => (false, "saved_not_known", Some(error)),
    }
}
