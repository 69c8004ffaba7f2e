//! A found key's facts, and what can be done with it.

use latchkey_core::flow::find_key::Found;
use latchkey_core::table::Row;
use latchkey_core::text::shown;
use latchkey_core::{Key, KeyId, Ownership, Status};
use sycamore::prelude::*;

use crate::popup::message::Message;
use crate::popup::model::{Model, PastedWhat};
use crate::popup::view::Send;
use crate::popup::view::expires::Expires;
use crate::popup::view::odd::{id, name, name_or_id};
use crate::popup::view::owner::way_to;
use crate::popup::view::part::part;
use crate::popup::view::person::Person;
use crate::popup::view::status::status;
use crate::popup::words::{text, text_with};

/// The facts and the buttons, each drawn anew on its own.
pub(super) fn facts(model: ReadSignal<Model>, send: &Send) -> View {
    let facts = part(model, Facts::of);
    let is_usable = part(model, is_usable);
    let offer = part(model, Offer::of);
    let way = part(model, |model| {
        let key = &row(model)?.key;
        way_to(model, key.subject.user()?)
    });
    let owner = send.clone();
    let (show, send) = (send.clone(), send.clone());
    view! {
        (facts.get_clone().map(|facts| facts.view()))
        (is_usable.get().then(|| view! { p { (text("pasted_usable")) } }))
        div(class="acts") {
            button(
                r#type="button",
                on:click=move |_| show.send(Message::ShowFound),
            ) { (text("show_in_list")) }
            (way.get_clone().map(|way| way.view(&owner)))
            (offer.get_clone().map(|offer| offer.view(&send)))
        }
    }
}

/// The row of the key that was found, as long as there is one.
pub(super) fn row(model: &Model) -> Option<&Row> {
    let Some(Found::Key(key)) = model.found.as_ref()?.found.as_ref() else {
        return None;
    };
    model.facts.table.row(&key.id).filter(|row| !row.is_gone)
}

/// Who has the text that was pasted has the key: it was whole, and the key works.
fn is_usable(model: &Model) -> bool {
    let what = model.found.as_ref().map(|found| &found.what);
    let is_whole = matches!(what, Some(PastedWhat::Token(facts)) if facts.complete);
    is_whole && row(model).is_some_and(|row| row.key.status == Status::Active)
}

#[derive(Clone, Debug, PartialEq)]
struct Facts {
    key: Key,
    owner: Person,
    expires: Expires,
}

impl Facts {
    fn of(model: &Model) -> Option<Facts> {
        let key = &row(model)?.key;
        Some(Facts {
            owner: Person::of(model, key),
            expires: Expires::of(key, model.facts.now),
            key: key.clone(),
        })
    }

    fn view(&self) -> View {
        let key = &self.key;
        let (name, id, owner) = (name(key), id(key.id.as_str()), self.owner.fact());
        let (status, expiry) = (status(&key.status), self.expires.view());
        view! {
            dl(class="facts") {
                dt { (text("fact_key")) }
                dd { (name) }
                dt { (text("fact_status")) }
                dd { (status) }
                dt { (text("fact_owner")) }
                dd { (owner) }
                dt { (text("fact_expiry")) }
                dd { (expiry) }
                dt { (text("fact_id")) }
                dd { (id) }
            }
        }
    }
}

/// The button that takes the key out of use, where it would work.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    id: KeyId,
    label: String,
    is_own: bool,
}

impl Offer {
    fn of(model: &Model) -> Option<Offer> {
        let key = &row(model)?.key;
        let is_offered =
            key.may_be_revoked() && model.facts.may_act() && !model.is_revoking(&key.id);
        is_offered.then(|| Offer {
            id: key.id.clone(),
            label: shown(name_or_id(key)),
            is_own: key.ownership(model.facts.me()) == Ownership::Own,
        })
    }

    fn view(&self, send: &Send) -> View {
        let (verb, label) = match self.is_own {
            true => ("delete", "delete_key"),
            false => ("revoke", "revoke_key"),
        };
        let label = text_with(label, &[&self.label]);
        let (send, id) = (send.clone(), self.id.clone());
        view! {
            button(
                class="danger",
                r#type="button",
                aria-label=label,
                on:click=move |_| send.send(Message::AskToRevoke(id.clone())),
            ) { (text(verb)) }
        }
    }
}
