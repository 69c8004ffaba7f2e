//! What became of each value, and what the user does next.

use latchkey_core::linking::{Next, Outcome, Plan, Report, Reported};
use sycamore::prelude::*;

use super::REPORT;
use crate::popup::linking::{Filling, Linking};
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, odd, sentence};
use crate::popup::view::part::{part, shown_of};
use crate::popup::words::{filling, text};

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    report: Report,
    is_answered: bool,
    next: Next,
    /// The form has a field for a key, and none stands there.
    waits_for_key: bool,
}

/// The report of the last filling.
pub(super) fn report(model: ReadSignal<Model>, _: &Send) -> View {
    let told = part(model, |model| match &model.linking.filling {
        Filling::Done {
            report,
            is_answered,
        } => Some(Told {
            report: report.clone(),
            is_answered: *is_answered,
            next: model.linking.integration()?.next.clone(),
            waits_for_key: waits_for_key(&model.linking, report),
        }),
        Filling::Not | Filling::Working => None,
    });
    shown_of(told, move |told| done(&told))
}

fn waits_for_key(linking: &Linking, report: &Report) -> bool {
    let row = linking.plan().and_then(Plan::key_row);
    row.is_some_and(|row| row.refusal.is_none() && !report.has_filled(row))
}

fn done(told: &Told) -> View {
    let all = &told.report.0;
    let is_changed = all.iter().any(|one| one.outcome == Outcome::PageChanged);
    let (class, title) = match told.report.is_whole() {
        true => ("told filled", "filled_all"),
        false if all.iter().any(|one| one.outcome == Outcome::Filled) => {
            ("care filled", "filled_some")
        }
        false => ("wrong filled", "filled_none"),
    };
    let body = match (told.is_answered, is_changed) {
        (false, _) => view! { p { (text("filled_unanswered")) } },
        (true, true) => view! { p { (text("filled_page_changed")) } },
        (true, false) => each(told),
    };
    view! {
        section(class=class, aria-labelledby=REPORT) {
            h2(id=REPORT, tabindex="-1") { (text(title)) }
            (body)
        }
    }
}

fn each(told: &Told) -> View {
    let lines: Vec<View> = told.report.0.iter().map(line).collect();
    let next = match (told.report.is_whole(), &told.next) {
        (false, _) => View::from(text("next_rest")),
        (true, _) if told.waits_for_key => View::from(text("next_key")),
        (true, Next::Click(button)) => sentence("next_click", &[Value::Odd(button.to_string())]),
        (true, Next::Send) => View::from(text("next_send")),
    };
    view! {
        dl(class="outcomes") { (lines) }
        p(class="next") { (next) }
    }
}

fn line(one: &Reported) -> View {
    let (label, outcome) = (odd(&one.label), text(filling::outcome(one.outcome)));
    view! { div { dt { (label) } dd { (outcome) } } }
}
