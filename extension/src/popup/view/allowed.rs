//! What the user allowed and what is remembered of where they were, each with a button that forgets it.
//! A part of the section Settings; on a screen without sections, behind a button of its own.

use latchkey_core::linking::{Consent, Destination, Security};
use latchkey_core::{SeenTenant, SiteAccess, Sites};
use sycamore::prelude::*;

use super::Send;
use super::odd::{Value, odd, sentence, spoken};
use super::part::{dynamic, part, shown_of, shown_while};
use crate::features::settings::state::allowed::{
    HEADING, Item, List, Message as Happened, Outcome, SWITCH, button_id,
};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::words::{text, text_with, words};
use crate::shell::facts::Place;

/// The list behind its button, on a screen that has no section for it.
pub fn folded(model: ReadSignal<Model>, send: &Send) -> View {
    let is_shown = part(model, |model| model.allowed.is_shown);
    let list = {
        let send = send.clone();
        shown_while(is_shown, move || allowed(model, &send))
    };
    let send = send.clone();
    let switch = move |_| {
        let is_shown = is_shown.get_untracked();
        send.send(Message::Allowed(Happened::Show(!is_shown)));
    };
    view! {
        div(class="folded") {
            button(
                class="bare",
                id=SWITCH,
                r#type="button",
                aria-expanded=move || is_shown.get().to_string(),
                on:click=switch,
            ) { (text("allowed")) }
            (list)
        }
    }
}

/// Whether a screen without sections has it: not before anything else is there.
pub fn is_offered(model: &Model) -> bool {
    let is_looking = model.linking.page == crate::popup::linking::Page::Looking;
    model.facts.place != Place::Opening && !is_looking
}

/// All of it.
pub fn allowed(model: ReadSignal<Model>, send: &Send) -> View {
    let list = part(model, |model| model.allowed.list.clone());
    let outcome = part(model, |model| model.allowed.outcome.clone());
    let (comes, leaves, send) = (send.clone(), send.clone(), send.clone());
    let focused = |has_focus| Message::Allowed(Happened::Focused(has_focus));
    let outcome = dynamic(move || outcome.get_clone().as_ref().map(told));
    let list = shown_of(list, move |list| parts(&list, &send));
    view! {
        section(
            class="allowed",
            aria-labelledby=HEADING,
            on:focusin=move |_| comes.send(focused(true)),
            on:focusout=move |_| leaves.send(focused(false)),
        ) {
            h2(id=HEADING, tabindex="-1") { (text("allowed")) }
            p { (text("allowed_intro")) }
            div(role="status") { (outcome) }
            (list)
        }
    }
}

/// One line of the list.
struct Line {
    item: Item,
    /// What it is, where its name alone does not say it.
    told: View,
}

fn parts(list: &List, send: &Send) -> View {
    let mut at = 0;
    let mut part = |name: &'static str, hint: &str, lines: Option<Vec<Line>>| {
        let first = at;
        at += lines.as_ref().map_or(0, Vec::len);
        group(name, text(hint), first, lines, send)
    };
    let consents = list.consents.as_ref();
    let consents = consents.map(|all| all.iter().map(of_consent).collect());
    let access = list.access.as_ref();
    let access = access.map(|all| all.iter().map(of_access).collect());
    let tenants = list.tenants.as_ref();
    let tenants = tenants.map(|all| all.iter().map(of_tenant).collect());
    let servers = list.servers.as_ref();
    let servers = servers.map(|all| {
        let lines = all.iter().map(|server| Line {
            item: Item::Server(server.clone()),
            told: odd(&server.address()),
        });
        lines.collect()
    });
    let groups = vec![
        part("allowed_sites", "allowed_sites_hint", consents),
        part("allowed_access", "allowed_access_hint", access),
        part("allowed_tenants", "allowed_tenants_hint", tenants),
        part("allowed_servers", "allowed_servers_hint", servers),
    ];
    let all = match at {
        0 => view! { p(class="quiet") { (text("allowed_none")) } },
        1 => View::new(),
        _ => forget_all(send),
    };
    view! { (groups) (all) }
}

fn forget_all(send: &Send) -> View {
    let send = send.clone();
    view! {
        div(class="acts") {
            button(
                r#type="button",
                on:click=move |_| send.send(Message::Allowed(Happened::ForgetAll)),
            ) { (text("forget_all")) }
        }
    }
}

/// One kind of what is there, under its heading; nothing where there is none.
fn group(
    name: &'static str,
    hint: String,
    first: usize,
    lines: Option<Vec<Line>>,
    send: &Send,
) -> View {
    let content = match lines {
        Some(lines) if lines.is_empty() => return View::new(),
        Some(lines) => {
            let numbered = lines.into_iter().enumerate();
            let lines: Vec<View> = numbered
                .map(|(at, of)| line(first + at, name, of, send))
                .collect();
            view! { ul { (lines) } }
        }
        None => view! { p(class="wrong") { (text("allowed_unread")) } },
    };
    view! {
        h3(id=name) { (text(name)) }
        p(class="hint") { (hint) }
        (content)
    }
}

fn line(at: usize, group: &'static str, line: Line, send: &Send) -> View {
    let id = format!("allowed-{at}");
    // Two lines may be of one name: their kinds and the rest of what they say tell them apart.
    let by = format!("{group} {id}");
    let label = text_with("forget_item", &[&spoken(&name(&line.item))]);
    let (item, send) = (line.item, send.clone());
    view! {
        li {
            span(id=id) { (line.told) }
            button(
                class="bare",
                id=button_id(at),
                r#type="button",
                aria-label=label,
                aria-describedby=by,
                on:click=move |_| send.send(Message::Allowed(Happened::Forget(item.clone()))),
            ) { (text("forget")) }
        }
    }
}

fn of_consent(consent: &Consent) -> Line {
    let told = match consent.page == consent.frame {
        true => odd(&host(&consent.frame)),
        false => {
            let sites = [&consent.frame, &consent.page].map(|site| Value::Odd(host(site)));
            sentence("allowed_site_in", &sites)
        }
    };
    Line {
        item: Item::Consent(consent.clone()),
        told,
    }
}

fn of_access(access: &SiteAccess) -> Line {
    let item = Item::Access(access.clone());
    let told = odd(&name(&item));
    Line { item, told }
}

fn of_tenant(tenant: &SeenTenant) -> Line {
    let values = [&tenant.name, &tenant.region, &tenant.host];
    let values = values.map(|value| Value::Odd(value.clone()));
    Line {
        item: Item::Tenant(tenant.host.clone()),
        told: sentence("allowed_tenant", &values),
    }
}

/// What its button names, as others wrote it.
fn name(item: &Item) -> String {
    match item {
        Item::Consent(consent) => host(&consent.frame),
        Item::Access(access) => match access.sites() {
            Sites::One(site) => site.to_owned(),
            Sites::Below(domain) => text_with("sites_below", &[domain]),
            Sites::All => text("sites_all"),
        },
        Item::Tenant(host) => host.clone(),
        Item::Server(server) => server.address(),
    }
}

/// The host of an origin, with its port where it has one; the whole of it where it isn't https.
fn host(origin: &str) -> String {
    let site = Destination::from_origin(origin);
    let site = site.filter(|site| site.security == Security::Https);
    site.map_or_else(|| origin.to_owned(), |site| site.host)
}

/// What came of forgetting: one thing by its name, several by their number.
fn told(outcome: &Outcome) -> View {
    let named = |key: &str, item: &Item| sentence(key, &[Value::Odd(name(item))]);
    let sentence = match (&*outcome.asked, &*outcome.failed) {
        ([item], []) => named("forgotten", item),
        (_, []) => View::from(text("forgotten_all")),
        (_, [item]) => named("forgotten_not", item),
        (_, failed) => View::from(words().count("forgotten_not", failed.len(), &[])),
    };
    match outcome.failed.is_empty() {
        true => view! { div(class="news done") { p { (sentence) } } },
        false => view! { div(class="news wrong", role="alert") { p { (sentence) } } },
    }
}
