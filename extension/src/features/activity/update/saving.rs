//! Saving the lines as they are shown.

use latchkey_core::activity::{
    ActivityRecord, activity_file_name, activity_to_csv, activity_to_json,
};

use super::names;
use crate::features::activity::state::{ActivityEffect, ActivityForm, ActivitySection, EXPORT};
use crate::shell::context::Context;
use crate::shell::focus::Target;

pub(super) fn save(context: &mut Context<'_, ActivitySection>, form: ActivityForm) {
    names::know(context);
    let (state, facts) = (&mut *context.state, &*context.facts);
    (state.saved, state.is_exporting) = (None, false);
    let Some(tenant) = facts.tenant() else {
        return;
    };
    let shown = state.shown().into_iter();
    let records: Vec<ActivityRecord> = shown
        .map(|row| ActivityRecord::of(row, &state.list))
        .collect();
    let (ending, media_type, text) = match form {
        ActivityForm::Csv => ("csv", "text/csv;charset=utf-8", activity_to_csv(&records)),
        ActivityForm::Json => ("json", "application/json", activity_to_json(&records)),
    };
    let name = activity_file_name(tenant, facts.now, ending);
    context.ask(ActivityEffect::Save(name, media_type, text));
    context.focus(Target::Element(EXPORT));
}
