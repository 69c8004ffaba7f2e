//! A workbook of one sheet, as spreadsheets open it on a double click in any country (Office Open XML,
//! ISO/IEC 29500). A cell is a text or a date; a text is never calculated, whatever it begins with.

#[cfg(test)]
mod tests;
mod zip;

use std::collections::HashMap;
use std::fmt::Write;

use super::record::{Column, Record};
use crate::moment::Moment;
use crate::text::shown;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
/// A cell holds no more UTF-16 units than this; a file with more counts as broken.
const LONGEST_CELL: usize = 32_767;
const DAY_MILLIS: f64 = 86_400_000.0;
/// Days from the beginning of a spreadsheet's calendar to 1970.
const EPOCH: f64 = 25_569.0;
/// Before 1 March 1900 spreadsheets disagree on which day it is.
const FIRST_SURE_DAY: f64 = 61.0;

/// The places of `styles.xml`'s formats.
const TEXT: u8 = 1;
const DATE: u8 = 2;
const HEADING: u8 = 3;

/// In the order that a person reads them; what only a program wants comes last.
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

/// The file: a line of headings that stays in sight, then one for each record. `sheet` names the
/// sheet, `heading` a column.
pub(super) fn workbook(
    records: &[Record],
    sheet: &str,
    heading: impl Fn(Column) -> String,
) -> Vec<u8> {
    let mut texts = Texts::default();
    let rows = rows(records, heading, &mut texts);
    let sheet_part = sheet_of(&rows, records.len() + 1);
    zip::stored(&[
        ("[Content_Types].xml", content_types()),
        (
            "_rels/.rels",
            relations(&[("officeDocument", "xl/workbook.xml")]),
        ),
        ("xl/workbook.xml", book(sheet, records.len() + 1)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
                ("sharedStrings", "sharedStrings.xml"),
            ]),
        ),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", sheet_part),
        ("xl/sharedStrings.xml", texts.part()),
    ])
}

fn rows(records: &[Record], heading: impl Fn(Column) -> String, texts: &mut Texts) -> String {
    let mut rows = String::from("<row r=\"1\">");
    for (at, (column, _)) in COLUMNS.into_iter().enumerate() {
        add_text(&mut rows, at, 1, HEADING, texts.place(&heading(column)));
    }
    rows.push_str("</row>");
    for (record, row) in records.iter().zip(2_usize..) {
        push(&mut rows, format_args!("<row r=\"{row}\">"));
        for (at, (column, _)) in COLUMNS.into_iter().enumerate() {
            let content = column.of(record);
            match day(column, content) {
                Some(day) => push(
                    &mut rows,
                    format_args!("<c r=\"{}{row}\" s=\"{DATE}\"><v>{day}</v></c>", letter(at)),
                ),
                None if content.is_empty() => {}
                None => add_text(&mut rows, at, row, TEXT, texts.place(content)),
            }
        }
        rows.push_str("</row>");
    }
    rows
}

fn add_text(rows: &mut String, at: usize, row: usize, style: u8, place: usize) {
    let letter = letter(at);
    let cell = format_args!("<c r=\"{letter}{row}\" s=\"{style}\" t=\"s\"><v>{place}</v></c>");
    push(rows, cell);
}

/// A moment as spreadsheets count it: days, and the time as a part of a day.
fn day(column: Column, content: &str) -> Option<f64> {
    if !is_date(column) {
        return None;
    }
    let moment = Moment::parse(content)?;
    // Whole seconds: a part of one would be rounded up to another minute by some.
    let millis = moment.millis().div_euclid(1_000).saturating_mul(1_000);
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of all years fit")]
    let day = millis as f64 / DAY_MILLIS + EPOCH;
    (day >= FIRST_SURE_DAY).then_some(day)
}

fn is_date(column: Column) -> bool {
    matches!(column, Column::Expiry | Column::Created)
}

fn letter(at: usize) -> char {
    const LETTERS: [char; 14] = [
        'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N',
    ];
    LETTERS.get(at).copied().unwrap_or('N')
}

/// The texts of the cells, each once; a cell names one by its place.
#[derive(Default)]
struct Texts {
    places: HashMap<String, usize>,
    items: String,
    uses: usize,
}

impl Texts {
    fn place(&mut self, content: &str) -> usize {
        self.uses += 1;
        if let Some(place) = self.places.get(content) {
            return *place;
        }
        let text = escaped(&cut(&shown(content)));
        // Without the attribute, spaces at the ends would be dropped.
        let item = format_args!("<si><t xml:space=\"preserve\">{text}</t></si>");
        push(&mut self.items, item);
        let place = self.places.len();
        self.places.insert(content.to_owned(), place);
        place
    }

    fn part(&self) -> String {
        let (uses, items) = (self.uses, self.places.len());
        let texts = &self.items;
        format!("{HEAD}<sst {MAIN} count=\"{uses}\" uniqueCount=\"{items}\">{texts}</sst>")
    }
}

/// What a cell holds of a text.
fn cut(text: &str) -> String {
    let mut room = LONGEST_CELL;
    let fits = |character: &char| {
        let left = room.checked_sub(character.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    text.chars().take_while(fits).collect()
}

/// A text as it stands in XML. `_x0041_` is the format's own way to write a character, so an
/// underscore that would begin one is written that way itself.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '_' if is_escape(&text.as_bytes()[at..]) => escaped.push_str("_x005F_"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x' | b'X', digits @ .., ] if digits.len() >= 5
        && digits[..4].iter().all(u8::is_ascii_hexdigit) && digits[4] == b'_')
}

fn sheet_of(rows: &str, last: usize) -> String {
    let end = letter(COLUMNS.len() - 1);
    let mut columns = String::new();
    for ((column, width), number) in COLUMNS.into_iter().zip(1..) {
        // What is typed into a column of texts later stays a text, too.
        let style = if is_date(column) { DATE } else { TEXT };
        let format = format_args!(
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" style=\"{style}\" customWidth=\"1\"/>"
        );
        push(&mut columns, format);
    }
    format!(
        "{HEAD}<worksheet {MAIN}><dimension ref=\"A1:{end}{last}\"/><sheetViews>\
         <sheetView tabSelected=\"1\" workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         <selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15\"/><cols>{columns}</cols>\
         <sheetData>{rows}</sheetData><autoFilter ref=\"A1:{end}{last}\"/>\
         <ignoredErrors><ignoredError sqref=\"A1:{end}{last}\" numberStoredAsText=\"1\"/></ignoredErrors>\
         </worksheet>"
    )
}

/// The name of a sheet may not hold some characters, nor many. Spreadsheets know the range of a filter
/// by a hidden name, too.
fn book(sheet: &str, last: usize) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let name: String = shown(sheet).chars().filter(allowed).take(31).collect();
    let (name, end) = (escaped(&name), letter(COLUMNS.len() - 1));
    format!(
        "{HEAD}<workbook {MAIN} \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
         <definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">\
         '{name}'!$A$1:${end}${last}</definedName></definedNames></workbook>"
    )
}

/// Texts as texts (`@`), dates in UTC to the minute, headings in bold.
fn styles() -> String {
    format!(
        "{HEAD}<styleSheet {MAIN}>\
         <numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>\
         <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
         <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
         <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
         <xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
         </styleSheet>"
    )
}

fn content_types() -> String {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>")
    };
    let parts = [
        part("workbook", "sheet.main"),
        part("worksheets/sheet1", "worksheet"),
        part("styles", "styles"),
        part("sharedStrings", "sharedStrings"),
    ]
    .concat();
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{parts}</Types>"
    )
}

/// What belongs to a part: kinds and targets, known by `rId1`, `rId2` and so on.
fn relations(targets: &[(&str, &str)]) -> String {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut all = String::new();
    for ((kind, target), number) in targets.iter().zip(1..) {
        let one = format_args!(
            "<Relationship Id=\"rId{number}\" Type=\"{KIND}/{kind}\" Target=\"{target}\"/>"
        );
        push(&mut all, one);
    }
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         {all}</Relationships>"
    )
}

fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    // Writing to a text can't fail.
    text.write_fmt(more).ok();
}
