//! Whether everyone may make keys, and the ways to that and back.

use latchkey_core::access::{Access, By, Change, GroupId, On, Verb};
use sycamore::prelude::*;

use super::access::{is_blocked, said};
use super::ways;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::access::{About, Happened};
use crate::popup::view::Send;
use crate::popup::view::part::part;
use crate::popup::words::{text, text_with};

/// What is known, in facts.
#[derive(Clone, Debug, PartialEq)]
struct Everyone {
    /// How everyone has it.
    ways: Vec<String>,
    is_known: bool,
    /// What would give it to everyone.
    give: Option<Change>,
    /// What would take it from everyone.
    take: Vec<Change>,
}

impl Everyone {
    fn of(access: &Access) -> Everyone {
        let default = access
            .user_default()
            .filter(|role| role.scopes.is_some() && !role.carries_keys());
        let ways = access.everyones_ways();
        let told = ways.iter().map(|way| {
            let role = ways::role_name(access, &way.role);
            match way.by {
                By::Default => text("way_default"),
                By::Own | By::Group(_) => text_with("way_everyone", &[&role]),
            }
        });
        let take = ways.iter().filter_map(|way| {
            let role = access.roles.iter().find(|role| role.id == way.role)?;
            Some(Change {
                verb: Verb::Take,
                role: role.reference(),
                on: match &way.by {
                    By::Default | By::Own => On::Role,
                    By::Group(_) => On::Group(GroupId::everyone()),
                },
            })
        });
        Everyone {
            ways: told.collect(),
            is_known: access.knows_everyone(),
            give: default.map(|role| Change {
                verb: Verb::Give,
                role: role.reference(),
                on: On::Role,
            }),
            take: take.collect(),
        }
    }
}

/// The sentence and the button.
pub(super) fn everyone(model: ReadSignal<Model>, send: &Send) -> View {
    let everyone = part(model, |model| {
        model.settings.access.read.here().map(Everyone::of)
    });
    let send = send.clone();
    view! {
        h3 { (text("everyone")) }
        (everyone.get_clone().map(|everyone| told(model, everyone, &send)))
    }
}

fn told(model: ReadSignal<Model>, everyone: Everyone, send: &Send) -> View {
    let told = match (everyone.ways.is_empty(), everyone.is_known) {
        (false, _) => text_with("everyone_may", &[&everyone.ways.join("; ")]),
        (true, true) => text("everyone_may_not"),
        (true, false) => text("everyone_not_known"),
    };
    let give = match (everyone.ways.is_empty(), everyone.give) {
        (true, Some(change)) => ask(
            model,
            "give-everyone",
            "give_everyone",
            About::GiveEveryone,
            vec![change],
            send,
        ),
        _ => View::new(),
    };
    let take = match everyone.take.is_empty() {
        true => View::new(),
        false => ask(
            model,
            "take-everyone",
            "take_everyone",
            About::TakeFromEveryone,
            everyone.take,
            send,
        ),
    };
    view! {
        p { (told) }
        div(class="acts") { (give) (take) }
    }
}

fn ask(
    model: ReadSignal<Model>,
    id: &'static str,
    label: &'static str,
    about: About,
    changes: Vec<Change>,
    send: &Send,
) -> View {
    let is_blocked = part(model, is_blocked);
    let send = send.clone();
    let ask = move |_| {
        let happened = Happened::Ask(Box::new(about.clone()), changes.clone(), id.to_owned());
        send.send(Message::Settings(said(happened)));
    };
    view! {
        button(
            r#type="button",
            id=id,
            aria-disabled=move || is_blocked.get().to_string(),
            on:click=ask,
        ) { (text(label)) }
    }
}
