//! Users and keys as raw JSON objects, so that a test can store what no type would let through.

use serde_json::{Map, Value};

/// One stored object.
pub type Document = Map<String, Value>;

/// The text in a field; empty when it is missing or no text.
pub fn text<'a>(document: &'a Document, field: &str) -> &'a str {
    document
        .get(field)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The object in a JSON value.
pub fn document(value: Value) -> Document {
    match value {
        Value::Object(fields) => fields,
        _ => Document::new(),
    }
}
