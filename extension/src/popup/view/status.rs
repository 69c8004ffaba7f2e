//! A key's status in words, the same wherever it is shown: it says exactly Active, Expired or
//! Revoked, or the tenant's own word where that is another.

use latchkey_core::Status;
use latchkey_core::text::{is_blank, shown};
use sycamore::prelude::*;

use super::odd::Value;
use crate::popup::words::text;

/// The status as a mark.
pub fn status(status: &Status) -> View {
    let (class, word) = told(status);
    view! { span(class=class) { (word) } }
}

/// The mark's class, and what it says.
pub fn told(status: &Status) -> (&'static str, String) {
    match status {
        Status::Active => ("state active", text("status_active")),
        Status::Expired => ("state expired", text("status_expired")),
        Status::Revoked => ("state revoked", text("status_revoked")),
        Status::Other(word) if is_blank(word) => ("state other", text("status_not_known")),
        Status::Other(word) => ("state other", shown(word)),
    }
}

/// The status as it stands in the midst of a sentence.
pub fn word(status: &Status) -> Value {
    match status {
        Status::Active => Value::Plain(text("status_active")),
        Status::Expired => Value::Plain(text("status_expired")),
        Status::Revoked => Value::Plain(text("status_revoked")),
        Status::Other(word) if is_blank(word) => Value::Plain(text("status_not_known")),
        Status::Other(word) => Value::Odd(shown(word)),
    }
}
