//! The foot of the screen: how many keys are shown, how far the reading is, of when the list is.

use latchkey_core::table::Filter;
use sycamore::prelude::*;

use super::Send;
use super::part::{derived, part, shown_of, shown_while};
use crate::popup::model::Model;
use crate::popup::words::{text, text_with, words};
use crate::shell::facts::Reading;
use crate::words::{as_of, is_long_ago};

/// Counts, progress and time.
pub fn foot(model: ReadSignal<Model>, send: Send) -> View {
    // Nothing here can be clicked; all parts of the screen are called alike.
    drop(send);
    let count = part(model, Count::of);
    let progress = part(model, Progress::of);
    let is_busy = derived(move || progress.get().is_some());
    let read_at = part(model, |model| {
        let at = model
            .facts
            .as_of
            .map(|as_of| as_of.read_at)
            .or(model.facts.read_at)?;
        Some((at, is_long_ago(at, model.facts.now)))
    });
    let bar = shown_while(is_busy, move || bar(progress));
    let time = shown_of(read_at, |(at, is_long_ago)| {
        let time = as_of(&*words(), at, is_long_ago);
        view! { span { (text_with("as_of", &[&time])) } }
    });
    view! {
        footer(class="foot") {
            p(role="status") { (count.get_clone().told()) }
            (bar)
            (time)
        }
    }
}

/// How many keys there are, and how many of them are shown.
#[derive(Clone, Debug, PartialEq)]
enum Count {
    /// Still growing, which the progress bar tells.
    Growing,
    All(usize),
    Some {
        shown: usize,
        total: usize,
    },
}

impl Count {
    fn of(model: &Model) -> Count {
        let total = model.facts.table.len();
        let filter = model.facts.table.filter();
        let is_all = filter == Filter::All && model.query.trim().is_empty();
        match is_all {
            false => Count::Some {
                shown: model.facts.table.counts().of(filter),
                total,
            },
            true if model.facts.is_reading() && model.facts.as_of.is_none() => Count::Growing,
            true if matches!(model.facts.reading, Reading::Broken(..)) && total == 0 => {
                Count::Growing
            }
            true => Count::All(total),
        }
    }

    fn told(&self) -> String {
        let language = words();
        match self {
            Count::Growing => String::new(),
            Count::All(total) => language.count("keys_total", *total, &[]),
            Count::Some { shown, total } => {
                let total = language.number(*total);
                language.count("keys_of_total", *shown, &[&total])
            }
        }
    }
}

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Progress {
    Keys {
        so_far: usize,
    },
    /// An older list is on the screen meanwhile.
    KeysAgain,
    Owners,
}

/// How far the reading is, in words; empty where nothing is read.
pub fn progress(model: &Model) -> String {
    Progress::of(model).map(Progress::told).unwrap_or_default()
}

impl Progress {
    fn of(model: &Model) -> Option<Progress> {
        match (model.facts.is_reading(), model.facts.as_of) {
            (true, None) => Some(Progress::Keys {
                so_far: model.facts.table.len(),
            }),
            (true, Some(_)) => Some(Progress::KeysAgain),
            (false, _) => {
                (model.facts.stop.is_none() && model.owners.is_busy()).then_some(Progress::Owners)
            }
        }
    }

    fn told(self) -> String {
        match self {
            Progress::Keys { so_far: 0 } => text("reading_keys"),
            Progress::Keys { so_far } => words().count("reading_keys_so_far", so_far, &[]),
            Progress::KeysAgain => text("reading_keys_again"),
            Progress::Owners => text("reading_owners"),
        }
    }
}

/// A bar without an end: how many keys there are is known only when all have come.
fn bar(progress: ReadSignal<Option<Progress>>) -> View {
    let told = move || progress.get().map(Progress::told).unwrap_or_default();
    view! {
        div(class="reading") {
            div(
                class="bar",
                role="progressbar",
                aria-labelledby="how-far",
                aria-valuetext=told,
            )
            span(id="how-far") { (told()) }
        }
    }
}
