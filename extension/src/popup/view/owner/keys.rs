//! All keys of an owner, whatever the list's search and filter are: those in use first.

use latchkey_core::text::shown;
use latchkey_core::{Key, KeyId, Ownership, Person, UserId};
use sycamore::prelude::*;

use crate::popup::bulk::message::Message as Bulk;
use crate::popup::details::Message as Details;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::expires::Expires;
use crate::popup::view::odd::{name, name_or_id, seen, short_id};
use crate::popup::view::part::{derived, part};
use crate::popup::view::status::status;
use crate::popup::words::{text, text_with, words};

/// More keys than these aren't drawn here; the list has them all.
const MOST: usize = 200;

/// The keys as a table, and how many there are.
pub(super) fn keys(model: ReadSignal<Model>, id: &UserId, send: &Send) -> View {
    let person = {
        let id = id.clone();
        part(model, move |model| Person::of(&model.facts.table, &id))
    };
    let all_at_once = {
        let id = id.clone();
        part(model, move |model| all_at_once(model, &id))
    };
    let (bulk, send) = (send.clone(), send.clone());
    let ids = derived(move || {
        let person = person.get_clone();
        let ids = person.map(|person| [person.live, person.over].concat());
        let mut ids = ids.unwrap_or_default();
        ids.truncate(MOST);
        ids
    });
    let counted = move || {
        let person = person.get_clone();
        person.map(|person| counted(&person)).unwrap_or_default()
    };
    let rest = move || {
        let total = person.with(|person| {
            let person = person.as_ref();
            person.map_or(0, |person| person.live.len() + person.over.len())
        });
        let rest = total.checked_sub(MOST).filter(|rest| *rest > 0);
        rest.map(|rest| words().count("owner_more_keys", rest, &[]))
    };
    view! {
        div(class="headed") {
            h3 { (counted()) }
            (all_at_once.get_clone().map(|ids| revoke_all(model, ids, &bulk)))
        }
        table(class="keys-of") {
            thead(class="sr") {
                tr {
                    th(scope="col") { (text("column_name")) }
                    th(scope="col") { (text("column_status")) }
                    th(scope="col") { (text("column_expiry")) }
                    th(scope="col") { (text("column_actions")) }
                }
            }
            tbody {
                Keyed(
                    list=ids,
                    view=move |id| row(model, &id, &send),
                    key=|id: &KeyId| id.clone(),
                )
            }
        }
        (rest().map(|rest| view! { p { (rest) } }))
    }
}

/// The keys in use, where there are several and they are another's.
fn all_at_once(model: &Model, id: &UserId) -> Option<Vec<KeyId>> {
    let live = Person::of(&model.facts.table, id)?.live;
    (live.len() > 1 && model.facts.me() != Some(id)).then_some(live)
}

/// Leads to the plan that ends all of them.
fn revoke_all(model: ReadSignal<Model>, ids: Vec<KeyId>, send: &Send) -> View {
    let label = words().count("owner_revoke_all", ids.len(), &[]);
    let is_blocked = part(model, |model| {
        !model.facts.may_act() || model.bulk.is_busy()
    });
    let send = send.clone();
    view! {
        button(
            class="danger",
            r#type="button",
            aria-disabled=move || is_blocked.get().to_string(),
            on:click=move |_| send.send(Message::Bulk(Bulk::Plan(ids.clone()))),
        ) { (label) }
    }
}

fn counted(person: &Person) -> String {
    let language = words();
    let over = person.over.len();
    let live = language.count("owner_live_keys", person.live.len(), &[]);
    match over {
        0 => live,
        over => format!("{live}, {}", language.count("owner_over_keys", over, &[])),
    }
}

/// One key of theirs.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    key: Key,
    expires: Expires,
    offer: Option<Offer>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Offer {
    Revoke,
    Delete,
    Working,
}

impl Line {
    fn of(model: &Model, id: &KeyId) -> Option<Line> {
        let key = &model.facts.table.row(id)?.key;
        let is_own = key.ownership(model.facts.me()) == Ownership::Own;
        let offer = match (model.is_revoking(id), is_own) {
            (true, _) => Some(Offer::Working),
            (false, true) => Some(Offer::Delete),
            (false, false) => Some(Offer::Revoke),
        };
        Some(Line {
            expires: Expires::of(key, model.facts.now),
            offer: offer.filter(|_| key.may_be_revoked()),
            key: key.clone(),
        })
    }

    fn action(&self, send: &Send) -> View {
        let (verb, label) = match self.offer {
            None => return View::new(),
            Some(Offer::Working) => return View::from(text("revoking_key")),
            Some(Offer::Revoke) => ("revoke", "revoke_key"),
            Some(Offer::Delete) => ("delete", "delete_key"),
        };
        let label = text_with(label, &[&shown(name_or_id(&self.key))]);
        let (send, id) = (send.clone(), self.key.id.clone());
        let element_id = format!("act-{}", id.as_str());
        view! {
            button(
                r#type="button",
                id=element_id,
                aria-label=label,
                on:click=move |_| send.send(Message::AskToRevoke(id.clone())),
            ) { (text(verb)) }
        }
    }
}

fn row(model: ReadSignal<Model>, key_id: &KeyId, send: &Send) -> View {
    let line = {
        let id = key_id.clone();
        part(model, move |model| Line::of(model, &id))
    };
    let details = send.clone();
    let send = send.clone();
    let element_id = format!("row-{}", key_id.as_str());
    let (id, short) = (key_id.clone(), short_id(key_id));
    view! {
        tr {
            th(scope="row") {
                button(
                    class="bare",
                    r#type="button",
                    id=element_id,
                    aria-label=move || {
                        let line = line.get_clone();
                        let name = line.map(|line| seen(&line.key.name, &line.key.id));
                        text_with("details_of", &[&name.unwrap_or_default()])
                    },
                    on:click=move |_| details.send(Message::Details(Details::Open(id.clone()))),
                ) { (line.get_clone().map(|line| name(&line.key))) }
                " "
                (short)
            }
            td { (line.get_clone().map(|line| status(&line.key.status))) }
            td { (line.get_clone().map(|line| line.expires.view())) }
            td(class="act") { (line.get_clone().map(|line| line.action(&send))) }
        }
    }
}
