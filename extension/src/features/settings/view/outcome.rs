//! What came of changes to who may make keys, one sentence each.

use std::collections::HashMap;

use latchkey_core::UserId;
use latchkey_core::access::{Access, Change, On, Verb};
use latchkey_core::api::ApiError;
use latchkey_core::flow::change_access::Done;
use sycamore::prelude::*;

use super::access::said;
use super::ways;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::access::{Happened, NotSent, Outcome};
use crate::popup::view::Send;
use crate::popup::view::close::close;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with, words};
use crate::ui::trouble::trouble;

/// How a sentence sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Good,
    Bad,
}

/// The names of people, by their ids.
type Names = HashMap<UserId, String>;

/// One sentence of what came of it.
type Told = (Tone, String);

/// Progress while it goes on, the sentences after.
pub(super) fn outcome(model: ReadSignal<Model>, send: &Send) -> View {
    let work = part(model, |model| {
        let work = model.settings.access.work.as_ref()?;
        Some((work.done, work.flow.len()))
    });
    let told = part(model, told);
    let progress = dynamic(move || {
        work.get().map(|(done, all)| {
            let label = text_with(
                "access_working",
                &[&words().number(done), &words().number(all)],
            );
            let (value, max) = (done.to_string(), all.max(1).to_string());
            view! { progress(aria-label=label, value=value, max=max) }
        })
    });
    let send = send.clone();
    view! {
        div(id="access-outcome", tabindex="-1", role="status") {
            (progress)
            (match told.get_clone() {
                None => View::new(),
                Some(told) => sentences(told, &send),
            })
        }
    }
}

fn sentences(told: Vec<Told>, send: &Send) -> View {
    let is_good = told.iter().all(|(tone, _)| *tone == Tone::Good);
    let class = if is_good { "news done" } else { "news wrong" };
    let some_good = told.iter().any(|(tone, _)| *tone == Tone::Good);
    let lines: Vec<View> = told
        .into_iter()
        .map(|(_, sentence)| view! { li { (sentence) } })
        .collect();
    let after = some_good.then(|| view! { p { (text("access_after")) } });
    let close = close(Message::Settings(said(Happened::CloseOutcome)), send);
    view! {
        div(class=class) {
            div { ul { (lines) } (after) }
            (close)
        }
    }
}

fn why_not_sent(reason: NotSent) -> &'static str {
    match reason {
        NotSent::NotNoted => "access_unnoted",
        NotSent::NotRead => "access_not_read",
        NotSent::Ended => "access_ended_elsewhere",
    }
}

fn told(model: &Model) -> Option<Vec<Told>> {
    let access = &model.settings.access;
    if let Some(reason) = access.not_sent {
        return Some(vec![(Tone::Bad, text(why_not_sent(reason)))]);
    }
    let outcome = access.outcome.as_ref()?;
    let host = model.facts.tenant().map_or("", |tenant| tenant.host());
    let read = access.read.here();
    let mut told = Vec::new();
    match &outcome.end.created {
        None => {}
        Some(Ok(role)) => {
            let name = ways::called(&role.name);
            told.push((Tone::Good, text_with("role_made", &[&name])));
        }
        Some(Err(ApiError::Lost)) => told.push((Tone::Bad, text("role_lost"))),
        Some(Err(error)) => {
            let reason = trouble(&*words(), error, host);
            told.push((Tone::Bad, text_with("role_not_made", &[&reason])));
        }
    }
    let changes = outcome.end.done.iter();
    told.extend(changes.map(|(change, done)| sentence(outcome, read, change, done, host)));
    Some(told)
}

fn sentence(
    outcome: &Outcome,
    read: Option<&Access>,
    change: &Change,
    done: &Done,
    host: &str,
) -> Told {
    let is_so = read.and_then(|read| read.agrees(change));
    let names = &outcome.names;
    let so = || so(names, read, change);
    match done {
        Done::Yes | Done::Already => (Tone::Good, so()),
        // Lost on the way, and true all the same.
        Done::No(ApiError::Lost) if is_so == Some(true) => (Tone::Good, so()),
        Done::No(error) => {
            let reason = trouble(&*words(), error, host);
            (
                Tone::Bad,
                text_with("change_not", &[&about(names, read, change), &reason]),
            )
        }
        Done::Differs => (
            Tone::Bad,
            text_with("change_differs", &[&about(names, read, change)]),
        ),
        Done::NotTried => (
            Tone::Bad,
            text_with("change_not_tried", &[&about(names, read, change)]),
        ),
    }
}

/// What is so now.
pub(super) fn so(names: &Names, read: Option<&Access>, change: &Change) -> String {
    let role = ways::called(&change.role.name);
    let whom = about(names, read, change);
    let (key, values) = match (&change.on, change.verb) {
        (On::Role, Verb::Give) => ("role_carries", vec![role.as_str()]),
        (On::Role, Verb::Take) => ("role_carries_no_more", vec![role.as_str()]),
        (On::User(_) | On::Group(_), Verb::Give) => ("has_role", vec![whom.as_str(), &role]),
        (On::User(_) | On::Group(_), Verb::Take) => {
            ("has_role_no_more", vec![whom.as_str(), &role])
        }
    };
    text_with(key, &values)
}

/// Whom a change is about, safe to show.
pub(super) fn about(names: &Names, read: Option<&Access>, change: &Change) -> String {
    whom(names, read, &change.on, &change.role.name)
}

/// A person, a group or the role of that name, safe to show.
pub(super) fn whom(names: &Names, read: Option<&Access>, on: &On, role: &str) -> String {
    match on {
        On::Role => ways::called(role),
        On::User(id) => {
            let name = names.get(id).map(String::as_str);
            ways::called(name.unwrap_or(id.as_str()))
        }
        On::Group(id) => {
            let groups = read.iter().flat_map(|read| read.groups.iter().flatten());
            let group = groups.into_iter().find(|group| group.id == *id);
            match group {
                Some(group) => ways::called(&group.name),
                None if *id == latchkey_core::access::GroupId::everyone() => text("everyone"),
                None => ways::called(id.as_str()),
            }
        }
    }
}
