//! A calendar of RFC 5545 in which the end of each active key is a short event. It has no `METHOD`: a
//! published event would need an organizer, whom nobody has here.

use super::Record;
use crate::moment::Moment;
use crate::tenant::Tenant;
use crate::text::{is_blank, shown};

/// A line holds no more octets than this, its end not counted (section 3.1).
const LONGEST_LINE: usize = 75;
/// How long an event is. One without an end is allowed, and many calendars refuse it, drop it or make
/// up a length.
const LENGTH_MILLIS: i64 = 15 * 60 * 1_000;

/// The calendar. `title` words the end of a key by the name that it is given, safe to show.
pub(super) fn calendar(
    records: &[Record],
    tenant: &Tenant,
    now: Moment,
    title: &dyn Fn(&str) -> String,
) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Latchkey//API keys of Qlik Cloud//EN");
    for (record, end) in records.iter().filter_map(|it| Some((it, end(it)?))) {
        let name = match is_blank(&record.name) {
            true => shown(&record.id),
            false => shown(&record.name),
        };
        lines.add("BEGIN", "VEVENT");
        // Unique in the world, and the same at each export, so that a calendar updates its event.
        let uid = format!("{}@{}", shown(&record.id), tenant.host());
        lines.add("UID", &escaped(&uid));
        lines.add("DTSTAMP", &basic(now));
        lines.add("DTSTART", &basic(end));
        lines.add("DTEND", &basic(end.plus_millis(LENGTH_MILLIS)));
        lines.add("SUMMARY", &escaped(&title(&name)));
        lines.add("DESCRIPTION", &escaped(&description(record)));
        lines.add("URL", &tenant.keys_page());
        lines.add("TRANSP", "TRANSPARENT");
        lines.add("END", "VEVENT");
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

/// Whether the key belongs into the calendar.
pub(super) fn is_active(record: &Record) -> bool {
    record.status == "active"
}

/// When an active key ends, where that is known and an event can begin then.
pub(super) fn end(record: &Record) -> Option<Moment> {
    let end = Moment::parse(&record.expiry).filter(|_| is_active(record))?;
    // At the end of all times there would be no room for the event.
    let over = end.plus_millis(LENGTH_MILLIS);
    (Moment::parse(&over.to_rfc3339()) == Some(over)).then_some(end)
}

/// What tells the key: tenant's words and the note's, one a line.
fn description(record: &Record) -> String {
    let facts = [
        &record.id,
        &record.owner_name,
        &record.owner_email,
        &record.note_system,
        &record.note_contact,
        &record.note_ticket,
    ];
    let told = facts.into_iter().filter(|fact| !is_blank(fact));
    told.map(|fact| shown(fact)).collect::<Vec<_>>().join("\n")
}

/// A moment in UTC in the basic form, such as `20261122T093000Z`; what is less than a second is
/// dropped, since the form has no place for it.
fn basic(moment: Moment) -> String {
    let whole = Moment::from_millis(moment.millis().div_euclid(1_000).saturating_mul(1_000));
    whole.to_rfc3339().replace(['-', ':'], "")
}

/// A text value (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            other => escaped.push(other),
        }
    }
    escaped
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a line, folded where it is too long, never within a character.
    fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut room = LONGEST_LINE;
        for character in line.chars() {
            if character.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            room -= character.len_utf8();
            self.0.push(character);
        }
        self.0.push_str("\r\n");
    }
}
