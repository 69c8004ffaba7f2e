//! A key that is made for a form: it goes from the tenant into the field and is never shown, unless
//! the form doesn't take it.

use latchkey_core::Status;
use latchkey_core::linking::{Ask, Consent, HeldBack};

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForForm {
    /// The site, within a page, of which the user knows that it will hold the key, and what the
    /// key can do.
    pub understood: Option<Consent>,
    /// The key was asked for without that: it is said.
    pub is_unticked: bool,
    pub stage: Stage,
    pub question: Option<Question>,
    /// The name that was suggested last.
    pub suggested: String,
    /// Counts the keys that were filled, so that news of one are told from news of an earlier one.
    pub filling: u32,
    /// Why no key was made, or the one that is there was not filled, after the rest was.
    pub held_back: Option<HeldBack>,
    /// Why a key that was made has not gone into the form.
    pub kept_back: Option<KeptBack>,
}

/// What is done with the key now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    #[default]
    None,
    /// The rest of the form is filled first.
    Waiting,
    Making,
    Testing,
    Filling,
    /// It stands in its field, and the page is given its time to say otherwise.
    Standing,
}

/// A question that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub ask: Ask,
    /// What a yes is for: this form's site within this page's, and nothing else.
    pub consent: Consent,
    /// What follows a yes.
    pub then: Then,
}

/// What the user wants done with a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Make a key and fill it.
    Create,
    /// Fill the key that is there.
    Fill,
}

/// Why a key was not filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptBack {
    /// The tenant made it, and says that it isn't active.
    NotActive(Status),
    /// The tenant did not take it in the test.
    Refused,
    /// The test did not tell whether it works.
    NotTested,
    /// It is another user's than the one that the form names.
    OfAnother(String),
    /// The page did not take it, or changed.
    NotTaken,
    /// It was filled, and the page went on before it was seen whether it stays.
    NotSeen,
}

impl ForForm {
    /// A key is on its way.
    pub fn is_busy(&self) -> bool {
        !matches!(self.stage, Stage::None | Stage::Standing)
    }
}
