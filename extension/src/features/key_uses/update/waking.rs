//! Being woken after a wait.

use latchkey_core::Moment;

use crate::features::key_uses::state::{KeyUses, KeyUsesEffect};
use crate::shell::context::Context;
use crate::shell::tasks::TaskId;

/// Asks for this task to be woken then.
pub(super) fn wake_at(context: &mut Context<'_, KeyUses>, task: TaskId, until: Moment) {
    let millis = until.since(context.facts.now).max(0);
    context.ask(KeyUsesEffect::Wake(
        task,
        u32::try_from(millis).unwrap_or(u32::MAX),
    ));
}
