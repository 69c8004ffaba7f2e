//! An API key's token: whoever has the text has the key. It never prints itself and leaves by
//! [`Secret::expose`] alone, so that a search for that word finds every place where it can go.
//! Its memory is wiped when it is dropped. That is true of this one copy: those that the browser and
//! its JavaScript make on the way, in answers, storage and the clipboard, nobody here can wipe.

use zeroize::Zeroizing;

/// A token.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a token as it came; `None` where there is nothing, or what no header can carry.
    pub fn new(text: String) -> Option<Secret> {
        let text = Zeroizing::new(text);
        let fits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then_some(Secret(text))
    }

    /// The token's text: for the header of its test, the clipboard, the field on the user's word,
    /// and the browser's memory until Done.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_prints_itself() {
        let secret = Secret::new("eyJhbGciOi.J9.sig".to_owned()).unwrap();
        assert_eq!(format!("{secret:?} {secret:#?}"), "Secret(…) Secret(…)");
        assert_eq!(secret.expose(), "eyJhbGciOi.J9.sig");
    }

    #[test]
    fn what_no_header_can_carry_is_no_token() {
        for text in ["", "a b", "a\r\nHost: x", "a\u{202e}b", "é"] {
            assert_eq!(Secret::new(text.to_owned()), None, "{text:?}");
        }
    }
}
