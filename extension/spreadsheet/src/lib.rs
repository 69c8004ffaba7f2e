//! Writes a [`Sheet`] as a workbook, which spreadsheets open on a double click in any country (Office
//! Open XML, ISO/IEC 29500). With the library for it the module is a fifth as large as the popup's,
//! so it is one of its own, which a page loads when the first workbook is wanted.

use latchkey_core::export::{Cell, Sheet};
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, IgnoreError, RowNum, Workbook, Worksheet,
    XlsxError,
};
use wasm_bindgen::prelude::*;

/// The file of a sheet, which is given as the core's JSON.
///
/// # Errors
/// Where that is no sheet, or more than a workbook holds.
#[wasm_bindgen]
pub fn workbook(sheet: &str) -> Result<Vec<u8>, JsError> {
    let sheet: Sheet = serde_json::from_str(sheet)?;
    Ok(written(&sheet)?)
}

/// The file of a sheet: a line of headings that stays in sight and filters, then the rows. A text is
/// never calculated, whatever it begins with.
///
/// # Errors
/// Where the sheet has more than a workbook holds.
pub fn written(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same list makes the same file, which tells nobody when it was made.
    let no_time = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&no_time));
    let page = workbook.add_worksheet();
    page.set_name(&sheet.name)?;
    let texts = Format::new().set_num_format("@");
    let dates = Format::new().set_num_format("yyyy\\-mm\\-dd\\ hh:mm");
    let headings = Format::new().set_num_format("@").set_bold();
    for (column, at) in sheet.columns.iter().zip(0..) {
        // What is typed into a column of texts later stays a text, too.
        let format = if column.holds_dates { &dates } else { &texts };
        page.set_column_format(at, format)?;
        page.set_column_width(at, column.width)?;
        page.write_string_with_format(0, at, &column.heading, &headings)?;
    }
    for (cells, row) in sheet.rows.iter().zip(1..) {
        for (cell, at) in cells.iter().zip(0..) {
            write(page, row, at, cell, &texts, &dates)?;
        }
    }
    let last_row = RowNum::try_from(sheet.rows.len()).unwrap_or(RowNum::MAX);
    let columns = ColNum::try_from(sheet.columns.len()).unwrap_or(ColNum::MAX);
    if let Some(last_column) = columns.checked_sub(1) {
        page.set_freeze_panes(1, 0)?;
        page.autofilter(0, 0, last_row, last_column)?;
        // Ids of digits are texts on purpose.
        page.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    }
    workbook.save_to_buffer()
}

fn write(
    page: &mut Worksheet,
    row: RowNum,
    column: ColNum,
    cell: &Cell,
    texts: &Format,
    dates: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => page.write_string_with_format(row, column, text, texts)?,
        Cell::Date(day) => page.write_number_with_format(row, column, *day, dates)?,
    };
    Ok(())
}

#[cfg(test)]
mod tests;
