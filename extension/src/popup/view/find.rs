//! The section Keys: what keys are found by, the key that was asked for, the list; or, in their
//! place, the page of one owner.

use sycamore::prelude::*;

use super::part::{dynamic, part};
use super::{Send, ask_why, bulk, details, found, list, owner, tools};
use crate::popup::model::Model;

/// The tools above the list, and the list; or an owner's page.
pub fn find(model: ReadSignal<Model>, send: Send) -> View {
    let is_page = part(model, |model| model.owner_page.is_some());
    dynamic(move || match is_page.get() {
        true => owner::owner(model, send.clone()),
        false => all(model, &send),
    })
}

fn all(model: ReadSignal<Model>, send: &Send) -> View {
    let parts: Vec<View> = [
        tools::tools,
        ask_why::ask_why,
        found::found,
        details::details,
        list::list,
        bulk::bar,
    ]
    .map(|view| view(model, send.clone()))
    .into();
    View::from(parts)
}
