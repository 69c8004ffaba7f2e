//! Other people's text on the screen: isolated, so that its reading order ends with it, and with invisible and
//! order-turning characters as visible marks.

use latchkey_core::text::{Piece, is_blank, pieces};

use crate::screen::{Element, Node, element, tag};
use crate::words::Words;

/// Text that other people wrote.
pub fn odd<M>(text: &str) -> Element<M> {
    let pieces = pieces(text).into_iter().map(|piece| match piece {
        Piece::Plain(plain) => Node::from(plain),
        Piece::Mark(_, code) => element("span", &[("class", "odd")]).text(code).into(),
    });
    tag("bdi").list(pieces)
}

/// The same text as [`odd`] shows it, for a label that has to hold what the eye reads.
pub fn spoken(text: &str) -> String {
    let pieces = pieces(text).into_iter();
    pieces
        .map(|piece| match piece {
            Piece::Plain(plain) => plain,
            Piece::Mark(_, code) => code,
        })
        .collect()
}

/// A name that other people gave to a key, a person or a role; "No name" where they gave none.
pub fn name<M>(name: &str, words: &dyn Words) -> Element<M> {
    match is_blank(name) {
        true => element("span", &[("class", "nameless")]).text(words.say("no_name")),
        false => odd(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::picture;
    use crate::words::english::English;

    fn drawn(element: Element<()>) -> String {
        picture::of(&element.into())
    }

    #[test]
    fn other_peoples_text_is_isolated_and_made_visible() {
        for (text, expected) in [
            ("Nightly", r#"[["bdi",{},"Nightly"]]"#),
            ("<b>", r#"[["bdi",{},"<b>"]]"#),
            (
                "a\u{202E}b",
                r#"[["bdi",{},"a",["span",{"class":"odd"},"U+202E"],"b"]]"#,
            ),
            ("", r#"[["bdi",{}]]"#),
        ] {
            assert_eq!(drawn(odd(text)), expected, "{text:?}");
        }
    }

    #[test]
    fn a_name_that_says_nothing_is_said_to_be_none() {
        let words = English::read();
        for blank in ["", " \t", "\u{200B}"] {
            let expected = r#"[["span",{"class":"nameless"},"No name"]]"#;
            assert_eq!(drawn(name(blank, &words)), expected, "{blank:?}");
        }
        assert_eq!(drawn(name("Eve", &words)), r#"[["bdi",{},"Eve"]]"#);
    }
}
