//! What the tenant says of itself, shown on demand.

use latchkey_core::TenantFacts;
use latchkey_core::text::is_blank;
use sycamore::prelude::*;

use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::copy::copy;
use crate::popup::view::icon::Icon;
use crate::popup::view::odd::odd;
use crate::popup::view::part::part;
use crate::popup::words::text;
use crate::shell::facts::Known;

/// The button that shows and hides the details.
pub(super) fn switch(model: ReadSignal<Model>, send: &Send) -> View {
    let is_open = part(model, |model| model.shows_tenant_details);
    let send = send.clone();
    view! {
        button(
            class="bare",
            r#type="button",
            aria-expanded=move || is_open.get().to_string(),
            aria-controls="about",
            on:click=move |_| send.send(Message::ShowTenantDetails(!is_open.get_untracked())),
        ) {
            (text("tenant_details"))
            (Icon::More.view())
        }
    }
}

/// The details.
pub(super) fn about(model: ReadSignal<Model>, send: &Send) -> View {
    let is_open = part(model, |model| model.shows_tenant_details);
    let id = part(model, |model| {
        Fact::new(model, model.facts.identity.tenant_id().map(str::to_owned))
    });
    let of_facts = |read: fn(&TenantFacts) -> Option<String>| {
        part(model, move |model| {
            Fact::new(model, model.facts.identity.tenant.as_ref().and_then(read))
        })
    };
    let name = of_facts(|facts| Some(facts.name.clone()));
    let system = of_facts(|facts| facts.system_hostname.clone());
    let alias = of_facts(|facts| facts.alias.clone());
    let (copy_id, copy_system) = (send.clone(), send.clone());
    let copy_id = move || copy(model, CopyWhat::TenantId, "copy_tenant_id", &copy_id);
    let copy_system = move || {
        copy(
            model,
            CopyWhat::SystemHostname,
            "copy_system_hostname",
            &copy_system,
        )
    };
    view! {
        dl(class="about", id="about", hidden=move || !is_open.get()) {
            dt { (text("tenant_id")) }
            dd(class="id") { (id.get_clone().view()) (id.with(Fact::is_read).then(&copy_id)) }
            dt { (text("tenant_name")) }
            dd { (name.get_clone().view()) }
            dt { (text("system_hostname")) }
            dd {
                (system.get_clone().view())
                (system.with(Fact::is_read).then(&copy_system))
            }
            dt { (text("alias_hostname")) }
            dd { (alias.get_clone().view()) }
        }
    }
}

/// One of the tenant's facts.
#[derive(Clone, Debug, PartialEq)]
enum Fact {
    Asking,
    NotKnown,
    /// The tenant answered without it.
    NotGiven,
    Read(String),
}

impl Fact {
    fn new(model: &Model, value: Option<String>) -> Fact {
        match (
            value.filter(|value| !is_blank(value)),
            &model.facts.tenant_facts,
        ) {
            (Some(value), _) => Fact::Read(value),
            (None, Known::Asking) => Fact::Asking,
            (None, Known::Yes) => Fact::NotGiven,
            (None, Known::No(_)) => Fact::NotKnown,
        }
    }

    fn is_read(&self) -> bool {
        matches!(self, Fact::Read(_))
    }

    fn view(&self) -> View {
        match self {
            Fact::Asking => View::from(text("reading_tenant")),
            Fact::NotKnown => View::from(text("not_known")),
            Fact::NotGiven => View::from(text("not_given")),
            Fact::Read(value) => odd(value),
        }
    }
}
