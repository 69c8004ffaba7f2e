//! Comma-separated values as RFC 4180 has them, for people who open them in a spreadsheet: what is
//! invisible is shown, and nothing that other people wrote becomes a formula.

use crate::text::shown;

/// What makes a spreadsheet take a cell for a formula, also in the full width that some fold.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The rows as text: with the mark that tells Excel of UTF-8, each line ended by CRLF.
pub fn write<'a, R>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = &'a str>,
{
    let mut text = String::from('\u{FEFF}');
    for row in rows {
        for (at, content) in row.into_iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            text.push_str(&cell(content));
        }
        text.push_str("\r\n");
    }
    text
}

/// One cell. Line breaks, tabs and other unseen characters are shown as marks; quotes stand around
/// what a reader might split.
fn cell(content: &str) -> String {
    let defused = defuse(&shown(content));
    match defused.contains(['"', ',', ';']) {
        true => format!("\"{}\"", defused.replace('"', "\"\"")),
        false => defused,
    }
}

/// Puts an apostrophe before whatever could begin a formula: at the start, and after a semicolon,
/// which other countries' spreadsheets take for the end of a cell.
fn defuse(text: &str) -> String {
    let mut defused = String::with_capacity(text.len() + 1);
    let mut may_begin = true;
    for character in text.chars() {
        if may_begin && FORMULA.contains(&character) {
            defused.push('\'');
        }
        // A quote or a space before it may be dropped on reading.
        may_begin = character == ';' || (may_begin && matches!(character, '"' | '\'' | ' '));
        defused.push(character);
    }
    defused
}
