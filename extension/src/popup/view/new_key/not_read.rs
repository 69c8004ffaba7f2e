//! A note on an earlier key that can't be read: no other key is made over it.

use sycamore::prelude::*;

use super::button;
use crate::new_secret::message::Message as Happened;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::part::part;
use crate::popup::words::text;

/// Why there is no form, and what to do.
pub(in crate::popup::view) fn not_read(model: ReadSignal<Model>, send: &Send) -> View {
    let is_unreadable = part(model, Model::has_unreadable_making);
    let again = button("look_again", "", Happened::FindAgain, send);
    view! {
        div(class="care", role="alert") {
            p {
                (text(match is_unreadable.get() {
                    true => "note_unreadable",
                    false => "note_refused",
                }))
            }
        }
        div(class="acts") { (again) }
    }
}
