//! What follows in the section Settings: it is read when it is first looked at, and anew after a
//! refresh.

mod access;
mod giving;
mod people;
mod question;
mod reading;
mod rules;
mod unfinished;
mod work;

use latchkey_core::Role;

use super::state::{Settings, SettingsMessage};
use crate::shell::desk::Desk;

// The browser compiles a function when it is first called, so what opening does not need stays a
// function of its own.
#[inline(never)]
pub(super) fn update(desk: &mut Desk<'_, Settings>, message: SettingsMessage) {
    match message {
        SettingsMessage::Rules(message) => rules::update(desk, message),
        SettingsMessage::Access(message) => access::update(desk, message),
        SettingsMessage::Copy(text) => desk.copy(text),
        SettingsMessage::KeyWanted => look_at_access(desk),
    }
}

/// Reads what the section shows, where it is open and nobody has asked yet. A user who surely is
/// no TenantAdmin is told so instead; of anybody else the tenant decides. What an earlier opening
/// left unfinished is looked for wherever the user is.
pub(super) fn look(desk: &mut Desk<'_, Settings>) {
    unfinished::seek(desk);
    reading::look(desk);
}

/// Reads who may make keys for an admin who is about to make one: nobody else can read it, and
/// TenantAdmin alone does not include making keys.
fn look_at_access(desk: &mut Desk<'_, Settings>) {
    let is_admin = desk.facts.identity.role() == Role::TenantAdmin;
    if is_admin && desk.facts.stop.is_none() {
        reading::begin(desk);
    }
}

/// Forgets what was read, so that the next look reads it again.
pub(super) fn forget(desk: &mut Desk<'_, Settings>) {
    rules::forget(desk);
    reading::forget(desk);
}
