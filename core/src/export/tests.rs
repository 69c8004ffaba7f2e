//! What is written is read back by other people's readers.

use icalendar::parser::{Calendar, read_calendar, unfold};
use proptest::prelude::*;

use super::*;
use crate::fixtures::{NOW, key_id, key_of, table_of, tenant, user};
use crate::key::{Key, Status, When};
use crate::note::{Note, Notes};
use crate::table::{Filter, Hand, Table};
use crate::user::{Account, Owner, User};

const WORDING: Wording<'_> = Wording {
    title: &|name| format!("API key {name} expires"),
    sheet: "API keys",
    heading: &|column| format!("{column:?}"),
};

fn key(id: &str, name: &str, status: Status) -> Key {
    Key {
        name: name.to_owned(),
        expiry: When::At(NOW.plus_millis(86_400_123)),
        ..key_of(id, "eve", status)
    }
}

fn table(keys: Vec<Key>) -> Table {
    let mut table = table_of(keys);
    let eve = User {
        name: "Eve; Adams".to_owned(),
        email: Some("eve@acme.example".to_owned()),
        account: Account::Disabled,
        ..user("eve")
    };
    let owners = vec![(eve.id.clone(), Owner::Found(eve))];
    table.take_owners(owners, Hand::Away, NOW);
    table
}

fn export(form: Form, table: &Table, notes: &Notes) -> Export {
    Export {
        form,
        tenant: tenant("acme-corp.us.qlikcloud.com"),
        records: records(table.shown(), notes),
        now: NOW,
    }
}

fn text(form: Form, table: &Table) -> String {
    written(&export(form, table, &Notes::default()))
}

fn written(export: &Export) -> String {
    match export.content(&WORDING) {
        Content::Text(text) => text,
        Content::Sheet(sheet) => panic!("{sheet:?}"),
    }
}

fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let lines = reader.records().map(|line| line.unwrap());
    lines
        .map(|line| line.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn a_file_is_named_by_tenant_and_day() {
    let table = table(Vec::new());
    let names = Form::ALL.map(|form| export(form, &table, &Notes::default()).file_name());
    assert_eq!(
        names,
        ["xlsx", "csv", "json", "ics"].map(|end| format!("acme-corp.us-api-keys-2026-11-22.{end}"))
    );
}

#[test]
fn what_is_shown_is_exported_in_its_order() {
    let mut table = table(vec![
        key("k1", "One", Status::Revoked),
        key("k2", "Two", Status::Active),
        key("k3", "Three", Status::Active),
    ]);
    table.set_filter(Filter::Active, NOW);
    table.remove(&key_id("k3"), NOW);
    let mut notes = Notes::default();
    let note = Note {
        system: "Dawiso".to_owned(),
        ..Note::default()
    };
    notes.set(key_id("k2"), note);
    let exported = written(&export(Form::Json, &table, &notes));
    let read: serde_json::Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(
        read,
        serde_json::json!([{
            "id": "k2", "name": "Two", "status": "active", "expiry": "2026-11-23T09:30:00.123Z",
            "sub": "eve", "subType": "user", "ownerName": "Eve; Adams",
            "ownerEmail": "eve@acme.example", "ownerStatus": "disabled", "noteSystem": "Dawiso"
        }])
    );
    let lines = cells(&written(&export(Form::Csv, &table, &notes)));
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0][..3], ["id", "name", "status"]);
    assert_eq!(lines[1][..3], ["k2", "Two", "active"]);
    assert_eq!(lines[1][7], "Eve; Adams");
}

#[test]
fn nothing_in_a_spreadsheet_is_a_formula() {
    for (name, expected) in [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        (" \"=1", " \"'=1"),
        ("a;=1", "a;'=1"),
        ("\t=1", "⟨U+0009⟩=1"),
        ("a\r\n=1", "a⟨U+000D⟩⟨U+000A⟩=1"),
        ("gnp\u{202E}.exe", "gnp⟨U+202E⟩.exe"),
        ("a=b, \"c\"", "a=b, \"c\""),
        ("李小龍", "李小龍"),
        ("\u{2000}=1", "\u{2000}'=1"),
        ("\u{A0}+1", "\u{A0}'+1"),
        ("\u{3000}\u{2800}-1", "\u{3000}\u{2800}'-1"),
        ("\u{FEFF}=1", "⟨U+FEFF⟩=1"),
        ("\u{200B}@a", "⟨U+200B⟩@a"),
        ("\u{85}=1", "⟨U+0085⟩=1"),
        ("＂\u{2003}﹦1", "＂\u{2003}'﹦1"),
        ("﹢1", "'﹢1"),
        ("\u{2212}1", "'\u{2212}1"),
        ("a\u{FF1B}\u{A0}=1", "a\u{FF1B}\u{A0}'=1"),
        ("a؛=1", "a؛'=1"),
        ("–", "–"),
        ("660912345678901234567e12", "660912345678901234567e12"),
        ("12-2026", "12-2026"),
    ] {
        let lines = cells(&text(
            Form::Csv,
            &table(vec![key("k1", name, Status::Active)]),
        ));
        assert_eq!(lines[1][1], expected, "{name:?}");
    }
}

#[test]
fn a_calendar_has_an_event_for_each_active_key_that_ends() {
    let text = text(
        Form::Calendar,
        &table(vec![
            key("k1", "Nightly, \\new; reload", Status::Active),
            key("k2", "", Status::Active),
            key("k3", "Over", Status::Revoked),
            Key {
                expiry: When::Missing,
                ..key("k4", "Endless", Status::Active)
            },
        ]),
    );
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = of(&calendar, "VEVENT");
    let value = |at: usize, name: &str| -> String {
        let event: &[(String, String)] = &events[at];
        event.iter().find(|(it, _)| it == name).unwrap().1.clone()
    };
    assert_eq!(events.len(), 2);
    assert_eq!(value(0, "UID"), "k1@acme-corp.us.qlikcloud.com");
    assert_eq!(value(0, "DTSTAMP"), "20261122T093000Z");
    assert_eq!(value(0, "DTSTART"), "20261123T093000Z");
    assert_eq!(value(0, "DTEND"), "20261123T094500Z");
    assert_eq!(value(1, "DTEND"), "20261123T094500Z");
    assert_eq!(
        value(0, "SUMMARY"),
        "API key Nightly, \\new; reload expires"
    );
    assert_eq!(value(0, "DESCRIPTION"), "k1\nEve; Adams\neve@acme.example");
    assert_eq!(value(1, "SUMMARY"), "API key k2 expires");
}

#[test]
fn a_key_whose_end_cannot_be_read_is_counted_and_no_event() {
    let with = |id: &str, status: Status, expiry: When| Key {
        expiry,
        ..key(id, "One", status)
    };
    let last = Moment::parse("9999-12-30T21:59:00Z").unwrap();
    let table = table(vec![
        with("k1", Status::Active, When::Missing),
        with("k2", Status::Active, When::Text("soon".to_owned())),
        with("k3", Status::Revoked, When::Missing),
        with("k4", Status::Active, When::At(last)),
        with("k5", Status::Active, When::At(NOW)),
    ]);
    let calendar = export(Form::Calendar, &table, &Notes::default());
    assert_eq!((calendar.told(), calendar.left_out()), (1, 3));
    assert_eq!(written(&calendar).matches("BEGIN:VEVENT").count(), 1);
    for form in [Form::Spreadsheet, Form::Csv, Form::Json] {
        let all = export(form, &table, &Notes::default());
        assert_eq!((all.told(), all.left_out()), (5, 0), "{form:?}");
    }
}

/// The properties of each component of that name, their texts read.
fn of(calendar: &Calendar<'_>, name: &str) -> Vec<Vec<(String, String)>> {
    let components = calendar.components.iter();
    let components = components.filter(|component| component.name == name);
    components
        .map(|component| {
            let properties = component.properties.iter();
            properties
                .map(|property| (property.name.to_string(), property.val.to_string()))
                .collect()
        })
        .collect()
}

/// Whether a spreadsheet that drops what it doesn't see might calculate it.
fn may_be_formula(cell: &str) -> bool {
    let is_dropped = |c: char| c == '"' || c.is_whitespace() || c.is_control() || c == '\u{2800}';
    let begins = cell.trim_start_matches(is_dropped);
    begins.starts_with([
        '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫',
    ])
}

proptest! {
    #[test]
    fn any_name_stays_in_its_cell(names in prop::collection::vec("\\PC*|[=+@;\"', \t\r\n-]{0,6}", 0..4)) {
        let keys = names.iter().enumerate();
        let keys: Vec<Key> = keys.map(|(at, name)| key(&format!("k{at}"), name, Status::Active)).collect();
        let lines = cells(&text(Form::Csv, &table(keys)));
        prop_assert_eq!(lines.len(), names.len() + 1);
        for line in &lines {
            prop_assert_eq!(line.len(), 14);
            for content in line {
                prop_assert!(!may_be_formula(content), "{content:?}");
            }
        }
    }

    #[test]
    fn no_blank_hides_a_formula(
        before in "[\\p{White_Space}\\p{Cf}\\p{Cc}\"'\u{2800}\u{3164}\u{115F}\u{FE0F};؛|]{0,6}",
        begins in "[=+@-]|[＝＋－＠]|[﹦﹢﹣﹫]",
    ) {
        let name = format!("{before}{begins}cmd");
        let lines = cells(&text(Form::Csv, &table(vec![key("k1", &name, Status::Active)])));
        for part in lines[1][1].split([';', '؛', '|']) {
            prop_assert!(!may_be_formula(part), "{part:?}");
        }
    }

    #[test]
    fn any_name_stays_in_its_event(name in "\\PC*|[A-Z:;,\\\\ \r\n]{0,200}") {
        let text = text(Form::Calendar, &table(vec![key("k1", &name, Status::Active)]));
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded);
        let calendar = calendar.map_err(|error| TestCaseError::fail(error.clone()))?;
        prop_assert_eq!(of(&calendar, "VEVENT").len(), 1);
        prop_assert_eq!(calendar.components.len(), 1);
    }

    #[test]
    fn an_event_is_as_long_at_any_time(millis in 0..253_402_200_000_000_i64) {
        let ends = Key { expiry: When::At(Moment::from_millis(millis)), ..key("k1", "One", Status::Active) };
        let text = text(Form::Calendar, &table(vec![ends]));
        let moment = |name: &str| {
            let (_, rest) = text.split_once(&format!("{name}:")).unwrap();
            let digits: Vec<char> = rest.chars().take(16).collect();
            let part = |range: std::ops::Range<usize>| digits[range].iter().collect::<String>();
            let day = [part(0..4), part(4..6), part(6..8)].join("-");
            Moment::parse(&format!("{day}T{}:{}:{}Z", part(9..11), part(11..13), part(13..15))).unwrap()
        };
        prop_assert_eq!(moment("DTEND").since(moment("DTSTART")), 900_000);
    }

    #[test]
    fn json_keeps_every_text_exactly(name in ".*") {
        let text = text(Form::Json, &table(vec![key("k1", &name, Status::Active)]));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(read[0]["name"].as_str(), Some(name.as_str()));
    }
}
