//! Putting facts into words. The texts come from `www/_locales`; plurals, dates and distances are
//! the browser's own. Views ask this trait, so that they can be rendered and read without one.

#[cfg(test)]
pub mod english;

use std::rc::Rc;

use latchkey_core::{Distance, Moment};
use sycamore::prelude::use_context;

/// A language.
pub trait Words {
    /// The text of a message, its placeholders filled in order.
    fn text(&self, key: &str, values: &[&str]) -> String;
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
    /// The time of day.
    fn time(&self, moment: Moment) -> String;
}

/// The language of the screen, from the context of the views.
pub fn words() -> Rc<dyn Words> {
    use_context::<Rc<dyn Words>>()
}

/// A text without placeholders.
pub fn text(key: &str) -> String {
    words().text(key, &[])
}

/// A text with placeholders.
pub fn text_with(key: &str, values: &[&str]) -> String {
    words().text(key, values)
}
