//! What an owner may do: their roles, how they come to them, and whether one lets them hold keys.

use latchkey_core::access::Holder;
use latchkey_core::{Right, Role, UserId};
use sycamore::prelude::*;

use crate::popup::model::Model;
use crate::popup::view::odd::{Value, odd, sentence};
use crate::popup::view::part::part;
use crate::popup::words::text;

/// Terms and descriptions for a `dl`.
pub(super) fn roles(model: ReadSignal<Model>, id: &UserId) -> View {
    let id = id.clone();
    let known = part(model, move |model| Known::of(model, &id));
    view! {
        dt { (text("owner_roles")) }
        dd { (known.get_clone().roles()) }
        dt { (text("owner_right")) }
        dd { (text(known.get_clone().right())) }
    }
}

/// What is known of their roles.
#[derive(Clone, Debug, PartialEq)]
enum Known {
    /// Only a TenantAdmin may read roles.
    Hidden,
    Asking,
    NotRead,
    /// Roles of their own, and those of their groups with the group's name.
    Read {
        roles: Vec<(String, Option<String>)>,
        /// Some of their roles or groups came without a readable list.
        is_part: bool,
        right: Right,
    },
}

impl Known {
    fn of(model: &Model, id: &UserId) -> Known {
        if model.facts.identity.role() == Role::NotAdmin {
            return Known::Hidden;
        }
        let rights = model.rights.as_ref().filter(|rights| rights.id == *id);
        let Some(rights) = rights else {
            return Known::NotRead;
        };
        match &rights.end {
            None if rights.flow.is_some() && model.facts.stop.is_none() => Known::Asking,
            Some(end) => match &end.person {
                Ok(Some(person)) => Known::read(person, end.right),
                _ => Known::NotRead,
            },
            None => Known::NotRead,
        }
    }

    fn read(person: &Holder, right: Right) -> Known {
        let groups = || person.groups.iter().flatten();
        let own = person.roles.iter().flatten();
        let own = own.map(|role| (role.name.clone(), None));
        let by_group = groups().flat_map(|group| {
            let roles = group.roles.iter().flatten();
            roles.map(|role| (role.name.clone(), Some(group.name.clone())))
        });
        Known::Read {
            roles: own.chain(by_group).collect(),
            is_part: person.roles.is_none()
                || person.groups.is_none()
                || groups().any(|group| group.roles.is_none() && !group.is_everyone()),
            right,
        }
    }

    fn roles(&self) -> View {
        let (roles, is_part) = match self {
            Known::Hidden => return View::from(text("owner_roles_hidden")),
            Known::Asking => return View::from(text("owner_reading")),
            Known::NotRead => return View::from(text("not_known")),
            Known::Read { roles, is_part, .. } => (roles, *is_part),
        };
        let mut shown: Vec<View> = Vec::new();
        for (role, group) in roles {
            if !shown.is_empty() {
                shown.push(View::from(", "));
            }
            shown.push(match group {
                None => odd(role),
                Some(group) => sentence(
                    "owner_role_by_group",
                    &[Value::Odd(role.clone()), Value::Odd(group.clone())],
                ),
            });
        }
        if shown.is_empty() && !is_part {
            return View::from(text("owner_no_roles"));
        }
        let rest =
            is_part.then(|| view! { " " span(class="mark unread") { (text("owner_roles_part")) } });
        view! { (shown) (rest) }
    }

    fn right(&self) -> &'static str {
        match self {
            Known::Asking => "owner_reading",
            Known::Hidden | Known::NotRead => "not_known",
            Known::Read { right, .. } => match right {
                Right::Holds => "owner_right_holds",
                Right::Lacks => "owner_right_lacks",
                Right::NotKnown => "not_known",
            },
        }
    }
}
