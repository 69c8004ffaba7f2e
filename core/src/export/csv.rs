//! Comma-separated values as RFC 4180 has them, for programs. Spreadsheets open them too, so what is
//! invisible is shown, and nothing that other people wrote becomes a formula. Numbers and dates are
//! not guarded against: that would change what programs read.

use icu_normalizer::DecomposingNormalizer;

use crate::text::{is_blank_character, shown};

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

/// Puts an apostrophe before whatever could begin a formula: at the start, and after what other
/// countries' spreadsheets take for the end of a cell.
fn defuse(text: &str) -> String {
    let mut defused = String::with_capacity(text.len() + 1);
    let mut may_begin = true;
    for character in text.chars() {
        let plain = plain(character);
        if may_begin && matches!(plain, '=' | '+' | '-' | '@') {
            defused.push('\'');
        }
        // What is blank, and a quote, may be dropped on reading.
        let is_dropped = is_blank_character(character) || matches!(plain, '"' | '\'');
        may_begin = matches!(plain, ';' | '؛' | '|') || (may_begin && is_dropped);
        defused.push(character);
    }
    defused
}

/// What some readers take the character for: the plain one for a wide, small or raised one.
fn plain(character: char) -> char {
    const MINUS: char = '\u{2212}';
    if character.is_ascii() {
        return character;
    }
    let mut letters = DecomposingNormalizer::new_nfkd().normalize_iter(std::iter::once(character));
    match letters.next() {
        Some(MINUS) => '-',
        plain => plain.unwrap_or(character),
    }
}
