//! The details of one key: what the row has no room for, and the local note.

mod note;
mod own;
mod rename;

use latchkey_core::text::shown;
use latchkey_core::{Key, KeyId, When};
use sycamore::prelude::*;

use super::Send;
use super::close::{close, on_escape};
use super::copy::copy;
use super::hosted::hosted;
use super::odd::{id, name, name_or_id, odd};
use super::owner::{Way, way_to};
use super::part::{part, shown_of};
use super::person::Person;
use super::status::status;
use crate::features::key_uses::view::of_key;
use crate::popup::details::Message as Details;
use crate::popup::message::{CopyWhat, Message};
use crate::popup::model::Model;
use crate::popup::words::{text, text_with, words};
use crate::screen::Node;

/// The open details, if any.
pub fn details(model: ReadSignal<Model>, send: Send) -> View {
    let open = part(model, |model| {
        let id = &model.details.as_ref()?.id;
        model.facts.table.row(id).map(|row| row.key.id.clone())
    });
    shown_of(open, move |id| panel(model, &id, &send))
}

fn panel(model: ReadSignal<Model>, key_id: &KeyId, send: &Send) -> View {
    let facts = part(model, Facts::of);
    let name_of = part(model, |model| {
        Facts::of(model).map(|facts| shown(name_or_id(&facts.key)))
    });
    let closes = || Message::Details(Details::Close);
    let (close, on_key) = (close(closes(), send), on_escape(closes(), send));
    let copy_id = copy(model, CopyWhat::Id(key_id.clone()), "copy_id", send);
    let (own, note) = (own::own(model, send), note::note(model, send));
    let uses = hosted(model, send.clone(), |model, words| {
        let row = model.details.as_ref();
        let row = row.and_then(|details| model.facts.table.row(&details.id));
        let view = row.map(|row| of_key(&model.key_uses, &row.key, &model.facts, words));
        Node::from(view).map(Message::KeyUses)
    });
    let way = part(model, |model| Facts::of(model)?.way);
    let owner = send.clone();
    view! {
        section(
            class="found details",
            aria-label=move || text_with("details_of", &[&name_of.get_clone().unwrap_or_default()]),
            on:keydown=on_key,
        ) {
            h2(id="details-title", tabindex="-1") {
                (facts.get_clone().map(|facts| name(&facts.key)))
            }
            (close)
            div(class="told") {
                dl(class="facts") {
                    dt { (text("fact_id")) }
                    dd { (facts.get_clone().map(|facts| id(facts.key.id.as_str()))) (copy_id) }
                    (facts.get_clone().map(|facts| facts.view()))
                }
                div(class="acts") { (way.get_clone().map(|way| way.view(&owner))) }
            }
            (own)
            (note)
            (uses)
        }
    }
}

/// What is told of the key.
#[derive(Clone, Debug, PartialEq)]
struct Facts {
    key: Key,
    owner: Person,
    /// Who made it, where that is somebody else.
    maker: Option<String>,
    way: Option<Way>,
}

impl Facts {
    fn of(model: &Model) -> Option<Facts> {
        let key = &model.facts.table.row(&model.details.as_ref()?.id)?.key;
        let maker = key.created_by.as_ref();
        let maker = maker.filter(|maker| Some(*maker) != key.subject.user());
        Some(Facts {
            owner: Person::of(model, key),
            maker: maker.map(|maker| {
                let known = model.facts.table.owners().get(maker);
                let known = known.and_then(|owner| owner.user());
                known.map_or(maker.as_str(), |user| &user.name).to_owned()
            }),
            way: key.subject.user().and_then(|id| way_to(model, id)),
            key: key.clone(),
        })
    }

    fn view(&self) -> View {
        let (owner, status) = (self.owner.fact(), status(&self.key.status));
        let (created, expiry) = (time(&self.key.created), time(&self.key.expiry));
        let maker = self.maker.as_deref().map(|maker| {
            let maker = odd(maker);
            view! {
                dt { (text("fact_maker")) }
                dd { (maker) }
            }
        });
        view! {
            dt { (text("fact_owner")) }
            dd { (owner) }
            (maker)
            dt { (text("fact_status")) }
            dd { (status) }
            dt { (text("fact_created")) }
            dd { (created) }
            dt { (text("fact_expiry")) }
            dd { (expiry) }
        }
    }
}

fn time(when: &When) -> View {
    match when {
        When::At(moment) => View::from(words().exact(*moment)),
        When::Text(text) => odd(text),
        When::Missing => View::from(text("not_given")),
    }
}
