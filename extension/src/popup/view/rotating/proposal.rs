//! The question before a key is rotated: what will happen, and how long the new key lives.

use latchkey_core::{Expiry, Lifetime, Moment, Room, text as hostile};
use sycamore::prelude::*;
use sycamore::web::events::Event;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::button;
use super::steps::steps;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::rotating::Message as Happened;
use crate::popup::view::Send;
use crate::popup::view::new_key::expires::word;
use crate::popup::view::odd::{Value, name_or_id, sentence};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with, words};
use crate::words::Words;

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Proposal {
    name: String,
    /// What the key is called from the start on.
    old_name: String,
    choices: Vec<Expiry>,
    chosen: Expiry,
    longest: Option<Lifetime>,
    end: Option<Moment>,
    room: Option<Room>,
    is_read: bool,
    holds_token: bool,
}

impl Proposal {
    fn of(model: &Model, language: &dyn Words) -> Option<Proposal> {
        let (key, _) = model.rotating.proposal.as_ref()?;
        let rules = &model.new_secret.rules;
        let chosen = model.successor_expiry()?;
        let mut choices = Expiry::choices(model.facts.now, rules.longest());
        if !choices.contains(&chosen) {
            choices.insert(0, chosen);
        }
        let end = chosen.end(model.facts.now, rules.longest());
        Some(Proposal {
            name: name_or_id(key).to_owned(),
            old_name: language.text("old_name", &[&key.name]),
            choices,
            chosen,
            longest: rules.longest().cloned(),
            end: end.map(|end| Moment::from_millis(end.millis() / 60_000 * 60_000)),
            room: rules.room(),
            is_read: rules.is_read(),
            holds_token: model.rotates_name_with_token(),
        })
    }
}

/// The open question, if there is one.
pub(super) fn proposal(model: ReadSignal<Model>, send: &Send) -> View {
    let language = words();
    let proposal = part(model, move |model| Proposal::of(model, &*language));
    let may_start = part(model, Model::may_start_rotation);
    let send = send.clone();
    dynamic(move || {
        proposal
            .get_clone()
            .map(|proposal| question(&proposal, may_start, &send))
    })
}

fn question(proposal: &Proposal, may_start: ReadSignal<bool>, send: &Send) -> View {
    let title = sentence("rotate_question", &[Value::Odd(proposal.name.clone())]);
    let label = text_with("rotate_key", &[&hostile::shown(&proposal.name)]);
    let (expires, room) = (expires(proposal, send), room(proposal));
    let token = proposal.holds_token.then(|| {
        view! { p(class="wrong", role="alert") { (text("rotate_name_token")) } }
    });
    let cancel = button("cancel", "", Happened::Cancel, send);
    let (send, old_name) = (send.clone(), proposal.old_name.clone());
    let start = move |_| send.send(Message::Rotating(Happened::Start(old_name.clone())));
    let steps = steps(&proposal.old_name, None);
    view! {
        section(class="rotation", aria-label=label) {
            h3 { (title) }
            (steps)
            (expires)
            (room)
            (token)
            div(class="acts") {
                button(
                    class="main-action",
                    r#type="button",
                    aria-disabled=move || (!may_start.get()).to_string(),
                    on:click=start,
                ) { (text("rotate_start")) }
                (cancel)
            }
        }
    }
}

fn expires(proposal: &Proposal, send: &Send) -> View {
    let longest = proposal.longest.as_ref();
    let options: Vec<View> = proposal
        .choices
        .iter()
        .enumerate()
        .map(|(at, choice)| {
            let (value, word) = (at.to_string(), word(*choice, longest));
            let is_chosen = *choice == proposal.chosen;
            view! { option(value=value, selected=is_chosen) { (word) } }
        })
        .collect();
    let (choices, send) = (proposal.choices.clone(), send.clone());
    let end = proposal.end.map(|end| words().minute(end));
    let end = match (end, proposal.is_read) {
        (Some(end), _) => text_with("expires_at", &[&end]),
        (None, true) => text("expires_at_not_known"),
        (None, false) => text("new_key_reading_rules"),
    };
    view! {
        div(class="field") {
            label(r#for="rotation-expires") { (text("expires_in")) }
            select(
                id="rotation-expires",
                aria-describedby="rotation-ends",
                on:change=move |event: Event| {
                    let target = event.target();
                    let select = target.and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
                    let at = select.and_then(|select| select.value().parse::<usize>().ok());
                    if let Some(choice) = at.and_then(|at| choices.get(at)) {
                        send.send(Message::Rotating(Happened::Choose(*choice)));
                    }
                },
            ) { (options) }
            span(id="rotation-ends", class="hint") { (end) }
        }
    }
}

/// For a while there are two keys, so there must be room for one more.
fn room(proposal: &Proposal) -> View {
    let full = proposal.room.filter(|room| room.is_full());
    View::from(full.map(|room| {
        let told = words().count("rotate_full", room.active, &[]);
        view! { p(class="care", role="alert") { (told) } }
    }))
}
