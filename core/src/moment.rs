//! Points in time, how far apart they are as a human says it, and ISO 8601 durations.
//! Facts only: no clock, no time zone, no words. The caller brings the present.

use jiff::fmt::{rfc2822, temporal};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// 30.44 days, the mean month.
const MONTH: u64 = 2_630_016 * SECOND;
const YEAR: u64 = 12 * MONTH;

/// A point in time in UTC: milliseconds since 1970-01-01T00:00:00Z, as JavaScript's `Date` counts.
#[derive(
    Default, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The moment this many milliseconds after the Unix epoch.
    pub const fn from_millis(millis: i64) -> Moment {
        Moment(millis)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 date and time, such as `2026-11-22T09:30:00.000Z`. Anything else is
    /// `None`, and so is a time later than 9999-12-30T22:00:00Z, where `jiff` ends.
    pub fn parse(text: &str) -> Option<Moment> {
        if !is_rfc3339_shaped(text.as_bytes()) {
            return None;
        }
        let time: Timestamp = temporal::DateTimeParser::new().parse_timestamp(text).ok()?;
        Some(Moment(time.as_millisecond()))
    }

    /// The moment as RFC 3339 writes it in UTC, such as `2026-11-22T09:30:00Z`; one beyond the
    /// years that `jiff` counts is told as the last it can tell.
    pub fn to_rfc3339(self) -> String {
        let last = match self.0 < 0 {
            true => Timestamp::MIN,
            false => Timestamp::MAX,
        };
        Timestamp::from_millisecond(self.0)
            .unwrap_or(last)
            .to_string()
    }

    /// As [`Moment::to_rfc3339`], always with three digits of a second, such as
    /// `2026-11-22T09:30:00.000Z`: the form that the events are asked for by.
    pub fn to_rfc3339_millis(self) -> String {
        let last = match self.0 < 0 {
            true => Timestamp::MIN,
            false => Timestamp::MAX,
        };
        let time = Timestamp::from_millisecond(self.0).unwrap_or(last);
        format!("{time:.3}")
    }

    /// The moment this many milliseconds later, or earlier where negative.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Moment {
        Moment(self.0.saturating_add(millis))
    }

    /// Milliseconds from `earlier` to this moment; negative where `earlier` is in truth later.
    pub const fn since(self, earlier: Moment) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// Whether the bytes are laid out as RFC 3339, section 5.6, has it. `jiff` alone would take more
/// of ISO 8601: times without seconds, years of six digits, zone names in brackets.
fn is_rfc3339_shaped(text: &[u8]) -> bool {
    let Some((date_time, rest)) = text.split_at_checked(19) else {
        return false;
    };
    let digits_end = |bytes: &[u8]| bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let zone = match rest {
        [b'.', fraction @ ..] if digits_end(fraction) > 0 => &fraction[digits_end(fraction)..],
        other => other,
    };
    fits(date_time, b"0000-00-00T00:00:00")
        && (fits(zone, b"Z") || fits(zone, b"+00:00") || fits(zone, b"-00:00"))
}

/// Whether the text has a digit where the pattern has `0`, and the pattern's own letters, in
/// either case, elsewhere.
fn fits(text: &[u8], pattern: &[u8]) -> bool {
    text.len() == pattern.len()
        && text.iter().zip(pattern).all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            _ => byte.eq_ignore_ascii_case(wanted),
        })
}

/// Reads the `Date` header in the one form that HTTP may send (IMF-fixdate, RFC 9110, section
/// 5.6.7), such as `Sun, 06 Nov 1994 08:49:37 GMT`. A weekday that does not fit its date is refused.
pub fn parse_http_date(text: &str) -> Option<Moment> {
    let is_fixdate = text.len() == 29 && text.ends_with(" GMT");
    let time = rfc2822::DateTimeParser::new().parse_timestamp(text);
    time.ok()
        .filter(|_| is_fixdate)
        .map(|time| Moment(time.as_millisecond()))
}

/// What a [`Distance`] is counted in. A month is 30.44 days and a year twelve of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Month,
    Year,
}

/// Whether a moment lies before or after the one it is seen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Past,
    /// Later than the other, or the same.
    Future,
}

/// How far off a moment is, in the one unit that a human would choose: "in 3 hours", "2 days ago".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// Whole units, rounded down.
    pub amount: u32,
    pub unit: Unit,
    pub direction: Direction,
}

/// How far `to` lies from `from`.
///
/// Seconds go up to 59, minutes to 59, hours to 47, days to 60 and months to 23, so that days,
/// months and years begin at 2, where rounding down misleads least.
pub fn distance(from: Moment, to: Moment) -> Distance {
    let millis = to.millis().abs_diff(from.millis());
    let (unit, length) = match millis {
        0..MINUTE => (Unit::Second, SECOND),
        MINUTE..HOUR => (Unit::Minute, MINUTE),
        HOUR.. if millis < 2 * DAY => (Unit::Hour, HOUR),
        HOUR.. if millis < 2 * MONTH => (Unit::Day, DAY),
        HOUR.. if millis < 2 * YEAR => (Unit::Month, MONTH),
        HOUR.. => (Unit::Year, YEAR),
    };
    Distance {
        amount: u32::try_from(millis / length).unwrap_or(u32::MAX),
        unit,
        direction: if to < from {
            Direction::Past
        } else {
            Direction::Future
        },
    }
}

/// An ISO 8601 duration such as `P30D`, as its parts: how long a month is depends on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub years: u64,
    pub months: u64,
    pub weeks: u64,
    pub days: u64,
    pub hours: u64,
    pub minutes: u64,
    pub seconds: u64,
}

impl Period {
    /// Reads an ISO 8601 duration. `None` where it is none, is negative or has a fraction of
    /// anything but its time (`P0.5D`): the caller then shows the text as it is. A fraction of a
    /// second is dropped.
    pub fn parse(text: &str) -> Option<Period> {
        let span = temporal::SpanParser::new().parse_span(text).ok()?;
        if span.is_negative() {
            return None;
        }
        Some(Period {
            years: u64::try_from(span.get_years()).ok()?,
            months: u64::try_from(span.get_months()).ok()?,
            weeks: u64::try_from(span.get_weeks()).ok()?,
            days: u64::try_from(span.get_days()).ok()?,
            hours: u64::try_from(span.get_hours()).ok()?,
            minutes: u64::try_from(span.get_minutes()).ok()?,
            seconds: u64::try_from(span.get_seconds()).ok()?,
        })
    }

    /// The whole length in seconds, with days of 24 hours. `None` where years or months are in it.
    pub fn as_seconds(self) -> Option<u64> {
        if self.years > 0 || self.months > 0 {
            return None;
        }
        let days = self.weeks.checked_mul(7)?.checked_add(self.days)?;
        let hours = days.checked_mul(24)?.checked_add(self.hours)?;
        let minutes = hours.checked_mul(60)?.checked_add(self.minutes)?;
        minutes.checked_mul(60)?.checked_add(self.seconds)
    }

    /// The moment that a period begun at `from` ends at, months and years by the calendar of UTC.
    /// `None` where the calendar ends first, a little before the year 10000.
    pub fn end(self, from: Moment) -> Option<Moment> {
        let start = Timestamp::from_millisecond(from.0).ok()?;
        let end = start.to_zoned(TimeZone::UTC).checked_add(self.span()?);
        Some(Moment(end.ok()?.timestamp().as_millisecond()))
    }

    fn span(self) -> Option<Span> {
        let count = |count: u64| i64::try_from(count).ok();
        let span = Span::new().try_years(count(self.years)?).ok()?;
        let span = span.try_months(count(self.months)?).ok()?;
        let span = span.try_weeks(count(self.weeks)?).ok()?;
        let span = span.try_days(count(self.days)?).ok()?;
        let span = span.try_hours(count(self.hours)?).ok()?;
        let span = span.try_minutes(count(self.minutes)?).ok()?;
        span.try_seconds(count(self.seconds)?).ok()
    }
}

#[cfg(test)]
mod tests;
