//! Texts from `_locales` (`chrome.i18n`); plurals, numbers, dates and distances by the browser's
//! own `Intl`, in the language of its user interface.

use std::cell::OnceCell;

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
/// several milliseconds, and the first keys need few of them.
#[derive(Debug)]
pub struct Language {
    locales: Array,
    plural: OnceCell<Intl::PluralRules>,
    number: OnceCell<Function>,
    relative: OnceCell<Intl::RelativeTimeFormat>,
    day: OnceCell<Function>,
    exact: OnceCell<Function>,
    minute: OnceCell<Function>,
    time: OnceCell<Function>,
}

impl Language {
    /// The language of our texts, in the reader's own form of it: English dates stand in English
    /// sentences, whatever language the browser speaks.
    pub fn of_browser() -> Language {
        Language {
            locales: Array::of1(&locale(text("language"), sys::i18n_language()).into()),
            plural: OnceCell::new(),
            number: OnceCell::new(),
            relative: OnceCell::new(),
            day: OnceCell::new(),
            exact: OnceCell::new(),
            minute: OnceCell::new(),
            time: OnceCell::new(),
        }
    }

    fn told(&self, format: &OnceCell<Function>, options: Options, moment: Moment) -> String {
        let format = format.get_or_init(|| {
            Intl::DateTimeFormat::new(&self.locales, &options_of(options)).format()
        });
        call(format, &date(moment))
    }
}

impl Words for Language {
    fn text(&self, key: &str, values: &[&str]) -> String {
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
        let amount = f64::from(distance.amount);
        let signed = match distance.direction {
            Direction::Past => -amount,
            Direction::Future => amount,
        };
        let unit = match distance.unit {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let format = self
            .relative
            .get_or_init(|| Intl::RelativeTimeFormat::new(&self.locales, &Object::new()));
        format.format(signed, unit).into()
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
    use super::locale;

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
