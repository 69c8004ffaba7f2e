//! The texts that a text holds: itself, the same without escapes, with its string literals put
//! together, and what its base64 says. People take a key out of a Kubernetes secret, a header, an
//! address or a source file, and it is none the less a key.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{is_base64url, is_line_filler};

/// How often base64 stands within base64: a registry's login within a Kubernetes secret.
const DEPTH: u8 = 2;

/// Less base64 than this holds no part of a token that could be told from other letters.
const SHORTEST: usize = 16;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The first thing that `look` finds in the text or in one that it holds; the text itself first.
pub(super) fn find<T>(text: &str, look: &dyn Fn(&str) -> Option<T>) -> Option<T> {
    within(text, look, DEPTH)
}

fn within<T>(text: &str, look: &dyn Fn(&str) -> Option<T>, depth: u8) -> Option<T> {
    let mut forms = vec![text.to_owned()];
    // An address within an address is escaped twice.
    for _ in 0..2 {
        forms.extend(forms.last().and_then(|text| unescaped(text)));
    }
    forms.extend(forms.last().and_then(|text| joined(text)));
    if let Some(found) = forms.iter().find_map(|text| look(text)) {
        return Some(found);
    }
    let depth = depth.checked_sub(1)?;
    forms.iter().find_map(|text| {
        let unbroken: String = text.chars().filter(|c| !is_line_filler(*c)).collect();
        let is_broken = unbroken.len() != text.len();
        [Some(text), is_broken.then_some(&unbroken)]
            .into_iter()
            .flatten()
            .flat_map(|text| decoded(text))
            .find_map(|text| within(&text, look, depth))
    })
}

/// What the base64 in the text says, wherever in it that begins: after a word, a path or another's
/// end. What is no text in it stands apart as such.
fn decoded(text: &str) -> impl Iterator<Item = String> {
    let runs = text.split(|c: char| !is_base64(c));
    runs.filter(|run| run.len() >= SHORTEST).flat_map(|run| {
        (0..4).filter_map(|from| {
            let run = run.as_bytes().get(from..)?;
            let end = run.len() - usize::from(run.len() % 4 == 1);
            let letters: Vec<u8> = run[..end].iter().map(|letter| standard(*letter)).collect();
            let bytes = BASE64.decode(letters).ok()?;
            let text = String::from_utf8_lossy(&bytes);
            // Of UTF-16, as PowerShell writes it, every second byte of plain text is zero.
            Some(text.replace('\0', ""))
        })
    })
}

fn is_base64(character: char) -> bool {
    matches!(character, '+' | '/') || u8::try_from(character).is_ok_and(is_base64url)
}

fn standard(letter: u8) -> u8 {
    match letter {
        b'-' => b'+',
        b'_' => b'/',
        letter => letter,
    }
}

/// The text with the escapes of addresses (`%3D`), of JSON and JavaScript (`\u003d`, `\x3d`, `\"`,
/// `\/`) taken as what they stand for; `None` where it has none.
fn unescaped(text: &str) -> Option<String> {
    if !text.contains(['%', '\\']) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['%', '\\']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, length) = escape(rest).unwrap_or((None, 1));
        match character {
            Some(character) => plain.push(character),
            None => plain.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    plain.push_str(rest);
    (plain != text).then_some(plain)
}

/// The character that the escape at the beginning stands for, and the escape's length.
fn escape(text: &str) -> Option<(Option<char>, usize)> {
    let hex = |from: usize, digits: usize| {
        let digits = text.get(from..from + digits)?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        Some((char::from_u32(code), from + digits.len()))
    };
    match *text.as_bytes().get(1)? {
        _ if text.starts_with('%') => hex(1, 2),
        b'u' => hex(2, 4),
        b'x' => hex(2, 2),
        b'n' | b'r' | b't' => Some((Some('\n'), 2)),
        mark @ (b'"' | b'\'' | b'`' | b'/' | b'\\') => Some((Some(char::from(mark)), 2)),
        _ => None,
    }
}

/// The text with its neighbouring string literals as one, as most languages put them together: by
/// a plus, a point, a comma, an ampersand, a backslash, or nothing; `None` where it has none such.
fn joined(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(QUOTES) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let quote = 1;
        match next_literal(&rest[quote..]) {
            Some(between) => rest = &rest[quote + between..],
            None => {
                plain.push_str(&rest[..quote]);
                rest = &rest[quote..];
            }
        }
    }
    plain.push_str(rest);
    (plain != text).then_some(plain)
}

const QUOTES: [char; 3] = ['"', '\'', '`'];

/// How far the inside of the next literal is from the end of one; `None` where something else than
/// putting together stands between them.
fn next_literal(after: &str) -> Option<usize> {
    const FARTHEST: usize = 200;
    let is_between = |c: char| c.is_whitespace() || "+.,&\\_();".contains(c);
    for (at, character) in after.char_indices().take(FARTHEST) {
        if QUOTES.contains(&character) {
            return Some(at + 1);
        }
        // A letter that says what kind of literal comes, as in Python's `f"` and C#'s `@"`.
        let is_prefix = "fFrRbBuUlL@$".contains(character) && after[at + 1..].starts_with(QUOTES);
        if !is_between(character) && !is_prefix {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_what_they_stand_for() {
        for (text, plain) in [
            ("a%3Db%2fc", "a=b/c"),
            (r#"\u003d\x41\"\/"#, "=A\"/"),
            ("100 % of %zz", "100 % of %zz"),
            ("%C3%A4 %", "Ã¤ %"),
            (r"a\", r"a\"),
            (r"\ud800", r"\ud800"),
        ] {
            let read = unescaped(text);
            assert_eq!(read.as_deref().unwrap_or(text), plain, "{text}");
        }
    }

    #[test]
    fn literals_are_put_together_and_other_text_is_left() {
        for (text, plain) in [
            ("k = \"ab\" + \"cd\"", "k = \"abcd\""),
            ("k = (\"ab\"\n     f\"cd\")", "k = (\"abcd\")"),
            ("'ab' .\n 'cd';", "'abcd';"),
            ("\"ab\" & _\r\n \"cd\"", "\"abcd\""),
            ("it's Ada's", "it's Ada's"),
            ("say \"ab\" or \"cd\"", "say \"ab\" or \"cd\""),
        ] {
            let read = joined(text);
            assert_eq!(read.as_deref().unwrap_or(text), plain, "{text}");
        }
    }

    #[test]
    fn base64_is_read_wherever_it_begins() {
        let text = "user:this is the text";
        for before in ["", "a", "ab", "abc", "path/", "=", "Basic "] {
            for engine in [
                base64::engine::general_purpose::STANDARD,
                base64::engine::general_purpose::URL_SAFE_NO_PAD,
            ] {
                let whole = format!("{before}{}", engine.encode(text));
                assert!(decoded(&whole).any(|it| it.contains(text)), "{whole}");
            }
        }
    }
}
