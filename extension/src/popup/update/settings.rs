//! The section Settings: read when it is first looked at, and anew after a refresh.

mod access;
mod giving;
mod question;
mod rules;
mod unfinished;

use latchkey_core::Role;

use crate::popup::effect::Effect;
use crate::popup::message::CopyWhat;
use crate::popup::model::Model;
use crate::popup::settings::Happened;
use crate::shell::section_name::SectionName;

/// Reads what the section shows, where it is open and nobody has asked yet. A user who surely is
/// no TenantAdmin is told so instead; of anybody else the tenant decides. What an earlier opening
/// left unfinished is looked for wherever the user is.
pub(super) fn look(model: &mut Model) -> Vec<Effect> {
    let mut effects = unfinished::seek(model);
    effects.extend(look_at_section(model));
    effects
}

/// The section is what the user looks at.
pub(super) fn is_open(model: &Model) -> bool {
    model.facts.is_at_tenant() && model.facts.section == SectionName::Settings
}

fn look_at_section(model: &mut Model) -> Vec<Effect> {
    let is_open = model.facts.section == SectionName::Settings && model.facts.stop.is_none();
    let is_known = model.facts.me().is_some() && model.facts.identity.tenant_id().is_some();
    if !is_open || !is_known || model.facts.identity.role() == Role::NotAdmin {
        return Vec::new();
    }
    let mut effects = rules::begin(model);
    effects.extend(access::begin(model));
    effects
}

/// Reads who may make keys for an admin who is about to make one: nobody else can read it, and
/// TenantAdmin alone does not include making keys.
pub(super) fn look_at_access(model: &mut Model) -> Vec<Effect> {
    let is_admin = model.facts.identity.role() == Role::TenantAdmin;
    match is_admin && model.facts.stop.is_none() {
        true => access::begin(model),
        false => Vec::new(),
    }
}

/// Forgets what was read, so that the next look reads it again.
pub(super) fn forget(model: &mut Model) {
    rules::forget(model);
    access::forget(model);
}

#[inline(never)]
pub(super) fn take(model: &mut Model, happened: Happened) -> Vec<Effect> {
    match happened {
        Happened::Rules(happened) => rules::take(model, happened),
        Happened::Access(happened) => access::take(model, happened),
        Happened::Copy(text) => super::copying::copy(model, CopyWhat::Text(text)),
    }
}
