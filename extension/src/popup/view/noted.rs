//! A note as facts of a list: only what was noted.

use latchkey_core::{Field, Note};
use sycamore::prelude::*;

use super::odd::odd;
use crate::popup::words::text;

/// Each part of the note as a term and its description, for a `dl`.
pub fn noted(note: &Note) -> View {
    let parts: Vec<View> = Field::ALL
        .into_iter()
        .filter(|field| !note.field(*field).is_empty())
        .map(|field| {
            let (label, noted) = (text(label(field)), odd(note.field(field)));
            view! {
                dt { (label) }
                dd { (noted) }
            }
        })
        .collect();
    View::from(parts)
}

/// The text that names a part.
pub fn label(field: Field) -> &'static str {
    match field {
        Field::System => "note_system",
        Field::Contact => "note_contact",
        Field::Ticket => "note_ticket",
    }
}
