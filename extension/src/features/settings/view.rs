//! How the section looks: the tenant's rules for keys and who may make them, for a TenantAdmin; for others why not,
//! and what to send to one.

mod access;
mod everyone;
mod giving;
mod other_role;
mod outcome;
mod over;
mod question;
mod request;
mod roles;
mod rules;
mod saved;
#[cfg(test)]
mod tests;
mod unfinished;
mod ways;

use latchkey_core::Role;
use latchkey_core::api::ApiError;

use crate::features::settings::state::{Settings, SettingsMessage as Message};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::trouble::trouble;
use crate::words::Words;

/// The section.
pub fn view(settings: &Settings, facts: &Facts, words: &dyn Words) -> Node<Message> {
    if facts.identity.role() == Role::NotAdmin {
        return no_admin(facts, words).into();
    }
    let Settings { rules, access } = settings;
    Node::List(vec![
        rules::rules(rules, facts, words).map(Message::Rules),
        access::access(access, facts, words).map(Message::Access),
        question::question(access, facts, words).map(Message::Access),
    ])
}

fn no_admin(facts: &Facts, words: &dyn Words) -> Element<Message> {
    element("section", &[("aria-labelledby", "settings")])
        .child(element("h2", &[("id", "settings")]).text(words.say("section_settings")))
        .child(tag("p").text(words.say("settings_no_admin")))
        .child(request::request(host(facts), words))
}

/// Why something isn't there, with a button to read it again.
fn failed<M>(error: &ApiError, again: M, facts: &Facts, words: &dyn Words) -> Element<M> {
    let button = element("button", &[("type", "button")]).text(words.say("try_again"));
    element("div", &[("class", "news wrong"), ("role", "alert")])
        .child(not_read("not_read", error, facts, words))
        .child(button.on("click", again))
}

/// A sentence that something was not read, and why.
fn not_read<M>(sentence: &str, error: &ApiError, facts: &Facts, words: &dyn Words) -> Element<M> {
    let reason = trouble(words, error, host(facts));
    tag("p").text(format!("{} {reason}", words.say(sentence)))
}

/// The tenant's host, for what is said of it.
fn host(facts: &Facts) -> &str {
    facts.tenant().map_or("", |tenant| tenant.host())
}
