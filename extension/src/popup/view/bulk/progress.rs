//! The run: how far it is, what keeps it, what can be done about it.

use latchkey_core::Moment;
use latchkey_core::bulk::budget::Pace;
use latchkey_core::bulk::journal::{Refusal, Tally};
use latchkey_core::bulk::run::{Doing, Halt, Rest};
use sycamore::prelude::*;
use wasm_bindgen::JsValue;

use super::{button, results};
use crate::popup::bulk::message::Message as BulkMessage;
use crate::popup::bulk::{HEADING, Hindrance, Stage};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::part::{derived, dynamic, part, shown_while};
use crate::popup::words::{text, text_with, words};
use crate::ui::trouble::trouble;

/// The run of the tenant, if there is one to tell of.
pub fn progress(model: ReadSignal<Model>, send: Send) -> View {
    let is_shown = part(model, |model| model.bulk.stage().is_some());
    shown_while(is_shown, move || shown(model, &send))
}

fn shown(model: ReadSignal<Model>, send: &Send) -> View {
    let tally = part(model, |model| model.bulk.tally().unwrap_or_default());
    let stage = part(model, |model| model.bulk.stage());
    let bar = bar(tally, stage);
    let why = why(model);
    let buttons = buttons(stage, send);
    let pace = pace(model, stage, send);
    let results = results::results(model, send);
    view! {
        section(class="run", aria-label=text("run")) {
            div(class="run-head") {
                h2(id=HEADING, tabindex="-1") { (title(stage.get_clone().as_ref(), tally.get())) }
                (buttons)
            }
            (bar)
            (why)
            (pace)
            (results)
        }
    }
}

fn title(stage: Option<&Stage>, tally: Tally) -> String {
    let total = words().number(tally.total());
    let ended = tally.done + tally.failed;
    let key = match stage {
        Some(Stage::Over { is_stopped: false }) => "run_finished",
        Some(Stage::Over { is_stopped: true }) => "run_stopped",
        Some(Stage::Open { .. } | Stage::Refused(_)) => "run_open",
        _ => "run_working",
    };
    match key {
        "run_finished" => words().count(key, tally.done, &[&total]),
        _ => text_with(key, &[&words().number(ended), &total]),
    }
}

/// Only what is under way has a progress bar.
fn bar(tally: ReadSignal<Tally>, stage: ReadSignal<Option<Stage>>) -> View {
    let is_under_way = derived(move || {
        stage.with(|stage| matches!(stage, Some(Stage::Here(_) | Stage::Elsewhere)))
    });
    let ended = move || {
        let tally = tally.get();
        tally.done + tally.failed
    };
    dynamic(move || {
        if !is_under_way.get() {
            return View::new();
        }
        let language = words();
        let told = move || {
            let total = language.number(tally.get().total());
            language.text("run_far", &[&language.number(ended()), &total])
        };
        view! {
            progress(
                class="far",
                aria-label=text("run"),
                aria-valuetext=told,
                max=move || tally.get().total().to_string(),
                value=move || ended().to_string(),
            )
        }
    })
}

/// What keeps the run, or where it is.
fn why(model: ReadSignal<Model>) -> View {
    let told = part(model, Told::of);
    dynamic(move || {
        let told = told.get_clone()?;
        let class = if told.is_wrong { "why wrong" } else { "why" };
        Some(view! { p(class=class, role="status") { (told.sentence) } })
    })
}

#[derive(Clone, Debug, PartialEq)]
struct Told {
    sentence: String,
    is_wrong: bool,
}

impl Told {
    fn of(model: &Model) -> Option<Told> {
        let stage = model.bulk.stage()?;
        if let Some(hindrance) = model.bulk.hindrance.filter(|_| model.bulk.run.is_none()) {
            return Some(Told {
                sentence: text(hindered(hindrance)),
                is_wrong: true,
            });
        }
        let (key, is_wrong) = match stage {
            Stage::Here(Doing::Waiting(until)) => return Some(Told::waiting(until)),
            Stage::Here(Doing::Pausing) => ("run_pausing", false),
            Stage::Here(Doing::Stopping) => ("run_stopping", false),
            Stage::Here(Doing::Working | Doing::Resting(_)) => ("run_keep_open", false),
            Stage::Elsewhere => ("run_elsewhere", false),
            Stage::Refused(Refusal::AnotherUser) => ("run_another_user", true),
            Stage::Refused(Refusal::AnotherTenant) => ("run_another_tenant", true),
            Stage::Refused(Refusal::WhoNotKnown) => ("plan_who_not_known", true),
            Stage::Open { halted: None } => ("run_waits", false),
            Stage::Open {
                halted: Some(Halt::NotWritten),
            } => ("plan_not_written", true),
            Stage::Open {
                halted: Some(Halt::Trouble(error)),
            } => {
                let reason = trouble(&*words(), &error, model.facts.tenant()?.host());
                let sentence = text_with("run_halted", &[&reason]);
                return Some(Told {
                    sentence,
                    is_wrong: true,
                });
            }
            Stage::Over { .. } => return None,
        };
        Some(Told {
            sentence: text(key),
            is_wrong,
        })
    }

    fn waiting(until: Moment) -> Told {
        Told {
            sentence: text_with("run_budget", &[&words().time(until)]),
            is_wrong: false,
        }
    }
}

fn hindered(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::NotRead => "run_not_taken",
        Hindrance::Elsewhere => "run_taken_elsewhere",
        Hindrance::Another => "run_another",
        Hindrance::Unreadable => "run_unreadable",
        Hindrance::NotCleared => "run_not_forgotten",
    }
}

fn buttons(stage: ReadSignal<Option<Stage>>, send: &Send) -> View {
    let send = send.clone();
    let kinds = derived(move || stage.with(|stage| stage.as_ref().map(offered)));
    dynamic(move || {
        let buttons: Vec<View> = kinds
            .get_clone()
            .unwrap_or_default()
            .into_iter()
            .map(|(word, message)| button(word, message.message(), &send))
            .collect();
        view! { div(class="acts") { (buttons) } }
    })
}

/// What a button of the run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    Pause,
    Stop,
    Resume,
    Save,
    Dismiss,
    Forget,
}

impl Does {
    fn message(self) -> BulkMessage {
        match self {
            Does::Pause => BulkMessage::Pause,
            Does::Stop => BulkMessage::Stop,
            Does::Resume => BulkMessage::Resume,
            Does::Save => BulkMessage::SaveResults,
            Does::Dismiss => BulkMessage::Dismiss,
            Does::Forget => BulkMessage::AskToForget(true),
        }
    }
}

fn offered(stage: &Stage) -> Vec<(&'static str, Does)> {
    let (pause, stop) = (("pause", Does::Pause), ("stop", Does::Stop));
    match stage {
        Stage::Here(Doing::Working | Doing::Waiting(_)) => vec![pause, stop],
        Stage::Here(Doing::Pausing) => vec![stop],
        Stage::Here(Doing::Stopping | Doing::Resting(Rest::Stopped)) | Stage::Elsewhere => vec![],
        Stage::Here(Doing::Resting(_)) => vec![],
        Stage::Open { .. } => vec![("resume", Does::Resume), stop],
        Stage::Refused(Refusal::WhoNotKnown) => vec![],
        Stage::Refused(_) => vec![("run_forget", Does::Forget)],
        Stage::Over { .. } => vec![("save_as_csv", Does::Save), ("close", Does::Dismiss)],
    }
}

fn pace(model: ReadSignal<Model>, stage: ReadSignal<Option<Stage>>, send: &Send) -> View {
    let is_fast = part(model, |model| {
        let journal = model.bulk.journal();
        journal.is_some_and(|journal| journal.header.pace == Pace::AsFastAsAllowed)
    });
    let is_here = derived(move || {
        stage.with(|stage| matches!(stage, Some(Stage::Here(Doing::Working | Doing::Waiting(_)))))
    });
    let send = send.clone();
    dynamic(move || {
        if !is_here.get() {
            return View::new();
        }
        let send = send.clone();
        let changed = move |_: web_sys::Event| {
            let pace = match is_fast.get_untracked() {
                true => Pace::LeavesAFifth,
                false => Pace::AsFastAsAllowed,
            };
            send.send(Message::Bulk(BulkMessage::SetPace(pace)));
        };
        view! {
            div(class="wish") {
                input(
                    r#type="checkbox",
                    id="run-fast",
                    checked=move || is_fast.get(),
                    prop:checked=move || JsValue::from_bool(is_fast.get()),
                    on:change=changed,
                )
                label(r#for="run-fast") { (text("run_fast")) }
            }
        }
    })
}
