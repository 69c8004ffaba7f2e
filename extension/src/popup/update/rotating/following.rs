//! What other pages of this browser do to the same rotations. What is kept holds, whatever this page
//! remembers.

use latchkey_core::KeyId;
use latchkey_core::flow::rotate_key::RotateKey;
use latchkey_core::rotation::{Rotation, RotationNoted, Stage};

use super::{add, show_old_name};
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::rotating::{Effect as Wanted, Followed};

/// Looks at what is kept, since one of our pages has changed it.
pub(in crate::popup::update) fn follow(model: &Model) -> Option<Effect> {
    let maker = model.facts.maker()?;
    Some(Effect::Rotating(Wanted::Follow(maker)))
}

/// Takes what is kept as the state of each rotation that nothing is under way for here; what is, is
/// compared when it is written down.
pub(super) fn stored(model: &mut Model, rotations: Vec<Rotation>) -> Vec<Effect> {
    let known = model
        .rotating
        .works
        .iter()
        .filter(|work| !work.flow.is_busy());
    let known: Vec<(KeyId, Option<Stage>)> = known
        .map(|work| {
            let noted = work.flow.noted_stage().cloned();
            (work.flow.rotation().old.clone(), noted)
        })
        .collect();
    for (old, noted) in known {
        let kept = rotations.iter().find(|rotation| rotation.old == old);
        if kept.map(|kept| &kept.stage) != noted.as_ref() {
            overtaken(model, &old, kept.cloned().map(Box::new));
        }
    }
    for rotation in rotations {
        if model.rotating.of(&rotation.old).is_none() {
            // The question whether to begin it is answered.
            let proposal = &mut model.rotating.proposal;
            proposal.take_if(|(key, _)| key.id == rotation.old);
            show(model, &rotation);
            add(model, RotateKey::noted(rotation), true);
        }
    }
    Vec::new()
}

/// Another page has carried a rotation further, or to its end: that is shown here, and what was to
/// be done here isn't.
pub(super) fn overtaken(
    model: &mut Model,
    old: &KeyId,
    kept: Option<Box<Rotation>>,
) -> Vec<Effect> {
    let Some(work) = model.rotating.of(old) else {
        return Vec::new();
    };
    let name = work.flow.rotation().name.to_string();
    let followed = match kept {
        Some(kept) => {
            work.flow = model.facts.task_ids.task(RotateKey::noted(*kept.clone()));
            (work.trouble, work.unnoted, work.is_resumed) = (None, None, true);
            show(model, &kept);
            Followed::Further
        }
        None => {
            let works = &mut model.rotating.works;
            works.retain(|work| work.flow.rotation().old != *old);
            Followed::Ended
        }
    };
    model.rotating.followed = Some((name, followed));
    Vec::new()
}

/// A rotation that is over here and was carried further elsewhere isn't over.
pub(super) fn forgotten(model: &mut Model, name: String, noted: RotationNoted) -> Vec<Effect> {
    let followed = match noted {
        RotationNoted::Written | RotationNoted::Overtaken(None) => return Vec::new(),
        RotationNoted::Not(_) => Followed::NotForgotten,
        RotationNoted::Overtaken(Some(kept)) => {
            show(model, &kept);
            if model.rotating.of(&kept.old).is_none() {
                add(model, RotateKey::noted(*kept), true);
            }
            Followed::Further
        }
    };
    model.rotating.followed = Some((name, followed));
    Vec::new()
}

fn show(model: &mut Model, rotation: &Rotation) {
    if rotation.stage == Stage::Making {
        show_old_name(model, rotation);
    }
}
