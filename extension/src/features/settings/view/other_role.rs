//! Giving the permission to a role that lacks it, such as one that it was taken from: whoever has
//! the role has it then.

use latchkey_core::access::{Change, On, RoleId, RoleRef, Verb};
use sycamore::prelude::*;

use super::access::{is_blocked, said};
use super::ways;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::access::{About, Happened};
use crate::popup::view::Send;
use crate::popup::view::field;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::text;

/// The id of the button that asks.
const BUTTON: &str = "give-role";

/// The roles to choose from, and the chosen one.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    roles: Vec<RoleRef>,
    chosen: RoleRef,
}

impl Choice {
    fn of(model: &Model) -> Option<Choice> {
        let access = &model.settings.access;
        let roles = access.read.here()?.lacking();
        let roles: Vec<RoleRef> = roles.map(|role| role.reference()).collect();
        let wished = access.giving.other_role.as_ref();
        let chosen = roles.iter().find(|role| Some(&role.id) == wished);
        let chosen = chosen.or(roles.first())?.clone();
        Some(Choice { roles, chosen })
    }
}

/// The list of them and the button; nothing where every role carries it.
pub(super) fn other_role(model: ReadSignal<Model>, send: &Send) -> View {
    let choice = part(model, Choice::of);
    let is_blocked = part(model, is_blocked);
    let send = send.clone();
    dynamic(move || {
        choice
            .get_clone()
            .map(|choice| shown(choice, is_blocked, &send))
    })
}

fn shown(choice: Choice, is_blocked: ReadSignal<bool>, send: &Send) -> View {
    let Choice { roles, chosen } = choice;
    let listed = roles
        .iter()
        .map(|role| (role.id.as_str().to_owned(), ways::called(&role.name)));
    let on_list = send.clone();
    let start = chosen.id.as_str().to_owned();
    let list = field::list(
        "other-role",
        text("other_role"),
        listed.collect(),
        &start,
        move |value| {
            let happened = said(Happened::OtherRole(RoleId::new(&value)));
            on_list.send(Message::Settings(happened));
        },
    );
    let send = send.clone();
    let ask = move |_| {
        if !is_blocked.get_untracked() {
            let change = Change {
                verb: Verb::Give,
                role: chosen.clone(),
                on: On::Role,
            };
            let about = Box::new(About::GiveRole(chosen.name.clone()));
            let happened = said(Happened::Ask(about, vec![change], BUTTON.to_owned()));
            send.send(Message::Settings(happened));
        }
    };
    view! {
        div(class="other-role") {
            (list)
            button(
                r#type="button",
                id=BUTTON,
                aria-disabled=move || is_blocked.get().to_string(),
                on:click=ask,
            ) { (text("give_role")) }
        }
    }
}
