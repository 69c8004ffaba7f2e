//! The list of sections, by which the popup reaches each of them. A section is a folder of
//! `features`, which implements [`Section`], and a line here.

use crate::features::activity::state::ActivitySection;
use crate::features::settings::state::Settings;
use crate::screen::Node;
use crate::shell::context::{Context, Part, Root, RootOf, with_context};
use crate::shell::facts::Facts;
use crate::shell::focus::Target;
use crate::shell::section::Section;
use crate::shell::section_name::SectionName;
use crate::words::Words;

/// The popup's whole state, in which the sections live.
pub trait SectionRoot: Root {
    /// The sections, and what they read.
    fn sections(&mut self) -> (&mut Sections, &mut Facts);

    /// What a section asks of the browser, as one of the effects of all.
    fn section_effect(effect: SectionEffect) -> Self::Effect;
}

macro_rules! sections {
    ($($field:ident: $Name:ident),+ $(,)?) => {
        /// What every section knows.
        #[derive(Debug, Default)]
        pub struct Sections {
            $(pub $field: $Name,)+
        }

        /// What happened in a section.
        #[derive(Clone, Debug)]
        pub enum SectionMessage {
            $($Name(<$Name as Section>::Message),)+
        }

        /// What a section asks of the browser.
        #[derive(Clone, Debug, PartialEq)]
        pub enum SectionEffect {
            $($Name(<$Name as Part>::Effect),)+
        }

        $(impl<R: SectionRoot> RootOf<$Name> for R {
            fn context(&mut self) -> Context<'_, $Name> {
                let (sections, facts) = self.sections();
                Context::new(&mut sections.$field, facts)
            }

            fn effect(&mut self, effect: <$Name as Part>::Effect) -> Vec<R::Effect> {
                vec![R::section_effect(SectionEffect::$Name(effect))]
            }
        })+

        /// Takes a section's message to it.
        pub fn update<R: SectionRoot>(root: &mut R, message: SectionMessage) -> Vec<R::Effect> {
            match message {
                $(SectionMessage::$Name(message) => {
                    with_context(root, |context| <$Name as Section>::update(context, message))
                })+
            }
        }

        /// Where the focus goes when this section is opened; `None` for its tab.
        pub fn focus<R: SectionRoot>(root: &mut R, section: SectionName) -> Option<Target> {
            let (sections, facts) = root.sections();
            match section {
                $(<$Name as Section>::NAME => sections.$field.focus(facts),)+
                // Not in the list yet.
                _ => None,
            }
        }

        /// What this section looks like.
        pub fn view(
            sections: &Sections,
            section: SectionName,
            facts: &Facts,
            words: &dyn Words,
        ) -> Node<SectionMessage> {
            match section {
                $(<$Name as Section>::NAME => {
                    sections.$field.view(facts, words).map(SectionMessage::$Name)
                })+
                // Not in the list yet.
                _ => Node::Nothing,
            }
        }

        sections!(hook look, "Lets every section look whether there is something to read.", $($Name)+);
        sections!(hook refresh, "Lets every section forget what was read, to be read again.", $($Name)+);
        sections!(hook tick, "Tells every section that time went by.", $($Name)+);
        sections!(hook sign_out, "Tells every section that the session ended.", $($Name)+);
        sections!(hook hand_over, "Lets every section keep what a full tab goes on with.", $($Name)+);
    };
    (hook $hook:ident, $doc:literal, $($Name:ident)+) => {
        #[doc = $doc]
        pub fn $hook<R: SectionRoot>(root: &mut R) -> Vec<R::Effect> {
            let mut effects = Vec::new();
            $(effects.extend(with_context(root, <$Name as Section>::$hook));)+
            effects
        }
    };
}

sections! {
    activity: ActivitySection,
    settings: Settings,
}
