//! A key that did not get its new name, where the form that asked for it isn't there to say so.

use latchkey_core::text::is_blank;
use sycamore::prelude::*;

use super::{Kind, Note, Sentence};
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::renaming::{Message as Renames, NotRenamed};
use crate::popup::view::Send;
use crate::popup::view::close::close;
use crate::popup::view::odd::Value;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::words;
use crate::shell::tasks::TaskId;
use crate::ui::trouble::trouble;

/// One notice a name, oldest first.
pub(super) fn renames(model: ReadSignal<Model>, send: &Send) -> View {
    let notes = part(model, |model| {
        let told = model.not_renamed.iter();
        told.map(|told| (told.task, note(model, told)))
            .collect::<Vec<(TaskId, Note)>>()
    });
    let send = send.clone();
    dynamic(move || {
        let notes = notes.get_clone().into_iter();
        let notes: Vec<View> = notes
            .map(|(task, note)| {
                let close = close(Message::Renaming(Renames::CloseNotice(task)), &send);
                note.view(close, &send)
            })
            .collect();
        View::from(notes)
    })
}

fn note(model: &Model, told: &NotRenamed) -> Note {
    let host = model.facts.tenant().map_or("", |tenant| tenant.host());
    let old_name = match is_blank(&told.old_name) {
        true => told.id.as_str(),
        false => &told.old_name,
    };
    let names = [old_name, &told.name].map(|name| Value::Odd(name.to_owned()));
    // What has stopped everything is told once, above.
    let why = told.trouble.as_ref();
    let why = why.filter(|trouble| model.facts.stop.as_ref() != Some(trouble));
    let why = why.map(|error| Sentence::Told(trouble(&*words(), error, host)));
    let what = match told.trouble {
        Some(_) => "key_not_renamed",
        None => "key_gone_not_renamed",
    };
    let what = Sentence::Of(what, names.to_vec());
    Note {
        kind: Kind::Wrong,
        sentences: [what].into_iter().chain(why).collect(),
        act: None,
    }
}
