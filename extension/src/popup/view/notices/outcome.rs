//! What came of revoking or deleting a key: what the tenant answered and what is true of the key,
//! in a sentence of its own for each combination.

use latchkey_core::api::ApiError;
use latchkey_core::flow::revoke_key::After;
use latchkey_core::{Key, KeyId, Ownership, Status};
use sycamore::prelude::*;

use super::{Act, Kind, Note, Sentence};
use crate::popup::message::Message;
use crate::popup::model::{Model, Notice};
use crate::popup::view::Send;
use crate::popup::view::close::close;
use crate::popup::view::odd::{Value, name_or_id};
use crate::popup::view::part::{dynamic, part};
use crate::popup::view::status::word;
use crate::popup::words::words;
use crate::ui::trouble::trouble;

/// One notice a key, oldest first.
pub(super) fn outcomes(model: ReadSignal<Model>, send: &Send) -> View {
    let ids = part(model, |model| {
        let ids = model.notices.iter().map(|notice| notice.key.id.clone());
        ids.collect::<Vec<KeyId>>()
    });
    let send = send.clone();
    view! {
        Keyed(
            list=ids,
            view=move |id| outcome(model, id, &send),
            key=|id| id.clone(),
        )
    }
}

fn outcome(model: ReadSignal<Model>, id: KeyId, send: &Send) -> View {
    let note = {
        let id = id.clone();
        part(model, move |model| {
            let notice = model.notices.iter().find(|notice| notice.key.id == id);
            notice.map(|notice| note(model, notice))
        })
    };
    let send = send.clone();
    dynamic(move || {
        let close = close(Message::CloseNotice(id.clone()), &send);
        let note = note.get_clone();
        note.map(|note| note.view(close, &send))
    })
}

fn note(model: &Model, notice: &Notice) -> Note {
    let host = model.facts.tenant().map_or("", |tenant| tenant.host());
    let reason = |error: &ApiError| Sentence::Told(trouble(&*words(), error, host));
    let (what, why) = told(notice);
    // What has stopped everything is told once, above.
    let why = why.filter(|error| model.facts.stop.as_ref() != Some(*error));
    let is_offered = notice.may_try_again() && model.facts.may_act();
    Note {
        kind: match notice.is_success() {
            true => Kind::Done,
            false => Kind::Wrong,
        },
        sentences: what.into_iter().chain(why.map(reason)).collect(),
        act: is_offered.then(|| Act::AskAgain(notice.key.id.clone())),
    }
}

/// What is true, and the error that is still to be told.
fn told(notice: &Notice) -> (Vec<Sentence>, Option<&ApiError>) {
    let Notice {
        key,
        ownership,
        end,
    } = notice;
    let is_own = *ownership == Ownership::Own;
    let about = |sentence: &'static str| vec![Sentence::Of(sentence, vec![name(key)])];
    let not_done = || about(if is_own { "not_deleted" } else { "not_revoked" });
    let of_status = |sentence: &'static str, status: &Status| {
        vec![Sentence::Of(sentence, vec![name(key), word(status)])]
    };
    match (&end.answer, &end.after) {
        (Ok(()), After::Gone) if *ownership == Ownership::Others => (about("done_gone"), None),
        (Ok(()), After::Gone) => (about("done_removed"), None),
        (Ok(()), After::NotRead(error)) => (about("done_not_read"), Some(error)),
        (Ok(()), After::Untouched) => (about("done_not_read"), None),
        (Ok(()), After::Key(now)) => match &now.status {
            Status::Active => (about("still_active"), None),
            Status::Revoked if is_own => (about("done_kept"), None),
            Status::Revoked => (about("done_revoked"), None),
            same if *same == key.status => (of_status("still_status", same), None),
            other => (of_status("done_status", other), None),
        },

        (Err(ApiError::Lost), After::Gone) => (about("lost_gone"), None),
        (Err(ApiError::Lost), After::NotRead(error)) => (about("lost_not_known"), Some(error)),
        (Err(ApiError::Lost), After::Untouched) => (about("lost_not_known"), None),
        (Err(ApiError::Lost), After::Key(now)) => match &now.status {
            Status::Active => (about("lost_still_active"), None),
            Status::Revoked => (about("lost_revoked"), None),
            same if *same == key.status => (of_status("lost_still_status", same), None),
            other => (of_status("lost_status", other), None),
        },

        (Err(error), After::Untouched) if error.means_nothing_sent() => {
            let mut sentences = not_done();
            sentences.push(Sentence::plain("nothing_sent"));
            (sentences, Some(error))
        }
        (Err(error), After::Untouched) => (not_done(), Some(error)),
        (Err(ApiError::NotFound(_)), After::Gone) => (about("done_gone"), None),
        (Err(error), After::Gone) => (about("done_gone"), Some(error)),
        (Err(error), After::NotRead(_)) => (about("failed_not_known"), Some(error)),
        (Err(error), After::Key(now)) => match &now.status {
            Status::Revoked => (about("failed_revoked"), Some(error)),
            same if *same == key.status || *same == Status::Active => (not_done(), Some(error)),
            other => (of_status("failed_status", other), Some(error)),
        },
    }
}

fn name(key: &Key) -> Value {
    Value::Odd(name_or_id(key).to_owned())
}
