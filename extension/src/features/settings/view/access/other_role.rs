//! Giving the permission to a role that lacks it, such as one that it was taken from: whoever has
//! the role has it then.

use latchkey_core::access::{self as core_access, Change, On, RoleId, RoleRef, Verb};

use super::ways;
use crate::features::settings::state::access::{About, Access, AccessMessage as Message};
use crate::screen::{Element, element};
use crate::ui::button::pressed;
use crate::ui::field;
use crate::words::Words;

/// The id of the button that asks.
const BUTTON: &str = "give-role";

/// The list of them and the button; nothing where every role carries it.
pub(super) fn other_role(
    access: &Access,
    read: &core_access::Access,
    is_blocked: bool,
    words: &dyn Words,
) -> Option<Element<Message>> {
    let roles: Vec<RoleRef> = read.lacking().map(|role| role.reference()).collect();
    let wished = access.giving.other_role.as_ref();
    let chosen = roles.iter().find(|role| Some(&role.id) == wished);
    let chosen = chosen.or(roles.first())?.clone();
    let listed = roles
        .iter()
        .map(|role| (role.id.as_str().to_owned(), ways::called(&role.name, words)));
    let list = field::list(
        "other-role",
        words.say("other_role"),
        listed,
        chosen.id.as_str().to_owned(),
        |value| Message::OtherRole(RoleId::new(&value)),
    );
    let about = Box::new(About::GiveRole(chosen.name.clone()));
    let change = Change {
        verb: Verb::Give,
        role: chosen,
        on: On::Role,
    };
    let ask = Message::Ask(about, vec![change], BUTTON.to_owned());
    let button = element("button", &[("type", "button"), ("id", BUTTON)]);
    let button = button.text(words.say("give_role"));
    let both = element("div", &[("class", "other-role")]).child(list);
    Some(both.child(pressed(button, is_blocked, ask)))
}
