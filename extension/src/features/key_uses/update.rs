//! What follows from each message about the use of keys.

mod keeping;
mod last_uses;
mod uses;
mod waking;

pub use keeping::look;

use super::state::{KeyUses, KeyUsesMessage};
use crate::shell::context::Context;
use crate::shell::focus::Target;

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
            look(context);
            context.focus(Target::Element("last-uses"));
        }
        KeyUsesMessage::SetLastUsesReach(reach) => context.state.last_uses.reach = reach,
        KeyUsesMessage::ReadLastUses => last_uses::read(context),
        KeyUsesMessage::StopLastUses => last_uses::stop(context),
        KeyUsesMessage::Woke(task) => {
            uses::wake(context, task);
            last_uses::wake(context, task);
        }
        KeyUsesMessage::Found(reader, kept) => keeping::found(context, &reader, kept),
    }
}

/// The session ended, or somebody else is signed in: forgets all that was read.
pub fn sign_out(context: &mut Context<'_, KeyUses>) {
    keeping::sign_out(context);
    let is_open = context.state.last_uses.is_open;
    *context.state = KeyUses::default();
    // What has the focus in it stays on the screen.
    context.state.last_uses.is_open = is_open;
    context.facts.table.forget_last_uses(context.facts.now);
}
