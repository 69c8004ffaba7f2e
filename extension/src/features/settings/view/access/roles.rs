//! The roles that carry the permission, with the people and groups that have them, and the
//! buttons that take it away.

use latchkey_core::access::{
    Access, Change, Group, Holder, On, RoleKind, RoleRef, TenantRole, Verb,
};

use super::{other_role, ways};
use crate::features::settings::state::access::{self as state, About, AccessMessage as Message};
use crate::features::settings::view::failed::not_read;
use crate::screen::{Element, Node, element, tag};
use crate::shell::facts::Facts;
use crate::ui::button::pressed;
use crate::ui::odd::{name, odd};
use crate::ui::person::name_of;
use crate::words::Words;

/// All of them.
pub(super) fn roles(
    access: &state::Access,
    read: &Access,
    is_blocked: bool,
    facts: &Facts,
    words: &dyn Words,
) -> Node<Message> {
    let roles = Roles {
        read,
        is_blocked,
        facts,
        words,
    };
    Node::List(vec![
        tag("h3").text(words.say("roles")).into(),
        roles.unread(),
        roles.list(),
        other_role::other_role(access, read, is_blocked, words).into(),
    ])
}

/// What is drawn of all roles.
struct Roles<'a> {
    read: &'a Access,
    is_blocked: bool,
    facts: &'a Facts,
    words: &'a dyn Words,
}

/// A button that asks before it takes something away.
struct Take {
    id: String,
    /// What stands on it; its label says of whom.
    word: &'static str,
    label: String,
    about: About,
    changes: Vec<Change>,
}

fn take(role: RoleRef, on: On) -> Change {
    Change {
        verb: Verb::Take,
        role,
        on,
    }
}

impl Roles<'_> {
    /// What could not be read of them.
    fn unread(&self) -> Node<Message> {
        let groups = self.read.groups.as_ref().err().map(|error| {
            not_read("groups_not_read", error, self.facts, self.words)
                .attribute("class", "news care")
        });
        let unreadable = self.read.unreadable;
        let unreadable = (unreadable > 0).then(|| {
            let told = self.words.count("access_unreadable", unreadable, &[]);
            element("p", &[("class", "news care")]).text(told)
        });
        Node::from(vec![groups, unreadable])
    }

    fn list(&self) -> Node<Message> {
        let roles: Vec<_> = self.read.carriers().map(|role| self.role(role)).collect();
        let none = roles
            .is_empty()
            .then(|| element("p", &[("class", "quiet")]).text(self.words.say("no_roles")));
        let roles = element("ul", &[("class", "roles")]).list(roles);
        Node::from(vec![none, Some(roles)])
    }

    fn role(&self, role: &TenantRole) -> Element<Message> {
        let words = self.words;
        let further = role.further_scopes();
        let further = (further > 0).then(|| {
            let told = words.count("role_further", further, &[]);
            element("p", &[("class", "hint")]).text(told)
        });
        let kind = (role.kind == RoleKind::Default)
            .then(|| element("span", &[("class", "mark")]).text(words.say("role_of_qlik")));
        let take = (role.may_edit != Some(false)).then(|| self.take_scope(role));
        let title = element("div", &[("class", "titled")])
            .child(tag("h4").child(name(&role.name, words)))
            .child(kind)
            .child(take);
        element("li", &[("class", "role")])
            .key(role.id.as_str().to_owned())
            .child(title)
            .child(further)
            .child(self.people(role))
            .child(self.groups(role))
    }

    fn take_scope(&self, role: &TenantRole) -> Element<Message> {
        let name = ways::called(&role.name, self.words);
        self.button(Take {
            id: format!("take-role-{}", role.id.as_str()),
            word: "take_away_role",
            label: self.words.text("take_from_role", &[&name]),
            about: About::TakeFromRole(role.name.clone()),
            changes: vec![take(role.reference(), On::Role)],
        })
    }

    fn people(&self, role: &TenantRole) -> Option<Element<Message>> {
        let people = match self.read.holders_of(&role.id)? {
            Err(error) => not_read("people_not_read", error, self.facts, self.words)
                .attribute("class", "news care"),
            Ok(holders) if holders.is_empty() => {
                element("p", &[("class", "quiet")]).text(self.words.say("nobody_has_role"))
            }
            Ok(holders) => {
                let people = holders.iter().map(|holder| self.person(role, holder));
                element("ul", &[("class", "people")]).list(people)
            }
        };
        Some(people)
    }

    fn person(&self, role: &TenantRole, holder: &Holder) -> Element<Message> {
        let email = odd(holder.user.email.as_deref().unwrap_or_default());
        // From a person all their own roles that carry it are taken: one alone would change nothing.
        let own = self.read.carriers().filter(|carrier| {
            let own = holder.roles.iter().flatten();
            carrier.id == role.id || own.into_iter().any(|held| held.id == carrier.id)
        });
        let user = &holder.user;
        let changes = own.map(|carrier| take(carrier.reference(), On::User(user.id.clone())));
        let button = self.button(Take {
            id: format!("take-{}-{}", role.id.as_str(), user.id.as_str()),
            word: "take_away",
            label: self.words.text("take_from", &[&name_of(user, self.words)]),
            about: About::TakeFromPerson(holder.clone()),
            changes: changes.collect(),
        });
        let person = tag("span")
            .child(name(&user.name, self.words))
            .text(" ")
            .child(element("span", &[("class", "mail")]).child(email));
        tag("li")
            .key(user.id.as_str().to_owned())
            .child(person)
            .child(button)
    }

    fn groups(&self, role: &TenantRole) -> Option<Element<Message>> {
        let listed = self.read.groups_with(&role.id).into_iter();
        let everyone = self.read.everyone.iter();
        let everyone = everyone.filter(|group| group.has(&role.id));
        let rows: Vec<_> = everyone
            .chain(listed)
            .map(|group| self.group(role, group))
            .collect();
        (!rows.is_empty()).then(|| element("ul", &[("class", "people")]).list(rows))
    }

    fn group(&self, role: &TenantRole, group: &Group) -> Element<Message> {
        let called = match group.is_everyone() {
            true => self.words.say("everyone"),
            false => ways::called(&group.name, self.words),
        };
        let told = odd(&self.words.text("group_has_role", &[&called]));
        let button = self.button(Take {
            id: format!("take-{}-{}", role.id.as_str(), group.id.as_str()),
            word: "take_away_group",
            label: self.words.text("take_from_group", &[&called]),
            about: About::TakeFromGroup {
                group: called,
                role: role.name.clone(),
            },
            changes: vec![take(role.reference(), On::Group(group.id.clone()))],
        });
        tag("li")
            .key(group.id.as_str().to_owned())
            .child(tag("span").child(told))
            .child(button)
    }

    fn button(&self, take: Take) -> Element<Message> {
        let button = element("button", &[("class", "small"), ("type", "button")])
            .attribute("id", take.id.clone())
            .attribute("aria-label", take.label.clone())
            .attribute("title", take.label)
            .text(self.words.say(take.word));
        let ask = Message::Ask(Box::new(take.about), take.changes, take.id);
        pressed(button, self.is_blocked, ask)
    }
}
