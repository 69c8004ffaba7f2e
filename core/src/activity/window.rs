//! The stretch of time that is looked at, and how long the tenant keeps events at all.

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// How far back is looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventReach {
    Day,
    #[default]
    Week,
    /// 30 days.
    Month,
    /// 90 days.
    Quarter,
}

impl EventReach {
    /// Every reach, the shortest first.
    pub const ALL: [EventReach; 4] = [
        EventReach::Day,
        EventReach::Week,
        EventReach::Month,
        EventReach::Quarter,
    ];

    /// How many days that is.
    pub const fn days(self) -> u32 {
        match self {
            EventReach::Day => 1,
            EventReach::Week => 7,
            EventReach::Month => 30,
            EventReach::Quarter => 90,
        }
    }

    /// The same in milliseconds.
    pub fn millis(self) -> i64 {
        i64::from(self.days()) * DAY
    }
}

/// A stretch of time. Whether Qlik Cloud counts its ends in isn't documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EventWindow {
    pub start: Moment,
    pub end: Moment,
}

impl EventWindow {
    /// So far back from `end`.
    pub fn back_from(end: Moment, reach: EventReach) -> EventWindow {
        EventWindow {
            start: end.plus_millis(-reach.millis()),
            end,
        }
    }

    /// The part of it that the tenant still keeps events of.
    #[must_use]
    pub fn within(self, settings: &EventSettings) -> EventWindow {
        let kept_from = settings
            .kept_millis()
            .map(|kept| self.end.plus_millis(-kept));
        let start = kept_from.map_or(self.start, |kept_from| self.start.max(kept_from));
        EventWindow { start, ..self }
    }

    /// Whether the moment is in it, its ends counted in.
    pub fn contains(&self, moment: Moment) -> bool {
        (self.start..=self.end).contains(&moment)
    }

    /// How long it is, in milliseconds.
    pub fn millis(&self) -> i64 {
        self.end.since(self.start)
    }
}

/// What the tenant says of the keeping of its events, from `/audits/settings`. By default nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventSettings {
    /// For how many seconds events can be listed (`EventTTL`). Never zero.
    pub kept_seconds: Option<u64>,
    /// Older events are in an archive, which isn't read here (`ArchiveEnabled`).
    pub has_archive: Option<bool>,
}

impl EventSettings {
    fn kept_millis(&self) -> Option<i64> {
        let seconds = i64::try_from(self.kept_seconds?).unwrap_or(i64::MAX);
        Some(seconds.saturating_mul(1_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::NOW;

    #[track_caller]
    fn begins(expected: i64, kept_seconds: Option<u64>) {
        let settings = EventSettings {
            kept_seconds,
            has_archive: None,
        };
        let window = EventWindow::back_from(NOW, EventReach::Month).within(&settings);
        assert_eq!(window.end, NOW);
        assert_eq!(window.start, NOW.plus_millis(-expected), "{kept_seconds:?}");
    }

    #[test]
    fn nothing_is_asked_for_that_the_tenant_no_longer_keeps() {
        begins(30 * DAY, None);
        begins(30 * DAY, Some(7_776_000));
        begins(7 * DAY, Some(7 * 24 * 60 * 60));
        begins(30 * DAY, Some(u64::MAX));
    }
}
