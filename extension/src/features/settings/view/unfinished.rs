//! Changes that an earlier opening began: what is so of each now, and whether to go on.

use std::collections::HashMap;

use latchkey_core::UserId;
use latchkey_core::access::Access;
use latchkey_core::access::intent::Standing;
use sycamore::prelude::*;

use super::access::{is_busy, said};
use super::{outcome, ways};
use crate::popup::ids::ACCESS_GO_ON;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::settings::access::Happened;
use crate::popup::view::Send;
use crate::popup::view::part::{part, shown_of};
use crate::popup::words::{text, text_with, words};
use crate::words::{as_of, is_long_ago};

/// What is told of it.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    begun: String,
    lines: Vec<(&'static str, String)>,
    /// How many changes are left.
    left: usize,
}

impl Told {
    fn of(model: &Model) -> Option<Told> {
        let unfinished = model.settings.access.unfinished.as_ref()?;
        let read = model.settings.access.read.here()?;
        let standing = unfinished.intent.standing(read);
        let begun_at = unfinished.intent.begun_at;
        let begun = as_of(&*words(), begun_at, is_long_ago(begun_at, model.facts.now));
        Some(Told {
            begun: text_with("unfinished_begun", &[&begun]),
            left: left(&standing),
            lines: lines(&standing, read, &unfinished.names),
        })
    }
}

fn left(standing: &Standing) -> usize {
    let open = standing.changes.iter();
    let open = open.filter(|(_, is_so)| *is_so != Some(true)).count();
    open + standing.waiting.len()
}

/// What is so, what isn't, and what could not be read, a sentence each.
fn lines(
    standing: &Standing,
    read: &Access,
    names: &HashMap<UserId, String>,
) -> Vec<(&'static str, String)> {
    let missing = standing.missing.iter().map(|role| {
        let told = text_with("unfinished_no_role", &[&ways::called(role)]);
        ("open", told)
    });
    let waiting = standing.waiting.iter().map(|on| {
        let whom = outcome::whom(names, Some(read), on, "");
        ("open", text_with("unfinished_not", &[&whom]))
    });
    let changes = standing.changes.iter().map(|(change, is_so)| match is_so {
        Some(true) => ("", outcome::so(names, Some(read), change)),
        Some(false) => {
            let whom = outcome::about(names, Some(read), change);
            ("open", text_with("unfinished_not", &[&whom]))
        }
        None => {
            let whom = outcome::about(names, Some(read), change);
            ("open", text_with("unfinished_not_known", &[&whom]))
        }
    });
    missing.chain(changes).chain(waiting).collect()
}

/// The news, if there are any.
pub(super) fn unfinished(model: ReadSignal<Model>, send: &Send) -> View {
    let told = part(model, Told::of);
    let is_blocked = part(model, is_busy);
    let send = send.clone();
    shown_of(told, move |told| shown(told, is_blocked, &send))
}

fn shown(told: Told, is_blocked: ReadSignal<bool>, send: &Send) -> View {
    let lines: Vec<View> = told
        .lines
        .into_iter()
        .map(|(class, line)| view! { li(class=class) { (line) } })
        .collect();
    let (goes_on, leaves) = (send.clone(), send.clone());
    let go_on = move |_| {
        if !is_blocked.get_untracked() {
            goes_on.send(Message::Settings(said(Happened::GoOn)));
        }
    };
    let leave = move |_| leaves.send(Message::Settings(said(Happened::LeaveBe)));
    let (go_on, leave_word) = match told.left {
        0 => (View::new(), text("close")),
        left => {
            let label = words().count("unfinished_go_on", left, &[]);
            let button = view! {
                button(
                    class="main-action",
                    r#type="button",
                    id=ACCESS_GO_ON,
                    aria-disabled=move || is_blocked.get().to_string(),
                    on:click=go_on,
                ) { (label) }
            };
            (button, text("unfinished_leave"))
        }
    };
    let begun = told.begun;
    view! {
        section(class="news care unfinished", aria-labelledby="unfinished") {
            h3(id="unfinished") { (text("unfinished")) }
            p { (begun) }
            ul { (lines) }
            div(class="acts") {
                (go_on)
                button(r#type="button", on:click=leave) { (leave_word) }
            }
        }
    }
}
