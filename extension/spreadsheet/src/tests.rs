//! The workbook is read back by another's reader.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use latchkey_core::export::SheetColumn;
use proptest::prelude::*;

use super::*;

fn column(heading: &str, holds_dates: bool) -> SheetColumn {
    SheetColumn {
        heading: heading.to_owned(),
        width: 20,
        holds_dates,
    }
}

fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: "API keys".to_owned(),
        columns: vec![column("Name", false), column("Expires (UTC)", true)],
        rows,
    }
}

/// The one sheet, in which nothing is calculated.
fn read(file: Vec<u8>) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    assert_eq!(book.sheet_names(), ["API keys"]);
    let formulas = book.worksheet_formula("API keys").unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));
    book.worksheet_range("API keys").unwrap()
}

fn read_back(cells: Vec<Cell>) -> Vec<Data> {
    let range = read(written(&sheet(vec![cells])).unwrap());
    let at = |column| range.get((1, column)).cloned().unwrap_or_default();
    vec![at(0), at(1)]
}

fn name_read_back(name: &str) -> Data {
    read_back(vec![Cell::Text(name.to_owned()), Cell::Empty]).remove(0)
}

#[test]
fn a_text_is_a_text_and_a_date_is_a_date() {
    let cells = vec![
        Cell::Text("660912345678901234567e12".to_owned()),
        Cell::Date(46_447.0 + 9.5 / 24.0),
    ];
    let [id, expiry] = read_back(cells).try_into().unwrap();
    assert_eq!(id, Data::String("660912345678901234567e12".to_owned()));
    let Data::DateTime(expiry) = expiry else {
        panic!("a date");
    };
    assert_eq!(expiry.to_ymd_hms_milli(), (2027, 3, 1, 9, 30, 0, 0));
    let unread = vec![Cell::Empty, Cell::Text("soon".to_owned())];
    let expected = [Data::Empty, Data::String("soon".to_owned())];
    assert_eq!(read_back(unread), expected);
}

#[test]
fn headings_head_the_columns_of_an_empty_list_too() {
    let headings: Vec<String> = read(written(&sheet(Vec::new())).unwrap())
        .headers()
        .unwrap();
    assert_eq!(headings, ["Name", "Expires (UTC)"]);
}

#[test]
fn nothing_that_people_write_takes_effect() {
    for name in [
        "=1+1",
        "@SUM(A1)",
        "=HYPERLINK(\"https://evil.example\")",
        "{=1+1}",
        "https://evil.example",
        "  two  spaces ",
        "</t></si><x>&amp;",
        "12-2026",
        "TRUE",
        "李小龍 😀",
    ] {
        assert_eq!(name_read_back(name), Data::String(name.to_owned()));
    }
}

#[test]
fn the_same_list_makes_the_same_file() {
    let file = || written(&sheet(vec![vec![Cell::Text("One".to_owned())]])).unwrap();
    assert_eq!(file(), file());
}

#[test]
fn what_a_workbook_does_not_hold_is_an_error() {
    let long = Cell::Text("x".repeat(32_768));
    assert!(written(&sheet(vec![vec![long]])).is_err());
    let unnamed = Sheet {
        name: "a/b".to_owned(),
        ..sheet(Vec::new())
    };
    assert!(written(&unnamed).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_one_text(name in "\\PC*|[0-9]{1,20}|[0-9]+e[0-9]+") {
        // The reader at hand doesn't read `_x0041_`, the format's own way to write a character.
        let is_escape = name.to_lowercase().contains("_x");
        match name_read_back(&name) {
            Data::Empty => prop_assert!(name.is_empty()),
            Data::String(read) => prop_assert!(is_escape || read == name),
            other => prop_assert!(false, "{other:?}"),
        }
    }
}
