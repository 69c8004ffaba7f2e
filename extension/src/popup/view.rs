//! What the popup looks like.

mod ask;
mod ask_why;
mod bulk;
mod close;
pub mod connect;
mod copy;
mod details;
mod dialog;
mod expires;
mod field;
mod find;
pub mod first_look;
mod foot;
mod found;
mod grid;
mod header;
pub mod hosted;
mod icon;
mod letter;
pub mod linking;
mod list;
pub mod new_key;
mod noted;
mod notices;
mod odd;
mod owner;
mod panel;
mod part;
mod person;
mod plain;
mod rotating;
pub mod sections;
mod send;
mod server;
mod status;
#[cfg(test)]
pub(crate) mod tests;
mod tools;
mod unreadable;

use sycamore::prelude::*;
use sycamore::web::create_client_effect;

pub use send::Send;

use super::model::Model;
use crate::features::settings::state::SettingsMessage;
use crate::platform::picture;
use crate::shell::facts::Place;

/// Which screen it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Linking,
    Server,
    Keys,
}

impl Kind {
    fn of(model: &Model) -> Kind {
        match plain::Plain::of(model) {
            _ if !model.facts.is_at_tenant() && model.linking.is_shown() => Kind::Linking,
            Some(_) => Kind::Plain,
            None if matches!(model.facts.place, Place::Server(_)) => Kind::Server,
            None => Kind::Keys,
        }
    }
}

/// The screen, once there is something to show on it or it has been waited for long enough: what
/// comes at once is drawn once, and not over a screen that says it is coming.
pub fn opening(model: ReadSignal<Model>, is_late: ReadSignal<bool>, send: Send) -> View {
    let is_shown =
        part::derived(move || is_late.get() || model.with(|model| model.facts.has_news()));
    create_client_effect(move || {
        if is_shown.get() {
            picture::take_down();
        }
    });
    part::shown_while(is_shown, move || screen(model, send.clone()))
}

/// The whole screen: the keys of a tenant, a form to be filled, or why there is neither.
pub fn screen(model: ReadSignal<Model>, send: Send) -> View {
    let kind = part::part(model, Kind::of);
    part::dynamic(move || {
        let view = match kind.get() {
            Kind::Plain => alone(model, &send),
            Kind::Linking => linking::linking(model, send.clone()),
            Kind::Server => server::server(model, send.clone()),
            Kind::Keys => return keys(model, send.clone()),
        };
        let unreadable = unreadable::alone(model, &send);
        let question = unreadable::question(model, send.clone());
        view! { (unreadable) (view) (question) }
    })
}

/// A screen that says why there is nothing else, and what the user allowed.
fn alone(model: ReadSignal<Model>, send: &Send) -> View {
    let plain = plain::plain(model, send.clone());
    let is_offered = part::part(model, offers_allowed);
    let send = send.clone();
    let allowed = part::shown_while(is_offered, move || allowed(model, &send));
    view! { div(class="alone") { (plain) (allowed) } }
}

/// Whether a screen without sections has what the user allowed: not before anything else is there.
fn offers_allowed(model: &Model) -> bool {
    let is_looking = model.linking.page == super::linking::Page::Looking;
    model.facts.place != Place::Opening && !is_looking
}

/// What the user allowed, behind a button, on a screen without sections.
fn allowed(model: ReadSignal<Model>, send: &Send) -> View {
    hosted::hosted(model, send.clone(), |model, words| {
        let allowed = model.sections.settings.view_allowed(words);
        allowed.map(SettingsMessage::into)
    })
}

fn keys(model: ReadSignal<Model>, send: Send) -> View {
    let views = [
        header::header,
        sections::sections,
        notices::notices,
        panel::panel,
        foot::foot,
    ];
    let parts: Vec<View> = views.map(|view| view(model, send.clone())).into();
    let plan = bulk::plan::plan(model, send.clone());
    let forget = bulk::forget::forget(model, send.clone());
    let let_go = unreadable::question(model, send.clone());
    let ask = ask::ask(model, send);
    view! {
        div(class="screen") { (parts) }
        (ask)
        (plan)
        (forget)
        (let_go)
    }
}
