//! Other people's text on the screen: isolated, so that its reading order ends with it, and with
//! invisible and order-turning characters as visible marks.

use latchkey_core::text::{Piece, is_blank, pieces, shown};
use latchkey_core::{Key, KeyId};
use sycamore::prelude::*;

use crate::popup::words::{text, words};
pub use crate::ui::odd::spoken;
use crate::ui::odd::{Part, parts};

/// Text that other people wrote.
pub fn odd(text: &str) -> View {
    let pieces: Vec<View> = pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(plain) => View::from(plain),
            Piece::Mark(_, code) => view! { span(class="odd") { (code) } },
        })
        .collect();
    view! { bdi { (pieces) } }
}

/// A key's name as its button shows it, for that button's label; with the id where it has none.
pub fn seen(name: &str, id: &KeyId) -> String {
    match is_blank(name) {
        true => format!("{} {}", text("no_name"), shown(id.as_str())),
        false => spoken(name),
    }
}

/// An id, in letters that can be told apart.
pub fn id(id: &str) -> View {
    let id = odd(id);
    view! { span(class="id") { (id) } }
}

/// A key's id as it is told at a glance; the whole of it on hover.
pub fn short_id(id: &KeyId) -> View {
    let short = shown(id.short());
    let rest = if id.short() == id.as_str() { "" } else { "…" };
    let whole = shown(id.as_str());
    view! { span(class="id", title=whole) { (short) (rest) } }
}

/// A key's name, or its id where it has none.
pub fn name_or_id(key: &Key) -> &str {
    match is_blank(&key.name) {
        true => key.id.as_str(),
        false => &key.name,
    }
}

/// A key's name; "No name" where it has none.
pub fn name(key: &Key) -> View {
    match is_blank(&key.name) {
        true => {
            let word = text("no_name");
            view! { span(class="nameless") { (word) } }
        }
        false => odd(&key.name),
    }
}

/// What fills a placeholder of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Our own words.
    Plain(String),
    /// Other people's text.
    Odd(String),
    Id(String),
}

/// A sentence of `_locales` whose values are drawn each in its own way.
pub fn sentence(key: &str, values: &[Value]) -> View {
    let parts = parts(key, values.iter().collect(), &*words()).into_iter();
    let views = parts.map(|part| match part {
        Part::Plain(text) => View::from(text),
        Part::Value(value) => draw(value),
    });
    View::from(views.collect::<Vec<_>>())
}

fn draw(value: &Value) -> View {
    match value {
        Value::Plain(plain) => View::from(plain.clone()),
        Value::Odd(text) => odd(text),
        Value::Id(text) => id(text),
    }
}
