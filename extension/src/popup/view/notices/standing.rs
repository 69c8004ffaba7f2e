//! Notices about the whole list, each standing as long as it is true.

use latchkey_core::api::ApiError;
use latchkey_core::table::Mark;
use latchkey_core::{Moment, Role};
use sycamore::prelude::*;

use super::{Act, Kind, Note, Sentence};
use crate::popup::model::Model;
use crate::popup::view::icon::Icon;
use crate::popup::view::odd::Value;
use crate::popup::view::part::{derived, part};
use crate::popup::view::person::name_of;
use crate::popup::words::words;
use crate::shell::facts::{Known, Reading};
use crate::ui::trouble::trouble;
use crate::words::{as_of, is_long_ago};

/// What is looked at, in the order of the screen.
pub(super) const ALL: [fn(&Model) -> Option<Note>; 11] = [
    stopped,
    unconfirmed,
    list_broken,
    identity_not_known,
    owners_not_read,
    rows_not_understood,
    own_keys_only,
    run_not_read,
    notes_not_read,
    unfinished_not_read,
    not_copied,
];

fn host(model: &Model) -> &str {
    model.facts.tenant().map_or("", |tenant| tenant.host())
}

fn reason(model: &Model, error: &ApiError) -> Sentence {
    Sentence::Told(trouble(&*words(), error, host(model)))
}

fn told_time(model: &Model, at: Moment) -> String {
    as_of(&*words(), at, is_long_ago(at, model.facts.now))
}

/// Nothing more is sent.
fn stopped(model: &Model) -> Option<Note> {
    let error = model.facts.stop.as_ref()?;
    let tenant = model.facts.tenant()?;
    let mut sentences = vec![who_changed(model, error).unwrap_or_else(|| reason(model, error))];
    if let Some(as_of) = model.facts.as_of.filter(|_| !model.facts.table.is_empty()) {
        let time = told_time(model, as_of.read_at);
        sentences.push(Sentence::Of("list_as_of", vec![Value::Plain(time)]));
    }
    let act = match error {
        error if error.is_sign_out() => Some(Act::SignIn {
            host: tenant.host().to_owned(),
            origin: tenant.origin(),
        }),
        ApiError::AnotherUser | ApiError::AnotherTenant => Some(Act::ReadAgain),
        _ => None,
    };
    Some(Note {
        kind: Kind::Wrong,
        sentences,
        act,
    })
}

fn who_changed(model: &Model, error: &ApiError) -> Option<Sentence> {
    let (before, now) = model.facts.session.another_user()?;
    let names = [now, before].map(|user| Value::Odd(name_of(user)));
    (*error == ApiError::AnotherUser)
        .then(|| Sentence::Of("error_another_user_named", Vec::from(names)))
}

/// The list is an earlier opening's.
fn unconfirmed(model: &Model) -> Option<Note> {
    let as_of = model.facts.as_of.filter(|as_of| as_of.is_unconfirmed)?;
    let language = words();
    let time = told_time(model, as_of.read_at);
    let (have, total) = (model.facts.table.len(), model.facts.kept_total);
    let is_asking = model.facts.user == Known::Asking;
    let sentences = match have < total {
        _ if !is_asking => vec![Sentence::Of("unconfirmed_still", vec![Value::Plain(time)])],
        false => vec![Sentence::Of("unconfirmed", vec![Value::Plain(time)])],
        true => {
            let total = language.number(total);
            vec![
                Sentence::Told(language.count("kept_part", have, &[&total, &time])),
                Sentence::plain("checking_who"),
            ]
        }
    };
    Some(Note {
        kind: Kind::Info,
        sentences,
        act: None,
    })
}

fn list_broken(model: &Model) -> Option<Note> {
    let Reading::Broken(error, _) = &model.facts.reading else {
        return None;
    };
    let what = match model.facts.table.is_empty() {
        true => "trouble_list_empty",
        false => "trouble_list",
    };
    (!error.ends_the_session()).then(|| Note {
        kind: Kind::Wrong,
        sentences: vec![Sentence::plain(what), reason(model, error)],
        act: Some(Act::TryAgain),
    })
}

/// Who is signed in or which tenant this is could not be read; the list needs neither.
fn identity_not_known(model: &Model) -> Option<Note> {
    let (what, error) = match (&model.facts.user, &model.facts.tenant_facts) {
        (Known::No(error), _) => ("trouble_user", error),
        (_, Known::No(error)) => ("trouble_tenant", error),
        _ => return None,
    };
    (!error.ends_the_session() && model.facts.stop.is_none()).then(|| Note {
        kind: Kind::Care,
        sentences: vec![Sentence::plain(what), reason(model, error)],
        act: Some(Act::TryAgain),
    })
}

fn owners_not_read(model: &Model) -> Option<Note> {
    let is_known =
        |row: &latchkey_core::table::Row| !row.marks(model.facts.now).contains(&Mark::OwnerNotRead);
    let mut owners = model.facts.table.owners().values();
    // The rows are counted only where there is something to count.
    let is_any = owners.any(|owner| *owner == latchkey_core::Owner::NotRead);
    if !is_any || model.owners.is_busy() || model.facts.stop.is_some() {
        return None;
    }
    let keys = model.facts.table.all().filter(|row| !is_known(row)).count();
    (keys > 0).then(|| Note {
        kind: Kind::Care,
        sentences: vec![Sentence::Told(words().count("trouble_owners", keys, &[]))],
        act: Some(Act::TryAgain),
    })
}

fn rows_not_understood(model: &Model) -> Option<Note> {
    let rows = model.facts.unreadable_rows();
    (rows > 0).then(|| Note {
        kind: Kind::Care,
        sentences: vec![Sentence::Told(words().count("unreadable_keys", rows, &[]))],
        act: None,
    })
}

fn own_keys_only(model: &Model) -> Option<Note> {
    let is_so = model.facts.user == Known::Yes && model.facts.identity.role() == Role::NotAdmin;
    is_so.then(|| Note {
        kind: Kind::Info,
        sentences: vec![Sentence::plain("own_keys_only")],
        act: None,
    })
}

/// Whether a run was left unfinished isn't known.
fn run_not_read(model: &Model) -> Option<Note> {
    model.bulk.is_not_read.then(|| Note {
        kind: Kind::Care,
        sentences: vec![Sentence::plain("run_not_read")],
        act: Some(Act::TryAgain),
    })
}

/// The notes are there, or not: the browser doesn't tell.
fn notes_not_read(model: &Model) -> Option<Note> {
    model.are_notes_refused.then(|| Note {
        kind: Kind::Care,
        sentences: vec![Sentence::plain("notes_not_read")],
        act: Some(Act::TryAgain),
    })
}

/// Something may have been left unfinished, or not: the browser doesn't tell.
fn unfinished_not_read(model: &Model) -> Option<Note> {
    (!model.handling.refused.is_empty()).then(|| Note {
        kind: Kind::Care,
        sentences: vec![Sentence::plain("unfinished_not_read")],
        act: None,
    })
}

fn not_copied(model: &Model) -> Option<Note> {
    let is_so = matches!(model.copied, Some((_, false)));
    is_so.then(|| Note {
        kind: Kind::Care,
        sentences: vec![Sentence::plain("copy_failed")],
        act: None,
    })
}

/// Qlik Cloud asked to wait. The seconds change in their place, so that a screen reader isn't told
/// of a new notice each time.
pub(super) fn waiting(model: ReadSignal<Model>) -> View {
    let seconds = part(model, |model| {
        let left = model.facts.waiting?.since(model.facts.now).max(0);
        usize::try_from((left + 999) / 1_000)
            .ok()
            .map(|left| left.max(1))
    });
    let is_waiting = derived(move || seconds.with(Option::is_some));
    let told = move || match seconds.get() {
        Some(seconds) => words().count("waiting", seconds, &[]),
        None => String::new(),
    };
    view! {
        (if is_waiting.get() {
            view! {
                div(class="notice care", role="status") {
                    (Icon::Clock.view())
                    p { (told()) }
                }
            }
        } else {
            View::new()
        })
    }
}
