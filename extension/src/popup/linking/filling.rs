//! How far filling a form has come: one step after the other, and one at a time.

use std::collections::VecDeque;

use latchkey_core::linking::{Filled, FrameAt, Integration, ListOrder, Plan, Report, Row};

use super::key::Then;

/// The filling of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Filling {
    #[default]
    Not,
    /// The page is at it.
    Working(Box<Work>),
    /// What became of each value, in which document, and whether the page answered at all.
    Done {
        frame: FrameAt,
        report: Report,
        is_answered: bool,
    },
}

/// A form that is being filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What was on the screen when the user clicked: nothing else is written.
    pub plan: Plan,
    /// What the form was taken for then.
    pub integration: Integration,
    pub step: Step,
    /// The lists that are still to be gone through.
    pub lists: VecDeque<Row>,
    /// The fields that were written or chosen so far.
    pub written: Vec<String>,
    /// A list was written or chosen since the fields were last looked at.
    pub has_news: bool,
    pub report: Report,
    pub is_answered: bool,
    /// What is wanted of a key, once all else stands there.
    pub then: Option<Then>,
}

/// What is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Whether what was written earlier still stands.
    Recalling(Filled),
    /// These fields are written.
    Writing(Turn, Filled),
    /// What stands in these fields, after a while.
    Looking(Turn, Filled),
    /// A list of the page's own is opened, for this row.
    Opening(ListOrder, Box<Row>),
    /// An option of it is chosen.
    Choosing(Filled),
    /// The page is described again.
    Describing,
    /// A key is made and tested.
    AtKey,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Texts,
    Lists,
    /// Nothing is written: the address is looked at once more, right before the key.
    Address,
    Key,
}

/// What the page is told to be busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Filling,
    Checking,
}

/// A text that was seen to stand in a field as we wrote it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ours {
    pub frame: FrameAt,
    pub field: String,
    pub text: String,
}

impl Work {
    /// What the user is told meanwhile.
    pub fn phase(&self) -> Phase {
        match self.step {
            Step::Writing(..) | Step::Opening(..) | Step::Choosing(_) => Phase::Filling,
            Step::Recalling(_) | Step::Looking(..) | Step::Describing | Step::AtKey => {
                Phase::Checking
            }
        }
    }
}
