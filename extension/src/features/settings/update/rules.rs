//! The tenant's rules for keys: reading them, filling them in, saving what differs.

use latchkey_core::api::{ApiError, get_config};
use latchkey_core::flow::change_config::{ChangeConfig, ConfigEnd};
use latchkey_core::flow::single_call::SingleCall;
use latchkey_core::{Draft, KeysConfig};

use crate::features::settings::state::Settings;
use crate::features::settings::state::rules::RulesMessage;
use crate::shell::context::{Context, PartJob};
use crate::shell::focus::Target;
use crate::shell::loaded::Loaded;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::Report;

/// Reads the rules, unless that was done.
pub(super) fn begin(context: &mut Context<'_, Settings>) {
    let Some(tenant) = context.facts.identity.tenant_id().map(str::to_owned) else {
        return;
    };
    if context.state.rules.config != Loaded::NotAsked {
        return;
    }
    context.state.rules.config = Loaded::Asking;
    let flow = SingleCall::new(get_config(&tenant), get_config::parse);
    context.start(&READING_CONFIG, flow, |state, task| {
        state.rules.reading = Some(task);
    });
}

/// Reading the rules.
static READING_CONFIG: PartJob<Settings, SingleCall<KeysConfig>> = PartJob {
    find: |state, _| state.rules.reading.as_mut(),
    report: |context, _, Report::Done(config)| {
        context.state.rules.reading = None;
        read(context, config);
    },
};

pub(super) fn forget(context: &mut Context<'_, Settings>) {
    if context.state.rules.saving.is_none() {
        context.state.rules.config = Loaded::NotAsked;
    }
}

pub(super) fn update(context: &mut Context<'_, Settings>, message: RulesMessage) {
    let draft = &mut context.state.rules.draft;
    match message {
        RulesMessage::KeysPerUser(typed) => draft.keys_per_user = typed,
        RulesMessage::LongestExpiry(life) => draft.longest_expiry = life,
        RulesMessage::ScimExpiry(life) => draft.scim_expiry = life,
        RulesMessage::OldSwitch(is_on) => draft.old_switch = Some(is_on),
        RulesMessage::Save => return save(context),
        RulesMessage::ReadAgain => {
            forget(context);
            return begin(context);
        }
    }
    // What is being filled in anew was saved, or not, long ago.
    context.state.rules.saved = None;
}

fn save(context: &mut Context<'_, Settings>) {
    let rules = &context.state.rules;
    let Some(tenant) = context.facts.identity.tenant_id().map(str::to_owned) else {
        return;
    };
    let changed = rules
        .config
        .here()
        .map(|config| rules.draft.rules(config, context.facts.now));
    let Some(Ok(wanted)) = changed else {
        return;
    };
    if wanted.is_empty() || rules.saving.is_some() || !context.facts.may_act() {
        return;
    }
    let flow = ChangeConfig::new(tenant, wanted);
    context.start(&SAVING_CONFIG, flow, |state, task| {
        let rules = &mut state.rules;
        (rules.reading, rules.saving, rules.saved) = (None, Some(task), None);
    });
}

fn read(context: &mut Context<'_, Settings>, config: Result<KeysConfig, ApiError>) {
    match &config {
        Ok(config) => context.state.rules.draft = Draft::of(config),
        Err(error) => context.note_error(error),
    }
    context.state.rules.config = config.into();
}

/// Saving the rules.
static SAVING_CONFIG: PartJob<Settings, ChangeConfig> = PartJob {
    find: |state, _| state.rules.saving.as_mut(),
    report: |context, _, Report::Done(end)| done(context, end),
};

fn done(context: &mut Context<'_, Settings>, end: ConfigEnd) {
    let after = end.after.as_ref();
    let errors = [
        end.answer.as_ref().err(),
        after.and_then(|after| after.as_ref().err()),
    ];
    for error in errors.into_iter().flatten() {
        context.note_error(error);
    }
    let rules = &mut context.state.rules;
    rules.saving = None;
    if let Some(Ok(config)) = after {
        // What was refused stays in the form, to be corrected.
        if end.answer.is_ok() {
            rules.draft = Draft::of(config);
        }
        rules.config = Loaded::Here(config.clone());
    }
    rules.saved = Some(end);
    // Whoever saved goes on from there, wherever the focus went meanwhile.
    if context.facts.section == SectionName::Settings {
        context.focus(Target::Element("rules-save"));
    }
}
