//! Saving the list as shown: the choice of forms, and the word that it was done.

use latchkey_core::Moment;
use latchkey_core::export::Form;

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Shows or hides the forms.
    Choose(bool),
    Save(Form),
    /// A file of this name was handed to the browser, or could not be.
    Saved(String, bool),
}

/// What is shown of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exporting {
    pub is_choosing: bool,
    /// The file last saved, and whether that worked.
    pub saved: Option<(String, bool)>,
    pub(super) saved_at: Moment,
}
