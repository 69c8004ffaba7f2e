//! What a section of the screen is to the popup. Nothing here has a default, so that a section which
//! forgets one of these doesn't compile.

use super::context::{Context, Part};
use super::facts::Facts;
use super::focus::Target;
use super::section_name::SectionName;
use crate::screen::Node;
use crate::words::Words;

/// A section's state, and what it does. The popup has a list of all sections, by which each of these
/// reaches every section.
pub trait Section: Part + Default {
    /// What can happen in it.
    type Message;

    /// By which it is opened.
    const NAME: SectionName;

    /// Takes one message.
    fn update(context: &mut Context<'_, Self>, message: Self::Message);

    /// It may be that it is looked at, or that more is known of who is signed in: reads what it
    /// shows, unless that was done.
    fn look(context: &mut Context<'_, Self>);

    /// All is read again, on the user's word: forgets what was read, so that the next look reads it.
    fn refresh(context: &mut Context<'_, Self>);

    /// Time went by.
    fn tick(context: &mut Context<'_, Self>);

    /// The session ended, or somebody else is signed in: nothing more is sent.
    fn sign_out(context: &mut Context<'_, Self>);

    /// The popup opens as a full tab: asks for what that goes on with to be kept.
    fn hand_over(context: &mut Context<'_, Self>);

    /// Where the focus goes when it is opened; `None` for its tab.
    fn focus(&self, facts: &Facts) -> Option<Target>;

    /// What it looks like.
    fn view(&self, facts: &Facts, words: &dyn Words) -> Node<Self::Message>;
}
