//! A new key whose secret is here, once: showing, copying, testing it, and letting it go.

use latchkey_core::flow::Outcome;
use latchkey_core::flow::test_key::{self, Step, TestKey, Verdict};
use latchkey_core::making::{FreshKey, Stage};

use super::{forget, maker};
use crate::popup::effect::Effect;
use crate::popup::message::{Reply, Run};
use crate::popup::model::Model;
use crate::popup::new_key::message::{Ask, Effect as Wanted, Message};
use crate::popup::new_key::{Clipboard, Draft, Fresh, Told};
use crate::popup::update::{linking, next_run, rotating};

pub(super) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Show(is_shown) => {
            model.new_key.fresh.is_shown = is_shown;
            take(model)
        }
        Message::Copy => copy(model),
        Message::Copied(is_done) => copied(model, is_done),
        Message::ClearClipboard => clear_clipboard(),
        Message::Cleared(is_done) => {
            model.new_key.fresh.clipboard = match is_done {
                true => Clipboard::Cleared,
                false => Clipboard::NotCleared,
            };
            keep(model)
        }
        Message::InFront(is_in_front) => in_front(model, is_in_front),
        Message::Test => test(model),
        Message::Done => done(model),
        _ => Vec::new(),
    }
}

/// The key and its secret came, or are still here.
pub(super) fn found(model: &mut Model, found: &FreshKey) -> Vec<Effect> {
    let is_the_same = model
        .new_key
        .fresh_key()
        .is_some_and(|key| key.key.id == found.key.id);
    if !is_the_same {
        model.new_key.draft = Draft::default();
        let clipboard = match found.is_copied {
            true => Clipboard::HoldsAway,
            false => Clipboard::Untouched,
        };
        model.new_key.fresh = Fresh {
            clipboard,
            ..Fresh::default()
        };
    }
    model.new_key.fresh.until = model.session.present(found.until);
    let (hand, now) = (model.hand(), model.now);
    model.table.take(vec![found.key.clone()], hand, now);
    match model.new_key.fresh.clipboard {
        // Whoever opens the popup again is in front of it.
        Clipboard::HoldsAway => clear_clipboard(),
        _ => Vec::new(),
    }
}

/// The user has the secret, so that nobody needs to be told that it was never seen.
fn take(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.new_key.fresh_key().map(|fresh| fresh.key.id.clone()) else {
        return Vec::new();
    };
    let Some(note) = &mut model.new_key.note else {
        return Vec::new();
    };
    let taken = Stage::Made { id, is_taken: true };
    if note.stage == taken {
        return Vec::new();
    }
    note.stage = taken;
    vec![Effect::NewKey(Wanted::Note(Box::new(note.clone())))]
}

fn copy(model: &Model) -> Vec<Effect> {
    let token = model.new_key.fresh_key().map(|fresh| fresh.token.clone());
    token
        .map(|token| Effect::NewKey(Wanted::Copy(token)))
        .into_iter()
        .collect()
}

fn copied(model: &mut Model, is_done: bool) -> Vec<Effect> {
    if !is_done {
        model.new_key.fresh.clipboard = Clipboard::Refused;
        return Vec::new();
    }
    model.new_key.fresh.clipboard = Clipboard::Holds;
    let mut effects = take(model);
    effects.extend(keep(model));
    effects
}

/// Keeps with the secret whether the clipboard has it, for the next opening.
fn keep(model: &mut Model) -> Vec<Effect> {
    let (Some(maker), Some(fresh)) = (maker(model), model.new_key.fresh_key()) else {
        return Vec::new();
    };
    let fresh = FreshKey {
        is_copied: model.new_key.fresh.clipboard.may_hold(),
        ..fresh.clone()
    };
    vec![Effect::NewKey(Wanted::Keep(maker, Box::new(fresh)))]
}

fn clear_clipboard() -> Vec<Effect> {
    vec![Effect::NewKey(Wanted::ClearClipboard)]
}

fn in_front(model: &mut Model, is_in_front: bool) -> Vec<Effect> {
    let clipboard = &mut model.new_key.fresh.clipboard;
    match (*clipboard, is_in_front) {
        (Clipboard::Holds | Clipboard::NotCleared, false) => {
            *clipboard = Clipboard::HoldsAway;
            Vec::new()
        }
        (Clipboard::HoldsAway, true) => clear_clipboard(),
        _ => Vec::new(),
    }
}

fn test(model: &mut Model) -> Vec<Effect> {
    let token = model.new_key.fresh_key().map(|fresh| fresh.token.clone());
    let Some(token) = token.filter(|_| model.new_key.fresh.test.is_none()) else {
        return Vec::new();
    };
    let run = next_run(model);
    let (flow, step) = TestKey::start(token);
    model.new_key.fresh.verdict = None;
    model.new_key.fresh.test = Some((run, flow));
    carry(model, run, step)
}

pub(super) fn tested(
    model: &mut Model,
    run: Run,
    ask: test_key::Ask,
    outcome: Outcome,
) -> Vec<Effect> {
    let test = model.new_key.fresh.test.as_ref();
    let Some((_, flow)) = test.filter(|(of, _)| *of == run) else {
        return Vec::new();
    };
    let step = flow.answered(ask, outcome);
    carry(model, run, step)
}

fn carry(model: &mut Model, run: Run, step: Step) -> Vec<Effect> {
    match step {
        Step::Send(ask, request) => {
            vec![Effect::Send(Reply::NewKey(run, Ask::Test(ask)), request)]
        }
        Step::Show(never) => match never {},
        Step::Done(verdict) => {
            model.new_key.fresh.test = None;
            let key = model.new_key.fresh_key().map(|fresh| fresh.key.id.clone());
            let key = key.filter(|_| matches!(verdict, Verdict::Works(_)));
            model.new_key.fresh.verdict = Some(verdict);
            let works = key.map_or_else(Vec::new, |key| rotating::works(model, &key));
            works.into_iter().chain(linking::tested(model)).collect()
        }
    }
}

fn done(model: &mut Model) -> Vec<Effect> {
    let Some(fresh) = model.new_key.fresh_key() else {
        return Vec::new();
    };
    model.new_key.told = Some(Told::Done(fresh.key.name.clone()));
    let clipboard = model.new_key.fresh.clipboard;
    let effects = forget(model);
    // The key is gone from here; what is said of the clipboard stays true.
    model.new_key.fresh.clipboard = clipboard;
    effects
}
