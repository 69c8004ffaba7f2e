//! A key of which nobody knows whether it was made, or whose secret nobody has seen: look for it,
//! and ask what is to become of it.

use latchkey_core::flow::look_for_made::{LookForMade, Looked};
use latchkey_core::flow::revoke_key::{After, RevokeEnd, RevokeKey};
use latchkey_core::making::{Making, Standing};
use latchkey_core::{Key, KeyId, Status};

use super::forget;
use crate::new_secret::message::Message;
use crate::new_secret::state::{Doubt, Told};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::update::{note_end, reading, rotating};
use crate::shell::tasks::{self, Job, Report};

pub(super) fn update(model: &mut Model, message: &Message) -> Vec<Effect> {
    match message {
        Message::LookAgain => match model.new_key.standing.clone() {
            Some(Standing::InDoubt(making)) => look(model, &making),
            _ => Vec::new(),
        },
        Message::LetGo => let_go(model),
        Message::Delete => delete(model),
        Message::Keep => keep(model),
        _ => Vec::new(),
    }
}

/// Asks the tenant for the user's keys, the newest first.
pub(super) fn look(model: &mut Model, making: &Making) -> Vec<Effect> {
    let flow = LookForMade::new(making.clone());
    tasks::start(model, &LOOKING_FOR_MADE, flow, |model, flow| {
        model.new_key.doubt = Doubt {
            look: Some(flow),
            ..Doubt::default()
        };
    })
}

/// Looking for a key in doubt.
static LOOKING_FOR_MADE: Job<Model, LookForMade> = Job::new(
    |model, _| model.new_key.doubt.look.as_mut(),
    |model, _, Report::Done(looked)| {
        match model.new_key.standing.clone() {
            Some(Standing::InDoubt(making)) => self::looked(model, &making, looked),
            // It stands otherwise by now, by what another page has done.
            _ => Vec::new(),
        }
    },
);

fn looked(model: &mut Model, making: &Making, looked: Looked) -> Vec<Effect> {
    model.new_key.doubt.look = None;
    match &looked {
        Looked::Made(key) => {
            let (hand, now) = (model.facts.hand(), model.facts.now);
            model.facts.table.take(vec![(**key).clone()], hand, now);
        }
        Looked::NotMade => {
            model.new_key.told = Some(Told::NotMade(making.name.to_string()));
            return forget(model, None);
        }
        Looked::NotYet | Looked::NotAllRead => {}
        Looked::NotRead(error) => {
            let effects = note_end(model, error);
            model.new_key.doubt.looked = Some(looked);
            return effects;
        }
    }
    model.new_key.doubt.looked = Some(looked);
    Vec::new()
}

fn let_go(model: &mut Model) -> Vec<Effect> {
    if model.new_key.doubt.looked != Some(Looked::NotAllRead) {
        return Vec::new();
    }
    model.new_key.told = Some(Told::NotKnown(name(model)));
    forget(model, None)
}

/// The key that the question is about.
fn asked_about(model: &Model) -> Option<KeyId> {
    key_and_status(model).map(|(id, _)| id)
}

/// The same key, and what the tenant said of it.
fn key_and_status(model: &Model) -> Option<(KeyId, Status)> {
    let of = |key: &Key| Some((key.id.clone(), key.status.clone()));
    match (
        model.new_key.standing.as_ref()?,
        &model.new_key.doubt.looked,
    ) {
        (Standing::Unseen(making, id), _) => Some((id.clone(), making.status())),
        (Standing::Fresh(fresh), _) => of(&fresh.key),
        (Standing::InDoubt(_), Some(Looked::Made(key))) => of(key),
        _ => None,
    }
}

fn name(model: &Model) -> String {
    let note = model.new_key.note.as_ref();
    note.map(|note| note.name.to_string()).unwrap_or_default()
}

fn delete(model: &mut Model) -> Vec<Effect> {
    let Some(id) = asked_about(model) else {
        return Vec::new();
    };
    if !model.facts.may_act() || model.new_key.doubt.deleting.is_some() {
        return Vec::new();
    }
    tasks::start(
        model,
        &DELETING_UNSEEN,
        RevokeKey::new(id),
        |model, flow| {
            let doubt = &mut model.new_key.doubt;
            (doubt.look, doubt.trouble) = (None, None);
            doubt.deleting = Some(flow);
        },
    )
}

/// Deleting the key that is asked about.
static DELETING_UNSEEN: Job<Model, RevokeKey> = Job::new(
    |model, _| model.new_key.doubt.deleting.as_mut(),
    |model, _, Report::Done(end)| deleted(model, end),
);

fn deleted(model: &mut Model, end: RevokeEnd) -> Vec<Effect> {
    model.new_key.doubt.deleting = None;
    let Some(id) = asked_about(model) else {
        return Vec::new();
    };
    let is_out_of_use = match end.after {
        After::Gone => {
            model.facts.table.remove(&id, model.facts.now);
            true
        }
        After::Key(key) => {
            model.facts.table.replace(key.clone(), model.facts.now);
            !Key::may_be_revoked(&key)
        }
        After::NotRead(_) | After::Untouched => false,
    };
    if is_out_of_use {
        model.new_key.told = Some(Told::Deleted(name(model)));
        let mut effects = forget(model, Some(id));
        effects.extend(reading::keep(model));
        return effects;
    }
    let Err(error) = end.answer else {
        model.new_key.doubt.trouble = Some(latchkey_core::api::ApiError::Lost);
        return Vec::new();
    };
    let effects = note_end(model, &error);
    model.new_key.doubt.trouble = Some(error);
    effects
}

fn keep(model: &mut Model) -> Vec<Effect> {
    if model.new_key.doubt.deleting.is_some() {
        return Vec::new();
    }
    let rotates = model.new_key.note.as_ref();
    let rotates = rotates.and_then(|note| note.rotates.clone());
    let key = key_and_status(model);
    let id = key.as_ref().map(|(id, _)| id.clone());
    let mut effects = match (rotates, key) {
        (Some(old), Some((new, status))) => rotating::made(model, &old, &new, status),
        _ => Vec::new(),
    };
    model.new_key.told = Some(Told::Kept(name(model)));
    effects.extend(forget(model, id));
    effects
}
