//! What became of each key of the run.

use latchkey_core::KeyId;
use latchkey_core::bulk::journal::{Ending, Standing};
use latchkey_core::text::{is_blank, shown as hostile};
use sycamore::prelude::*;

use crate::popup::bulk::message::Message as BulkMessage;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::icon::Icon;
use crate::popup::view::part::{derived, dynamic, part};
use crate::popup::words::{text, text_with, words};

/// Lines at most: the file has them all.
const MOST: usize = 200;

/// A key that ended.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    id: KeyId,
    name: String,
    told: String,
    is_wrong: bool,
}

/// The button that shows the results, and they themselves, the last first.
pub(super) fn results(model: ReadSignal<Model>, send: &Send) -> View {
    let is_shown = part(model, |model| model.bulk.shows_results);
    let has_any = part(model, |model| {
        let tally = model.bulk.tally();
        tally.is_some_and(|tally| tally.done + tally.failed > 0)
    });
    let failed = part(model, |model| {
        model.bulk.tally().map_or(0, |tally| tally.failed)
    });
    let send = send.clone();
    let clicked = move |_| {
        let shows = !is_shown.get_untracked();
        send.send(Message::Bulk(BulkMessage::ShowResults(shows)));
    };
    let toggle = dynamic(move || {
        let clicked = clicked.clone();
        has_any.get().then(|| {
            view! {
                button(
                    class="bare",
                    r#type="button",
                    aria-expanded=move || is_shown.get().to_string(),
                    on:click=clicked,
                ) {
                    (text("run_results"))
                    (Icon::More.view())
                }
            }
        })
    });
    let told = dynamic(move || match failed.get() {
        0 => View::new(),
        failed => {
            let told = words().count("run_failed", failed, &[]);
            view! { span(class="wrong") { (told) } }
        }
    });
    let list = dynamic(move || match is_shown.get() {
        true => list(model),
        false => View::new(),
    });
    let saved = part(model, |model| model.bulk.saved.clone());
    let saved = dynamic(move || {
        let (class, told) = match saved.get_clone()? {
            (name, true) => ("", text_with("export_saved", &[&name])),
            (_, false) => ("wrong", text("export_failed")),
        };
        Some(view! { p(class=class, role="status") { (told) } })
    });
    view! {
        div(class="told") { (toggle) (told) }
        (saved)
        (list)
    }
}

fn list(model: ReadSignal<Model>) -> View {
    let all = part(model, lines);
    let rest = derived(move || all.with(|lines| lines.len().saturating_sub(MOST)));
    let lines = derived(move || all.with(|lines| lines[..lines.len().min(MOST)].to_vec()));
    view! {
        ul(class="results", tabindex="0", aria-label=text("run_results")) {
            Keyed(
                list=lines,
                view=|line: Line| {
                    let class = if line.is_wrong { "wrong" } else { "" };
                    view! { li(class=class) { bdi { (line.name) } " " span { (line.told) } } }
                },
                key=|line: &Line| line.id.clone(),
            )
        }
        (match rest.get() {
            0 => View::new(),
            rest => {
                let told = words().count("run_more_results", rest, &[]);
                view! { p { (told) } }
            }
        })
    }
}

/// What went otherwise than planned first, then the last ended.
fn lines(model: &Model) -> Vec<Line> {
    let Some(journal) = model.bulk.journal() else {
        return Vec::new();
    };
    let targets = journal.header.targets.iter().rev();
    // Of a run that is over nobody reads again what was sent last.
    let is_over = journal.is_over();
    let mut lines: Vec<Line> = targets
        .filter_map(|target| match journal.standing(&target.id) {
            Standing::Unanswered if is_over => Some(Line {
                name: name(model, &target.id),
                id: target.id.clone(),
                told: text("ending_no_answer"),
                is_wrong: true,
            }),
            Standing::Ended(ending) => Some(Line {
                name: name(model, &target.id),
                id: target.id.clone(),
                told: told(ending),
                is_wrong: !ending.is_out_of_use(),
            }),
            _ => None,
        })
        .collect();
    lines.sort_by_key(|line| !line.is_wrong);
    lines
}

fn name(model: &Model, id: &KeyId) -> String {
    let row = model.facts.table.row(id);
    match row.map(|row| row.key.name.as_str()) {
        Some(name) if !is_blank(name) => hostile(name),
        _ => hostile(id.as_str()),
    }
}

fn told(ending: &Ending) -> String {
    match ending {
        Ending::Revoked => text("ending_revoked"),
        Ending::Deleted => text("ending_deleted"),
        Ending::Kept(_) => text("ending_kept"),
        Ending::NotActive(_) => text("ending_not_active"),
        Ending::Gone => text("ending_gone"),
        Ending::Refused(status) => text_with("ending_refused", &[&status.to_string()]),
        Ending::NotKnown => text("ending_not_known"),
        Ending::LeftOut => text("ending_left_out"),
    }
}
