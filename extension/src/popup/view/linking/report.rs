//! What became of each value, and what the user does next.

use latchkey_core::linking::{
    Destination, HeldBack, Next, Outcome, Plan, Refusal, Report, Reported, Row,
};
use latchkey_core::text::shown;
use sycamore::prelude::*;

use super::{button, choice_of};
use crate::popup::ids::LINKING_REPORT;
use crate::popup::linking::filling::Filling;
use crate::popup::linking::message::Message as Happened;
use crate::popup::linking::{Linking, Permission};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, odd, sentence};
use crate::popup::view::part::{part, shown_of};
use crate::popup::words::{text, text_with};
use crate::words::filling;

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    report: Report,
    is_answered: bool,
    next: Next,
    /// What the user has to put into the form themselves.
    by_hand: Vec<ByHand>,
    /// No key was made, or the one that is there was not filled.
    held_back: Option<HeldBack>,
    /// A key is there.
    has_key: bool,
    /// The form has a field for a key, and none stands there.
    waits_for_key: bool,
    /// The frame's site, which the user has let us into for this.
    may_be_given_back: Option<Destination>,
    /// What came of giving access to it back.
    given_back: Option<bool>,
}

/// A value that has its place in the form and could not be put there.
#[derive(Clone, Debug, PartialEq)]
struct ByHand {
    label: String,
    what: String,
    is_choice: bool,
}

impl ByHand {
    fn all(linking: &Linking, report: &Report) -> Vec<ByHand> {
        let rows = linking.plan().into_iter().flat_map(|plan| &plan.rows);
        let is_left = |row: &&Row| {
            let is_refused = row.refusal.is_some() && row.target.is_some();
            is_refused && row.text().is_some() && !report.has_filled(row)
        };
        let choices = [
            Refusal::ChooseYourself,
            Refusal::NoChoice,
            Refusal::SeveralChoices,
            Refusal::ListDisagrees,
        ];
        let of = |row: &Row| ByHand {
            label: row.label.to_string(),
            what: choice_of(row),
            is_choice: row
                .refusal
                .as_ref()
                .is_some_and(|why| choices.contains(why)),
        };
        rows.filter(is_left).map(of).collect()
    }

    fn view(&self) -> View {
        let values = [&self.label, &self.what].map(|part| Value::Odd(part.clone()));
        let key = match self.is_choice {
            true => "next_choose",
            false => "next_by_hand",
        };
        let told = sentence(key, &values);
        view! { p(class="next") { (told) } }
    }
}

/// The report of the last filling.
pub(super) fn report(model: ReadSignal<Model>, send: &Send) -> View {
    let told = part(model, |model| match &model.linking.filling {
        Filling::Done {
            report,
            is_answered,
            ..
        } => Some(Told {
            by_hand: ByHand::all(&model.linking, report),
            held_back: model.linking.key.held_back.clone(),
            has_key: model.new_secret.fresh_key().is_some(),
            report: report.clone(),
            is_answered: *is_answered,
            next: model.linking.integration()?.next.clone(),
            waits_for_key: waits_for_key(&model.linking, report),
            may_be_given_back: may_be_given_back(&model.linking),
            given_back: given_back(&model.linking),
        }),
        Filling::Not | Filling::Working(_) => None,
    });
    let send = send.clone();
    shown_of(told, move |told| done(&told, &send))
}

/// Into a frame of another site than the page's the browser lets us on the user's word alone.
fn may_be_given_back(linking: &Linking) -> Option<Destination> {
    linking.within()?;
    linking.destination().filter(Destination::may_be_granted)
}

/// What came of giving back the access to the frame's own site, and no other's.
fn given_back(linking: &Linking) -> Option<bool> {
    let own = linking.destination()?.origin;
    match &linking.permission {
        Permission::GivenBack(origin, is_done) if *origin == own => Some(*is_done),
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

impl Told {
    /// Every value of the form surely stands there.
    fn is_whole(&self) -> bool {
        self.report.is_whole() && self.by_hand.is_empty()
    }

    fn class_and_title(&self) -> (&'static str, &'static str) {
        let mut all = self.report.0.iter();
        match (&self.held_back, self.is_whole()) {
            (Some(_), _) if self.has_key => ("care filled", "key_not_filled"),
            (Some(_), _) => ("care filled", "key_not_made"),
            (None, true) => ("told filled", "filled_all"),
            (None, false) if all.any(|one| one.outcome.may_stand()) => {
                ("care filled", "filled_some")
            }
            (None, false) => ("wrong filled", "filled_none"),
        }
    }

    /// Nothing is left to be put right but what the user is told to choose.
    fn is_choosing_all(&self) -> bool {
        let mut all = self.report.0.iter();
        all.all(|one| one.outcome == Outcome::Filled || one.outcome.is_left_to_user())
    }

    /// Why there is no key in the form, and what to do about it.
    fn held_back(&self) -> Option<View> {
        let told = match (self.held_back.as_ref()?, self.has_key) {
            (HeldBack::PageChanged, false) => View::from(text("held_back_page_changed")),
            (HeldBack::PageChanged, true) => View::from(text("held_back_page_changed_key")),
            (HeldBack::NotThere(label), false) => {
                sentence("held_back_not_there", &[Value::Odd(label.clone())])
            }
            (HeldBack::NotThere(label), true) => {
                sentence("held_back_not_there_key", &[Value::Odd(label.clone())])
            }
        };
        Some(view! { p { (told) } })
    }
}

fn done(told: &Told, send: &Send) -> View {
    // Where a part was filled before the page changed, each value tells its own.
    let all = &told.report.0;
    let is_of_changed = |one: &Reported| one.outcome == Outcome::PageChanged;
    let is_changed = !all.is_empty() && all.iter().all(is_of_changed);
    let (class, title) = told.class_and_title();
    let body = match (told.is_answered, is_changed) {
        (false, _) => view! { p { (text("filled_unanswered")) } },
        (true, true) => view! { p { (text("filled_page_changed")) } },
        (true, false) => each(told),
    };
    let (held_back, access) = (told.held_back(), access(told, send));
    view! {
        section(class=class, aria-labelledby=LINKING_REPORT) {
            h2(id=LINKING_REPORT, tabindex="-1") { (text(title)) }
            (held_back)
            (body)
            (access)
        }
    }
}

fn each(told: &Told) -> View {
    let lines: Vec<View> = told.report.0.iter().map(line).collect();
    let by_hand: Vec<View> = told.by_hand.iter().map(ByHand::view).collect();
    let next = match (told.is_whole(), &told.next) {
        _ if told.held_back.is_some() => None,
        (false, _) if told.is_choosing_all() => None,
        (false, _) => Some(View::from(text("next_rest"))),
        (true, _) if told.waits_for_key => Some(View::from(text("next_key"))),
        (true, Next::Click(button)) => {
            Some(sentence("next_click", &[Value::Odd(button.to_string())]))
        }
        (true, Next::Send) => Some(View::from(text("next_send"))),
    };
    let next = next.map(|next| view! { p(class="next") { (next) } });
    view! {
        dl(class="outcomes") { (lines) }
        (by_hand)
        (next)
    }
}

fn line(one: &Reported) -> View {
    let (label, outcome) = (odd(&one.label), text(filling::outcome(one.outcome)));
    view! { div { dt { (label) } dd { (outcome) } } }
}
