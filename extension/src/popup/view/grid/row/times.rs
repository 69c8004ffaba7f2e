//! When a key expires and was made, as a human says it, with the exact local time on hover and for
//! screen readers.

use latchkey_core::activity::uses::LastUse;
use latchkey_core::table::Column;
use latchkey_core::{Moment, When, distance, text as hostile};
use sycamore::prelude::*;

use super::This;
use crate::popup::model::{Cell, Model};
use crate::popup::view::grid::window::cell_word;
use crate::popup::view::icon::Icon;
use crate::popup::view::part::dynamic;
use crate::popup::words::{text, words};
use crate::words::Words;

/// What a cell says of a time.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    /// What it is about, where it has a heading only in a wide window.
    what: Option<String>,
    first: String,
    second: String,
    exact: String,
    is_soon: bool,
    /// The second line is a warning, not a date.
    is_warning: bool,
}

pub(super) fn expiry(this: &This) -> View {
    let language = words();
    let (passed, none) = (text("time_passed"), text("not_given"));
    let said = this.select(move |model, row| match &row.key.expiry {
        When::Missing => Said {
            first: none.clone(),
            ..Said::default()
        },
        When::Text(text) => as_text(text),
        When::At(expiry) => {
            let has_passed = row.key.time_has_passed(model.facts.now);
            Said {
                what: None,
                first: language.distance(distance(model.facts.now, *expiry)),
                second: match has_passed {
                    true => passed.clone(),
                    false => language.day(*expiry),
                },
                exact: language.exact(*expiry),
                is_soon: row.key.expires_soon(model.facts.now),
                is_warning: has_passed,
            }
        }
    });
    cell(this, Column::Expiry, said)
}

pub(super) fn created(this: &This) -> View {
    let language = words();
    let said = this.select(move |model, row| match &row.key.created {
        When::Missing => Said::default(),
        When::Text(text) => as_text(text),
        When::At(created) => Said {
            first: language.day(*created),
            second: language.distance(distance(
                model.facts.now,
                in_the_past(*created, model.facts.now),
            )),
            exact: language.exact(*created),
            ..Said::default()
        },
    });
    cell(this, Column::Created, said)
}

pub(super) fn last_use(this: &This) -> View {
    let language = words();
    let (none, not_read) = (text("last_use_none"), text("last_use_not_read"));
    let what = Some(format!("{}: ", text("column_last_use_long")));
    let said = this.select(move |model, row| {
        let said = match row.last_use {
            LastUse::NotKnown => Said {
                second: not_read.clone(),
                ..Said::default()
            },
            LastUse::NoneRecorded => Said {
                first: none.clone(),
                exact: between(model, &*language),
                ..Said::default()
            },
            LastUse::At(used) => Said {
                first: language.distance(distance(
                    model.facts.now,
                    in_the_past(used, model.facts.now),
                )),
                second: language.day(used),
                exact: language.exact(used),
                ..Said::default()
            },
        };
        Said {
            what: what.clone(),
            ..said
        }
    });
    cell(this, Column::LastUse, said)
}

/// In which time no use was recorded; known once the reading has ended.
fn between(model: &Model, words: &dyn Words) -> String {
    let read = model.key_uses.last_uses.read.as_ref();
    read.map_or_else(String::new, |read| {
        let window = read.end.window;
        let [start, end] = [window.start, window.end].map(|end| words.minute(end));
        words.text("uses_none", &[&start, &end])
    })
}

/// What was made was made before now, whatever a clock says.
fn in_the_past(created: Moment, now: Moment) -> Moment {
    created.min(now)
}

/// A time that wasn't understood is shown as the tenant wrote it.
fn as_text(text: &str) -> Said {
    Said {
        first: hostile::shown(text),
        exact: hostile::shown(text),
        ..Said::default()
    }
}

fn cell(this: &This, column: Column, said: ReadSignal<Said>) -> View {
    let cell = Cell::Column(column);
    let tabindex = this.tabindex(cell);
    let lines = dynamic(move || lines(&said.get_clone()));
    view! {
        div(
            class=cell_word(cell),
            role="gridcell",
            data-cell=cell_word(cell),
            tabindex=tabindex,
            title=move || said.with(|said| said.exact.clone()),
        ) {
            (lines)
        }
    }
}

fn lines(said: &Said) -> View {
    let Said {
        what,
        first,
        second,
        exact,
        is_soon,
        is_warning,
    } = said.clone();
    let mark = is_soon.then(|| Icon::Clock.view());
    let soon = is_soon.then(|| view! { span(class="sr") { ", " (text("expires_soon")) } });
    let what = what.map(|what| view! { span(class="what") { (what) } });
    view! {
        (what)
        time(class=if is_soon { "soon" } else { "" }) { (mark) (first) (soon) }
        " "
        span(class=if is_warning { "note said" } else { "note" }) { (second) }
        span(class="sr") { " " (exact) }
    }
}
