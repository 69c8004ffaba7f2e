//! Why a form of the user's own was not taken, in words.

use latchkey_core::linking::CustomError;
use sycamore::prelude::*;

use crate::popup::connect::Trouble;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::dynamic;
use crate::popup::words::text;
use crate::words::linking;

/// The most characters of a name in a sentence.
const LONGEST: usize = 60;

/// The sentence.
pub(super) fn trouble(trouble: &Trouble) -> View {
    match trouble {
        Trouble::NotKept => View::from(text("own_not_kept")),
        Trouble::NotRead => View::from(text("own_file_not_read")),
        Trouble::Custom(error) => {
            let (key, values) = told(error);
            sentence(key, &values)
        }
    }
}

fn told(error: &CustomError) -> (&'static str, Vec<Value>) {
    let named = |name: &str| vec![Value::Odd(short(name))];
    match error {
        CustomError::Unreadable => ("own_unreadable", Vec::new()),
        CustomError::NotOurs => ("own_not_ours", Vec::new()),
        CustomError::Newer => ("own_newer", Vec::new()),
        CustomError::TooLarge => ("own_too_large", Vec::new()),
        CustomError::NoName => ("own_no_name", Vec::new()),
        CustomError::Secret => ("own_secret", Vec::new()),
        CustomError::NameTwice(name) => ("own_name_twice", named(name)),
        CustomError::NoLabel(name) => ("own_no_label", named(name)),
        CustomError::TooLong(name) => ("own_too_long", named(name)),
        CustomError::NotADomain(name) => ("own_not_a_domain", named(name)),
        CustomError::ValueTwice(name, value) => {
            let value = Value::Plain(text(linking::value(*value)));
            ("own_value_twice", vec![Value::Odd(short(name)), value])
        }
    }
}

/// A name may be as long as a file.
fn short(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", &name[..end]),
    }
}

/// The sentence as an alert, while there is one.
pub(super) fn alert(trouble_now: ReadSignal<Option<Trouble>>) -> View {
    dynamic(move || {
        trouble_now.get_clone().map(|error| {
            let told = trouble(&error);
            view! { p(class="wrong", role="alert") { (told) } }
        })
    })
}
