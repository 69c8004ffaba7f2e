//! How many of one's active keys the tenant allows.

use latchkey_core::Room;
use sycamore::prelude::*;

use crate::popup::model::Model;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::{text, text_with, words};

/// "3 of 5 active keys".
pub(super) fn room(model: ReadSignal<Model>) -> View {
    let room = part(model, |model| {
        let rules = &model.new_secret.rules;
        rules.is_read().then(|| rules.room())
    });
    dynamic(move || match room.get() {
        None => View::new(),
        Some(None) => view! { p(class="quiet") { (text("room_not_read")) } },
        Some(Some(room)) => {
            let class = if room.is_full() { "care" } else { "quiet" };
            let told = told(room);
            view! { p(class=class) { (told) } }
        }
    })
}

fn told(room: Room) -> String {
    let Some(allowed) = room.allowed else {
        return words().count("room_without_limit", room.active, &[]);
    };
    let allowed = words().number(usize::try_from(allowed).unwrap_or(usize::MAX));
    let active = words().number(room.active);
    match room.is_full() {
        true => text_with("room_full", &[&active, &allowed]),
        false => text_with("room", &[&active, &allowed]),
    }
}
