//! The section Settings: the tenant's rules for keys and who may make them, for a TenantAdmin; for
//! others why not, and what to send to one; for all, what they allowed themselves.

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
mod unfinished;
mod ways;

use latchkey_core::Role;
use sycamore::prelude::*;

use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::Happened;
use crate::popup::view::Send;
use crate::popup::view::allowed::allowed;
use crate::popup::view::part::part;
use crate::popup::words::{text, words};
use crate::ui::trouble::trouble;

/// The section.
#[inline(never)]
pub fn settings(model: ReadSignal<Model>, send: Send) -> View {
    let is_no_admin = part(model, |model| model.facts.identity.role() == Role::NotAdmin);
    let allowed = allowed(model, &send);
    view! {
        (match is_no_admin.get() {
            true => no_admin(model, &send),
            false => of_admin(model, &send),
        })
        (allowed)
    }
}

fn of_admin(model: ReadSignal<Model>, send: &Send) -> View {
    let (rules, access) = (rules::rules(model, send), access::access(model, send));
    let question = question::question(model, send);
    view! { (rules) (access) (question) }
}

fn no_admin(model: ReadSignal<Model>, send: &Send) -> View {
    let request = request::request(model, send);
    view! {
        section(aria-labelledby="settings") {
            h2(id="settings") { (text("section_settings")) }
            p { (text("settings_no_admin")) }
            (request)
        }
    }
}

/// Why something isn't there, with a button to read it again.
fn failed(
    model: ReadSignal<Model>,
    error: &latchkey_core::api::ApiError,
    again: Happened,
    send: &Send,
) -> View {
    let host =
        model.with_untracked(|model| model.facts.tenant().map(|tenant| tenant.host().to_owned()));
    let reason = trouble(&*words(), error, host.as_deref().unwrap_or_default());
    let send = send.clone();
    view! {
        div(class="news wrong", role="alert") {
            p { (text("not_read")) " " (reason) }
            button(
                r#type="button",
                on:click=move |_| send.send(Message::Settings(again.clone())),
            ) { (text("try_again")) }
        }
    }
}
