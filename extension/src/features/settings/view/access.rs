//! Who may make keys: oneself, chosen people, everyone, and the roles that carry the permission.

use sycamore::prelude::*;

use super::{everyone, failed, giving, outcome, roles, unfinished, ways};
use crate::popup::loaded::Loaded;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings;
use crate::popup::settings::access::{Happened, Receiver};
use crate::popup::view::Send;
use crate::popup::view::icon::Icon;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with};

/// What the screen shows of it.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Reading,
    Failed(latchkey_core::api::ApiError),
    Here,
}

/// All of it.
pub(super) fn access(model: ReadSignal<Model>, send: &Send) -> View {
    let stage = part(model, |model| match &model.settings.access.read {
        Loaded::NotAsked | Loaded::Asking => Stage::Reading,
        Loaded::Failed(error) => Stage::Failed(error.clone()),
        Loaded::Here(_) => Stage::Here,
    });
    let (outcome, unfinished) = (
        outcome::outcome(model, send),
        unfinished::unfinished(model, send),
    );
    let send = send.clone();
    view! {
        section(class="access", aria-labelledby="access") {
            h2(id="access", tabindex="-1") { (text("access")) }
            p { (text("access_intro")) }
            (outcome)
            (unfinished)
            (match stage.get_clone() {
                Stage::Reading => {
                    view! { p(class="quiet", role="status") { (text("access_reading")) } }
                }
                Stage::Failed(error) => failed(model, &error, said(Happened::ReadAgain), &send),
                Stage::Here => here(model, &send),
            })
        }
    }
}

pub(super) fn said(happened: Happened) -> settings::Happened {
    settings::Happened::Access(happened)
}

fn here(model: ReadSignal<Model>, send: &Send) -> View {
    let (me, giving) = (me(model, send), giving::giving(model, send));
    let (everyone, roles) = (everyone::everyone(model, send), roles::roles(model, send));
    view! { (me) (giving) (everyone) (roles) }
}

/// Whether the signed-in user may make keys, and how; `None` where it isn't known.
fn my_ways(model: &Model) -> Option<Vec<String>> {
    let access = model.settings.access.read.here()?;
    let me = model.settings.access.me.here()?.as_ref()?;
    let ways = access.ways(me)?;
    Some(ways::told(access, me, &ways))
}

fn me(model: ReadSignal<Model>, send: &Send) -> View {
    let ways = part(model, my_ways);
    let send = send.clone();
    dynamic(move || match ways.get_clone() {
        None => View::new(),
        Some(ways) if ways.is_empty() => no_way(model, &send),
        Some(ways) => {
            let told = text_with("access_me", &[&ways.join("; ")]);
            view! {
                p(class="news done") {
                    (Icon::Check.view())
                    span { (told) }
                }
            }
        }
    })
}

fn no_way(model: ReadSignal<Model>, send: &Send) -> View {
    let is_blocked = part(model, is_blocked);
    let (proposed, send) = (giving::Proposed::words(), send.clone());
    let give = move |_| {
        if !is_blocked.get_untracked() {
            let give = model.with_untracked(|model| proposed.give(model, Receiver::Me));
            send.send(Message::Settings(said(give)));
        }
    };
    view! {
        div(class="news care") {
            p { (text("access_me_not")) }
            button(
                r#type="button",
                aria-disabled=move || is_blocked.get().to_string(),
                on:click=give,
            ) { (text("give_me")) }
        }
    }
}

/// Nothing new can be changed now.
pub(super) fn is_blocked(model: &Model) -> bool {
    model.settings.access.unfinished.is_some() || is_busy(model)
}

/// Nothing at all can be changed now, also not what was begun before.
pub(super) fn is_busy(model: &Model) -> bool {
    model.settings.access.work.is_some() || !model.facts.may_act()
}
