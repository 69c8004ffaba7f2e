//! The picture for the next opening: the screen as it will look when this list has been read from
//! memory and nobody has answered yet.

use latchkey_core::{Moment, Snapshot};
use sycamore::prelude::*;
use sycamore::web::render_in_scope;

use super::message::Message;
use super::model::Model;
use super::update::update;
use super::view;
use crate::platform::picture;
use crate::shell::facts::Place;

/// The state of a popup that has just been opened on a tenant, of which this was kept.
fn reopened(place: Place, first: Snapshot, now: Moment) -> Model {
    let mut model = Model::at(now);
    // What it would ask for is nobody's to answer.
    drop(update(&mut model, Message::Opened(place), now));
    drop(update(&mut model, Message::Kept(Box::new(first)), now));
    model
}

/// Draws that screen beside the page, and gives its picture; within a view's scope only.
pub fn of(place: Place, first: Snapshot, now: Moment) -> Option<String> {
    let aside = web_sys::window()?.document()?.create_element("div").ok()?;
    let scope = create_child_scope(|| {
        let model = create_signal(reopened(place, first, now));
        let nobody = view::Send::new(|_| {});
        render_in_scope(move || view::screen(*model, nobody), &aside);
    });
    let picture = picture::of(&aside);
    scope.dispose();
    Some(picture)
}
