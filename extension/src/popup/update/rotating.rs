//! Rotating a key: the question, each step, and what became of it.

use latchkey_core::api::ApiError;
use latchkey_core::flow::rotate_key::{RotateEnd, RotateInput, RotateKey, RotateProgress};
use latchkey_core::rotation::{Rotation, RotationUnnoted, Stage};
use latchkey_core::{Key, KeyId, Ownership, TokenFree};

use super::{details, new_secret, note_end};

mod following;
mod successor;

use successor::make;
pub(super) use successor::{made, meet, works};

use crate::new_secret::state::NEW_KEY_TITLE;
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::rotating::{Effect as Wanted, Followed, Message, Work};
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::{self, Job, Report, TaskId};
pub(super) use following::follow;

#[inline(never)]
pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Propose(id) => propose(model, &id),
        Message::Choose(expiry) => {
            if let Some((_, chosen)) = &mut model.rotating.proposal {
                *chosen = Some(expiry);
            }
            Vec::new()
        }
        Message::Start(old_name) => start(model, old_name),
        Message::Cancel => {
            let proposal = model.rotating.proposal.take();
            proposal.map_or_else(Vec::new, |_| focus())
        }
        Message::Found(rotations) => found(model, rotations),
        Message::Stored(rotations) => following::stored(model, rotations),
        Message::Noted(old, written) => noted(model, &old, written),
        Message::Overtaken(old, kept) => following::overtaken(model, &old, kept),
        Message::Forgotten(name, noted) => following::forgotten(model, name, noted),
        Message::Make(old) => make(model, &old),
        Message::Delete(old) => match model.inactive_successor(&old) {
            None => click(model, &old, RotateInput::Delete),
            Some(_) => Vec::new(),
        },
        Message::Pick(old, day) => {
            if let Some(work) = model.rotating.of(&old) {
                work.day = day;
            }
            Vec::new()
        }
        Message::Keep(old) => keep(model, &old),
        Message::GiveUp(old) => click(model, &old, RotateInput::GiveUp),
        Message::PutBack(old) => click(model, &old, RotateInput::PutBack),
        Message::GoOn(old) => click(model, &old, RotateInput::GoOn),
        Message::CloseTold => {
            (model.rotating.told, model.rotating.followed) = (None, None);
            focus()
        }
    }
}

fn noted(model: &mut Model, old: &KeyId, written: Result<(), RotationUnnoted>) -> Vec<Effect> {
    let (is_noted, unnoted) = (written.is_ok(), written.err());
    let mut is_begun = true;
    if let Some(work) = model.rotating.of(old) {
        work.unnoted = unnoted;
        is_begun = work.flow.noted_stage().is_some();
    }
    let mut effects = tell(model, old, RotateInput::Noted(is_noted));
    if let Some(unnoted) = unnoted.filter(|_| !is_begun) {
        let told = model.rotating.told.take();
        model.rotating.followed = told.map(|(name, _)| (name, Followed::NotBegun(unnoted)));
    }
    let is_resumed = model.rotating.of(old).is_none_or(|work| work.is_resumed);
    // The renamed key gets its successor at once.
    if is_noted && !is_resumed {
        effects.extend(make(model, old));
    }
    effects
}

fn focus() -> Vec<Effect> {
    vec![Effect::Focus(Target::Element(NEW_KEY_TITLE))]
}

/// Asks before a key of one's own is rotated.
fn propose(model: &mut Model, id: &KeyId) -> Vec<Effect> {
    let row = model.facts.table.row(id);
    let own =
        row.filter(|row| row.key.ownership(model.facts.me()) == Ownership::Own && !row.is_gone);
    let Some(key) = own.map(|row| row.key.clone()) else {
        return Vec::new();
    };
    if model.rotating.of(id).is_none() {
        model.rotating.proposal = Some((key, None));
        (model.rotating.told, model.rotating.followed) = (None, None);
    }
    model.facts.section = SectionName::NewKey;
    let mut effects = new_secret::read_rules(model);
    effects.extend(focus());
    effects
}

/// The two names of a rotation: a key whose name holds a token would hand it to its successor.
fn token_free_names(model: &Model, old_name: &str) -> Option<(TokenFree, TokenFree)> {
    let (key, _) = model.rotating.proposal.as_ref()?;
    let name = TokenFree::new(&key.name).ok()?;
    Some((name, TokenFree::new(old_name).ok()?))
}

fn start(model: &mut Model, old_name: String) -> Vec<Effect> {
    let (Some(expiry), Some(maker)) = (model.successor_expiry(), model.facts.maker()) else {
        return Vec::new();
    };
    let Some((name, old_name)) = token_free_names(model, &old_name) else {
        return Vec::new();
    };
    // By its name the old key is told from its successor.
    let is_told_apart = |key: &Key| key.name != *old_name;
    if !model.may_start_rotation() {
        return Vec::new();
    }
    let proposal = &mut model.rotating.proposal;
    let Some((key, _)) = proposal.take_if(|(key, _)| is_told_apart(key)) else {
        return Vec::new();
    };
    let rotation = Rotation {
        tenant_id: maker.tenant_id,
        user_id: maker.user_id,
        old: key.id,
        old_name,
        name,
        expiry,
        begun_at: model.facts.now,
        stage: Stage::Renaming,
    };
    let task = add(model, RotateKey::new(rotation), false);
    let mut effects = tasks::begin(model, &ROTATING_KEY, task);
    effects.extend(focus());
    effects
}

fn add(model: &mut Model, flow: RotateKey, is_resumed: bool) -> TaskId {
    let flow = model.facts.task_ids.task(flow);
    let task = flow.id();
    model.rotating.works.push(Work {
        flow,
        trouble: None,
        unnoted: None,
        is_note_left: false,
        is_resumed,
        day: None,
    });
    task
}

/// What earlier openings left: what was in doubt is read, what waits for the user is shown.
fn found(model: &mut Model, rotations: Vec<Rotation>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for rotation in rotations {
        if model.rotating.of(&rotation.old).is_some() {
            continue;
        }
        let is_waiting =
            !matches!(rotation.stage, Stage::Kept { .. }) || rotation.is_due(model.facts.now);
        if is_waiting {
            model.facts.section = SectionName::NewKey;
        }
        let task = add(model, RotateKey::noted(rotation), true);
        effects.extend(tasks::begin(model, &ROTATING_KEY, task));
    }
    if model.facts.section == SectionName::NewKey && !model.rotating.works.is_empty() {
        effects.extend(new_secret::opened(model));
    }
    effects
}

fn click(model: &mut Model, old: &KeyId, input: RotateInput) -> Vec<Effect> {
    let is_busy = model
        .rotating
        .of(old)
        .is_none_or(|work| work.flow.is_busy());
    if is_busy || !model.facts.may_act() {
        return Vec::new();
    }
    let mut effects = tell(model, old, input);
    effects.extend(focus());
    effects
}

fn keep(model: &mut Model, old: &KeyId) -> Vec<Effect> {
    if model.inactive_successor(old).is_some() {
        return Vec::new();
    }
    let now = model.facts.now;
    let day = model.rotating.of(old).and_then(|work| work.day);
    match day.filter(|day| *day > now) {
        Some(day) => click(model, old, RotateInput::KeepUntil(day)),
        None => Vec::new(),
    }
}

/// Tells the rotation of this old key something.
fn tell(model: &mut Model, old: &KeyId, input: RotateInput) -> Vec<Effect> {
    let task = model.rotating.of(old).map(|work| work.flow.id());
    task.map_or_else(Vec::new, |task| {
        tasks::input(model, &ROTATING_KEY, task, input)
    })
}

/// Rotating a key.
static ROTATING_KEY: Job<Model, RotateKey> = Job::new(
    |model, task| model.rotating.at_work(task).map(|work| &mut work.flow),
    |model, task, report| match report {
        Report::Progress(RotateProgress::Note(rotation)) => note(model, task, rotation),
        Report::Progress(RotateProgress::Rest(trouble)) => rest(model, task, trouble),
        Report::Done(end) => done(model, task, end),
    },
);

fn note(model: &mut Model, task: TaskId, rotation: Box<Rotation>) -> Vec<Effect> {
    let Some(work) = model.rotating.at_work(task) else {
        return Vec::new();
    };
    work.trouble = None;
    let known = work.flow.noted_stage().cloned();
    vec![Effect::Rotating(Wanted::Note(rotation, known))]
}

fn rest(model: &mut Model, task: TaskId, trouble: Option<ApiError>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(error) = &trouble {
        effects.extend(note_end(model, error));
    }
    let Some(work) = model.rotating.at_work(task) else {
        return effects;
    };
    work.trouble = trouble;
    let rotation = work.flow.rotation().clone();
    if rotation.stage == Stage::Making {
        show_old_name(model, &rotation);
        effects.extend(meet(model));
    }
    effects
}

/// The list shows the old key's other name at once.
fn show_old_name(model: &mut Model, rotation: &Rotation) {
    if let Some(row) = model.facts.table.row(&rotation.old) {
        let mut key = row.key.clone();
        key.name = rotation.old_name.to_string();
        model.facts.table.replace(key, model.facts.now);
    }
}

#[inline(never)]
fn done(model: &mut Model, task: TaskId, end: RotateEnd) -> Vec<Effect> {
    let mut works = model.rotating.works.iter();
    let Some(at) = works.position(|work| work.flow.id() == task) else {
        return Vec::new();
    };
    let flow = model.rotating.works.remove(at).flow;
    let (rotation, known) = (flow.rotation().clone(), flow.noted_stage().cloned());
    // What was never written down isn't to be forgotten, and may be another page's.
    let forget = known.map(|known| Wanted::Forget(Box::new(rotation.clone()), Some(known)));
    let mut effects: Vec<Effect> = forget.map(Effect::Rotating).into_iter().collect();
    match &end {
        RotateEnd::Replaced => model.facts.table.remove(&rotation.old, model.facts.now),
        RotateEnd::Unchanged(Some(error)) => effects.extend(note_end(model, error)),
        RotateEnd::Unchanged(None) | RotateEnd::Overtaken | RotateEnd::Left => {}
    }
    model.rotating.told = Some((rotation.name.to_string(), end));
    effects.extend(focus());
    effects
}
