//! The workbook is read back by another's reader.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use proptest::prelude::*;

use super::*;

fn record(name: &str) -> Record {
    Record {
        id: "660912345678901234567e12".to_owned(),
        name: name.to_owned(),
        status: "active".to_owned(),
        expiry: "2027-03-01T09:30:00.900Z".to_owned(),
        sub: "660912345678901234567890".to_owned(),
        owner_name: "Ada".to_owned(),
        note_ticket: "12-2026".to_owned(),
        ..Record::default()
    }
}

fn file(records: &[Record]) -> Vec<u8> {
    workbook(records, "API keys", |column| format!("{column:?}"))
}

/// The one sheet.
fn read(file: Vec<u8>) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    assert_eq!(book.sheet_names(), ["API keys"]);
    let formulas = book.worksheet_formula("API keys").unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));
    book.worksheet_range("API keys").unwrap()
}

/// What a column has for the first record.
fn cell(range: &Range<Data>, column: Column) -> Data {
    let at = COLUMNS.iter().position(|(it, _)| *it == column).unwrap();
    range.get((1, at)).cloned().unwrap_or_default()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn ids_and_tickets_are_texts_and_moments_are_dates() {
    let range = read(file(&[record("Nightly")]));
    let headings: Vec<String> = range.headers().unwrap();
    let expected: Vec<String> = COLUMNS.iter().map(|(it, _)| format!("{it:?}")).collect();
    assert_eq!(headings, expected);
    for (column, expected) in [
        (Column::Id, "660912345678901234567e12"),
        (Column::Name, "Nightly"),
        (Column::Sub, "660912345678901234567890"),
        (Column::NoteTicket, "12-2026"),
    ] {
        assert_eq!(cell(&range, column), text(expected), "{column:?}");
    }
    let Data::DateTime(expiry) = cell(&range, Column::Expiry) else {
        panic!("the expiry is a date");
    };
    let (year, month, day, hour, minute, second, milli) = expiry.to_ymd_hms_milli();
    assert_eq!((year, month, day), (2027, 3, 1));
    assert_eq!((hour, minute, second, milli), (9, 30, 0, 0));
    assert_eq!(cell(&range, Column::Created), Data::Empty);
}

#[test]
fn a_moment_that_is_none_stays_the_text_that_it_is() {
    for told in ["soon", "1900-01-01T00:00:00Z", "0001-01-01T00:00:00Z"] {
        let record = Record {
            expiry: told.to_owned(),
            ..record("One")
        };
        assert_eq!(cell(&read(file(&[record])), Column::Expiry), text(told));
    }
}

#[test]
fn nothing_that_people_write_takes_effect() {
    for (name, expected) in [
        ("=1+1", "=1+1"),
        ("@SUM(A1)", "@SUM(A1)"),
        (
            "=HYPERLINK(\"https://evil.example\")",
            "=HYPERLINK(\"https://evil.example\")",
        ),
        ("  two  spaces ", "  two  spaces "),
        ("</t></si><x>&amp;", "</t></si><x>&amp;"),
        (
            "a\t\r\n\u{0}\u{1F}",
            "a⟨U+0009⟩⟨U+000D⟩⟨U+000A⟩⟨U+0000⟩⟨U+001F⟩",
        ),
        ("\u{FFFE}\u{FFFF}\u{202E}x", "⟨U+FFFE⟩⟨U+FFFF⟩⟨U+202E⟩x"),
        ("李小龍 😀", "李小龍 😀"),
    ] {
        let name = cell(&read(file(&[record(name)])), Column::Name);
        assert_eq!(name, text(expected), "{name:?}");
    }
}

/// The reader at hand doesn't read them; spreadsheets do.
#[test]
fn an_underscore_does_not_begin_a_character() {
    for (text, expected) in [
        ("_x0041_", "_x005F_x0041_"),
        ("__xAbCd__x0041_", "__x005F_xAbCd__x005F_x0041_"),
        ("_x41_", "_x41_"),
        ("_x00é1_", "_x00é1_"),
    ] {
        assert_eq!(escaped(text), expected);
    }
}

#[test]
fn a_text_is_no_longer_than_a_cell() {
    let long = "😀".repeat(20_000);
    let Data::String(name) = cell(&read(file(&[record(&long)])), Column::Name) else {
        panic!("a text");
    };
    assert_eq!(name.encode_utf16().count(), 32_766);
}

#[test]
fn a_sheet_is_named_as_sheets_may_be() {
    let name = "a[b]:c*d?e/f\\g'".to_owned() + &"x".repeat(40);
    let file = workbook(&[], &name, |_| "One".to_owned());
    let book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    assert_eq!(book.sheet_names(), ["abcdefg".to_owned() + &"x".repeat(24)]);
}

/// Its checksums are tried by reading each part to its end.
#[test]
fn any_unzipper_reads_each_part_and_the_same_list_makes_the_same_file() {
    let records = [record("One"), record("Two")];
    let bytes = file(&records);
    assert_eq!(bytes, file(&records));
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 7);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        assert!(content.starts_with("<?xml"), "part {at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_one_text(name in ".*", ticket in ".{0,40}|[0-9]{1,20}|[0-9]+e[0-9]+") {
        let record = Record { note_ticket: ticket.clone(), ..record(&name) };
        let range = read(file(&[record]));
        prop_assert_eq!(range.height(), 2);
        for (column, told) in [(Column::Name, name), (Column::NoteTicket, ticket)] {
            let is_escape = told.to_lowercase().contains("_x");
            match cell(&range, column) {
                Data::Empty => prop_assert!(told.is_empty()),
                Data::String(read) => prop_assert!(is_escape || read == shown(&told)),
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
