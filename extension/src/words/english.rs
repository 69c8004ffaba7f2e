//! English as `_locales` has it, for tests without a browser. Times are in UTC.

use std::collections::HashMap;

use latchkey_core::{Direction, Distance, Moment, Unit};
use serde::Deserialize;

use super::Words;

/// What Latchkey says in English.
pub const MESSAGES: &str = include_str!("../../../www/_locales/en/messages.json");

#[derive(Deserialize)]
struct Message {
    message: String,
    #[serde(default)]
    placeholders: HashMap<String, Placeholder>,
}

#[derive(Deserialize)]
struct Placeholder {
    content: String,
}

/// The English texts.
pub struct English(HashMap<String, Message>);

impl English {
    pub fn read() -> English {
        English(serde_json::from_str(MESSAGES).unwrap())
    }

    /// The names of all texts.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Words for English {
    #[track_caller]
    fn text(&self, key: &str, values: &[&str]) -> String {
        let Some(message) = self.0.get(key) else {
            panic!("there is no text {key:?}");
        };
        assert_eq!(message.placeholders.len(), values.len(), "values of {key}");
        let mut text = message.message.clone();
        for (name, placeholder) in &message.placeholders {
            let place: usize = placeholder.content.trim_start_matches('$').parse().unwrap();
            let marker = format!("${}$", name.to_uppercase());
            assert!(text.contains(&marker), "{key} has no {marker}");
            text = text.replace(&marker, values[place - 1]);
        }
        text
    }

    fn count(&self, key: &str, count: usize, values: &[&str]) -> String {
        let number = self.number(count);
        let values: Vec<&str> = [number.as_str()]
            .into_iter()
            .chain(values.iter().copied())
            .collect();
        let form = if count == 1 { "one" } else { "other" };
        self.text(&format!("{key}_{form}"), &values)
    }

    fn number(&self, number: usize) -> String {
        match (number / 1_000, number % 1_000) {
            (0, rest) => rest.to_string(),
            (thousands, rest) => format!("{},{rest:03}", self.number(thousands)),
        }
    }

    fn distance(&self, distance: Distance) -> String {
        let unit = match distance.unit {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let plural = if distance.amount == 1 { "" } else { "s" };
        let length = format!("{} {unit}{plural}", distance.amount);
        match distance.direction {
            Direction::Past => format!("{length} ago"),
            Direction::Future => format!("in {length}"),
        }
    }

    fn day(&self, moment: Moment) -> String {
        let (year, month, day) = date(moment);
        const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
        format!("{day} {} {year}", &MONTHS[month * 3 - 3..month * 3])
    }

    fn exact(&self, moment: Moment) -> String {
        let seconds = moment.millis().div_euclid(1_000).rem_euclid(60);
        format!(
            "{}, {}:{seconds:02} UTC",
            self.day(moment),
            self.time(moment)
        )
    }

    fn minute(&self, moment: Moment) -> String {
        format!("{}, {}", self.day(moment), self.time(moment))
    }

    fn time(&self, moment: Moment) -> String {
        let minutes = moment.millis().div_euclid(60_000).rem_euclid(24 * 60);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    fn offset(&self, _moment: Moment) -> i64 {
        0
    }
}

/// Year, month and day of the Gregorian calendar (Howard Hinnant's `civil_from_days`).
fn date(moment: Moment) -> (i64, usize, i64) {
    let days = moment.millis().div_euclid(24 * 3_600 * 1_000) + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, usize::try_from(month).unwrap(), day)
}

#[test]
fn a_date_is_told() {
    let moment = Moment::parse("2028-02-29T23:05:09Z").unwrap();
    assert_eq!(English::read().exact(moment), "29 Feb 2028, 23:05:09 UTC");
}
