//! By which of its names the tenant is given to others.

use latchkey_core::linking::Naming;
use sycamore::prelude::*;
use wasm_bindgen::JsValue;

use crate::popup::connect::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::text;

/// One of the names: how it is chosen, the host, and what it is.
type Name = (Naming, String, Naming);

/// The choice, where there is one.
pub(super) fn names(model: ReadSignal<Model>, send: &Send) -> View {
    let names = part(model, of);
    let send = send.clone();
    dynamic(move || {
        let names = names.get_clone();
        if names.len() < 2 {
            return View::new();
        }
        let names = names.into_iter().enumerate();
        let names: Vec<View> = names
            .map(|(at, name)| radio(model, at, name, send.clone()))
            .collect();
        view! {
            fieldset(class="names-to-give") {
                legend { (text("connect_names")) }
                (names)
            }
        }
    })
}

fn of(model: &Model) -> Vec<Name> {
    let Some(source) = model.tenant_source() else {
        return Vec::new();
    };
    let namings = source.namings().into_iter();
    let names = namings.map(|(naming, tenant)| {
        let is = match naming {
            Naming::AsInAddress => source.shown_is(),
            naming => naming,
        };
        (naming, tenant.host().to_owned(), is)
    });
    names.collect()
}

fn radio(model: ReadSignal<Model>, at: usize, name: Name, send: Send) -> View {
    let (naming, host, is) = name;
    let is_chosen = part(model, move |model| model.connect.naming == naming);
    let reason = match is {
        Naming::AsInAddress => "connect_name_address",
        Naming::Alias => "connect_name_alias",
        Naming::System => "connect_name_system",
    };
    let (id, hint) = (format!("name-{at}"), format!("name-hint-{at}"));
    let (label_for, described_by) = (id.clone(), hint.clone());
    view! {
        div(class="tick") {
            input(
                r#type="radio",
                name="naming",
                id=id,
                aria-describedby=described_by,
                checked=move || is_chosen.get(),
                prop:checked=move || JsValue::from_bool(is_chosen.get()),
                on:change=move |_| send.send(Message::Connect(Happened::Name(naming))),
            )
            div {
                label(r#for=label_for) { (host) }
                " "
                span(class="hint", id=hint) { (text(reason)) }
            }
        }
    }
}
