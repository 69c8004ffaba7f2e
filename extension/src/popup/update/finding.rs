//! Whose key is this? A pasted key or id is looked up, and its row is shown on request.

use latchkey_core::flow::find_key::{FindKey, Found};
use latchkey_core::{KeyId, Pasted, Person, UserId};

use super::{focus_row, looking, note_end, owner, reading};
use crate::popup::effect::Effect;
use crate::popup::model::{FindPasted, Model, PastedWhat};
use crate::popup::why::Why;
use crate::shell::focus::Target;
use crate::shell::tasks::{self, Job, Report};

#[inline(never)]
pub(super) fn pasted(model: &mut Model, pasted: Pasted) -> Vec<Effect> {
    let what = match pasted {
        Pasted::Text => return Vec::new(),
        Pasted::UnreadableToken => PastedWhat::UnreadableToken,
        Pasted::OtherToken(other) => PastedWhat::OtherToken(other),
        Pasted::Token(facts) => PastedWhat::Token(facts),
        Pasted::KeyId(id) => match person(model, &id) {
            Some(person) => PastedWhat::Person(person),
            None => PastedWhat::Id(id),
        },
    };
    let mut effects = match &what {
        // Perhaps it is of a tenant that was visited.
        PastedWhat::Token(_) if model.facts.seen.is_empty() => vec![Effect::ReadSeenTenants],
        _ => Vec::new(),
    };
    model.details = None;
    model.why = Why::default();
    model.found = Some(FindPasted { what, found: None });
    effects.extend(look(model));
    effects
}

/// Asks for the key that was pasted, unless nothing may be sent.
fn look(model: &mut Model) -> Vec<Effect> {
    // What is still on its way is of another key, or of another session.
    model.finding = None;
    let id = model.found.as_ref().and_then(FindPasted::id).cloned();
    let Some(id) = id.filter(|_| model.facts.stop.is_none()) else {
        return Vec::new();
    };
    tasks::start(model, &FINDING_PASTED, FindKey::new(id), |model, flow| {
        model.finding = Some(flow);
    })
}

/// Looking for the pasted key.
static FINDING_PASTED: Job<Model, FindKey> = Job::new(
    |model, _| model.finding.as_mut(),
    |model, _, Report::Done(found)| {
        model.finding = None;
        answered(model, found)
    },
);

/// Everything is read again: a key whose question was not answered is asked for now.
pub(super) fn look_again(model: &mut Model) -> Vec<Effect> {
    match &mut model.found {
        Some(asked) if matches!(asked.found, None | Some(Found::NotRead(_))) => {
            asked.found = None;
            look(model)
        }
        _ => Vec::new(),
    }
}

/// The user whom the list knows by this id: theirs have the same form as a key's.
fn person(model: &Model, id: &KeyId) -> Option<UserId> {
    let user = UserId::new(id.as_str());
    Person::of(&model.facts.table, &user).map(|_| user)
}

#[inline(never)]
fn answered(model: &mut Model, found: Found) -> Vec<Effect> {
    let Some(asked) = &mut model.found else {
        return Vec::new();
    };
    let found = found.judged_by(model.facts.identity.role());
    asked.found = Some(found.clone());
    match found {
        Found::Key(key) => {
            let owners: Vec<UserId> = key.subject.user().cloned().into_iter().collect();
            let (hand, now) = (model.facts.hand(), model.facts.now);
            model.facts.table.take(vec![*key], hand, now);
            let mut effects = reading::want_owners(model, &owners);
            for owner in &owners {
                effects.extend(owner::want_rights(model, owner));
            }
            effects
        }
        Found::NotRead(error) => note_end(model, &error),
        Found::NotHere | Found::NotVisible | Found::NotSeen => Vec::new(),
    }
}

/// What not seeing the key means, now that more is known of who looks.
pub(super) fn reconsider(model: &mut Model) {
    let role = model.facts.identity.role();
    if let Some(asked) = &mut model.found {
        asked.found = asked.found.take().map(|found| found.judged_by(role));
    }
}

/// Shows the found key's row, whatever the search and the filter were.
#[inline(never)]
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.found.as_ref().and_then(FindPasted::id).cloned() else {
        return Vec::new();
    };
    looking::clear(model);
    forget(model);
    vec![focus_row(model, id)]
}

/// Lets go of what was pasted, the key's text included.
pub(super) fn forget(model: &mut Model) {
    (model.found, model.finding) = (None, None);
    model.why = Why::default();
}

pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    forget(model);
    vec![Effect::Focus(Target::Search)]
}
