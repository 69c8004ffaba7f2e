//! Making a key: what one may make, the wish, and what became of it.

mod doubt;
mod form;
mod fresh;

pub(super) use form::order;

use latchkey_core::api::ApiError;
use latchkey_core::flow::Outcome;
use latchkey_core::flow::read_rules::{ReadRules, Show, Step};
use latchkey_core::making::{FreshKey, Making, Standing};

use super::{linking, next_run, note_end, rotating, settings};
use crate::browser::storage::making::Maker;
use crate::popup::effect::{Effect, Target};
use crate::popup::message::{Reply, Run};
use crate::popup::model::Model;
use crate::popup::new_key::message::{Ask, Effect as Wanted, Message};
use crate::popup::new_key::{Doubt, Fresh, Rules};
use crate::popup::section::Section;
use crate::popup::view::new_key::TITLE;

#[inline(never)]
pub(super) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Found(note, fresh) => found(model, note, fresh),
        Message::AtWork(note) => {
            model.new_key.note = Some(*note);
            model.new_key.is_working = true;
            if model.new_key.standing.is_none() && model.is_at_tenant() {
                model.section = Section::NewKey;
            }
            Vec::new()
        }
        Message::Ordered(is_taken) => {
            model.new_key.is_untaken = !is_taken;
            find(model)
        }
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
        | Message::InFront(_)
        | Message::Test
        | Message::Done => fresh::update(model, message),
        Message::LookAgain | Message::Delete | Message::Keep => doubt::update(model, &message),
        Message::CloseTold => {
            model.new_key.told = None;
            Vec::new()
        }
    }
}

#[inline(never)]
pub(super) fn answered(model: &mut Model, run: Run, ask: Ask, outcome: Outcome) -> Vec<Effect> {
    match ask {
        Ask::Rules(ask) if run == model.new_key.rules.run => {
            let step = model.new_key.rules.flow.answered(ask, outcome);
            rules_read(model, step)
        }
        Ask::Look | Ask::Delete(_) if run == model.new_key.doubt.run => {
            doubt::answered(model, ask, outcome)
        }
        Ask::Test(ask) => fresh::tested(model, run, ask, outcome),
        _ => Vec::new(),
    }
}

/// Whose key it would be, once the user and the tenant are known.
pub(super) fn maker(model: &Model) -> Option<Maker> {
    Some(Maker {
        tenant_id: model.identity.tenant_id()?.to_owned(),
        user_id: model.me()?.clone(),
    })
}

/// Looks for a key on its way, as soon as it is known whose.
pub(super) fn identified(model: &mut Model) -> Vec<Effect> {
    let is_new = model.new_key.standing.is_none() && !model.new_key.is_finding;
    match maker(model) {
        Some(maker) if is_new && model.stop.is_none() => {
            model.new_key.is_finding = true;
            let rotations = crate::popup::rotating::Effect::Find(maker.clone());
            let mut effects = vec![
                Effect::NewKey(Wanted::Find(maker)),
                Effect::Rotating(rotations),
            ];
            if model.section == Section::NewKey {
                effects.extend(read_rules(model));
            }
            effects
        }
        _ => Vec::new(),
    }
}

/// The section is opened.
pub(super) fn opened(model: &mut Model) -> Vec<Effect> {
    let mut effects = settings::look_at_access(model);
    if model.new_key.rules.run == Run::default() {
        effects.extend(read_rules(model));
    }
    effects
}

/// Time went by: a secret may be over.
pub(super) fn ticked(model: &mut Model) -> Vec<Effect> {
    let is_over = model.new_key.fresh_key().is_some() && model.new_key.fresh.until <= model.now;
    match is_over {
        true => find(model),
        false => Vec::new(),
    }
}

/// Looks at what storage holds.
fn find(model: &Model) -> Vec<Effect> {
    maker(model)
        .map(|maker| Effect::NewKey(Wanted::Find(maker)))
        .into_iter()
        .collect()
}

/// Reads what one may make.
pub(super) fn read_rules(model: &mut Model) -> Vec<Effect> {
    let Some(maker) = maker(model).filter(|_| model.stop.is_none()) else {
        return Vec::new();
    };
    let run = next_run(model);
    let (flow, steps) = ReadRules::start(&maker.tenant_id, &maker.user_id);
    model.new_key.rules = Rules {
        run,
        flow,
        ..Rules::default()
    };
    steps
        .into_iter()
        .flat_map(|step| rules_read(model, step))
        .collect()
}

fn rules_read(model: &mut Model, step: Step) -> Vec<Effect> {
    let rules = &mut model.new_key.rules;
    let error = match step {
        Step::Send(ask, request) => {
            let reply = Reply::NewKey(rules.run, Ask::Rules(ask));
            return vec![Effect::Send(reply, request)];
        }
        Step::Show(Show::Config(config)) => {
            let error = config.as_ref().err().cloned();
            rules.config = Some(config);
            error
        }
        Step::Show(Show::Keys(own)) => {
            let error = own.as_ref().err().cloned();
            rules.own = Some(own);
            error
        }
        Step::Done(never) => match never {},
    };
    error.map_or_else(Vec::new, |error: ApiError| note_end(model, &error))
}

/// What storage holds, once nobody is at work on it.
fn found(
    model: &mut Model,
    note: Option<Box<Making>>,
    fresh: Option<Box<FreshKey>>,
) -> Vec<Effect> {
    let is_first = model.new_key.standing.is_none();
    let (note, fresh) = (note.map(|note| *note), fresh.map(|fresh| *fresh));
    let standing = Standing::of(note.clone(), fresh);
    let state = &mut model.new_key;
    (state.is_working, state.is_finding) = (false, false);
    state.note = note;
    let mut effects = Vec::new();
    match &standing {
        Standing::Free => {}
        Standing::Fresh(key) => effects.extend(fresh::found(model, key)),
        Standing::InDoubt(making) => effects.extend(doubt::look(model, making)),
        Standing::Refused(making, _) => {
            model.new_key.draft.name.clone_from(&making.name);
            effects.extend(read_rules(model));
        }
        Standing::Unseen(..) => model.new_key.doubt = Doubt::default(),
    }
    if !matches!(standing, Standing::Fresh(_)) {
        model.new_key.fresh = Fresh::default();
    }
    if is_first && model.is_at_tenant() && !matches!(standing, Standing::Free) {
        // It is what the user has to know first, wherever the popup would have opened.
        model.section = Section::NewKey;
        effects.extend(opened(model));
    }
    let is_news = !is_first || !matches!(standing, Standing::Free);
    model.new_key.standing = Some(standing);
    effects.extend(rotating::meet(model));
    effects.extend(linking::found(model));
    effects.extend(is_news.then(|| focus(model)).flatten());
    effects
}

/// What had the focus may be gone: the section's heading takes it.
fn focus(model: &Model) -> Option<Effect> {
    let is_open = model.section == Section::NewKey || !model.is_at_tenant();
    is_open.then_some(Effect::Focus(Target::Element(TITLE)))
}

/// Nothing is left to be told of the last key: another may be asked for.
fn forget(model: &mut Model) -> Vec<Effect> {
    model.new_key.standing = Some(Standing::Free);
    model.new_key.note = None;
    model.new_key.fresh = Fresh::default();
    model.new_key.doubt = Doubt::default();
    let mut effects: Vec<Effect> = maker(model)
        .map(|maker| Effect::NewKey(Wanted::Forget(maker)))
        .into_iter()
        .collect();
    linking::forgotten(model);
    effects.extend(read_rules(model));
    effects.extend(focus(model));
    effects
}
