//! The tenant's rules for keys: reading them, filling them in, saving what differs.

use latchkey_core::api::{ApiError, get_config};
use latchkey_core::flow::change_config::{ChangeConfig, ConfigEnd};
use latchkey_core::flow::single_call::SingleCall;
use latchkey_core::{Draft, KeysConfig};

use super::super::note_end;
use crate::popup::effect::Effect;
use crate::popup::model::Model;
use crate::popup::settings::rules::Happened;
use crate::shell::focus::Target;
use crate::shell::loaded::Loaded;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::{self, Job, Report};

/// Reads the rules, unless that was done.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let Some(tenant) = model.facts.identity.tenant_id().map(str::to_owned) else {
        return Vec::new();
    };
    if model.settings.rules.config != Loaded::NotAsked {
        return Vec::new();
    }
    model.settings.rules.config = Loaded::Asking;
    let flow = SingleCall::new(get_config(&tenant), get_config::parse);
    tasks::start(model, &READING_CONFIG, flow, |model, flow| {
        model.settings.rules.reading = Some(flow);
    })
}

/// Reading the rules.
static READING_CONFIG: Job<Model, SingleCall<KeysConfig>> = Job::new(
    |model, _| model.settings.rules.reading.as_mut(),
    |model, _, Report::Done(config)| {
        model.settings.rules.reading = None;
        read(model, config)
    },
);

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
    let flow = ChangeConfig::new(tenant, wanted);
    tasks::start(model, &SAVING_CONFIG, flow, |model, flow| {
        let rules = &mut model.settings.rules;
        (rules.reading, rules.saving, rules.saved) = (None, Some(flow), None);
    })
}

fn read(model: &mut Model, config: Result<KeysConfig, ApiError>) -> Vec<Effect> {
    let effects = config.as_ref().err().map(|error| note_end(model, error));
    if let Ok(config) = &config {
        model.settings.rules.draft = Draft::of(config);
    }
    model.settings.rules.config = config.into();
    effects.unwrap_or_default()
}

/// Saving the rules.
static SAVING_CONFIG: Job<Model, ChangeConfig> = Job::new(
    |model, _| model.settings.rules.saving.as_mut(),
    |model, _, Report::Done(end)| done(model, end),
);

fn done(model: &mut Model, end: ConfigEnd) -> Vec<Effect> {
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
    if model.facts.section == SectionName::Settings {
        effects.push(Effect::Focus(Target::Element("rules-save")));
    }
    effects
}
