//! How the section looks: the tenant's rules for keys and who may make them, for a TenantAdmin; for others why not,
//! and what to send to one.

mod access;
mod allowed;
mod failed;
mod request;
mod rules;
#[cfg(test)]
mod tests;

pub(super) use allowed::folded;

use latchkey_core::Role;

use crate::features::settings::state::{Settings, SettingsMessage as Message};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::words::Words;

/// The section.
pub fn view(settings: &Settings, facts: &Facts, words: &dyn Words) -> Node<Message> {
    let Settings { rules, access, .. } = settings;
    let of_tenant = match facts.identity.role() {
        Role::NotAdmin => no_admin(facts, words).into(),
        Role::TenantAdmin | Role::NotKnown => Node::List(vec![
            rules::rules(rules, facts, words).map(Message::Rules),
            access::access(access, facts, words).map(Message::Access),
            access::question(access, facts, words).map(Message::Access),
        ]),
    };
    let allowed = Node::from(allowed::allowed(&settings.allowed, words)).map(Message::Allowed);
    Node::List(vec![of_tenant, allowed])
}

fn no_admin(facts: &Facts, words: &dyn Words) -> Element<Message> {
    element("section", &[("aria-labelledby", "settings")])
        .child(element("h2", &[("id", "settings")]).text(words.say("section_settings")))
        .child(tag("p").text(words.say("settings_no_admin")))
        .child(request::request(failed::host(facts), words))
}
