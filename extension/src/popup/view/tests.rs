//! The screens and their parts, rendered without a browser and read by roles and names.

mod ask;
mod ask_why;
mod bulk;
mod connect;
mod details;
mod foot;
mod found;
mod header;
mod linking;
mod list;
mod made;
mod new_key;
mod notices;
mod odd;
mod opening;
mod outcome;
mod outline;
mod owner;
mod plain;
mod rename;
mod server;
mod texts;
mod tools;
mod unreadable;
pub(crate) mod world;

use std::rc::Rc;

use sycamore::prelude::*;
use sycamore::web::render_to_string;

use super::Send;
use crate::popup::model::Model;
use crate::words::Words;
use crate::words::english::English;

type Screen = fn(ReadSignal<Model>, Send) -> View;

/// The HTML of a view, drawn in English.
fn html(view: impl FnOnce() -> View) -> String {
    render_to_string(|| {
        provide_context::<Rc<dyn Words>>(Rc::new(English::read()));
        view()
    })
}

/// A part of the screen as a screen reader tells of it.
fn told(screen: Screen, model: Model) -> String {
    let html = html(|| screen(*create_signal(model), Send::new(|_| {})));
    outline::outline(&html)
}

/// What is told holds each of these parts.
#[track_caller]
pub(crate) fn has(told: &str, parts: &[&str]) {
    for part in parts {
        assert!(told.contains(part), "{part:?} in\n{told}");
    }
}

#[track_caller]
fn check(screen: Screen, model: Model, expected: &str) {
    let told = told(screen, model);
    let expected: Vec<&str> = expected
        .trim()
        .lines()
        .map(|line| line.strip_prefix("        ").unwrap_or(line))
        .collect();
    assert_eq!(told.trim(), expected.join("\n").trim(), "\n{told}");
}
