//! The list as a sheet of a workbook: what each of its cells holds. Writing the file is for a library
//! that the core does without.

use serde::{Deserialize, Serialize};

use super::record::{Column, Record};
use crate::moment::Moment;
use crate::text::shown;

/// A cell holds no more UTF-16 units than this; a file with more counts as broken.
const LONGEST_CELL: usize = 32_767;
/// The name of a sheet holds no more characters than this.
const LONGEST_NAME: usize = 31;
const DAY_MILLIS: f64 = 86_400_000.0;
/// Days from the beginning of a spreadsheet's calendar to 1970.
const EPOCH: f64 = 25_569.0;
/// Before 1 March 1900 spreadsheets disagree on which day it is.
const FIRST_SURE_DAY: f64 = 61.0;

/// In the order that a person reads them, with their widths in characters; what only a program wants
/// comes last.
const COLUMNS: [(Column, u8); 14] = [
    (Column::Name, 36),
    (Column::Status, 10),
    (Column::Expiry, 17),
    (Column::OwnerName, 24),
    (Column::OwnerEmail, 32),
    (Column::OwnerStatus, 12),
    (Column::NoteSystem, 18),
    (Column::NoteContact, 24),
    (Column::NoteTicket, 14),
    (Column::Created, 17),
    (Column::Id, 38),
    (Column::Sub, 38),
    (Column::SubType, 14),
    (Column::CreatedByUser, 26),
];

/// A sheet: a line of headings, then the rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// As sheets may be named.
    pub name: String,
    pub columns: Vec<SheetColumn>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetColumn {
    pub heading: String,
    /// In characters.
    pub width: u8,
    /// Its cells are dates, but for those that are none.
    pub holds_dates: bool,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    Empty,
    /// A text, whatever it looks like: never a number, a date or a formula.
    Text(String),
    /// A moment of UTC as spreadsheets count it: days since 30 December 1899, and the time as a
    /// part of a day.
    Date(f64),
}

/// The sheet of these records. `heading` names a column.
pub(super) fn sheet(records: &[Record], name: &str, heading: impl Fn(Column) -> String) -> Sheet {
    let columns = COLUMNS.map(|(column, width)| SheetColumn {
        heading: text(&heading(column)),
        width,
        holds_dates: holds_dates(column),
    });
    let rows = records.iter().map(|record| {
        let cells = COLUMNS.map(|(column, _)| cell(column, column.of(record)));
        cells.to_vec()
    });
    Sheet {
        name: sheet_name(name),
        columns: columns.to_vec(),
        rows: rows.collect(),
    }
}

fn cell(column: Column, content: &str) -> Cell {
    match day(column, content) {
        Some(day) => Cell::Date(day),
        None if content.is_empty() => Cell::Empty,
        None => Cell::Text(text(content)),
    }
}

fn holds_dates(column: Column) -> bool {
    matches!(column, Column::Expiry | Column::Created)
}

/// A moment as spreadsheets count it; `None` for what is none, or too long ago.
fn day(column: Column, content: &str) -> Option<f64> {
    let moment = Moment::parse(content).filter(|_| holds_dates(column))?;
    // Whole seconds: a part of one would be rounded up to another minute by some.
    let millis = moment.millis().div_euclid(1_000).saturating_mul(1_000);
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of all years fit")]
    let day = millis as f64 / DAY_MILLIS + EPOCH;
    (day >= FIRST_SURE_DAY).then_some(day)
}

/// What a cell holds of a text: safe to show, and no longer than a cell.
fn text(content: &str) -> String {
    let mut room = LONGEST_CELL;
    let fits = |character: &char| {
        let left = room.checked_sub(character.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    shown(content).chars().take_while(fits).collect()
}

/// The name of a sheet may not hold some characters, nor many.
fn sheet_name(name: &str) -> String {
    let is_allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let allowed = shown(name);
    let allowed = allowed.chars().filter(is_allowed);
    allowed.take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &str) -> Record {
        Record {
            id: "660912345678901234567e12".to_owned(),
            name: name.to_owned(),
            expiry: "2027-03-01T12:00:00.900Z".to_owned(),
            note_ticket: "12-2026".to_owned(),
            ..Record::default()
        }
    }

    /// What the column of the only record holds.
    fn cell_of(record: Record, column: Column) -> Cell {
        let sheet = sheet(&[record], "API keys", |column| format!("{column:?}"));
        let at = COLUMNS.iter().position(|(it, _)| *it == column).unwrap();
        assert_eq!(sheet.columns[at].heading, format!("{column:?}"));
        sheet.rows[0][at].clone()
    }

    #[test]
    fn ids_and_tickets_are_texts_and_moments_are_dates() {
        let text = |text: &str| Cell::Text(text.to_owned());
        for (column, expected) in [
            (Column::Id, text("660912345678901234567e12")),
            (Column::NoteTicket, text("12-2026")),
            (Column::Expiry, Cell::Date(46_447.5)),
            (Column::Created, Cell::Empty),
        ] {
            assert_eq!(cell_of(record("One"), column), expected, "{column:?}");
        }
    }

    #[test]
    fn a_moment_that_is_none_stays_the_text_that_it_is() {
        for told in ["soon", "1900-01-01T00:00:00Z", "0001-01-01T00:00:00Z"] {
            let record = Record {
                expiry: told.to_owned(),
                ..record("One")
            };
            let expected = Cell::Text(told.to_owned());
            assert_eq!(cell_of(record, Column::Expiry), expected);
        }
    }

    #[test]
    fn a_text_is_safe_to_show_and_no_longer_than_a_cell() {
        let name = cell_of(record("a\t\u{0}\u{FFFE}\u{202E}x"), Column::Name);
        let safe = "a⟨U+0009⟩⟨U+0000⟩⟨U+FFFE⟩⟨U+202E⟩x";
        assert_eq!(name, Cell::Text(safe.to_owned()));
        let Cell::Text(long) = cell_of(record(&"😀".repeat(20_000)), Column::Name) else {
            panic!("a text");
        };
        assert_eq!(long.encode_utf16().count(), 32_766);
    }

    #[test]
    fn a_sheet_is_named_as_sheets_may_be() {
        let name = "a[b]:c*d?e/f\\g'".to_owned() + &"x".repeat(40);
        let named = sheet(&[], &name, |_| String::new()).name;
        assert_eq!(named, "abcdefg".to_owned() + &"x".repeat(24));
    }
}
