//! Whether a text holds a token or a part of one, readable or not: what begins like a token's part,
//! or as many letters without sense as a signature has. Names, addresses and ids have neither.

use base64::Engine;

use super::wrapped;
use super::{BASE64URL, is_base64url, is_line_filler, is_token_letter};

/// How an object begins in base64url: `{"`, or with white space before or after the brace.
const BEGINNINGS: [&str; 9] = [
    "eyJ", "eyA", "ewo", "ewk", "ew0", "IHs", "Cns", "CXs", "DQp7",
];
/// Without white space, as nearly all tokens are made.
const OBJECT: &str = "eyJ";

/// A longer text that begins like a token's part is taken for one even without a dot.
const SHORTEST: usize = 20;

/// So much of a part tells whether it is one.
const LOOKED_AT: usize = 64;

/// No name, address or ticket has as many letters of base64url in a row; a key's signature has.
const SIGNATURE: usize = 80;

/// Whether the text is, or holds, a token or a part of one.
pub(super) fn is_in(text: &str) -> bool {
    let look = |text: &str| {
        let unbroken: String = text.chars().filter(|c| !is_line_filler(*c)).collect();
        let is_here = stands_in(text) || is_surely_in(&unbroken) || has_signature(text);
        is_here.then_some(())
    };
    wrapped::find(text, &look).is_some()
}

/// Where in a part of a token an object may begin.
pub(super) fn beginnings(part: &str) -> impl Iterator<Item = usize> {
    let places = part.char_indices().map(|(at, _)| at);
    places.filter(|at| {
        let rest = &part[*at..];
        BEGINNINGS.iter().any(|begins| rest.starts_with(begins))
    })
}

/// Whether an object may begin in this part.
pub(super) fn begins_in(part: &str) -> bool {
    beginnings(part).next().is_some()
}

/// As it stands: a short part counts too where another follows it.
fn stands_in(text: &str) -> bool {
    text.split(|c: char| !is_token_letter(c)).any(|token| {
        beginnings(token).any(|at| {
            let (before, from) = token.split_at(at);
            let length = length(from);
            let is_plain = from.starts_with(OBJECT);
            let begins = !before.bytes().next_back().is_some_and(is_base64url);
            let goes_on = matches!(from.as_bytes()[length..], [b'.', next, ..]
                if next == b'.' || is_base64url(next));
            match object(&from[..length]) {
                Object::None => false,
                Object::Begun => is_plain && (length >= SHORTEST || (begins && goes_on)),
                Object::Named => length >= SHORTEST || (begins && goes_on),
            }
        })
    })
}

/// With the lines put together words become one, so that only what can be read counts.
fn is_surely_in(unbroken: &str) -> bool {
    unbroken.split(|c: char| !is_token_letter(c)).any(|token| {
        beginnings(token).any(|at| {
            let from = &token[at..];
            let length = length(from);
            length >= SHORTEST && object(&from[..length]) == Object::Named
        })
    })
}

fn length(from: &str) -> usize {
    from.bytes()
        .take(LOOKED_AT)
        .take_while(|byte| is_base64url(*byte))
        .count()
}

/// How far letters say an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Object {
    None,
    /// A brace, a quote, and nothing that could not follow.
    Begun,
    /// A whole name and its colon.
    Named,
}

fn object(letters: &str) -> Object {
    let letters = match letters.len() % 4 {
        1 => &letters[..letters.len() - 1],
        _ => letters,
    };
    let Ok(json) = BASE64URL.decode(letters) else {
        return Object::None;
    };
    let rest = json.trim_ascii_start();
    let Some(rest) = rest.strip_prefix(b"{") else {
        return Object::None;
    };
    let rest = rest.trim_ascii_start();
    let Some(rest) = rest.strip_prefix(b"\"") else {
        return match rest {
            [] => Object::Begun,
            _ => Object::None,
        };
    };
    let is_printed = |byte: &u8| (b' '..=b'~').contains(byte);
    let name = rest
        .iter()
        .take_while(|byte| is_printed(byte) && **byte != b'"');
    let after = &rest[name.count()..];
    match after {
        [] => Object::Begun,
        [b'"', after @ ..] => match after.trim_ascii_start() {
            [] => Object::Begun,
            [b':', ..] => Object::Named,
            _ => Object::None,
        },
        // A letter cut in its midst.
        [_] => Object::Begun,
        _ => Object::None,
    }
}

/// As many letters without sense as a signature has. What stands in an address is the address's.
fn has_signature(text: &str) -> bool {
    let is_inner = |c: char| u8::try_from(c).is_ok_and(is_base64url);
    text.split_whitespace()
        .filter(|word| !word.contains("://"))
        .flat_map(|word| word.split(|c| !is_inner(c)))
        .any(is_without_sense)
}

/// Too long for a word, and no digest in hexadecimal; or capitals, small letters and digits, mixed
/// also between hyphens, where words have one or the other.
fn is_without_sense(run: &str) -> bool {
    type Test = fn(&u8) -> bool;
    const KINDS: [Test; 3] = [
        u8::is_ascii_uppercase,
        u8::is_ascii_lowercase,
        u8::is_ascii_digit,
    ];
    let is_mixed = |piece: &str| KINDS.iter().all(|is| piece.bytes().any(|byte| is(&byte)));
    let is_balanced = || {
        KINDS.iter().all(|is| {
            let count = run.bytes().filter(is).count();
            count * 16 >= run.len()
        })
    };
    let mut pieces = run.split(['-', '_']);
    let is_hexadecimal = || run.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_endless = pieces.clone().any(|piece| piece.len() >= SIGNATURE);
    run.len() >= SIGNATURE
        && ((is_endless && !is_hexadecimal()) || (is_balanced() && pieces.any(is_mixed)))
}
