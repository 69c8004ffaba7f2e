//! An id from the tenant as one segment of a path, whatever it is made of.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// The id, encoded so that it can't begin another segment or a query.
pub fn segment(id: &str) -> String {
    utf8_percent_encode(id, PLAIN).to_string()
}
