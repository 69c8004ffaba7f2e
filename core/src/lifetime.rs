//! How long a key may live: an ISO 8601 duration as the tenant writes it, understood where it can
//! be and kept as it came where not. What is sent is plainer: whole days or whole hours, since
//! whether Qlik takes months, years or mixed forms is not documented.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::moment::{Moment, Period, Unit};

/// A duration with the text that it came as, such as `PT24H` or `P1Y`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifetime {
    text: String,
    period: Option<Period>,
}

impl Lifetime {
    /// Takes the text as it came; one that is no duration of ISO 8601 is kept all the same.
    pub fn new(text: impl Into<String>) -> Lifetime {
        let text = text.into();
        let period = Period::parse(&text);
        Lifetime { text, period }
    }

    /// The text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Units with their counts, the longest first and weeks as days, such as one day and twelve
    /// hours. A duration of nothing is no seconds. `None` where the text is not understood.
    pub fn parts(&self) -> Option<Vec<(Unit, u64)>> {
        let period = self.period?;
        let days = period.weeks.checked_mul(7)?.checked_add(period.days)?;
        let mut parts = vec![
            (Unit::Year, period.years),
            (Unit::Month, period.months),
            (Unit::Day, days),
            (Unit::Hour, period.hours),
            (Unit::Minute, period.minutes),
            (Unit::Second, period.seconds),
        ];
        parts.retain(|(_, count)| *count > 0);
        if parts.is_empty() {
            parts.push((Unit::Second, 0));
        }
        Some(parts)
    }

    /// When a life begun at `from` ends; `None` where the text is not understood or the end lies
    /// beyond the calendar.
    pub fn end(&self, from: Moment) -> Option<Moment> {
        self.period?.end(from)
    }

    /// The same length as we would send it, where it is one of whole hours and of no months.
    pub fn span(&self) -> Option<Span> {
        let seconds = self.period?.as_seconds()?;
        let hours = (seconds > 0 && seconds % 3_600 == 0).then_some(seconds / 3_600)?;
        Some(match hours % 24 {
            0 => Span::Days(u32::try_from(hours / 24).ok()?),
            _ => Span::Hours(u32::try_from(hours).ok()?),
        })
    }
}

impl From<Span> for Lifetime {
    fn from(span: Span) -> Lifetime {
        Lifetime::new(span.text())
    }
}

impl Serialize for Lifetime {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Lifetime {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Lifetime, D::Error> {
        Ok(Lifetime::new(String::deserialize(from)?))
    }
}

/// A life in the forms that are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Span {
    Hours(u32),
    Days(u32),
}

impl Span {
    /// The ISO 8601 text: `PT12H` or `P30D`.
    pub fn text(self) -> String {
        match self {
            Span::Hours(hours) => format!("PT{hours}H"),
            Span::Days(days) => format!("P{days}D"),
        }
    }

    /// The length in hours.
    pub fn hours(self) -> u64 {
        match self {
            Span::Hours(hours) => u64::from(hours),
            Span::Days(days) => u64::from(days) * 24,
        }
    }

    /// When a life begun at `from` ends; `None` beyond the calendar.
    pub fn end(self, from: Moment) -> Option<Moment> {
        Lifetime::from(self).end(from)
    }

    /// Whether a life of this length, begun at `from`, ends no later than one of the longest
    /// length. `None` where the longest is not understood.
    pub fn fits(self, longest: &Lifetime, from: Moment) -> Option<bool> {
        let longest = longest.period?;
        match (self.end(from), longest.end(from)) {
            (Some(end), Some(limit)) => Some(end <= limit),
            // A limit beyond the calendar limits nothing.
            (_, None) => Some(true),
            (None, Some(_)) => Some(false),
        }
    }
}

#[cfg(test)]
mod tests;
