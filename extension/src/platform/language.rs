//! Texts from `_locales` (`chrome.i18n`); plurals, numbers, dates and distances by the browser's
//! own `Intl`, in the language of its user interface.

use std::borrow::Borrow;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::hash::Hash;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use latchkey_core::{Direction, Distance, Moment, Unit};
use wasm_bindgen::{JsCast, JsValue};

use super::sys;
use crate::words::Words;

/// A text without placeholders, for what is no part of the screen.
pub fn text(key: &str) -> String {
    sys::i18n_message(key, &Array::new())
}

/// A text with placeholders, for what is no part of the screen.
pub fn text_with(key: &str, values: &[&str]) -> String {
    let values = values.iter().map(|value| JsValue::from_str(value));
    sys::i18n_message(key, &values.collect())
}

/// How a format is told to `Intl`.
type Options = &'static [(&'static str, &'static str)];

const DAY: Options = &[("day", "numeric"), ("month", "short"), ("year", "numeric")];
const EXACT: Options = &[
    ("weekday", "long"),
    ("day", "numeric"),
    ("month", "long"),
    ("year", "numeric"),
    ("hour", "2-digit"),
    ("minute", "2-digit"),
    ("second", "2-digit"),
    ("timeZoneName", "short"),
];
const MINUTE: Options = &[
    ("weekday", "long"),
    ("day", "numeric"),
    ("month", "long"),
    ("year", "numeric"),
    ("hour", "2-digit"),
    ("minute", "2-digit"),
];
const TIME: Options = &[("hour", "2-digit"), ("minute", "2-digit")];

/// The browser's language. Each format is made when it is first needed: that takes the browser
/// several milliseconds, and the first keys need few of them. What the browser said once is kept,
/// since every drawing of the screen asks for nearly the same words again.
#[derive(Debug)]
pub struct Language {
    locales: Array,
    texts: Kept<String>,
    plural: OnceCell<Intl::PluralRules>,
    number: OnceCell<Function>,
    relative: OnceCell<Intl::RelativeTimeFormat>,
    distances: Kept<(bool, u32, &'static str)>,
    day: DateFormat,
    exact: DateFormat,
    minute: DateFormat,
    time: DateFormat,
}

#[derive(Debug, Default)]
struct DateFormat {
    format: OnceCell<Function>,
    dates: Kept<Moment>,
}

/// So many words of a kind are kept; then it begins anew, for as time goes on others are asked for.
const KEPT: usize = 2_000;

/// What the browser said of a kind of thing.
#[derive(Debug)]
struct Kept<K>(RefCell<HashMap<K, String>>);

impl<K> Default for Kept<K> {
    fn default() -> Kept<K> {
        Kept(RefCell::default())
    }
}

impl<K: Hash + Eq> Kept<K> {
    fn or_ask<Q>(&self, thing: &Q, ask: impl FnOnce() -> String) -> String
    where
        K: Borrow<Q>,
        Q: ?Sized + Hash + Eq + ToOwned<Owned = K>,
    {
        if let Some(known) = self.0.borrow().get(thing) {
            return known.clone();
        }
        let said = ask();
        let mut kept = self.0.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(thing.to_owned(), said.clone());
        said
    }
}

impl Language {
    /// The language of our texts, in the reader's own form of it: English dates stand in English
    /// sentences, whatever language the browser speaks.
    pub fn of_browser() -> Language {
        Language {
            locales: Array::of1(&locale(text("language"), sys::i18n_language()).into()),
            texts: Kept::default(),
            plural: OnceCell::new(),
            number: OnceCell::new(),
            relative: OnceCell::new(),
            distances: Kept::default(),
            day: DateFormat::default(),
            exact: DateFormat::default(),
            minute: DateFormat::default(),
            time: DateFormat::default(),
        }
    }

    fn told(&self, format: &DateFormat, options: Options, moment: Moment) -> String {
        format.dates.or_ask(&moment, || {
            let format = format.format.get_or_init(|| {
                Intl::DateTimeFormat::new(&self.locales, &options_of(options)).format()
            });
            call(format, &date(moment))
        })
    }
}

impl Words for Language {
    fn text(&self, key: &str, values: &[&str]) -> String {
        if values.is_empty() {
            return self.texts.or_ask(key, || text(key));
        }
        let values: Array = values
            .iter()
            .map(|value| JsValue::from_str(value))
            .collect();
        sys::i18n_message(key, &values)
    }

    fn count(&self, key: &str, count: usize, values: &[&str]) -> String {
        #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
        let form = self
            .plural
            .get_or_init(|| Intl::PluralRules::new(&self.locales, &Object::new()))
            .select(count as f64)
            .as_string();
        let number = self.number(count);
        let values: Vec<&str> = [number.as_str()]
            .into_iter()
            .chain(values.iter().copied())
            .collect();
        let text = self.text(
            &format!("{key}_{}", form.as_deref().unwrap_or("other")),
            &values,
        );
        match text.is_empty() {
            true => self.text(&format!("{key}_other"), &values),
            false => text,
        }
    }

    fn number(&self, number: usize) -> String {
        #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
        let number = JsValue::from_f64(number as f64);
        let format = self
            .number
            .get_or_init(|| Intl::NumberFormat::new(&self.locales, &Object::new()).format());
        call(format, &number)
    }

    fn distance(&self, distance: Distance) -> String {
        let amount = distance.amount;
        let signed = match distance.direction {
            Direction::Past => -f64::from(amount),
            Direction::Future => f64::from(amount),
        };
        let unit = match distance.unit {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let is_past = distance.direction == Direction::Past;
        self.distances.or_ask(&(is_past, amount, unit), || {
            let format = self
                .relative
                .get_or_init(|| Intl::RelativeTimeFormat::new(&self.locales, &Object::new()));
            format.format(signed, unit).into()
        })
    }

    fn day(&self, moment: Moment) -> String {
        self.told(&self.day, DAY, moment)
    }

    fn exact(&self, moment: Moment) -> String {
        self.told(&self.exact, EXACT, moment)
    }

    fn minute(&self, moment: Moment) -> String {
        self.told(&self.minute, MINUTE, moment)
    }

    fn time(&self, moment: Moment) -> String {
        self.told(&self.time, TIME, moment)
    }

    fn offset(&self, moment: Moment) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "minutes within a day")]
        let behind = Date::new(&date(moment)).get_timezone_offset() as i64;
        -behind * 60_000
    }
}

/// The browser's language where it is a form of that of the texts, else the texts' own.
fn locale(texts: String, browser: String) -> String {
    let is_a_form = texts.is_empty() || browser.split('-').next() == Some(texts.as_str());
    if is_a_form { browser } else { texts }
}

fn options_of(options: Options) -> Object {
    let object = Object::new();
    for (name, value) in options {
        // A plain object takes any property.
        Reflect::set(&object, &(*name).into(), &(*value).into()).ok();
    }
    object
}

fn date(moment: Moment) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any date fit")]
    let millis = moment.millis() as f64;
    Date::new(&millis.into()).unchecked_into()
}

/// `Intl` throws for dates beyond its range alone: such a date has no text.
fn call(format: &Function, value: &JsValue) -> String {
    let text = format.call1(&JsValue::UNDEFINED, value);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{KEPT, Kept, locale};

    #[test]
    fn the_browser_is_asked_once_for_the_same_words() {
        let kept = Kept::<String>::default();
        let mut asked = 0;
        for key in ["save", "close", "save", "close", "save"] {
            let said = kept.or_ask(key, || {
                asked += 1;
                format!("{key}!")
            });
            assert_eq!(said, format!("{key}!"));
        }
        assert_eq!(asked, 2);
    }

    #[test]
    fn what_is_kept_does_not_grow_with_time() {
        let kept = Kept::<usize>::default();
        for minute in 0..3 * KEPT {
            assert_eq!(
                kept.or_ask(&minute, || minute.to_string()),
                minute.to_string()
            );
            assert!(kept.0.borrow().len() <= KEPT);
        }
    }

    #[test]
    fn dates_speak_the_language_of_the_texts() {
        for (texts, browser, expected) in [
            ("en", "en-GB", "en-GB"),
            ("en", "en", "en"),
            ("en", "de-CH", "en"),
            ("", "fr", "fr"),
        ] {
            assert_eq!(locale(texts.to_owned(), browser.to_owned()), expected);
        }
    }
}
