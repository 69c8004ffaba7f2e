//! "Expires in": the choices, one's own number, and the moment that follows.

use latchkey_core::{Expiry, Lifetime, Moment, Role, Span};
use sycamore::prelude::*;
use sycamore::web::events::Event;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::form::value_of;
use super::way;
use crate::new_secret::message::Message as Happened;
use crate::new_secret::state::{Choice, OwnUnit};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::part::{derived, dynamic, part};
use crate::popup::words::{text, text_with, words};
use crate::shell::section_name::SectionName;
use crate::words::life::life;

/// What the last choice is called.
const OWN: &str = "own";

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    choices: Vec<Expiry>,
    chosen: Choice,
    longest: Option<Lifetime>,
}

impl Offer {
    fn of(model: &Model) -> Offer {
        let longest = model.new_secret.rules.longest();
        let choices = Expiry::choices(model.facts.now, longest);
        let draft = &model.new_secret.draft;
        let chosen = match (draft.choice, draft.expiry(model.facts.now, longest)) {
            (Choice::Own, _) if longest.is_some() => Choice::Own,
            (_, Some(expiry)) => Choice::Offered(expiry),
            _ => Choice::First,
        };
        Offer {
            choices,
            chosen,
            longest: longest.cloned(),
        }
    }
}

/// The choice and all that belongs to it.
pub(in crate::popup::view) fn expires(model: ReadSignal<Model>, send: &Send) -> View {
    let offer = part(model, Offer::of);
    let is_own = derived(move || offer.with(|offer| offer.chosen == Choice::Own));
    let (own_model, own_send) = (model, send.clone());
    let own = dynamic(move || match is_own.get() {
        true => own_number(own_model, &own_send),
        false => View::new(),
    });
    let (ends, short) = (ends(model), short(model, send));
    let send = send.clone();
    view! {
        div(class="field") {
            label(r#for="expires-in") { (text("expires_in")) }
            select(
                id="expires-in",
                aria-describedby="expires-at",
                on:change=move |event: Event| {
                    if let Some(choice) = chosen(&event, &offer.get_clone_untracked()) {
                        send.send(Message::NewSecret(Happened::Chose(choice)));
                    }
                },
            ) { (options(&offer.get_clone())) }
            (own)
            (ends)
        }
        (short)
    }
}

fn options(offer: &Offer) -> View {
    let longest = offer.longest.as_ref();
    let mut options: Vec<View> = offer
        .choices
        .iter()
        .enumerate()
        .map(|(at, choice)| {
            let is_chosen = offer.chosen == Choice::Offered(*choice);
            option(at.to_string(), word(*choice, longest), is_chosen)
        })
        .collect();
    // Without the tenant's rule nothing but its longest is asked for.
    if offer.longest.is_some() {
        let is_own = offer.chosen == Choice::Own;
        options.push(option(OWN.to_owned(), text("expires_own"), is_own));
    }
    View::from(options)
}

fn option(value: String, word: String, is_chosen: bool) -> View {
    view! { option(value=value, selected=is_chosen) { (word) } }
}

/// A choice in words.
pub(in crate::popup::view) fn word(choice: Expiry, longest: Option<&Lifetime>) -> String {
    match (choice, longest) {
        (Expiry::After(Span::Days(365)), _) => words().count("life_years", 1, &[]),
        (Expiry::After(span), _) => life(&*words(), &Lifetime::from(span)),
        (Expiry::Longest, Some(longest)) => {
            text_with("expires_longest", &[&life(&*words(), longest)])
        }
        (Expiry::Longest, None) => text("expires_longest_not_known"),
    }
}

fn chosen(event: &Event, offer: &Offer) -> Option<Choice> {
    let target = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    let value = target.value();
    if value == OWN {
        return Some(Choice::Own);
    }
    let at: usize = value.parse().ok()?;
    offer.choices.get(at).copied().map(Choice::Offered)
}

fn own_number(model: ReadSignal<Model>, send: &Send) -> View {
    let draft = part(model, |model| {
        let draft = &model.new_secret.draft;
        (draft.amount.clone(), draft.unit)
    });
    let is_wrong = part(model, |model| {
        let draft = &model.new_secret.draft;
        let is_touched = draft.is_checked || !draft.amount.is_empty();
        is_touched && expiry(model).is_none()
    });
    let unit = move |unit: OwnUnit| draft.with(|(_, of)| *of == unit);
    let (on_amount, on_unit) = (send.clone(), send.clone());
    view! {
        div(class="own") {
            input(
                r#type="text",
                inputmode="numeric",
                autocomplete="off",
                aria-label=text("expires_amount"),
                aria-invalid=move || is_wrong.get().to_string(),
                aria-describedby="expires-at",
                prop:value=move || draft.with(|(amount, _)| amount.clone()),
                on:input=move |event: Event| {
                    on_amount.send(Message::NewSecret(Happened::Amount(value_of(&event))));
                },
            )
            select(
                aria-label=text("expires_unit"),
                on:change=move |event: Event| {
                    on_unit.send(Message::NewSecret(Happened::Unit(unit_of(&event))));
                },
            ) {
                option(value="hours", selected=unit(OwnUnit::Hours)) { (text("expires_hours")) }
                option(value="days", selected=unit(OwnUnit::Days)) { (text("expires_days")) }
            }
        }
    }
}

fn unit_of(event: &Event) -> OwnUnit {
    let select = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    match select.is_some_and(|select| select.value() == "hours") {
        true => OwnUnit::Hours,
        false => OwnUnit::Days,
    }
}

fn expiry(model: &Model) -> Option<Expiry> {
    let rules = &model.new_secret.rules;
    model
        .new_secret
        .draft
        .expiry(model.facts.now, rules.longest())
}

/// When such a key ends, or why nothing can be said.
#[derive(Clone, Debug, PartialEq)]
enum Ends {
    At(Moment),
    /// The own number is none, or more than allowed.
    NoNumber(Option<Lifetime>),
    NotKnown,
    Reading,
}

impl Ends {
    fn of(model: &Model) -> Ends {
        let rules = &model.new_secret.rules;
        match expiry(model) {
            _ if rules.config.is_none() => Ends::Reading,
            None => Ends::NoNumber(rules.longest().cloned()),
            Some(expiry) => match expiry.end(model.facts.now, rules.longest()) {
                // To the minute, so that nothing is drawn anew in between.
                Some(end) => Ends::At(Moment::from_millis(end.millis() / 60_000 * 60_000)),
                None => Ends::NotKnown,
            },
        }
    }
}

fn ends(model: ReadSignal<Model>) -> View {
    let ends = part(model, Ends::of);
    let told = move || match ends.get_clone() {
        Ends::At(end) => text_with("expires_at", &[&words().minute(end)]),
        Ends::NoNumber(Some(longest)) => {
            text_with("expires_no_number", &[&life(&*words(), &longest)])
        }
        Ends::NoNumber(None) | Ends::NotKnown => text("expires_at_not_known"),
        Ends::Reading => String::new(),
    };
    let is_wrong = derived(move || ends.with(|ends| matches!(ends, Ends::NoNumber(_))));
    view! {
        span(
            id="expires-at",
            class=move || if is_wrong.get() { "hint wrong" } else { "hint" },
        ) { (told()) }
    }
}

/// A life that ends within two days, and whether the tenant's rule is the cause.
#[derive(Clone, Debug, PartialEq)]
struct Short {
    end: Moment,
    longest: Option<Lifetime>,
    is_admin: bool,
}

impl Short {
    fn of(model: &Model) -> Option<Short> {
        let longest = model.new_secret.rules.longest();
        let expiry = expiry(model).filter(|expiry| expiry.is_short(model.facts.now, longest))?;
        let end = expiry.end(model.facts.now, longest)?;
        let is_by_rule = Expiry::Longest.is_short(model.facts.now, longest);
        Some(Short {
            end: Moment::from_millis(end.millis() / 60_000 * 60_000),
            longest: longest.filter(|_| is_by_rule).cloned(),
            is_admin: model.facts.identity.role() == Role::TenantAdmin,
        })
    }
}

fn short(model: ReadSignal<Model>, send: &Send) -> View {
    let short = part(model, Short::of);
    let send = send.clone();
    dynamic(move || {
        short.get_clone().map(|short| {
            let stops = text_with("expires_short", &[&words().minute(short.end)]);
            let way_out = way_out(model, &short, &send);
            view! { div(class="care") { p { (stops) } (way_out) } }
        })
    })
}

/// How the tenant's longest could be made longer.
fn way_out(model: ReadSignal<Model>, short: &Short, send: &Send) -> View {
    let Some(longest) = &short.longest else {
        return View::new();
    };
    let rule = life(&*words(), longest);
    if !short.is_admin {
        let host = model.with_untracked(|model| {
            let tenant = model.facts.tenant();
            tenant.map_or(String::new(), |tenant| tenant.host().to_owned())
        });
        let letter = text_with("letter_longer", &[&host, &rule]);
        let told = text_with("expires_short_ask", &[&rule]);
        let letter =
            crate::popup::view::letter::letter(&text("letter_longer_subject"), letter, None, send);
        return view! { p { (told) } (letter) };
    }
    let told = text_with("expires_short_admin", &[&rule]);
    let settings = way(model, SectionName::Settings, "open_settings", send);
    view! {
        p { (told) }
        (settings)
    }
}
