//! Making a key: what one may make, the wish, and what became of it.

mod doubt;
mod form;
mod fresh;

pub(super) use form::{is_ready, order};

use latchkey_core::api::ApiError;
use latchkey_core::flow::read_rules::{ReadRules, RulesProgress};
use latchkey_core::making::{FreshKey, Making, Standing};
use latchkey_core::{KeyId, Moment};

use super::{linking, note_end, rotating};
use crate::features::settings::state::SettingsMessage;
use crate::new_secret::message::{Effect as Wanted, Message};
use crate::new_secret::state::{Doubt, Draft, NewKey, Rules, Told};
use crate::popup::effect::Effect;
use crate::popup::ids::NEW_KEY_TITLE;
use crate::popup::model::Model;
use crate::popup::sections::{self, SectionMessage};
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::{self, Job, Report};
use crate::wire::order::{Answer, Reason};

#[inline(never)]
pub(super) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Found(note, fresh) => {
            let put_away = &model.new_key.put_away;
            let note = put_away.without(note.map(|note| *note));
            let fresh = put_away.without_key(fresh.map(|fresh| *fresh));
            let fresh = fresh.or_else(|| only_here(&model.new_key, note.as_ref()));
            let standing = Standing::of(note.clone(), fresh);
            found(model, note, standing)
        }
        Message::NotRead(fresh) => {
            let put_away = &model.new_key.put_away;
            let fresh = put_away.without_key(fresh.map(|fresh| *fresh));
            let fresh = fresh.or_else(|| only_here(&model.new_key, None));
            found(model, None, Standing::of_unread(fresh))
        }
        Message::SecretNotRead => {
            let state = &model.new_key;
            let fresh = only_here(state, state.note.as_ref());
            // What is on the screen stays there for its time.
            let fresh = fresh.or_else(|| state.fresh_key().cloned());
            let note = state.note.clone();
            found(model, note, Standing::of_unread(fresh))
        }
        Message::NotForgotten => {
            model.new_key.told = Some(Told::NotForgotten);
            Vec::new()
        }
        Message::FindAgain => find(model),
        Message::AtWork(note) => {
            model.new_key.note = Some(*note);
            model.new_key.is_working = true;
            if model.new_key.standing.is_none() && model.facts.is_at_tenant() {
                model.facts.section = SectionName::NewKey;
            }
            Vec::new()
        }
        Message::Ordered(answer) => ordered(model, answer),
        Message::Changed(names) => changed(model, &names),
        Message::Over(id) => match model.new_key.fresh_key() {
            Some(fresh) if fresh.key.id == id => over(model),
            _ => Vec::new(),
        },
        Message::Named(_)
        | Message::Chose(_)
        | Message::Amount(_)
        | Message::Unit(_)
        | Message::Create => form::update(model, message),
        Message::Show(_)
        | Message::Copy
        | Message::Copied(_)
        | Message::ClearClipboard
        | Message::Cleared(_)
        | Message::NotCleared
        | Message::InFront(_)
        | Message::Hidden
        | Message::Test
        | Message::Done => fresh::update(model, message),
        Message::LookAgain | Message::LetGo | Message::Delete | Message::Keep => {
            doubt::update(model, &message)
        }
        Message::CloseTold => {
            model.new_key.told = None;
            Vec::new()
        }
    }
}

/// Looks for a key on its way, as soon as it is known whose.
pub(super) fn identified(model: &mut Model) -> Vec<Effect> {
    let is_new = model.new_key.standing.is_none() && !model.new_key.is_finding;
    match model.facts.maker() {
        Some(maker) if is_new && model.facts.stop.is_none() => {
            model.new_key.is_finding = true;
            let rotations = crate::popup::rotating::Effect::Find(maker.clone());
            let mut effects = vec![
                Effect::NewKey(Wanted::Find(maker)),
                Effect::Rotating(rotations),
            ];
            if model.facts.section == SectionName::NewKey {
                effects.extend(read_rules(model));
            }
            effects
        }
        _ => Vec::new(),
    }
}

/// The section is opened.
pub(super) fn opened(model: &mut Model) -> Vec<Effect> {
    let wanted = SectionMessage::Settings(SettingsMessage::KeyWanted);
    let mut effects = sections::update(model, wanted);
    if model.new_key.rules.flow.is_none() {
        effects.extend(read_rules(model));
    }
    effects
}

/// Before anything else happens at the moment `now` of the PC's clock: a secret may be over, on a
/// screen that was frozen for instance.
pub(super) fn expire(model: &mut Model, now: Moment) -> Vec<Effect> {
    match model.new_key.fresh_key() {
        Some(fresh) if !fresh.is_in_time(now) => over(model),
        _ => Vec::new(),
    }
}

/// The new key's secret has been here for its whole time.
fn over(model: &mut Model) -> Vec<Effect> {
    let state = &mut model.new_key;
    let name = state.fresh_key().map(|fresh| fresh.key.name.clone());
    let standing = Standing::of(state.note.clone(), None);
    // Where nobody has seen the secret, the question about the key says it.
    state.told = match standing {
        Standing::Free => name.map(Told::Over),
        _ => state.told.take(),
    };
    put_away(state);
    state.standing = Some(standing);
    let mut effects = linking::put_away(model);
    effects.extend(find(model));
    effects.extend(focus(model));
    effects
}

/// Nothing of the new key's secret stays here, but whether the clipboard may have it.
fn put_away(state: &mut NewKey) {
    let fresh = std::mem::take(&mut state.fresh);
    state.fresh.clipboard = fresh.clipboard;
    state.fresh.copied = fresh.copied;
    state.only_here = None;
}

/// The worker is done with this page's order.
fn ordered(model: &mut Model, answer: Answer) -> Vec<Effect> {
    let state = &mut model.new_key;
    state.is_ordered = false;
    state.not_sent = None;
    match answer {
        Answer::Done => {}
        Answer::NotKept(fresh) => state.only_here = Some(fresh),
        Answer::NotSent(reason) => state.not_sent = Some(reason),
        Answer::Broken => state.not_sent = Some(Reason::Broken),
    }
    find(model)
}

/// What is found is the same for all pages, so this one follows.
fn changed(model: &Model, names: &[String]) -> Vec<Effect> {
    let is_known = model.new_key.standing.is_some();
    let maker = model
        .facts
        .maker()
        .filter(|_| is_known && !model.new_key.is_ordered);
    match maker {
        Some(maker) if names.iter().any(|name| maker.owns(name)) => find(model),
        _ => Vec::new(),
    }
}

/// Looks at what storage holds.
fn find(model: &Model) -> Vec<Effect> {
    model
        .facts
        .maker()
        .map(|maker| Effect::NewKey(Wanted::Find(maker)))
        .into_iter()
        .collect()
}

/// Reads what one may make.
pub(super) fn read_rules(model: &mut Model) -> Vec<Effect> {
    let Some(maker) = model.facts.maker().filter(|_| model.facts.stop.is_none()) else {
        return Vec::new();
    };
    let flow = ReadRules::new(maker.tenant_id, maker.user_id);
    tasks::start(model, &READING_RULES, flow, |model, flow| {
        model.new_key.rules = Rules {
            flow: Some(flow),
            ..Rules::default()
        };
    })
}

/// Reading what one may make.
static READING_RULES: Job<Model, ReadRules> = Job::new(
    |model, _| model.new_key.rules.flow.as_mut(),
    |model, _, Report::Progress(part)| rules_read(model, part),
);

fn rules_read(model: &mut Model, part: RulesProgress) -> Vec<Effect> {
    let rules = &mut model.new_key.rules;
    let error = match part {
        RulesProgress::Config(config) => {
            let error = config.as_ref().err().cloned();
            rules.config = Some(config);
            error
        }
        RulesProgress::Keys(own) => {
            let error = own.as_ref().err().cloned();
            rules.own = Some(own);
            error
        }
    };
    error.map_or_else(Vec::new, |error: ApiError| note_end(model, &error))
}

/// What storage holds, once nobody is at work on it.
fn found(model: &mut Model, note: Option<Making>, standing: Standing) -> Vec<Effect> {
    if model.new_key.is_ordered {
        // It was read before this page's order; what came of that is looked for in its turn.
        return Vec::new();
    }
    let state = &mut model.new_key;
    (state.is_working, state.is_finding) = (false, false);
    let is_own = std::mem::take(&mut state.is_own);
    // Another key's secret or refusal leaves what is typed for one's own as it is.
    let is_made = is_own && state.not_sent != Some(Reason::Another);
    state.note = note;
    let was = state.standing.take();
    let is_news = was.as_ref() != Some(&standing);
    let mut effects = match is_news {
        true => news(model, was.as_ref(), &standing, is_made),
        false => Vec::new(),
    };
    let reason = model.new_key.not_sent.take();
    model.new_key.not_sent = reason.filter(|reason| match reason {
        // Where a key may be on its way, it may be the one that was asked for.
        Reason::NotTaken | Reason::Broken => standing == Standing::Free,
        // What stood in the way of the wish is over with the next change.
        Reason::Another | Reason::NoteNotRead => is_own || !is_news,
        Reason::NotNoted | Reason::NotReadable | Reason::NoWay => true,
    });
    model.new_key.standing = Some(standing);
    effects.extend(rotating::meet(model));
    effects.extend(linking::found(model));
    let is_shown = (is_news && was.is_some()) || is_own || !is_free(model);
    effects.extend(is_shown.then(|| focus(model)).flatten());
    effects
}

fn is_free(model: &Model) -> bool {
    matches!(model.new_key.standing, Some(Standing::Free))
}

/// It stands otherwise than this page knew, by its own order, or by another page.
fn news(
    model: &mut Model,
    was: Option<&Standing>,
    standing: &Standing,
    is_own: bool,
) -> Vec<Effect> {
    let (is_first, is_free) = (was.is_none(), matches!(standing, Standing::Free));
    tell_of_other_window(model, was, standing);
    let mut effects = match is_replaced(was, standing) {
        true => linking::put_away(model),
        false => Vec::new(),
    };
    if !matches!(standing, Standing::InDoubt(_)) {
        // Nobody asks any more whether the key was made.
        model.new_key.doubt.look = None;
    }
    match standing {
        Standing::Free | Standing::NotRead => {}
        Standing::Fresh(key) => effects.extend(fresh::found(model, was, key)),
        Standing::InDoubt(making) => effects.extend(doubt::look(model, making)),
        Standing::Refused(making, _) => {
            let draft = &mut model.new_key.draft;
            if is_own || draft.name.is_empty() {
                draft.name = making.name.to_string();
            }
            effects.extend(read_rules(model));
        }
        Standing::Unseen(..) => model.new_key.doubt = Doubt::default(),
    }
    match standing {
        Standing::Fresh(_) => {
            if is_own || is_first {
                model.new_key.draft = Draft::default();
            }
        }
        _ => put_away(&mut model.new_key),
    }
    if is_first && model.facts.is_at_tenant() && !is_free {
        // It is what the user has to know first, wherever the popup would have opened.
        model.facts.section = SectionName::NewKey;
        effects.extend(opened(model));
    }
    effects
}

/// The secret that could be kept nowhere but here, where the note still speaks of its key.
fn only_here(state: &NewKey, note: Option<&Making>) -> Option<FreshKey> {
    let fresh = state.only_here.as_ref()?;
    let is_noted = note.is_none_or(|note| note.stage.key().is_none_or(|id| *id == fresh.key.id));
    is_noted.then(|| (**fresh).clone())
}

/// The key that was here is no more, or another one is in its place.
fn is_replaced(was: Option<&Standing>, standing: &Standing) -> bool {
    match (was, standing) {
        (Some(Standing::Fresh(was)), Standing::Fresh(fresh)) => was.key.id != fresh.key.id,
        (Some(Standing::Fresh(_)), _) => true,
        _ => false,
    }
}

/// A key that was on the screen was put away by another page of ours. What this page has copied stays
/// on the clipboard where another key has come since: it may be that one's by now.
fn tell_of_other_window(model: &mut Model, was: Option<&Standing>, standing: &Standing) {
    let state = &mut model.new_key;
    let name = match (was, standing, &state.told) {
        (Some(Standing::Fresh(was)), Standing::Fresh(fresh), _) if was.key.id != fresh.key.id => {
            was.key.name.clone()
        }
        (Some(Standing::Fresh(was)), Standing::Free, _) => was.key.name.clone(),
        (Some(Standing::Unseen(making, _) | Standing::InDoubt(making)), Standing::Free, _) => {
            making.name.to_string()
        }
        (Some(Standing::Free), Standing::Fresh(_), Some(Told::Elsewhere(name))) => name.clone(),
        _ => return,
    };
    let is_replaced = matches!(standing, Standing::Fresh(_));
    state.told = Some(match is_replaced && state.fresh.clipboard.may_hold() {
        true => Told::ElsewhereCopied(name),
        false => Told::Elsewhere(name),
    });
}

/// What had the focus may be gone: the section's heading takes it.
fn focus(model: &Model) -> Option<Effect> {
    let is_open = model.facts.section == SectionName::NewKey || !model.facts.is_at_tenant();
    is_open.then_some(Effect::Focus(Target::Element(NEW_KEY_TITLE)))
}

/// Nothing is left to be told of the last key: another may be asked for. What belongs to it is
/// forgotten, and nothing of another.
fn forget(model: &mut Model, key: Option<KeyId>) -> Vec<Effect> {
    let note = model.new_key.note.take();
    model.new_key.put_away.keys.extend(key.clone());
    model.new_key.put_away.wishes.extend(note.clone());
    model.new_key.standing = Some(Standing::Free);
    put_away(&mut model.new_key);
    model.new_key.doubt = Doubt::default();
    let forget = |maker| Effect::NewKey(Wanted::Forget(maker, key, note.map(Box::new)));
    let mut effects: Vec<Effect> = model.facts.maker().map(forget).into_iter().collect();
    linking::forgotten(model);
    effects.extend(read_rules(model));
    effects.extend(focus(model));
    effects
}
