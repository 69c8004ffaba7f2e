//! What became of each value, and what the user does next.

use latchkey_core::linking::{Destination, Next, Outcome, Plan, Report, Reported};
use latchkey_core::text::shown;
use sycamore::prelude::*;

use super::{REPORT, button};
use crate::popup::linking::message::Message as Happened;
use crate::popup::linking::{Filling, Linking, Permission};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, odd, sentence};
use crate::popup::view::part::{part, shown_of};
use crate::popup::words::{filling, text, text_with};

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    report: Report,
    is_answered: bool,
    next: Next,
    /// The form has a field for a key, and none stands there.
    waits_for_key: bool,
    /// The frame's site, which the user has let us into for this.
    may_be_given_back: Option<Destination>,
    /// What came of giving access to it back.
    given_back: Option<bool>,
}

/// The report of the last filling.
pub(super) fn report(model: ReadSignal<Model>, send: &Send) -> View {
    let told = part(model, |model| match &model.linking.filling {
        Filling::Done {
            report,
            is_answered,
        } => Some(Told {
            report: report.clone(),
            is_answered: *is_answered,
            next: model.linking.integration()?.next.clone(),
            waits_for_key: waits_for_key(&model.linking, report),
            may_be_given_back: may_be_given_back(&model.linking),
            given_back: given_back(&model.linking),
        }),
        Filling::Not | Filling::Working => None,
    });
    let send = send.clone();
    shown_of(told, move |told| done(&told, &send))
}

/// Into a frame of another site than the page's the browser lets us on the user's word alone.
fn may_be_given_back(linking: &Linking) -> Option<Destination> {
    linking.within()?;
    linking.destination().filter(Destination::may_be_granted)
}

fn given_back(linking: &Linking) -> Option<bool> {
    match &linking.permission {
        Permission::GivenBack(_, is_done) => Some(*is_done),
        _ => None,
    }
}

/// The access to a frame's site is offered back as soon as it has done its work.
fn access(told: &Told, send: &Send) -> Option<View> {
    let to = told.may_be_given_back.as_ref()?;
    Some(match told.given_back {
        Some(true) => {
            let said = sentence("access_given_back", &[Value::Odd(to.host.clone())]);
            view! { p(role="status") { (said) } }
        }
        Some(false) => {
            let said = sentence("access_not_given_back", &[Value::Odd(to.host.clone())]);
            view! { p(role="alert") { (said) } }
        }
        None => {
            let give_back = Message::Linking(Happened::GiveBack(to.origin.clone()));
            let word = text_with("access_give_back", &[&shown(&to.host)]);
            let give_back = button(word, "", give_back, send);
            let said = text("access_is_kept");
            view! { p { (said) } div(class="acts") { (give_back) } }
        }
    })
}

fn waits_for_key(linking: &Linking, report: &Report) -> bool {
    let row = linking.plan().and_then(Plan::key_row);
    row.is_some_and(|row| row.refusal.is_none() && !report.has_filled(row))
}

fn done(told: &Told, send: &Send) -> View {
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
    let access = access(told, send);
    view! {
        section(class=class, aria-labelledby=REPORT) {
            h2(id=REPORT, tabindex="-1") { (text(title)) }
            (body)
            (access)
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
