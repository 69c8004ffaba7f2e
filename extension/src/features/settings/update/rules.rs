//! The tenant's rules for keys: reading them, filling them in, saving what differs.

use latchkey_core::api::{ApiError, get_config};
use latchkey_core::flow::change_config::{ChangeConfig, ConfigEnd};
use latchkey_core::flow::single_call::SingleCall;
use latchkey_core::{Draft, KeysConfig};

use crate::features::settings::state::Settings;
use crate::features::settings::state::rules::RulesMessage;
use crate::shell::desk::{Desk, PartJob};
use crate::shell::focus::Target;
use crate::shell::loaded::Loaded;
use crate::shell::section_name::SectionName;
use crate::shell::tasks::Report;

/// Reads the rules, unless that was done.
pub(super) fn begin(desk: &mut Desk<'_, Settings>) {
    let Some(tenant) = desk.facts.identity.tenant_id().map(str::to_owned) else {
        return;
    };
    if desk.state.rules.config != Loaded::NotAsked {
        return;
    }
    desk.state.rules.config = Loaded::Asking;
    let flow = SingleCall::new(get_config(&tenant), get_config::parse);
    desk.start(&READING_CONFIG, flow, |state, task| {
        state.rules.reading = Some(task);
    });
}

/// Reading the rules.
static READING_CONFIG: PartJob<Settings, SingleCall<KeysConfig>> = PartJob {
    find: |state, _| state.rules.reading.as_mut(),
    report: |desk, _, Report::Done(config)| {
        desk.state.rules.reading = None;
        read(desk, config);
    },
};

pub(super) fn forget(desk: &mut Desk<'_, Settings>) {
    if desk.state.rules.saving.is_none() {
        desk.state.rules.config = Loaded::NotAsked;
    }
}

pub(super) fn update(desk: &mut Desk<'_, Settings>, message: RulesMessage) {
    let draft = &mut desk.state.rules.draft;
    match message {
        RulesMessage::KeysPerUser(typed) => draft.keys_per_user = typed,
        RulesMessage::LongestExpiry(life) => draft.longest_expiry = life,
        RulesMessage::ScimExpiry(life) => draft.scim_expiry = life,
        RulesMessage::OldSwitch(is_on) => draft.old_switch = Some(is_on),
        RulesMessage::Save => return save(desk),
        RulesMessage::ReadAgain => {
            forget(desk);
            return begin(desk);
        }
    }
    // What is being filled in anew was saved, or not, long ago.
    desk.state.rules.saved = None;
}

fn save(desk: &mut Desk<'_, Settings>) {
    let rules = &desk.state.rules;
    let Some(tenant) = desk.facts.identity.tenant_id().map(str::to_owned) else {
        return;
    };
    let changed = rules
        .config
        .here()
        .map(|config| rules.draft.rules(config, desk.facts.now));
    let Some(Ok(wanted)) = changed else {
        return;
    };
    if wanted.is_empty() || rules.saving.is_some() || !desk.facts.may_act() {
        return;
    }
    let flow = ChangeConfig::new(tenant, wanted);
    desk.start(&SAVING_CONFIG, flow, |state, task| {
        let rules = &mut state.rules;
        (rules.reading, rules.saving, rules.saved) = (None, Some(task), None);
    });
}

fn read(desk: &mut Desk<'_, Settings>, config: Result<KeysConfig, ApiError>) {
    match &config {
        Ok(config) => desk.state.rules.draft = Draft::of(config),
        Err(error) => desk.note_error(error),
    }
    desk.state.rules.config = config.into();
}

/// Saving the rules.
static SAVING_CONFIG: PartJob<Settings, ChangeConfig> = PartJob {
    find: |state, _| state.rules.saving.as_mut(),
    report: |desk, _, Report::Done(end)| done(desk, end),
};

fn done(desk: &mut Desk<'_, Settings>, end: ConfigEnd) {
    let after = end.after.as_ref();
    let errors = [
        end.answer.as_ref().err(),
        after.and_then(|after| after.as_ref().err()),
    ];
    for error in errors.into_iter().flatten() {
        desk.note_error(error);
    }
    let rules = &mut desk.state.rules;
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
    if desk.facts.section == SectionName::Settings {
        desk.focus(Target::Element("rules-save"));
    }
}
