//! Saving the list as shown: the choice of forms, and the word that it was done.

use latchkey_core::export::{Column, Form};

use super::message::Showing;

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
    /// What came of the last file.
    pub saved: Option<Saved>,
    /// Active keys that are missing from the file on its way, since their end can't be read.
    pub(super) left_out: usize,
    /// The word on the last file.
    pub(super) showing: Showing,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// One of this name was handed to the browser; so many active keys are missing from it, since
    /// their end can't be read.
    File(String, usize),
    /// The browser did not take it.
    NotTaken,
    /// The calendar would be empty, and such a file is none.
    NoEvent,
}

/// The text that heads a spreadsheet's column.
pub fn heading(column: Column) -> &'static str {
    match column {
        Column::Id => "sheet_id",
        Column::Name => "name",
        Column::Status => "sheet_status",
        Column::Expiry => "sheet_expiry",
        Column::Created => "sheet_created",
        Column::Sub => "sheet_owner_id",
        Column::SubType => "sheet_owner_kind",
        Column::OwnerName => "sheet_owner",
        Column::OwnerEmail => "sheet_owner_email",
        Column::OwnerStatus => "sheet_owner_account",
        Column::CreatedByUser => "sheet_maker",
        Column::NoteSystem => "sheet_system",
        Column::NoteContact => "sheet_contact",
        Column::NoteTicket => "sheet_ticket",
    }
}
