//! The words of the screen, from the context that Sycamore's views have. A view that is a plain
//! function is given [`Words`] instead.

use std::rc::Rc;

use sycamore::prelude::use_context;

use crate::words::Words;

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
