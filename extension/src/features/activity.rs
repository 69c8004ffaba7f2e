//! The section Activity: what happened to keys, as the tenant's events tell it.

pub mod run;
pub mod state;
mod update;
mod view;

use self::state::{ActivityMessage, ActivitySection};
use crate::screen::Node;
use crate::shell::context::Context;
use crate::shell::facts::Facts;
use crate::shell::focus::Target;
use crate::shell::section::Section;
use crate::shell::section_name::SectionName;
use crate::words::Words;

impl Section for ActivitySection {
    type Message = ActivityMessage;

    const NAME: SectionName = SectionName::Activity;

    fn update(context: &mut Context<'_, ActivitySection>, message: ActivityMessage) {
        update::update(context, message);
    }

    fn look(context: &mut Context<'_, ActivitySection>) {
        update::look(context);
    }

    fn refresh(context: &mut Context<'_, ActivitySection>) {
        update::refresh(context);
    }

    /// The flow asks to be woken by itself.
    fn tick(_context: &mut Context<'_, ActivitySection>) {}

    fn sign_out(context: &mut Context<'_, ActivitySection>) {
        update::sign_out(context);
    }

    /// The full tab finds what was read in the browser's memory.
    fn hand_over(_context: &mut Context<'_, ActivitySection>) {}

    fn focus(&self, _facts: &Facts) -> Option<Target> {
        None
    }

    fn view(&self, facts: &Facts, words: &dyn Words) -> Node<ActivityMessage> {
        view::view(self, facts, words)
    }
}
