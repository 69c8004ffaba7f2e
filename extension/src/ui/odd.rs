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

/// A part of a sentence, in order.
pub enum Part<V> {
    Plain(String),
    Value(V),
}

/// Stand-ins for the values while the sentence is a text; nobody's letters (private use).
const STAND_INS: [char; 3] = ['\u{E000}', '\u{E001}', '\u{E002}'];

/// The parts of a sentence of `_locales` with its values in their places: at most three.
pub fn parts<V>(key: &str, values: Vec<V>, words: &dyn Words) -> Vec<Part<V>> {
    let stand_ins: Vec<String> = STAND_INS.iter().map(char::to_string).collect();
    let stand_ins: Vec<&str> = stand_ins.iter().map(String::as_str).collect();
    let text = words.text(key, &stand_ins[..values.len().min(STAND_INS.len())]);
    let mut values: Vec<Option<V>> = values.into_iter().map(Some).collect();
    let mut parts = Vec::new();
    let mut plain = String::new();
    for character in text.chars() {
        let at = STAND_INS.iter().position(|stand_in| *stand_in == character);
        let value = at.and_then(|at| values.get_mut(at)?.take());
        match value {
            None => plain.push(character),
            Some(value) => {
                parts.push(Part::Plain(std::mem::take(&mut plain)));
                parts.push(Part::Value(value));
            }
        }
    }
    parts.push(Part::Plain(plain));
    parts
}

/// A sentence of `_locales` whose values are drawn each in its own way: at most three.
pub fn sentence<M>(key: &str, values: Vec<Node<M>>, words: &dyn Words) -> Node<M> {
    let parts = parts(key, values, words).into_iter();
    let nodes = parts.map(|part| match part {
        Part::Plain(text) => Node::from(text),
        Part::Value(value) => value,
    });
    Node::List(nodes.collect())
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

    #[test]
    fn a_sentence_has_other_peoples_text_in_its_place() {
        let words = English::read();
        let node: Node<()> = sentence("revoke_key", vec![odd("A\u{202E}B").into()], &words);
        assert_eq!(
            picture::of(&node),
            r#"["Revoke ",["bdi",{},"A",["span",{"class":"odd"},"U+202E"],"B"],""]"#
        );
    }
}
