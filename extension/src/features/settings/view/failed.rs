//! Why something could not be read.

use latchkey_core::api::ApiError;

use crate::screen::{Element, element, tag};
use crate::shell::facts::Facts;
use crate::ui::trouble::trouble;
use crate::words::Words;

/// Why something isn't there, with a button to read it again.
pub(super) fn failed<M>(
    error: &ApiError,
    again: M,
    facts: &Facts,
    words: &dyn Words,
) -> Element<M> {
    let button = element("button", &[("type", "button")]).text(words.say("try_again"));
    element("div", &[("class", "news wrong"), ("role", "alert")])
        .child(not_read("not_read", error, facts, words))
        .child(button.on("click", again))
}

/// A sentence that something was not read, and why.
pub(super) fn not_read<M>(
    sentence: &str,
    error: &ApiError,
    facts: &Facts,
    words: &dyn Words,
) -> Element<M> {
    let reason = trouble(words, error, host(facts));
    tag("p").text(format!("{} {reason}", words.say(sentence)))
}

/// The tenant's host, for what is said of it.
pub(super) fn host(facts: &Facts) -> &str {
    facts.tenant().map_or("", |tenant| tenant.host())
}
