//! What follows in the section Activity: it is read when it is first looked at, unless it was kept
//! since an earlier opening, and again on the user's word.

mod choosing;
mod keeping;
mod names;
mod reading;
mod saving;

use latchkey_core::activity::Coverage;
use latchkey_core::api::ApiError;

use super::state::{ActivityEffect, ActivityMessage, ActivitySection, ActivityStage, TITLE};
use crate::shell::context::Context;
use crate::shell::facts::{Facts, Known};
use crate::shell::focus::Target;
use crate::shell::message::ShellMessage;
use crate::shell::section_name::SectionName;

// The browser compiles a function when it is first called, so what opening does not need stays a
// function of its own.
#[inline(never)]
pub(super) fn update(context: &mut Context<'_, ActivitySection>, message: ActivityMessage) {
    match message {
        ActivityMessage::Found(reader, kept) => keeping::found(context, &reader, kept),
        ActivityMessage::OwnRuns(runs) => names::know_runs(context.state, runs),
        ActivityMessage::Woke(task) => reading::wake(context, task),
        // Where nothing can be read, what is shown stays what was read.
        ActivityMessage::Reach(_) | ActivityMessage::UserChanges(_)
            if context.facts.stop.is_some() => {}
        ActivityMessage::Reach(reach) => {
            context.state.reach = reach;
            reading::read(context);
        }
        ActivityMessage::ReadAgain => {
            let coverage = context.state.coverage.as_ref();
            let was_refused = coverage.is_some_and(Coverage::may_not_read);
            reading::read(context);
            if was_refused {
                // The button stood in place of all else.
                context.focus(Target::Element(TITLE));
            }
        }
        ActivityMessage::UserChanges(are_read) => {
            context.state.has_user_changes = are_read;
            reading::read(context);
        }
        ActivityMessage::Stop => reading::stop(context),
        ActivityMessage::Export(shows) => context.state.is_exporting = shows,
        ActivityMessage::Save(form) => saving::save(context, form),
        ActivityMessage::Saved(name, is_done) => context.state.saved = Some((name, is_done)),
        ActivityMessage::Revoke(key, opener) => {
            context.state.opener = Some(opener.clone());
            let opener = Target::Opener(opener, TITLE);
            context.ask_shell(ShellMessage::AskToRevoke { key, opener });
        }
        ActivityMessage::ShowKey(key) => context.ask_shell(ShellMessage::ShowKey(key)),
        chosen => choosing::choose(context, chosen),
    }
}

/// Shows what was kept, or reads, where the section is open and nobody has asked yet.
pub(super) fn look(context: &mut Context<'_, ActivitySection>) {
    let (state, facts) = (&mut *context.state, &*context.facts);
    if !facts.is_looking_at(SectionName::Activity) || facts.stop.is_some() {
        return;
    }
    let maker = facts.maker();
    if state.reader.is_some() && state.reader != maker {
        forget(context);
    }
    let (state, facts) = (&mut *context.state, &*context.facts);
    match (state.stage, maker) {
        (ActivityStage::NotAsked, Some(reader)) => {
            state.stage = ActivityStage::Seeking;
            context.ask(ActivityEffect::Find(reader));
        }
        // Nothing is kept for somebody who isn't known.
        (ActivityStage::NotAsked, None) if is_nobody_known(facts) => reading::read(context),
        (ActivityStage::Outdated, Some(_)) => reading::read(context),
        (ActivityStage::Outdated, None) if is_nobody_known(facts) => reading::read(context),
        (ActivityStage::Asked, _) => names::know(context),
        _ => {}
    }
}

/// Who is signed in was asked, and can't be told.
fn is_nobody_known(facts: &Facts) -> bool {
    facts.user != Known::Asking && facts.tenant_facts != Known::Asking
}

/// Lets the next look read all again; what was chosen stays.
pub(super) fn refresh(context: &mut Context<'_, ActivitySection>) {
    reading::drop_reading(context);
    context.state.stage = ActivityStage::Outdated;
}

/// Nothing more is sent. What was read stays to be looked at, unless somebody else is signed in.
pub(super) fn sign_out(context: &mut Context<'_, ActivitySection>) {
    let stop = context.facts.stop.clone();
    let is_other = matches!(stop, Some(ApiError::AnotherUser | ApiError::AnotherTenant));
    let is_refused = stop.is_some_and(|error| error.is_refusal());
    if let (true, Some(reader)) = (is_other || is_refused, context.state.reader.clone()) {
        context.ask(ActivityEffect::Forget(reader));
    }
    match is_other {
        true => forget(context),
        false => reading::break_off(context),
    }
}

/// Nothing of it is known any more.
fn forget(context: &mut Context<'_, ActivitySection>) {
    *context.state = ActivitySection::default();
    names::begin_anew(context);
}
