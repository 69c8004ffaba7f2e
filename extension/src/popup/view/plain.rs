//! Screens without a list: no tenant here, or nobody signed in.

use latchkey_core::api::ApiError;
use latchkey_core::text::shown;
use latchkey_core::{Failure, SeenTenant, Tenant, TenantError};
use sycamore::prelude::*;

use super::Send;
use super::part::{dynamic, part};
use crate::popup::linking::Page;
use crate::popup::linking::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::{text, text_with, words};
use crate::shell::facts::{Elsewhere, Place};
use crate::ui::trouble::{said, trouble};

/// Why there is no list to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    Opening,
    Elsewhere(Elsewhere),
    /// In a full tab: the right to see the tenant's tab, which the click on the icon gave, is over.
    OutOfSight,
    /// Nobody was signed in when the list was asked for; in the tenant's words, where it had any.
    SignedOut {
        host: String,
        origin: String,
        said: Option<String>,
    },
    /// Nobody can be signed in at this address: a heading, and why.
    NoTenant(&'static str, String),
}

impl Plain {
    /// `None` where the list is to be shown.
    pub fn of(model: &Model) -> Option<Plain> {
        match &model.facts.place {
            Place::Opening => Some(Plain::Opening),
            Place::Elsewhere(Elsewhere::AddressHidden) if model.facts.is_tab => {
                Some(Plain::OutOfSight)
            }
            // Whether there is a form is known at once, or else is worth a word.
            Place::Elsewhere(_) | Place::Server(_) if model.linking.page == Page::Looking => {
                Some(Plain::Opening)
            }
            Place::Elsewhere(elsewhere) => Some(Plain::Elsewhere(elsewhere.clone())),
            Place::Server(_) => None,
            Place::Tenant(tenant) if model.facts.table.is_empty() => model
                .facts
                .stop
                .as_ref()
                .and_then(|stop| Plain::stopped(tenant, stop)),
            Place::Tenant(_) => None,
        }
    }

    fn stopped(tenant: &Tenant, stop: &ApiError) -> Option<Plain> {
        let why = || trouble(&*words(), stop, tenant.host());
        let signed_out = |said| Plain::SignedOut {
            host: tenant.host().to_owned(),
            origin: tenant.origin(),
            said,
        };
        match stop {
            ApiError::SignedOut => Some(signed_out(None)),
            ApiError::Unauthorized(problem) => Some(signed_out(said(&*words(), problem))),
            ApiError::NoTenant(_) => Some(Plain::NoTenant("no_tenant", why())),
            ApiError::NoSignIn(_) => Some(Plain::NoTenant("no_sign_in", why())),
            _ => None,
        }
    }
}

/// The screen that stands in for the list; nothing where there is one.
#[inline(never)]
pub fn plain(model: ReadSignal<Model>, send: Send) -> View {
    let plain = part(model, Plain::of);
    view! {
        (match plain.get_clone() {
            None => View::new(),
            Some(Plain::Opening) => view! { p(class="sr", role="status") { (text("opening")) } },
            Some(Plain::SignedOut { host, origin, said }) => signed_out(&host, origin, said, &send),
            Some(Plain::NoTenant(heading, why)) => framed(text(heading), view! { p { (why) } }),
            Some(Plain::OutOfSight) => {
                framed(text("tab_hidden"), view! { p { (text("tab_hidden_text")) } })
            }
            Some(Plain::Elsewhere(why)) => elsewhere(&why, model, &send),
        })
    }
}

fn framed(heading: String, content: View) -> View {
    view! {
        div(class="plain") {
            img(class="badge", src="icons/latchkey.svg", alt="")
            h1 { (heading) }
            (content)
        }
    }
}

#[inline(never)]
fn signed_out(host: &str, origin: String, said: Option<String>, send: &Send) -> View {
    let said = said.map(|said| view! { p { (said) } });
    let open = text_with("open_host", &[host]);
    let send = send.clone();
    framed(
        text_with("sign_in_to", &[host]),
        view! {
            p { (text("signed_out_text")) }
            (said)
            button(
                class="main-action",
                r#type="button",
                on:click=move |_| send.send(Message::OpenPage(origin.clone())),
            ) { (open) }
        },
    )
}

#[inline(never)]
fn elsewhere(why: &Elsewhere, model: ReadSignal<Model>, send: &Send) -> View {
    let (heading, advice) = match why {
        Elsewhere::AddressHidden => ("not_a_tenant", "elsewhere_hidden"),
        Elsewhere::TabGone => ("tab_gone", "elsewhere_tab_gone"),
        Elsewhere::NotATenant(error) => ("not_a_tenant", advice(*error)),
    };
    let (form, seen) = (form(model, send), seen(model, send));
    framed(text(heading), view! { p { (text(advice)) } (form) (seen) })
}

fn advice(error: TenantError) -> &'static str {
    match error {
        TenantError::NotAnAddress | TenantError::Elsewhere => "elsewhere_text",
        TenantError::NoTenant => "elsewhere_no_tenant",
        TenantError::NotHttps => "elsewhere_not_https",
        TenantError::Credentials => "elsewhere_credentials",
        TenantError::OtherPort => "elsewhere_other_port",
    }
}

/// The way to fill a form that was not recognised.
pub(super) fn form(model: ReadSignal<Model>, send: &Send) -> View {
    let page = part(model, |model| {
        (model.linking.page == Page::Slow, model.linking.has_fields())
    });
    let kept_out = part(model, |model| model.linking.kept_out);
    let send = send.clone();
    dynamic(move || match page.get() {
        (false, false) if kept_out.get() == Some(Failure::KeptOut) => {
            view! { p(role="status") { (text("page_kept_out")) } }
        }
        (false, false) if kept_out.get() == Some(Failure::NotLoaded) => {
            view! { p(role="status") { (text("page_not_loaded")) } }
        }
        (true, _) => view! { p(role="status") { (text("page_slow")) } },
        (false, false) => View::new(),
        (false, true) => {
            let send = send.clone();
            let by_hand = move |_| send.send(Message::Linking(Happened::ByHand));
            view! {
                p { (text("form_not_recognised")) }
                button(r#type="button", on:click=by_hand) { (text("fill_by_hand")) }
            }
        }
    })
}

fn seen(model: ReadSignal<Model>, send: &Send) -> View {
    let seen = part(model, |model| model.facts.seen.clone());
    let send = send.clone();
    dynamic(move || {
        let seen = seen.get_clone();
        if seen.is_empty() {
            return View::new();
        }
        let tenants: Vec<View> = seen
            .iter()
            .map(|tenant| seen_tenant(tenant, &send))
            .collect();
        view! {
            section(class="seen", aria-labelledby="seen") {
                h2(id="seen") { (text("tenants_seen")) }
                ul { (tenants) }
            }
        }
    })
}

fn seen_tenant(tenant: &SeenTenant, send: &Send) -> View {
    let (name, host) = (shown(&tenant.name), shown(&tenant.host));
    let address = format!("https://{}/", tenant.host);
    let open = text_with("open_host", &[&host]);
    let send = send.clone();
    view! {
        li {
            span { (name) }
            button(
                class="bare",
                r#type="button",
                on:click=move |_| send.send(Message::OpenPage(address.clone())),
            ) { (open) }
        }
    }
}
