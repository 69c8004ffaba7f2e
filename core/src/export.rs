//! The list as a file to keep or to hand on: for people, for programs, for a calendar.
//! What is written is what is shown, in its order; a secret is no part of a key, so none is here.

pub mod csv;
mod ics;
mod record;
mod sheet;
#[cfg(test)]
mod tests;

pub use record::{Column, Record, records};
pub use sheet::{Cell, Sheet, SheetColumn};

use crate::moment::Moment;
use crate::tenant::Tenant;

/// What the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// People: a workbook that opens in columns, with texts as texts and dates as dates.
    Spreadsheet,
    /// A program that reads lines: RFC 4180, with hostile text shown and formulas defused.
    Csv,
    /// A program: every text exactly as the tenant has it.
    Json,
    /// A calendar: one event for the end of each active key, RFC 5545.
    Calendar,
}

impl Form {
    /// Every form, in the order of the screen.
    pub const ALL: [Form; 4] = [Form::Spreadsheet, Form::Csv, Form::Json, Form::Calendar];

    /// The media type; of a text it says that it is UTF-8.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Spreadsheet => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
            Form::Csv => "text/csv;charset=utf-8",
            Form::Json => "application/json",
            Form::Calendar => "text/calendar;charset=utf-8",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Form::Spreadsheet => "xlsx",
            Form::Csv => "csv",
            Form::Json => "json",
            Form::Calendar => "ics",
        }
    }
}

/// The words of a file for people.
pub struct Wording<'a> {
    /// What a calendar shows for the end of a key; it is given the key's name, safe to show.
    pub title: &'a dyn Fn(&str) -> String,
    /// The name of a spreadsheet's sheet.
    pub sheet: &'a str,
    /// The heading of a spreadsheet's column; moments there are in UTC.
    pub heading: &'a dyn Fn(Column) -> String,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The file itself.
    Text(String),
    /// A workbook of this sheet.
    Sheet(Sheet),
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

    /// All that the file holds.
    pub fn content(&self, wording: &Wording<'_>) -> Content {
        Content::Text(match self.form {
            Form::Spreadsheet => {
                let sheet = sheet::sheet(&self.records, wording.sheet, wording.heading);
                return Content::Sheet(sheet);
            }
            Form::Csv => record::to_csv(&self.records),
            Form::Json => record::to_json(&self.records),
            Form::Calendar => ics::calendar(&self.records, &self.tenant, self.now, wording.title),
        })
    }

    /// How many of its keys the file can tell of. A calendar has but the active ones whose end is
    /// known.
    pub fn told(&self) -> usize {
        match self.form {
            Form::Calendar => self.records.iter().filter_map(ics::end).count(),
            Form::Spreadsheet | Form::Csv | Form::Json => self.records.len(),
        }
    }

    /// How many keys are missing that belong into the file: active ones whose end can't be read.
    pub fn left_out(&self) -> usize {
        match self.form {
            Form::Calendar => {
                let active = self.records.iter().filter(|record| ics::is_active(record));
                active.count() - self.told()
            }
            Form::Spreadsheet | Form::Csv | Form::Json => 0,
        }
    }
}
