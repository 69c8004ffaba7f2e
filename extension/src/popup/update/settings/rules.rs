//! The tenant's rules for keys: reading them, filling them in, saving what differs.

use latchkey_core::Draft;
use latchkey_core::api::get_config;
use latchkey_core::flow::change_config::{self, ChangeConfig, End};
use latchkey_core::flow::{Outcome, Step};

use super::super::{next_run, note_end};
use super::label;
use crate::popup::effect::{Effect, Target};
use crate::popup::loaded::Loaded;
use crate::popup::message::Run;
use crate::popup::model::Model;
use crate::popup::section::Section;
use crate::popup::settings::Ask;
use crate::popup::settings::rules::Happened;

/// Reads the rules, unless that was done.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let Some(tenant) = model.facts.identity.tenant_id().map(str::to_owned) else {
        return Vec::new();
    };
    if model.settings.rules.config != Loaded::NotAsked {
        return Vec::new();
    }
    let run = next_run(model);
    model.settings.rules.run = run;
    model.settings.rules.config = Loaded::Asking;
    vec![Effect::Send(
        label(run, Ask::Rules),
        get_config(&tenant).request,
    )]
}

pub(super) fn forget(model: &mut Model) {
    if model.settings.rules.saving.is_none() {
        model.settings.rules.config = Loaded::NotAsked;
    }
}

pub(super) fn take(model: &mut Model, happened: Happened) -> Vec<Effect> {
    let draft = &mut model.settings.rules.draft;
    match happened {
        Happened::KeysPerUser(typed) => draft.keys_per_user = typed,
        Happened::LongestExpiry(life) => draft.longest_expiry = life,
        Happened::ScimExpiry(life) => draft.scim_expiry = life,
        Happened::OldSwitch(is_on) => draft.old_switch = Some(is_on),
        Happened::Save => return save(model),
        Happened::ReadAgain => {
            forget(model);
            return begin(model);
        }
    }
    // What is being filled in anew was saved, or not, long ago.
    model.settings.rules.saved = None;
    Vec::new()
}

fn save(model: &mut Model) -> Vec<Effect> {
    let rules = &model.settings.rules;
    let Some(tenant) = model.facts.identity.tenant_id().map(str::to_owned) else {
        return Vec::new();
    };
    let changed = rules
        .config
        .here()
        .map(|config| rules.draft.rules(config, model.facts.now));
    let Some(Ok(wanted)) = changed else {
        return Vec::new();
    };
    if wanted.is_empty() || rules.saving.is_some() || !model.facts.may_act() {
        return Vec::new();
    }
    let run = next_run(model);
    let (flow, step) = ChangeConfig::start(tenant, wanted);
    let rules = &mut model.settings.rules;
    (rules.run, rules.saving, rules.saved) = (run, Some(flow), None);
    carry(model, run, step)
}

pub(super) fn read(model: &mut Model, run: Run, outcome: Outcome) -> Vec<Effect> {
    if run != model.settings.rules.run {
        return Vec::new();
    }
    let config = outcome.and_then(|response| (get_config("").parse)(&response));
    let effects = config.as_ref().err().map(|error| note_end(model, error));
    if let Ok(config) = &config {
        model.settings.rules.draft = Draft::of(config);
    }
    model.settings.rules.config = config.into();
    effects.unwrap_or_default()
}

pub(super) fn answered(
    model: &mut Model,
    run: Run,
    ask: change_config::Ask,
    outcome: Outcome,
) -> Vec<Effect> {
    if run != model.settings.rules.run {
        return Vec::new();
    }
    let Some(flow) = &mut model.settings.rules.saving else {
        return Vec::new();
    };
    let step = flow.answered(ask, outcome);
    carry(model, run, step)
}

fn carry(model: &mut Model, run: Run, step: change_config::Step) -> Vec<Effect> {
    match step {
        Step::Send(ask, request) => {
            vec![Effect::Send(label(run, Ask::ChangeRules(ask)), request)]
        }
        Step::Show(never) => match never {},
        Step::Done(end) => done(model, end),
    }
}

fn done(model: &mut Model, end: End) -> Vec<Effect> {
    let mut effects = Vec::new();
    let after = end.after.as_ref();
    let errors = [
        end.answer.as_ref().err(),
        after.and_then(|after| after.as_ref().err()),
    ];
    for error in errors.into_iter().flatten() {
        effects.extend(note_end(model, error));
    }
    let rules = &mut model.settings.rules;
    rules.saving = None;
    if let Some(Ok(config)) = after {
        // What was refused stays in the form, to be corrected.
        if end.answer.is_ok() {
            rules.draft = Draft::of(config);
        }
        rules.config = Loaded::Here(config.clone());
    }
    rules.saved = Some(end);
    // The form is drawn anew, and with it the button that had the focus.
    if model.facts.section == Section::Settings {
        effects.push(Effect::Focus(Target::Element("rules-save")));
    }
    effects
}
