//! What happened, in words.

use latchkey_core::activity::{
    ActivityFact, ChangedRules, PermissionChange, PermissionHolder, RateLimit, RoleAct,
};
use latchkey_core::text::is_blank;
use latchkey_core::{Subject, When};

use super::people::person_name;
use crate::features::activity::state::{ActivityMessage as Message, ActivitySection};
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::odd;
use crate::words::Words;
use crate::words::life::life;

/// What happened, and below it what else is told. `owner` is the user who was deleted, where one was.
pub(super) fn fact(
    fact: &ActivityFact,
    owner: &Subject,
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    let say = |key: &str| Node::from(words.say(key));
    match fact {
        ActivityFact::KeyCreated { expiry } => match expiry {
            When::At(at) => words
                .text("activity_created_until", &[&words.day(*at)])
                .into(),
            When::Text(_) | When::Missing => say("activity_created"),
        },
        ActivityFact::KeyChanged { earlier_name, .. } => match earlier_name {
            Some(name) => odd::sentence("activity_renamed", vec![named(name, words)], words),
            None => say("activity_changed"),
        },
        ActivityFact::KeyDeleted => say("activity_deleted"),
        ActivityFact::KeyRevoked => say("activity_revoked"),
        ActivityFact::KeyRefused { code, reason } => {
            let said = [reason, code].into_iter().flatten();
            let said = said
                .filter(|text| !is_blank(text))
                .map(|text| odd::odd(text));
            with_details(say("activity_key_refused"), listed(said))
        }
        ActivityFact::RulesChanged(rules) => {
            let details = details(rules, words);
            with_details(
                say("activity_rules_changed"),
                listed(details.into_iter().map(|detail| tag("span").text(detail))),
            )
        }
        ActivityFact::Permission {
            holder,
            change,
            roles,
        } => permission(holder, *change, roles, section, facts, words),
        ActivityFact::OwnerDeleted { name, email } => {
            let who = match (name, owner) {
                (Some(name), _) if !is_blank(name) => odd::odd(name).into(),
                (_, Subject::User(user)) => person_name(section, facts, user),
                _ => say("not_known"),
            };
            let email = email.iter().map(|email| odd::odd(email));
            let told = odd::sentence("activity_owner_deleted", vec![who], words);
            with_details(told, listed(email))
        }
        ActivityFact::RateLimitPassed(limit) => rate_limit(limit, section, facts, words),
    }
}

/// A name that other people gave.
fn named(name: &str, words: &dyn Words) -> Node<Message> {
    odd::name(name, words).into()
}

fn with_details(told: Node<Message>, details: Option<Node<Message>>) -> Node<Message> {
    let details = details.map(|details| element("div", &[("class", "said")]).child(details));
    Node::List(vec![told, details.into()])
}

/// Several details in one line; `None` where there are none.
fn listed(details: impl IntoIterator<Item = Element<Message>>) -> Option<Node<Message>> {
    let mut nodes: Vec<Node<Message>> = Vec::new();
    for detail in details {
        if !nodes.is_empty() {
            nodes.push(" · ".into());
        }
        nodes.push(detail.into());
    }
    (!nodes.is_empty()).then_some(Node::List(nodes))
}

/// The rules since then, as far as they are told.
fn details(rules: &ChangedRules, words: &dyn Words) -> Vec<String> {
    let keys = rules.are_keys_enabled.map(|are_on| match are_on {
        true => words.say("activity_keys_on"),
        false => words.say("activity_keys_off"),
    });
    let most = rules.most_keys_per_user.map(|most| {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        words.text("activity_most_keys", &[&words.number(most)])
    });
    let longest = rules.longest_life.as_ref();
    let longest = longest.map(|longest| words.text("activity_longest", &[&life(words, longest)]));
    let scim = rules.longest_scim_life.as_ref();
    let scim = scim.map(|scim| words.text("activity_longest_scim", &[&life(words, scim)]));
    [keys, most, longest, scim].into_iter().flatten().collect()
}

fn permission(
    holder: &PermissionHolder,
    change: PermissionChange,
    roles: &[String],
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    let text = permission_text(holder, change);
    let values = match holder {
        PermissionHolder::Role { id, name, .. } | PermissionHolder::Group { id, name } => {
            let name = name.as_ref().filter(|name| !is_blank(name)).or(id.as_ref());
            let name = name.map(|name| odd::odd(name).into());
            vec![name.unwrap_or_else(|| Node::from(words.say("not_known")))]
        }
        PermissionHolder::Everyone => Vec::new(),
        PermissionHolder::User(user) => {
            let name = user.as_ref().map(|user| person_name(section, facts, user));
            vec![name.unwrap_or_else(|| Node::from(words.say("not_known")))]
        }
    };
    let roles = roles.iter().filter(|role| !is_blank(role));
    let roles = listed(roles.map(|role| odd::odd(role)));
    let roles = roles.map(|roles| odd::sentence("activity_roles", vec![roles], words));
    with_details(odd::sentence(text, values, words), roles)
}

fn permission_text(holder: &PermissionHolder, change: PermissionChange) -> &'static str {
    use PermissionChange::{Granted, NotTold, Removed};
    match (holder, change) {
        (PermissionHolder::Role { act, .. }, change) => match (act, change) {
            (RoleAct::Created, _) => "activity_role_created",
            (RoleAct::Deleted, _) => "activity_role_deleted",
            (RoleAct::Changed, Granted) => "activity_role_granted",
            (RoleAct::Changed, Removed) => "activity_role_removed",
            (RoleAct::Changed, NotTold) => "activity_role_touched",
        },
        (PermissionHolder::Group { .. }, Granted) => "activity_group_granted",
        (PermissionHolder::Group { .. }, Removed) => "activity_group_removed",
        (PermissionHolder::Group { .. }, NotTold) => "activity_group_touched",
        (PermissionHolder::Everyone, Granted) => "activity_everyone_granted",
        (PermissionHolder::Everyone, Removed) => "activity_everyone_removed",
        (PermissionHolder::Everyone, NotTold) => "activity_everyone_touched",
        (PermissionHolder::User(_), Granted) => "activity_user_granted",
        (PermissionHolder::User(_), Removed) => "activity_user_removed",
        (PermissionHolder::User(_), NotTold) => "activity_user_touched",
    }
}

fn rate_limit(
    limit: &RateLimit,
    section: &ActivitySection,
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    let applies = limit.applies_to.as_deref().map(|to| match to {
        "USER" => tag("span").text(words.say("activity_limit_user")),
        "TENANT" => tag("span").text(words.say("activity_limit_tenant")),
        other => odd::odd(other),
    });
    let enforced = limit.is_enforced.map(|is_enforced| match is_enforced {
        true => tag("span").text(words.say("activity_limit_enforced")),
        false => tag("span").text(words.say("activity_limit_counted")),
    });
    let until = limit.valid_until.moment().map(|until| {
        let told = words.text("activity_limit_until", &[&words.minute(until)]);
        tag("span").text(told)
    });
    let users = limit.users.iter().map(|(user, requests)| {
        let requests = requests.map(|count| {
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            format!(" {}", words.count("activity_limit_requests", count, &[]))
        });
        tag("span")
            .child(person_name(section, facts, user))
            .child(requests)
    });
    let details = applies
        .into_iter()
        .chain(enforced)
        .chain(until)
        .chain(users);
    with_details(words.say("activity_limit_passed").into(), listed(details))
}
