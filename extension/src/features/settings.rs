//! The section Settings: the tenant's rules for keys, who may make them, and what the user allowed.

pub mod state;
mod update;
mod view;

use self::state::{Settings, SettingsMessage};
use crate::screen::Node;
use crate::shell::context::Context;
use crate::shell::facts::Facts;
use crate::shell::focus::Target;
use crate::shell::section::Section;
use crate::shell::section_name::SectionName;
use crate::words::Words;

impl Settings {
    /// What the user allowed, behind a button, for a screen without sections.
    pub fn view_allowed(&self, words: &dyn Words) -> Node<SettingsMessage> {
        Node::from(view::folded(&self.allowed, words)).map(SettingsMessage::Allowed)
    }
}

impl Section for Settings {
    type Message = SettingsMessage;

    const NAME: SectionName = SectionName::Settings;

    fn update(context: &mut Context<'_, Settings>, message: SettingsMessage) {
        update::update(context, message);
    }

    fn look(context: &mut Context<'_, Settings>) {
        update::look(context);
    }

    fn refresh(context: &mut Context<'_, Settings>) {
        update::forget(context);
    }

    /// Nothing here depends on the time.
    fn tick(_context: &mut Context<'_, Settings>) {}

    /// What was read stays to be looked at, and changes under way end by themselves, each with its
    /// answer.
    fn sign_out(_context: &mut Context<'_, Settings>) {}

    /// The full tab reads it all itself, and finds unfinished changes in storage.
    fn hand_over(_context: &mut Context<'_, Settings>) {}

    fn focus(&self, _facts: &Facts) -> Option<Target> {
        None
    }

    fn view(&self, facts: &Facts, words: &dyn Words) -> Node<SettingsMessage> {
        view::view(self, facts, words)
    }
}
