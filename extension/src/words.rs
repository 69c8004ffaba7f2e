//! Putting facts into words. The texts come from `www/_locales`; plurals, dates and distances are
//! the browser's own. Views ask this trait, so that they can be rendered and read without one.

#[cfg(test)]
pub mod english;
pub mod filling;
pub mod life;
pub mod linking;

use latchkey_core::{Distance, Moment};

/// A language.
pub trait Words {
    /// The text of a message, its placeholders filled in order.
    fn text(&self, key: &str, values: &[&str]) -> String;
    /// The text of a message without placeholders.
    fn say(&self, key: &str) -> String {
        self.text(key, &[])
    }
    /// The text of `key_one` or `key_other`, whichever the count wants; the count, written as
    /// the language writes numbers, is the first placeholder.
    fn count(&self, key: &str, count: usize, values: &[&str]) -> String;
    /// A number, as the language writes it.
    fn number(&self, number: usize) -> String;
    /// "in 3 hours", "2 days ago".
    fn distance(&self, distance: Distance) -> String;
    /// The day, in local time.
    fn day(&self, moment: Moment) -> String;
    /// Day, time and time zone: nothing left open.
    fn exact(&self, moment: Moment) -> String;
    /// Weekday, day and time, to the minute.
    fn minute(&self, moment: Moment) -> String;
    /// The time of day.
    fn time(&self, moment: Moment) -> String;
    /// How many milliseconds local time is then ahead of UTC.
    fn offset(&self, moment: Moment) -> i64;
}

/// Of when something is: the time of day, or all of it where that could be another day's.
pub fn as_of(words: &dyn Words, at: Moment, is_long_ago: bool) -> String {
    match is_long_ago {
        false => words.time(at),
        true => words.exact(at),
    }
}

/// Whether a time of day alone would leave the day open.
pub fn is_long_ago(at: Moment, now: Moment) -> bool {
    const HALF_A_DAY: i64 = 12 * 60 * 60 * 1_000;
    now.since(at) >= HALF_A_DAY
}
