//! What follows in the section Settings: it is read when it is first looked at, and anew after a
//! refresh.

mod access;
mod allowed;
mod giving;
mod people;
mod question;
mod reading;
mod rules;
mod unfinished;
mod work;

use latchkey_core::Role;

use super::state::{Settings, SettingsMessage};
use crate::shell::context::Context;

// The browser compiles a function when it is first called, so what opening does not need stays a
// function of its own.
#[inline(never)]
pub(super) fn update(context: &mut Context<'_, Settings>, message: SettingsMessage) {
    match message {
        SettingsMessage::Rules(message) => rules::update(context, message),
        SettingsMessage::Access(message) => access::update(context, message),
        SettingsMessage::Allowed(message) => allowed::update(context, message),
        SettingsMessage::Copy(text) => context.copy(text),
        SettingsMessage::KeyWanted => look_at_access(context),
    }
}

/// Reads what the section shows, where it is open and nobody has asked yet. A user who surely is
/// no TenantAdmin is told so instead; of anybody else the tenant decides. What an earlier opening
/// left unfinished is looked for wherever the user is.
pub(super) fn look(context: &mut Context<'_, Settings>) {
    unfinished::seek(context);
    reading::look(context);
    allowed::look(context);
}

/// Reads who may make keys for an admin who is about to make one: nobody else can read it, and
/// TenantAdmin alone does not include making keys.
fn look_at_access(context: &mut Context<'_, Settings>) {
    let is_admin = context.facts.identity.role() == Role::TenantAdmin;
    if is_admin && context.facts.stop.is_none() {
        reading::begin(context);
    }
}

/// Forgets what was read, so that the next look reads it again.
pub(super) fn forget(context: &mut Context<'_, Settings>) {
    rules::forget(context);
    reading::forget(context);
}
