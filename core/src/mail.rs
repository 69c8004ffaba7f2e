//! A link that opens a letter in the reader's own mail program (`mailto:`, RFC 6068).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// An address may hold these as they are; all else could begin another field or address.
const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'@')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'+');

/// The link; without an address the mail program asks for one.
pub fn link(to: Option<&str>, subject: &str, body: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    // RFC 6068, section 5: line breaks in a body are CR LF.
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    format!(
        "mailto:{}?subject={}&body={}",
        utf8_percent_encode(to.unwrap_or_default(), ADDRESS),
        encoded(subject),
        encoded(&body),
    )
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn nothing_in_it_begins_another_field() {
        assert_eq!(
            link(Some("eve+keys@acme.example"), "Key & co", "a\nb?c=d"),
            "mailto:eve+keys@acme.example?subject=Key%20%26%20co&body=a%0D%0Ab%3Fc%3Dd"
        );
        let hostile = link(Some("eve@x?bcc=all@y,z@w"), "", "");
        assert_eq!(hostile, "mailto:eve@x%3Fbcc%3Dall@y%2Cz@w?subject=&body=");
        assert!(link(None, "s", "b").starts_with("mailto:?subject=s"));
    }
}
