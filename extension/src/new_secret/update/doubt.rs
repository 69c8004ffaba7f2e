//! A key of which nobody knows whether it was made, or whose secret nobody has seen: look for it,
//! and ask what is to become of it.

use latchkey_core::api::ApiError;
use latchkey_core::flow::look_for_made::{LookForMade, Looked};
use latchkey_core::flow::revoke_key::{After, RevokeEnd, RevokeKey};
use latchkey_core::making::{Making, Standing};
use latchkey_core::{Key, KeyId, Status};

use super::forget::forget;
use crate::new_secret::message::{Message, News};
use crate::new_secret::state::{Doubt, NewSecret, Told};
use crate::shell::context::{Context, PartJob};
use crate::shell::tasks::Report;

pub(super) fn update(context: &mut Context<'_, NewSecret>, message: &Message) {
    match message {
        Message::LookAgain => {
            if let Some(Standing::InDoubt(making)) = context.state.standing.clone() {
                look(context, &making);
            }
        }
        Message::LetGo => let_go(context),
        Message::Delete => delete(context),
        Message::Keep => keep(context),
        _ => {}
    }
}

/// Asks the tenant for the user's keys, the newest first.
pub(super) fn look(context: &mut Context<'_, NewSecret>, making: &Making) {
    let flow = LookForMade::new(making.clone());
    context.start(&LOOKING_FOR_MADE, flow, |state, task| {
        state.doubt = Doubt {
            look: Some(task),
            ..Doubt::default()
        };
    });
}

/// Looking for a key in doubt.
static LOOKING_FOR_MADE: PartJob<NewSecret, LookForMade> = PartJob {
    find: |state, _| state.doubt.look.as_mut(),
    report: |context, _, Report::Done(looked)| {
        // It may stand otherwise by now, by what another page has done.
        if let Some(Standing::InDoubt(making)) = context.state.standing.clone() {
            self::looked(context, &making, looked);
        }
    },
};

fn looked(context: &mut Context<'_, NewSecret>, making: &Making, looked: Looked) {
    context.state.doubt.look = None;
    match &looked {
        Looked::Made(key) => {
            let (hand, now) = (context.facts.hand(), context.facts.now);
            context.facts.table.take(vec![(**key).clone()], hand, now);
        }
        Looked::NotMade => {
            context.state.told = Some(Told::NotMade(making.name.to_string()));
            return forget(context, None);
        }
        Looked::NotYet | Looked::NotAllRead => {}
        Looked::NotRead(error) => context.note_error(error),
    }
    context.state.doubt.looked = Some(looked);
}

fn let_go(context: &mut Context<'_, NewSecret>) {
    if context.state.doubt.looked == Some(Looked::NotAllRead) {
        context.state.told = Some(Told::NotKnown(name(context.state)));
        forget(context, None);
    }
}

/// The key that the question is about.
fn asked_about(state: &NewSecret) -> Option<KeyId> {
    key_and_status(state).map(|(id, _)| id)
}

/// The same key, and what the tenant said of it.
fn key_and_status(state: &NewSecret) -> Option<(KeyId, Status)> {
    let of = |key: &Key| Some((key.id.clone(), key.status.clone()));
    match (state.standing.as_ref()?, &state.doubt.looked) {
        (Standing::Unseen(making, id), _) => Some((id.clone(), making.status())),
        (Standing::Fresh(fresh), _) => of(&fresh.key),
        (Standing::InDoubt(_), Some(Looked::Made(key))) => of(key),
        _ => None,
    }
}

fn name(state: &NewSecret) -> String {
    let note = state.note.as_ref();
    note.map(|note| note.name.to_string()).unwrap_or_default()
}

fn delete(context: &mut Context<'_, NewSecret>) {
    let Some(id) = asked_about(context.state) else {
        return;
    };
    if !context.facts.may_act() || context.state.doubt.deleting.is_some() {
        return;
    }
    context.start(&DELETING_UNSEEN, RevokeKey::new(id), |state, task| {
        (state.doubt.look, state.doubt.trouble) = (None, None);
        state.doubt.deleting = Some(task);
    });
}

/// Deleting the key that is asked about.
static DELETING_UNSEEN: PartJob<NewSecret, RevokeKey> = PartJob {
    find: |state, _| state.doubt.deleting.as_mut(),
    report: |context, _, Report::Done(end)| deleted(context, end),
};

fn deleted(context: &mut Context<'_, NewSecret>, end: RevokeEnd) {
    context.state.doubt.deleting = None;
    let Some(id) = asked_about(context.state) else {
        return;
    };
    let now = context.facts.now;
    let is_out_of_use = match end.after {
        After::Gone => {
            context.facts.table.remove(&id, now);
            true
        }
        After::Key(key) => {
            context.facts.table.replace(key.clone(), now);
            !Key::may_be_revoked(&key)
        }
        After::NotRead(_) | After::Untouched => false,
    };
    if is_out_of_use {
        context.state.told = Some(Told::Deleted(name(context.state)));
        forget(context, Some(id));
        return context.ask(News::ListChanged);
    }
    let error = match end.answer {
        Ok(_) => ApiError::Lost,
        Err(error) => {
            context.note_error(&error);
            error
        }
    };
    context.state.doubt.trouble = Some(error);
}

fn keep(context: &mut Context<'_, NewSecret>) {
    let state = &mut context.state;
    if state.doubt.deleting.is_some() {
        return;
    }
    let rotates = state.note.as_ref().and_then(|note| note.rotates.clone());
    let key = key_and_status(state);
    let id = key.as_ref().map(|(id, _)| id.clone());
    state.told = Some(Told::Kept(name(state)));
    if let Some((old, (new, status))) = rotates.zip(key) {
        context.ask(News::SuccessorKept { old, new, status });
    }
    forget(context, id);
}
