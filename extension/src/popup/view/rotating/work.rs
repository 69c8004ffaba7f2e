//! One rotation: which step it is at, what the user does next, what went wrong.

use latchkey_core::rotation::{Rotation, RotationUnnoted, Stage};
use latchkey_core::{KeyId, Moment, Status, text as hostile};
use sycamore::prelude::*;
use sycamore::web::events::Event;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::button;
use super::steps::steps;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::rotating::Message as Happened;
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{part, shown_of};
use crate::popup::view::status::word;
use crate::popup::words::{text, text_with, words};
use crate::ui::trouble::trouble as trouble_text;

/// What is drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Facts {
    rotation: Rotation,
    is_busy: bool,
    unnoted: Option<RotationUnnoted>,
    is_note_left: bool,
    trouble: Option<String>,
    may_delete: bool,
    /// What the tenant says of the new key, where that isn't active.
    inactive: Option<Status>,
    is_due: bool,
    /// The new key's secret is on the screen or on its way.
    is_at_hand: bool,
    has_day: bool,
    may_make: bool,
}

/// The rotation of an old key.
pub(super) fn work(model: ReadSignal<Model>, old: &KeyId, send: &Send) -> View {
    let (language, id) = (words(), old.clone());
    let facts = part(model, move |model| {
        let works = &model.rotating.works;
        let work = works.iter().find(|work| work.flow.rotation().old == id)?;
        let rotation = work.flow.rotation().clone();
        let host = model.facts.tenant().map_or("", |tenant| tenant.host());
        let trouble = work.trouble.as_ref();
        Some(Facts {
            is_busy: work.flow.is_busy(),
            unnoted: work.unnoted,
            is_note_left: work.is_note_left,
            trouble: trouble.map(|error| trouble_text(&*language, error, host)),
            may_delete: rotation.may_delete(model.facts.now),
            inactive: model.inactive_successor(&id),
            is_due: rotation.is_due(model.facts.now),
            is_at_hand: model.new_secret.is_working || model.new_secret.fresh_key().is_some(),
            may_make: model.may_make_successor(),
            has_day: work.day.is_some_and(|day| day > model.facts.now),
            rotation,
        })
    });
    let send = send.clone();
    shown_of(facts, move |facts| panel(&facts, &send))
}

fn panel(facts: &Facts, send: &Send) -> View {
    let rotation = &facts.rotation;
    let title = sentence("rotating", &[Value::Odd(rotation.name.to_string())]);
    let label = text_with("rotating", &[&hostile::shown(&rotation.name)]);
    let steps = steps(&rotation.old_name, Some(&rotation.stage));
    let (wrong, now, acts) = (wrong(facts), now(facts), acts(facts, send));
    view! {
        section(class="rotation", aria-label=label) {
            h3 { (title) }
            (steps)
            (wrong)
            (now)
            (acts)
        }
    }
}

fn wrong(facts: &Facts) -> View {
    let unnoted = facts.unnoted.map(|unnoted| match unnoted {
        RotationUnnoted::NotWritten => text("rotation_unnoted"),
        RotationUnnoted::NotRead => text("rotation_not_read"),
    });
    let wrong = facts.trouble.clone().or(unnoted);
    let left = facts.is_note_left.then(|| text("note_left"));
    let told = wrong.into_iter().chain(left);
    let told: Vec<View> = told
        .map(|wrong| view! { p(class="wrong", role="alert") { (wrong) } })
        .collect();
    View::from(told)
}

/// What is to be done, or being done, now.
fn now(facts: &Facts) -> View {
    let rotation = &facts.rotation;
    if let Some(status) = &facts.inactive {
        let values = [
            Value::Odd(rotation.name.to_string()),
            word(status),
            Value::Odd(rotation.old_name.to_string()),
        ];
        let told = sentence("rotation_not_active", &values);
        return view! { p(class="care", role="alert") { (told) } };
    }
    let old = || vec![Value::Odd(rotation.old_name.to_string())];
    let told = match &rotation.stage {
        Stage::Renaming | Stage::PuttingBack if facts.is_busy => {
            sentence("rotation_renaming", &old())
        }
        Stage::Renaming | Stage::PuttingBack => sentence("rotation_stopped", &[]),
        Stage::Making if facts.is_at_hand => View::new(),
        Stage::Making => sentence("rotation_make", &old()),
        Stage::Trying { .. } | Stage::NotActive { .. } => sentence("rotation_try", &old()),
        Stage::Tried { .. } => sentence("rotation_tried", &old()),
        Stage::Deleting { .. } => sentence("rotation_deleting", &old()),
        Stage::Kept { until, .. } if facts.is_due => {
            let day = Value::Plain(words().day(*until));
            sentence(
                "rotation_due",
                &[Value::Odd(rotation.old_name.to_string()), day],
            )
        }
        Stage::Kept { until, .. } => {
            let day = Value::Plain(words().day(*until));
            sentence(
                "rotation_kept",
                &[Value::Odd(rotation.old_name.to_string()), day],
            )
        }
    };
    view! { p(role="status") { (told) } }
}

fn acts(facts: &Facts, send: &Send) -> View {
    if facts.is_busy {
        return View::new();
    }
    let id = facts.rotation.old.clone();
    let act = |word: &str, class, happened| button(word, class, happened, send);
    let acts: Vec<View> = match &facts.rotation.stage {
        Stage::Renaming | Stage::PuttingBack => vec![
            act("go_on", "main-action", Happened::GoOn(id.clone())),
            act("put_name_back", "", Happened::GiveUp(id)),
        ],
        Stage::Making if facts.is_at_hand => Vec::new(),
        Stage::Making => vec![
            make(&id, facts.may_make, send),
            act("put_name_back", "", Happened::GiveUp(id)),
        ],
        Stage::NotActive { .. } => vec![
            act(
                "put_name_back",
                "main-action",
                Happened::PutBack(id.clone()),
            ),
            act("leave_both", "bare", Happened::GiveUp(id)),
        ],
        Stage::Deleting { .. } => vec![act("go_on", "main-action", Happened::GoOn(id))],
        Stage::Trying { .. } | Stage::Tried { .. } | Stage::Kept { .. } => ending(facts, send),
    };
    view! { div(class="acts") { (acts) } }
}

fn make(id: &KeyId, may_make: bool, send: &Send) -> View {
    let (id, send) = (id.clone(), send.clone());
    view! {
        button(
            class="main-action",
            r#type="button",
            aria-disabled=(!may_make).to_string(),
            on:click=move |_| send.send(Message::Rotating(Happened::Make(id.clone()))),
        ) { (text("make_new_key")) }
    }
}

/// The old key goes, stays for a while, or is left alone.
fn ending(facts: &Facts, send: &Send) -> Vec<View> {
    let id = facts.rotation.old.clone();
    let leave = button("leave_both", "bare", Happened::GiveUp(id.clone()), send);
    if facts.inactive.is_some() {
        // Whoever ended the old key now would have none that works.
        return vec![leave];
    }
    let delete = facts.may_delete.then(|| {
        let label = text_with("delete_key", &[&hostile::shown(&facts.rotation.old_name)]);
        let (id, send) = (id.clone(), send.clone());
        view! {
            button(
                class="danger",
                r#type="button",
                aria-label=label,
                on:click=move |_| send.send(Message::Rotating(Happened::Delete(id.clone()))),
            ) { (text("delete")) }
        }
    });
    let is_kept = matches!(facts.rotation.stage, Stage::Kept { .. }) && !facts.is_due;
    let keep = (!is_kept).then(|| keep_until(&id, facts.has_day, send));
    delete.into_iter().chain(keep).chain([leave]).collect()
}

fn keep_until(id: &KeyId, has_day: bool, send: &Send) -> View {
    let (picked, picks) = (id.clone(), send.clone());
    let (kept, keeps) = (id.clone(), send.clone());
    view! {
        span(class="keep") {
            input(
                r#type="date",
                aria-label=text("keep_day"),
                on:change=move |event: Event| {
                    picks.send(Message::Rotating(Happened::Pick(picked.clone(), day_of(&event))));
                },
            )
            button(
                r#type="button",
                aria-disabled=(!has_day).to_string(),
                on:click=move |_| keeps.send(Message::Rotating(Happened::Keep(kept.clone()))),
            ) { (text("keep_until")) }
        }
    }
}

/// The picked day's beginning, which the browser gives as a number of milliseconds.
fn day_of(event: &Event) -> Option<Moment> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let millis = input.value_as_number();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds of a date"
    )]
    let day = Moment::from_millis(millis as i64);
    millis.is_finite().then_some(day)
}
