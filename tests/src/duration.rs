//! ISO 8601 durations: `P1Y2M`, `P90D`, `PT6H`. Whole numbers only.

use time::util::days_in_month;
use time::{Month, OffsetDateTime};

/// A length of time. Months have no length until they begin somewhere, so they are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    months: i64,
    millis: i64,
}

impl Duration {
    /// Reads a duration; `None` when the text is none or is zero.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('P')?;
        let (date, clock) = match rest.split_once('T') {
            Some((_, "")) => return None,
            Some((date, clock)) => (date, clock),
            None => (rest, ""),
        };
        let (months, date) = sum(date, &[('Y', 12), ('M', 1)])?;
        let (days, left) = sum(date, &[('W', 604_800), ('D', 86_400)])?;
        let (seconds, over) = sum(clock, &[('H', 3_600), ('M', 60), ('S', 1)])?;
        let millis = days.checked_add(seconds)?.checked_mul(1_000)?;
        let whole = left.is_empty() && over.is_empty() && months + millis > 0;
        whole.then_some(Self { months, millis })
    }

    /// Whether it has years or months, whose length depends on when they begin.
    pub fn has_months(self) -> bool {
        self.months > 0
    }

    /// The moment this long after `start`, both in milliseconds since the epoch. A month ends on the same day of the
    /// next, or on its last. `None` when that is beyond the calendar.
    pub fn after(self, start: i64) -> Option<i64> {
        let moment =
            OffsetDateTime::from_unix_timestamp_nanos(i128::from(start) * 1_000_000).ok()?;
        let month = i64::from(moment.year()) * 12 + i64::from(u8::from(moment.month())) - 1;
        let month = month.checked_add(self.months)?;
        let year = i32::try_from(month.div_euclid(12)).ok()?;
        let month = Month::try_from(u8::try_from(month.rem_euclid(12) + 1).ok()?).ok()?;
        let day = moment.day().min(days_in_month(month, year));
        let date = time::Date::from_calendar_date(year, month, day).ok()?;
        let moved = moment.replace_date(date).unix_timestamp_nanos() / 1_000_000;
        let end = i64::try_from(moved).ok()?.checked_add(self.millis)?;
        OffsetDateTime::from_unix_timestamp(end / 1_000).ok()?;
        Some(end)
    }
}

/// Adds up `12H30M`-like text, each unit at most once and in the order given; also gives what follows.
fn sum<'a>(text: &'a str, units: &[(char, i64)]) -> Option<(i64, &'a str)> {
    let (mut total, mut rest) = (0_i64, text);
    for (letter, size) in units {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some(after) = rest[digits..].strip_prefix(*letter) else {
            continue;
        };
        let amount: i64 = rest[..digits].parse().ok()?;
        total = total.checked_add(amount.checked_mul(*size)?)?;
        rest = after;
    }
    Some((total, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;

    fn end(text: &str, start: i64) -> Option<i64> {
        Duration::parse(text)?.after(start)
    }

    #[test]
    fn reads_what_the_console_offers() {
        assert_eq!(end("PT6H", 0), Some(6 * HOUR));
        assert_eq!(end("P7D", 0), Some(7 * DAY));
        assert_eq!(end("P1DT2H30M5S", 0), Some(95_405_000));
        assert_eq!(end("P2W", 7), Some(14 * DAY + 7));
    }

    #[test]
    fn months_follow_the_calendar() {
        let start = crate::clock::parse("2027-10-31T10:00:00Z").unwrap();
        for (text, expected) in [
            ("P1M", "2027-11-30T10:00:00.000Z"),
            ("P4M", "2028-02-29T10:00:00.000Z"),
            ("P1Y2MT1H", "2028-12-31T11:00:00.000Z"),
            ("P1Y", "2028-10-31T10:00:00.000Z"),
        ] {
            let end = end(text, start).unwrap();
            assert_eq!(crate::clock::stamp(end), expected, "{text}");
        }
        assert!(Duration::parse("P1M").unwrap().has_months());
        assert!(!Duration::parse("PT1M").unwrap().has_months());
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "P",
            "PT",
            "P0D",
            "7D",
            "P1DT",
            "PT1D",
            "P-1D",
            "P1.5D",
            "PD",
            "PT5M1H",
            "P1D1Y",
            "P1M1Y",
            "P99999999999999999D",
            "p1d",
        ] {
            assert_eq!(Duration::parse(text), None, "{text}");
        }
        assert_eq!(end("P99999Y", 0), None);
    }
}
