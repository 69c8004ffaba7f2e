//! A new key whose secret is here, once: showing, copying, testing it, and letting it go.

use latchkey_core::KeyId;
use latchkey_core::flow::test_key::{TestKey, Tested};
use latchkey_core::making::{FreshKey, Making, Standing};

use super::forget;
use crate::new_secret::message::{Effect as Wanted, Message};
use crate::new_secret::state::{Clipboard, Fresh, NewKey, Told};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::update::{linking, rotating};
use crate::shell::tasks::{self, Job, Report};

pub(super) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Show(is_shown) => {
            model.new_key.fresh.is_shown = is_shown;
            take(model)
        }
        Message::Copy => copy(model),
        Message::Copied(is_done) => copied(model, is_done),
        Message::ClearClipboard => vec![Effect::NewKey(Wanted::ClearClipboard(None))],
        Message::Cleared(is_done) => {
            model.new_key.fresh.clipboard = match is_done {
                true => Clipboard::Cleared,
                false => Clipboard::NotCleared,
            };
            Vec::new()
        }
        Message::NotCleared => {
            model.new_key.fresh.clipboard = Clipboard::LeftAlone;
            Vec::new()
        }
        Message::InFront(is_in_front) => in_front(model, is_in_front),
        Message::Hidden => {
            // Whoever brings the page to light again, and whenever, finds the secret masked.
            model.new_key.fresh.is_shown = false;
            Vec::new()
        }
        Message::Test => test(model),
        Message::Done => done(model),
        _ => Vec::new(),
    }
}

/// The key and its secret came, or are still here. Whoever opens the popup again is in front of it,
/// so the clipboard is cleared; a page that was there all the time clears it when it is left and
/// comes back.
pub(super) fn found(model: &mut Model, was: Option<&Standing>, found: &FreshKey) -> Vec<Effect> {
    let id = &found.key.id;
    let is_the_same = matches!(was, Some(Standing::Fresh(was)) if was.key.id == *id);
    let mut effects = Vec::new();
    if !is_the_same {
        model.new_key.fresh = Fresh::default();
        effects.push(Effect::NewKey(Wanted::Await(id.clone(), found.until)));
    }
    let fresh = &mut model.new_key.fresh;
    if found.is_copied && fresh.clipboard == Clipboard::Untouched {
        fresh.copied = Some(id.clone());
        fresh.clipboard = match was {
            None => Clipboard::HoldsAway,
            Some(_) => Clipboard::Holds,
        };
    }
    fresh.until = model.facts.session.present(found.until);
    if was.is_none() {
        effects.extend(clear_clipboard(model));
    }
    let (hand, now) = (model.facts.hand(), model.facts.now);
    model.facts.table.take(vec![found.key.clone()], hand, now);
    effects
}

/// The user has the secret, so that nobody needs to be told that it was never seen.
fn take(model: &mut Model) -> Vec<Effect> {
    let state = &mut model.new_key;
    let Some(id) = state.fresh_key().map(|fresh| fresh.key.id.clone()) else {
        return Vec::new();
    };
    let Some(taken) = taken(state) else {
        return Vec::new();
    };
    state.note = Some(taken);
    let take = |maker| Effect::NewKey(Wanted::Take(maker, id));
    model.facts.maker().map(take).into_iter().collect()
}

/// The note with the word that the user has the secret; `None` where it says so, or speaks of
/// another key.
fn taken(state: &NewKey) -> Option<Making> {
    let key = &state.fresh_key()?.key.id;
    state.note.as_ref()?.taken(key)
}

fn copy(model: &Model) -> Vec<Effect> {
    let maker = model.facts.maker();
    let copy = |fresh: &FreshKey| Wanted::Copy(maker, fresh.key.id.clone(), fresh.token.clone());
    let copy = model.new_key.fresh_key().map(copy);
    copy.map(Effect::NewKey).into_iter().collect()
}

fn copied(model: &mut Model, is_done: bool) -> Vec<Effect> {
    let id = model.new_key.fresh_key().map(|fresh| fresh.key.id.clone());
    let fresh = &mut model.new_key.fresh;
    if !is_done {
        fresh.clipboard = Clipboard::Refused;
        return Vec::new();
    }
    // Somebody may have gone elsewhere while it was copied.
    fresh.clipboard = match model.new_key.is_away {
        true => Clipboard::HoldsAway,
        false => Clipboard::Holds,
    };
    fresh.copied = id;
    // The note itself was written before this was said.
    let taken = taken(&model.new_key);
    model.new_key.note = taken.or_else(|| model.new_key.note.take());
    Vec::new()
}

/// Clears the clipboard after somebody was elsewhere, unless another key may be on it by now.
fn clear_clipboard(model: &Model) -> Vec<Effect> {
    let fresh = &model.new_key.fresh;
    let copied = fresh.copied.as_ref();
    let copied = copied.filter(|_| fresh.clipboard == Clipboard::HoldsAway);
    let clear = |id: &KeyId| Effect::NewKey(Wanted::ClearClipboard(Some(id.clone())));
    copied.map(clear).into_iter().collect()
}

fn in_front(model: &mut Model, is_in_front: bool) -> Vec<Effect> {
    model.new_key.is_away = !is_in_front;
    let clipboard = &mut model.new_key.fresh.clipboard;
    if is_in_front {
        return clear_clipboard(model);
    }
    if clipboard.may_hold() {
        *clipboard = Clipboard::HoldsAway;
    }
    Vec::new()
}

fn test(model: &mut Model) -> Vec<Effect> {
    let host = model.facts.tenant().map(|tenant| tenant.host().to_owned());
    let fresh = model.new_key.fresh_key();
    let (Some(fresh), Some(host)) = (fresh.filter(|_| model.new_key.fresh.test.is_none()), host)
    else {
        return Vec::new();
    };
    if !fresh.is_of(&host) {
        model.new_key.fresh.verdict = None;
        model.new_key.fresh.other_host = Some(host);
        return Vec::new();
    }
    let flow = TestKey::new(fresh.token.clone());
    tasks::start(model, &TESTING_NEW_KEY, flow, |model, flow| {
        let fresh = &mut model.new_key.fresh;
        (fresh.verdict, fresh.other_host) = (None, None);
        fresh.test = Some(flow);
    })
}

/// Testing the new key.
static TESTING_NEW_KEY: Job<Model, TestKey> = Job::new(
    |model, _| model.new_key.fresh.test.as_mut(),
    |model, _, Report::Done(verdict)| tested(model, verdict),
);

fn tested(model: &mut Model, verdict: Tested) -> Vec<Effect> {
    model.new_key.fresh.test = None;
    let key = model.new_key.fresh_key().map(|fresh| fresh.key.id.clone());
    let key = key.filter(|_| matches!(verdict, Tested::Works(_)));
    model.new_key.fresh.verdict = Some(verdict);
    let works = key.map_or_else(Vec::new, |key| rotating::works(model, &key));
    works.into_iter().chain(linking::tested(model)).collect()
}

/// Nothing of the secret stays here; what is said of the clipboard stays true.
fn done(model: &mut Model) -> Vec<Effect> {
    let Some(fresh) = model.new_key.fresh_key() else {
        return Vec::new();
    };
    let id = fresh.key.id.clone();
    model.new_key.told = Some(Told::Done(fresh.key.name.clone()));
    forget(model, Some(id))
}
