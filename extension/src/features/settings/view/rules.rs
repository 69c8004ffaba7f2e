//! The rules for keys, as a form.

use latchkey_core::{KeysConfig, Life, Lifetime, Span, Wrong};
use sycamore::prelude::*;
use sycamore::web::events::Event;

use super::{failed, over, saved};
use crate::popup::loaded::Loaded;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::rules::Happened;
use crate::popup::settings::{self};
use crate::popup::view::Send;
use crate::popup::view::field::{self, is_ticked, value};
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with, words};
use crate::words::life::life;

/// The rules, once they are read.
pub(super) fn rules(model: ReadSignal<Model>, send: &Send) -> View {
    let config = part(model, |model| model.settings.rules.config.clone());
    let saved = saved::saved(model);
    let send = send.clone();
    view! {
        section(aria-labelledby="rules") {
            h2(id="rules") { (text("rules")) }
            (match config.get_clone() {
                Loaded::NotAsked | Loaded::Asking => {
                    view! { p(class="quiet", role="status") { (text("rules_reading")) } }
                }
                Loaded::Failed(error) => failed(model, &error, said(Happened::ReadAgain), &send),
                Loaded::Here(config) => form(model, &config, &send),
            })
            (saved)
        }
    }
}

fn said(happened: Happened) -> settings::Happened {
    settings::Happened::Rules(happened)
}

fn tell(send: &Send, happened: impl Fn(String) -> Happened + 'static) -> impl Fn(String) + 'static {
    let send = send.clone();
    move |value| send.send(Message::Settings(said(happened(value))))
}

fn form(model: ReadSignal<Model>, config: &KeysConfig, send: &Send) -> View {
    let per_user = keys_per_user(model, config, send);
    let longest = expiry(
        model,
        LONGEST,
        config.longest_expiry.as_ref(),
        Happened::LongestExpiry,
        send,
    );
    let scim = expiry(
        model,
        SCIM,
        config.scim_expiry.as_ref(),
        Happened::ScimExpiry,
        send,
    );
    let switch = config.old_switch.map(|is_on| old_switch(is_on, send));
    let over = over::over(model);
    let save = save(model, send);
    view! {
        p { (text("rules_intro")) }
        div(class="fields") { (per_user) (longest) (scim) }
        (switch)
        (over)
        (save)
        details(class="older") {
            summary { (text("older_guide")) }
            p { (text("older_guide_text")) }
        }
    }
}

fn keys_per_user(model: ReadSignal<Model>, config: &KeysConfig, send: &Send) -> View {
    let now = config.keys_per_user;
    let now = now.and_then(|count| usize::try_from(count).ok());
    let hint = match now {
        Some(count) => text_with("keys_per_user_now", &[&words().number(count)]),
        None => text("rule_not_known"),
    };
    let start = model.with_untracked(|model| model.settings.rules.draft.keys_per_user.clone());
    let is_wrong = is_wrong(model, Wrong::KeysPerUser);
    let typed = tell(send, Happened::KeysPerUser);
    let typed = move |event: Event| {
        if let Some(value) = value(&event) {
            typed(value);
        }
    };
    view! {
        div(class="field") {
            label(r#for="keys-per-user") { (text("keys_per_user")) }
            input(
                r#type="number",
                id="keys-per-user",
                min="0",
                max="1000",
                value=start,
                aria-describedby="keys-per-user-hint",
                aria-invalid=move || is_wrong.get().to_string(),
                on:input=typed,
            )
            span(class="hint", id="keys-per-user-hint") { (hint) }
        }
    }
}

fn is_wrong(model: ReadSignal<Model>, field: Wrong) -> ReadSignal<bool> {
    part(model, move |model| {
        let rules = &model.settings.rules;
        let changed = rules
            .config
            .here()
            .map(|config| rules.draft.rules(config, model.facts.now));
        matches!(changed, Some(Err(wrong)) if wrong.contains(&field))
    })
}

/// One of the two lives: its ids, its texts and where it stands in the form.
#[derive(Clone, Copy)]
struct LifeField {
    list: &'static str,
    days: &'static str,
    label: &'static str,
    days_label: &'static str,
    wrong: Wrong,
    draft: fn(&Model) -> &Life,
}

const LONGEST: LifeField = LifeField {
    list: "longest-expiry",
    days: "longest-expiry-days",
    label: "longest_expiry",
    days_label: "longest_expiry_days",
    wrong: Wrong::LongestExpiry,
    draft: |model| &model.settings.rules.draft.longest_expiry,
};

const SCIM: LifeField = LifeField {
    list: "scim-expiry",
    days: "scim-expiry-days",
    label: "scim_expiry",
    days_label: "scim_expiry_days",
    wrong: Wrong::ScimExpiry,
    draft: |model| &model.settings.rules.draft.scim_expiry,
};

const AS_IS: &str = "as-is";
const OWN: &str = "own";

fn expiry(
    model: ReadSignal<Model>,
    of: LifeField,
    now: Option<&Lifetime>,
    happened: fn(Life) -> Happened,
    send: &Send,
) -> View {
    let as_is = match now {
        Some(now) => text_with("life_as_now", &[&life(&*words(), now)]),
        None => text("life_not_known"),
    };
    let start = model.with_untracked(|model| key((of.draft)(model)));
    // What is in force stands first, and not once more below.
    let in_force = now.and_then(Lifetime::span);
    let offered = Life::OFFERED.into_iter();
    let offered = offered.filter(|span| in_force.map(Span::hours) != Some(span.hours()));
    let offered = offered.map(|span| (span.text(), life(&*words(), &Lifetime::from(span))));
    let choices = [(AS_IS.to_owned(), as_is)]
        .into_iter()
        .chain(offered)
        .chain([(OWN.to_owned(), text("life_own"))]);
    let chosen = tell(send, move |value| happened(life_of(&value)));
    let list = field::list(of.list, text(of.label), choices.collect(), &start, chosen);
    let is_own = part(model, move |model| {
        matches!((of.draft)(model), Life::OwnDays(_))
    });
    let send = send.clone();
    let days = dynamic(move || match is_own.get() {
        true => own_days(model, of, happened, &send),
        false => View::new(),
    });
    view! { div(class="life") { (list) (days) } }
}

/// The value by which a life stands in its list.
fn key(life: &Life) -> String {
    match life {
        Life::AsIs => AS_IS.to_owned(),
        Life::Of(span) => span.text(),
        Life::OwnDays(_) => OWN.to_owned(),
    }
}

fn life_of(value: &str) -> Life {
    let offered = Life::OFFERED.into_iter().find(|span| span.text() == value);
    match (value, offered) {
        (_, Some(span)) => Life::Of(span),
        (OWN, None) => Life::OwnDays(String::new()),
        _ => Life::AsIs,
    }
}

fn own_days(
    model: ReadSignal<Model>,
    of: LifeField,
    happened: fn(Life) -> Happened,
    send: &Send,
) -> View {
    let start = model.with_untracked(|model| match (of.draft)(model) {
        Life::OwnDays(days) => days.clone(),
        _ => String::new(),
    });
    let is_wrong = is_wrong(model, of.wrong);
    let typed = tell(send, move |days| happened(Life::OwnDays(days)));
    let typed = move |event: Event| {
        if let Some(value) = value(&event) {
            typed(value);
        }
    };
    view! {
        div(class="field") {
            label(r#for=of.days) { (text(of.days_label)) }
            input(
                r#type="number",
                id=of.days,
                min="1",
                value=start,
                aria-invalid=move || is_wrong.get().to_string(),
                on:input=typed,
            )
        }
    }
}

fn old_switch(is_on: bool, send: &Send) -> View {
    let send = send.clone();
    let ticked = move |event: Event| {
        if let Some(is_on) = is_ticked(&event) {
            send.send(Message::Settings(said(Happened::OldSwitch(is_on))));
        }
    };
    view! {
        label(class="tick") {
            input(r#type="checkbox", checked=is_on, on:change=ticked)
            span { (text("old_switch")) }
        }
        p(class="hint") { (text("old_switch_hint")) }
    }
}

fn save(model: ReadSignal<Model>, send: &Send) -> View {
    let is_saving = part(model, |model| model.settings.rules.saving.is_some());
    let is_blocked = part(model, |model| {
        let rules = &model.settings.rules;
        let changed = rules
            .config
            .here()
            .map(|config| rules.draft.rules(config, model.facts.now));
        let changes = matches!(changed, Some(Ok(rules)) if !rules.is_empty());
        !changes || rules.saving.is_some() || !model.facts.may_act()
    });
    let send = send.clone();
    view! {
        div(class="acts") {
            button(
                class="main-action",
                r#type="button",
                id="rules-save",
                aria-disabled=move || is_blocked.get().to_string(),
                on:click=move |_| send.send(Message::Settings(said(Happened::Save))),
            ) { (text("save")) }
            span(role="status") {
                (if is_saving.get() { text("saving") } else { String::new() })
            }
        }
    }
}
