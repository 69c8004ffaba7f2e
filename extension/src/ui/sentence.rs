//! A sentence whose values are drawn each in its own way: other people's names are isolated, ids are in
//! letters that can be told apart.

use super::odd::odd;
use crate::screen::{Node, element};
use crate::words::Words;

/// What fills a placeholder of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Our own words.
    Plain(String),
    /// Other people's text.
    Odd(String),
    Id(String),
}

/// A piece of a sentence, in order.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Plain(String),
    Value(&'a Value),
}

/// Stand-ins for the values while the sentence is a text; nobody's letters (private use).
const STAND_INS: [char; 3] = ['\u{E000}', '\u{E001}', '\u{E002}'];

/// The pieces of a sentence of `_locales`.
pub fn pieces<'a>(key: &str, values: &'a [Value], words: &dyn Words) -> Vec<Piece<'a>> {
    let stand_ins: Vec<String> = STAND_INS.iter().map(char::to_string).collect();
    let stand_ins: Vec<&str> = stand_ins.iter().map(String::as_str).collect();
    let text = words.text(key, &stand_ins[..values.len().min(STAND_INS.len())]);
    let mut pieces = Vec::new();
    let mut plain = String::new();
    for character in text.chars() {
        let at = STAND_INS.iter().position(|stand_in| *stand_in == character);
        match at.and_then(|at| values.get(at)) {
            None => plain.push(character),
            Some(value) => {
                pieces.push(Piece::Plain(std::mem::take(&mut plain)));
                pieces.push(Piece::Value(value));
            }
        }
    }
    pieces.push(Piece::Plain(plain));
    pieces
}

/// A sentence of `_locales`.
pub fn sentence<M>(key: &str, values: &[Value], words: &dyn Words) -> Node<M> {
    let pieces = pieces(key, values, words).into_iter();
    let nodes = pieces.map(|piece| match piece {
        Piece::Plain(text) if text.is_empty() => Node::Nothing,
        Piece::Plain(text) => Node::from(text),
        Piece::Value(Value::Plain(text)) => Node::from(text.clone()),
        Piece::Value(Value::Odd(text)) => odd(text).into(),
        Piece::Value(Value::Id(text)) => {
            element("span", &[("class", "id")]).child(odd(text)).into()
        }
    });
    Node::List(nodes.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::picture;
    use crate::words::english::English;

    #[test]
    fn each_value_is_drawn_in_its_own_way() {
        let words = English::read();
        let values = ["globex", "eu\u{202E}", "x.example"].map(str::to_owned);
        let [name, region, host] = values;
        let values = [Value::Odd(name), Value::Odd(region), Value::Id(host)];
        let sentence: Node<()> = sentence("allowed_tenant", &values, &words);
        assert_eq!(
            picture::of(&sentence),
            concat!(
                r#"[["bdi",{},"globex"]," · ",["bdi",{},"eu",["span",{"class":"odd"},"U+202E"]],"#,
                r#"" · ",["span",{"class":"id"},["bdi",{},"x.example"]]]"#
            )
        );
    }
}
