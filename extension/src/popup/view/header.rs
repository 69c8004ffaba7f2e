//! The head of the screen: which tenant this is, who is signed in, and the ways to more.

mod about;

use latchkey_core::api::ApiError;
use latchkey_core::{Role, Tenant};
use sycamore::prelude::*;
use sycamore::web::events::MouseEvent;

use super::Send;
use super::copy::{announcement, copy};
use super::icon::Icon;
use super::odd::odd;
use super::part::{dynamic, part, shown_of, shown_while};
use super::person::name_of;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::Model;
use crate::popup::words::text;
use crate::shell::facts::Known;

/// The tenant, who is signed in, and what can be opened from here.
pub fn header(model: ReadSignal<Model>, send: Send) -> View {
    let tenant = part(model, |model| model.facts.tenant().cloned());
    shown_of(tenant, move |tenant| of_tenant(model, &tenant, &send))
}

fn of_tenant(model: ReadSignal<Model>, tenant: &Tenant, send: &Send) -> View {
    let (names, acts) = (names(model, tenant, send), acts(model, send));
    let (who, ways) = (who(model), ways(model, tenant, send));
    let (about, announcement) = (about::about(model, send), announcement(model));
    view! {
        header(class="tenant") { (names) (acts) (who) (ways) (about) (announcement) }
    }
}

fn names(model: ReadSignal<Model>, tenant: &Tenant, send: &Send) -> View {
    let (name, region, host) = (
        tenant.name().to_owned(),
        tenant.region().to_owned(),
        tenant.host().to_owned(),
    );
    let copy_name = copy(model, CopyWhat::TenantName, "copy_tenant_name", send);
    let copy_region = copy(model, CopyWhat::Region, "copy_region", send);
    let copy_host = copy(model, CopyWhat::Host, "copy_host", send);
    view! {
        div(class="names") {
            div(class="titled") { h1 { (name) } (copy_name) }
            dl {
                div { dt { (text("region")) } dd { (region) (copy_region) } }
                div { dt { (text("host")) } dd { (host) (copy_host) } }
            }
        }
    }
}

fn acts(model: ReadSignal<Model>, send: &Send) -> View {
    let is_busy = part(model, |model| model.facts.is_reading());
    let is_popup = part(model, |model| !model.facts.is_tab);
    let (refresh, open) = (text("refresh"), send.clone());
    let open = shown_while(is_popup, move || open_in_tab(&open));
    let title = refresh.clone();
    let send = send.clone();
    view! {
        div(class="acts") {
            button(
                class="bare",
                r#type="button",
                title=title,
                aria-disabled=move || is_busy.get().to_string(),
                on:click=move |_| send.send(Message::Refresh),
            ) {
                (Icon::Refresh.view())
                span(class="wordy") { (refresh) }
            }
            (open)
        }
    }
}

/// Opens the same in a tab of its own.
pub(super) fn open_in_tab(send: &Send) -> View {
    let (label, send) = (text("open_in_tab"), send.clone());
    let title = label.clone();
    view! {
        button(
            class="bare",
            r#type="button",
            title=title,
            on:click=move |_| send.send(Message::OpenInTab),
        ) {
            (Icon::Tab.view())
            span(class="wordy") { (label) }
        }
    }
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq)]
enum Who {
    Asking,
    User { name: String, role: Role },
    NotKnown,
}

impl Who {
    fn of(model: &Model) -> Who {
        let is_over = model.facts.stop.as_ref().is_some_and(|stop| {
            stop.is_sign_out()
                || matches!(
                    stop,
                    ApiError::AnotherUser | ApiError::NoTenant(_) | ApiError::NoSignIn(_)
                )
        });
        match (&model.facts.user, &model.facts.identity.user) {
            _ if is_over => Who::NotKnown,
            (Known::Asking, _) => Who::Asking,
            (Known::Yes, Some(user)) => Who::User {
                name: name_of(user),
                role: user.role,
            },
            _ => Who::NotKnown,
        }
    }

    fn view(&self) -> View {
        match self {
            Who::Asking => View::from(text("checking_who")),
            Who::NotKnown => View::from(text("who_not_known")),
            Who::User { name, role } => {
                let (name, role) = (odd(name), role_mark(*role));
                view! { (text("signed_in_as")) " " (name) " " (role) }
            }
        }
    }
}

fn role_mark(role: Role) -> View {
    match role {
        Role::TenantAdmin => view! { span(class="mark admin") { (text("tenant_admin")) } },
        Role::NotKnown => view! { span(class="mark unread") { (text("role_not_known")) } },
        Role::NotAdmin => View::new(),
    }
}

/// Who is signed in.
pub(super) fn who(model: ReadSignal<Model>) -> View {
    let who = part(model, Who::of);
    let who = dynamic(move || who.get_clone().view());
    view! { p(class="who") { (who) } }
}

fn ways(model: ReadSignal<Model>, tenant: &Tenant, send: &Send) -> View {
    let keys = way(tenant.keys_page(), "keys_in_qlik", send);
    let events = way(tenant.events_page(), "events_in_qlik", send);
    let switch = about::switch(model, send);
    view! {
        div(class="ways") { (switch) (keys) (events) }
    }
}

fn way(address: String, label: &str, send: &Send) -> View {
    let (href, label, send) = (address.clone(), text(label), send.clone());
    let open = move |event: MouseEvent| {
        event.prevent_default();
        send.send(Message::OpenPage(address.clone()));
    };
    view! {
        a(href=href, target="_blank", rel="noreferrer", on:click=open) {
            (label)
            (Icon::Out.view())
        }
    }
}
