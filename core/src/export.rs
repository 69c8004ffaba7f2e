//! The list as a file to keep or to hand on: for a spreadsheet, for a program, for a calendar.
//! What is written is what is shown, in its order; a secret is no part of a key, so none is here.

pub mod csv;
mod ics;
mod record;
#[cfg(test)]
mod tests;

pub use record::{Record, records};

use crate::moment::Moment;
use crate::tenant::Tenant;

/// What the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A spreadsheet: RFC 4180, with hostile text shown and formulas defused.
    Csv,
    /// A program: every text exactly as the tenant has it.
    Json,
    /// A calendar: one event for the end of each active key, RFC 5545.
    Calendar,
}

impl Form {
    /// Every form, in the order of the screen.
    pub const ALL: [Form; 3] = [Form::Csv, Form::Json, Form::Calendar];

    /// The media type, which says that the text is UTF-8.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Csv => "text/csv;charset=utf-8",
            Form::Json => "application/json",
            Form::Calendar => "text/calendar;charset=utf-8",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Json => "json",
            Form::Calendar => "ics",
        }
    }
}

/// A list about to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    pub form: Form,
    pub tenant: Tenant,
    pub records: Vec<Record>,
    /// The present, which calendars want to know.
    pub now: Moment,
}

impl Export {
    /// A name that tells tenant and day (of UTC) apart: `acme-corp.us-api-keys-2026-11-22.csv`.
    pub fn file_name(&self) -> String {
        let (name, region) = (self.tenant.name(), self.tenant.region());
        let now = self.now.to_rfc3339();
        let day = now.split('T').next().unwrap_or_default();
        format!("{name}.{region}-api-keys-{day}.{}", self.form.extension())
    }

    /// The whole text of the file. `title` words what a calendar shows for the end of a key; it
    /// is given the key's name, safe to show.
    pub fn text(&self, title: impl Fn(&str) -> String) -> String {
        match self.form {
            Form::Csv => record::to_csv(&self.records),
            Form::Json => record::to_json(&self.records),
            Form::Calendar => ics::calendar(&self.records, &self.tenant, self.now, title),
        }
    }
}
