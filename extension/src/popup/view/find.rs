//! The section Keys: what keys are found by, the key that was asked for, the list.

use sycamore::prelude::*;

use super::{Send, bulk, details, found, list, tools};
use crate::popup::model::Model;

/// The tools above the list, and the list.
pub fn find(model: ReadSignal<Model>, send: Send) -> View {
    let parts: Vec<View> = [
        tools::tools,
        found::found,
        details::details,
        list::list,
        bulk::bar,
    ]
    .map(|view| view(model, send.clone()))
    .into();
    View::from(parts)
}
