//! What was read is kept in memory for the next opening, for the same person of the same tenant.

use latchkey_core::activity::{ActivityList, Extent};
use latchkey_core::maker::Maker;

use super::{names, reading};
use crate::features::activity::state::kept::KeptActivity;
use crate::features::activity::state::{ActivityEffect, ActivitySection, ActivityStage};
use crate::shell::context::Context;
use crate::shell::section_name::SectionName;

/// Keeps a reading that has ended, where it is known whose it is and anything was read: what was kept
/// before is worth more than a failure.
pub(super) fn keep(context: &mut Context<'_, ActivitySection>) {
    let (state, facts) = (&*context.state, &*context.facts);
    let (Some(reader), Some(coverage)) = (state.reader.clone(), state.coverage.clone()) else {
        return;
    };
    let mut types = coverage.types.iter();
    let is_anything_read = types.any(|read| read.extent == Extent::Whole || read.read > 0);
    if facts.stop.is_some() || facts.maker().as_ref() != Some(&reader) || !is_anything_read {
        return;
    }
    let log = state.list.log().clone();
    let kept = KeptActivity::new(
        state.reach,
        state.has_user_changes,
        facts.now,
        coverage,
        log,
    );
    context.ask(ActivityEffect::Keep(reader, Box::new(kept)));
}

/// Shows what was kept; reads where nothing was.
pub(super) fn found(
    context: &mut Context<'_, ActivitySection>,
    reader: &Maker,
    kept: Option<Box<KeptActivity>>,
) {
    let (state, facts) = (&mut *context.state, &*context.facts);
    if state.stage != ActivityStage::Seeking || facts.stop.is_some() {
        return;
    }
    let is_theirs = facts.maker().as_ref() == Some(reader);
    match kept.filter(|_| is_theirs) {
        Some(kept) => {
            let reach = kept.reach();
            let KeptActivity {
                has_user_changes,
                read_at,
                coverage,
                log,
                ..
            } = *kept;
            state.stage = ActivityStage::Asked;
            state.reader = Some(reader.clone());
            (state.reach, state.has_user_changes) = (reach, has_user_changes);
            (state.coverage, state.kept_since) = (Some(coverage), Some(read_at));
            names::show(context, ActivityList::of_log(log));
        }
        None if facts.is_looking_at(SectionName::Activity) => reading::read(context),
        // It is read once it is looked at again.
        None => state.stage = ActivityStage::NotAsked,
    }
}
