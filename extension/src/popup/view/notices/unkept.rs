//! A note of the user's that was not kept, where the details that it was written in aren't there to
//! say so.

use latchkey_core::KeyId;
use sycamore::prelude::*;

use super::{Kind, Note, Sentence};
use crate::popup::details::Message as Details;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::close::close;
use crate::popup::view::odd::{Value, name_or_id};
use crate::popup::view::part::{dynamic, part};

/// One notice a key.
pub(super) fn unkept(model: ReadSignal<Model>, send: &Send) -> View {
    let notes = part(model, |model| {
        let unkept = model.unkept.iter();
        unkept
            .map(|unkept| (unkept.id.clone(), note(model, &unkept.id)))
            .collect::<Vec<(KeyId, Note)>>()
    });
    let send = send.clone();
    dynamic(move || {
        let notes = notes.get_clone().into_iter();
        let notes: Vec<View> = notes
            .map(|(id, note)| {
                let close = close(Message::Details(Details::CloseNotice(id)), &send);
                note.view(close, &send)
            })
            .collect();
        View::from(notes)
    })
}

fn note(model: &Model, id: &KeyId) -> Note {
    let row = model.facts.table.row(id);
    let name = row.map_or(id.as_str(), |row| name_or_id(&row.key));
    Note {
        kind: Kind::Wrong,
        sentences: vec![Sentence::Of(
            "key_note_not_kept",
            vec![Value::Odd(name.to_owned())],
        )],
        act: None,
    }
}
