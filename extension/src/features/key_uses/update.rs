//! What follows from each message about the use of keys.

mod last_uses;
mod uses;

use latchkey_core::Moment;

use super::state::{KeyUses, KeyUsesEffect, KeyUsesMessage};
use crate::shell::context::Context;
use crate::shell::focus::Target;
use crate::shell::tasks::TaskId;

/// Takes one message.
// The browser compiles a function when it is first called, so what opening does not need stays a function of its own.
#[inline(never)]
pub fn update(context: &mut Context<'_, KeyUses>, message: KeyUsesMessage) {
    match message {
        KeyUsesMessage::SetReach(reach) => context.state.reach = reach,
        KeyUsesMessage::Read { owner, offset } => uses::read(context, owner, offset),
        KeyUsesMessage::Stop => uses::stop(context),
        KeyUsesMessage::ShowLastUses(is_open) => {
            context.state.last_uses.is_open = is_open;
            context.focus(Target::Element("last-uses"));
        }
        KeyUsesMessage::SetLastUsesReach(reach) => context.state.last_uses.reach = reach,
        KeyUsesMessage::ReadLastUses => last_uses::read(context),
        KeyUsesMessage::StopLastUses => last_uses::stop(context),
        KeyUsesMessage::Woke(task) => {
            uses::wake(context, task);
            last_uses::wake(context, task);
        }
    }
}

/// The session ended, or somebody else is signed in: forgets all that was read.
pub fn sign_out(context: &mut Context<'_, KeyUses>) {
    *context.state = KeyUses::default();
    context.facts.table.forget_last_uses(context.facts.now);
}

/// Asks for this task to be woken then.
fn wake_at(context: &mut Context<'_, KeyUses>, task: TaskId, until: Moment) {
    let millis = until.since(context.facts.now).max(0);
    context.ask(KeyUsesEffect::Wake(
        task,
        u32::try_from(millis).unwrap_or(u32::MAX),
    ));
}
