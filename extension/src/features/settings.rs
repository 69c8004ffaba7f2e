//! The section Settings: the tenant's rules for keys, and who may make them.

pub mod state;
mod update;
mod view;

use self::state::{Settings, SettingsMessage};
use crate::screen::Node;
use crate::shell::desk::Desk;
use crate::shell::facts::Facts;
use crate::shell::focus::Target;
use crate::shell::section::Section;
use crate::shell::section_name::SectionName;
use crate::words::Words;

impl Section for Settings {
    type Message = SettingsMessage;

    const NAME: SectionName = SectionName::Settings;

    fn update(desk: &mut Desk<'_, Settings>, message: SettingsMessage) {
        update::update(desk, message);
    }

    fn look(desk: &mut Desk<'_, Settings>) {
        update::look(desk);
    }

    fn refresh(desk: &mut Desk<'_, Settings>) {
        update::forget(desk);
    }

    /// Nothing here depends on the time.
    fn tick(_desk: &mut Desk<'_, Settings>) {}

    /// What was read stays to be looked at, and changes under way end by themselves, each with its
    /// answer.
    fn sign_out(_desk: &mut Desk<'_, Settings>) {}

    /// The full tab reads it all itself, and finds unfinished changes in storage.
    fn hand_over(_desk: &mut Desk<'_, Settings>) {}

    fn focus(&self, _facts: &Facts) -> Option<Target> {
        None
    }

    fn view(&self, facts: &Facts, words: &dyn Words) -> Node<SettingsMessage> {
        view::view(self, facts, words)
    }
}
