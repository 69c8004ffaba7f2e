//! What can be done with a key beside ending it: one's own is renamed and rotated, another's owner
//! is told.

use latchkey_core::{Key, KeyId, Owner, Ownership, text as hostile};
use sycamore::prelude::*;

use super::rename::rename;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::renaming::Message as Renames;
use crate::popup::rotating::Message as Rotates;
use crate::popup::view::Send;
use crate::popup::view::letter::letter;
use crate::popup::view::odd::name_or_id;
use crate::popup::view::part::{dynamic, part};
use crate::popup::view::person::name_of;
use crate::popup::words::{text, text_with, words};

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    key: Key,
    ownership: Ownership,
    owner: Owner,
    is_active: bool,
    is_renaming: bool,
}

impl Offer {
    fn of(model: &Model) -> Option<Offer> {
        let row = model.facts.table.row(&model.details.as_ref()?.id)?;
        if row.is_gone {
            return None;
        }
        let renaming = model.renaming.as_ref();
        Some(Offer {
            ownership: row.key.ownership(model.facts.me()),
            owner: model.facts.owner_of(&row.key),
            is_active: row.key.may_be_revoked(),
            is_renaming: renaming.is_some_and(|renaming| renaming.id == row.key.id),
            key: row.key.clone(),
        })
    }
}

/// The buttons, or the box for another name.
pub(super) fn own(model: ReadSignal<Model>, send: &Send) -> View {
    let offer = part(model, Offer::of);
    let send = send.clone();
    dynamic(move || {
        offer.get_clone().map(|offer| match offer.ownership {
            Ownership::Own if offer.is_renaming => rename(model, &send),
            Ownership::Own => buttons(&offer, &send),
            Ownership::Others if offer.owner.is_bot() => {
                view! { p(class="quiet") { (text("owner_client_text")) } }
            }
            // Whoever has left reads no letter.
            Ownership::Others if !offer.owner.can_be_told() => View::new(),
            Ownership::Others => tell(model, &offer.key, &send),
            Ownership::Scim | Ownership::NotKnown => View::new(),
        })
    })
}

fn buttons(offer: &Offer, send: &Send) -> View {
    let label = hostile::shown(name_or_id(&offer.key));
    let rename = button(
        "rename",
        text_with("rename_key", &[&label]),
        Message::Renaming(Renames::Begin(offer.key.id.clone())),
        send,
    );
    let rotate = match offer.is_active {
        true => button(
            "rotate",
            text_with("rotate_key", &[&label]),
            Message::Rotating(Rotates::Propose(offer.key.id.clone())),
            send,
        ),
        false => View::new(),
    };
    view! { div(class="acts") { (rename) (rotate) } }
}

fn button(word: &str, label: String, message: Message, send: &Send) -> View {
    let (word, send) = (text(word), send.clone());
    view! {
        button(
            r#type="button",
            aria-label=label,
            on:click=move |_| send.send(message.clone()),
        ) { (word) }
    }
}

/// A letter to the owner of a key that isn't one's own, with its facts.
fn tell(model: ReadSignal<Model>, key: &Key, send: &Send) -> View {
    let (key_id, name): (KeyId, String) = (key.id.clone(), hostile::shown(name_or_id(key)));
    let expiry = key.expiry.moment().map(|expiry| words().day(expiry));
    let expiry = expiry.unwrap_or_else(|| text("not_given"));
    let facts = model.with_untracked(|model| {
        let owner = model.facts.owner_of(key).user().cloned();
        let host = model.facts.tenant().map(|tenant| tenant.host().to_owned());
        (owner, host.unwrap_or_default())
    });
    let (owner, host) = facts;
    let greeting = owner.as_ref().map(name_of).unwrap_or_default();
    let id = hostile::shown(key_id.as_str());
    let body = text_with(
        "letter_owner",
        &[&hostile::shown(&greeting), &name, &host, &id, &expiry],
    );
    let subject = text_with("letter_owner_subject", &[&name]);
    let email = owner.and_then(|owner| owner.email);
    let letter = letter(&subject, body, email.as_deref(), send);
    view! {
        details(class="tell") {
            summary { (text("tell_owner")) }
            (letter)
        }
    }
}
