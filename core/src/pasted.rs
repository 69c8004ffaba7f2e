//! What somebody pasted or dropped: an API key's token, a key's id, or text to search for.
//! A token is read here and let go: what comes out holds its ids, never its text. No signature is
//! checked, so the ids are claims to be looked up and no proof of anything.

mod claims;
mod free;
mod part;
mod whole;
mod wrapped;

pub use claims::{OtherKind, OtherToken};
pub(crate) use free::is_secret;
pub use free::{HoldsToken, TokenFree};
pub use whole::whole_token;

use std::cell::RefCell;

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Deserializer, Value};

use crate::key::{KeyId, UserId};
use crate::moment::Moment;
use crate::text::is_unseen;
use claims::Claims;

/// An HMAC of 256 bits has the shortest signature of a JWT (RFC 7518, section 3.1).
const SHORTEST_SIGNATURE: usize = 43;

/// More than any API key's payload; what lies beyond is not looked at.
const LONGEST_PAYLOAD: usize = 16 * 1024;

/// Takes padding or none, and leftover bits where a cut text ends within a byte.
const BASE64URL: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// What a pasted text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// An API key, with what it says of itself. Its text must go no further.
    Token(TokenFacts),
    /// A token that says that it is something else than an API key. Its text must go no further.
    OtherToken(OtherToken),
    /// A token, or a part of one, without the id of a key in it. Its text must go no further.
    UnreadableToken,
    /// By its form a key's id. An owner's id has the same form, so it is worth searching for too.
    KeyId(KeyId),
    /// Anything else: text for the search box.
    Text,
}

/// What a token says of itself in its payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFacts {
    /// `jti`, the id of the key.
    pub key_id: KeyId,
    /// `tenantId`, where it is there and has the form of an id.
    pub tenant_id: Option<String>,
    /// `sub`, where it has the form of a user's id; that of a SCIM key has not.
    pub owner_id: Option<UserId>,
    /// `exp`, when it ends, where it says so.
    pub ends: Option<Moment>,
    /// Whether a header and a signature stand around the payload: who has the text has the key.
    pub complete: bool,
}

impl Pasted {
    /// Reads a pasted text. A token is found anywhere in it: bare, after `Bearer`, quoted, in a
    /// command, a setting or JSON, broken into lines or literals, escaped, in base64, without its
    /// signature.
    pub fn read(text: &str) -> Pasted {
        match best_token(text) {
            Some(Claims::Key(facts)) => Pasted::Token(facts),
            Some(Claims::Other(other)) => Pasted::OtherToken(other),
            None if part::is_in(text) => Pasted::UnreadableToken,
            None => find_key_id(text).map_or(Pasted::Text, Pasted::KeyId),
        }
    }

    /// Its text must not stay where it was pasted, and go nowhere.
    pub fn is_secret(&self) -> bool {
        match self {
            Pasted::Token(_) | Pasted::OtherToken(_) | Pasted::UnreadableToken => true,
            Pasted::KeyId(_) | Pasted::Text => false,
        }
    }
}

/// The token in the text that tells most: a whole key before a part of one, and that before a
/// token that is none.
fn best_token(text: &str) -> Option<Claims> {
    let worth = |claims: &Claims| match claims {
        Claims::Key(facts) => 1 + u8::from(facts.complete),
        Claims::Other(_) => 0,
    };
    let best: RefCell<Option<Claims>> = RefCell::default();
    wrapped::find(text, &|text| {
        let found = find_token(text)?;
        let mut best = best.borrow_mut();
        let is_better = best.as_ref().is_none_or(|best| worth(best) < worth(&found));
        let is_enough = worth(&found) == 2;
        if is_better {
            *best = Some(found);
        }
        is_enough.then_some(())
    });
    best.into_inner()
}

/// Looks for a token in the text as it is, and as it was before a mail program broke its lines.
fn find_token(text: &str) -> Option<Claims> {
    let joined: String = text.chars().filter(|c| !is_line_filler(*c)).collect();
    let as_it_is = find_claims(text, 1);
    let unbroken = find_claims(&joined, SHORTEST_SIGNATURE);
    let is_whole = |claims: &Claims| matches!(claims, Claims::Key(facts) if facts.complete);
    let complete = [&as_it_is, &unbroken].into_iter().flatten().any(is_whole);
    Some(match as_it_is.or(unbroken)? {
        Claims::Key(facts) => Claims::Key(TokenFacts { complete, ..facts }),
        other @ Claims::Other(_) => other,
    })
}

/// What stands where a line was broken: white space, a mail's `>` or `=`, a shell's backslash.
fn is_line_filler(character: char) -> bool {
    character.is_whitespace() || matches!(character, '>' | '=' | '\\') || is_unseen(character)
}

/// The first payload that names a key, else the first of another token. A signature counts from
/// `shortest_signature` letters on.
fn find_claims(text: &str, shortest_signature: usize) -> Option<Claims> {
    let mut other = None;
    for token in text.split(|c: char| !is_token_letter(c)) {
        let parts: Vec<&str> = token.split('.').collect();
        for (at, part) in parts.iter().enumerate() {
            let has_header = at > 0 && part::begins_in(parts[at - 1]);
            let signature = parts.get(at + 1).map_or(0, |part| part.len());
            match read_payload(part, has_header && signature >= shortest_signature) {
                Some(key @ Claims::Key(_)) => return Some(key),
                // A payload stands after its header.
                Some(found) if has_header => other = other.or(Some(found)),
                _ => {}
            }
        }
    }
    other
}

/// Reads the first object in a part that names a key. Letters before and after it do no harm: a
/// word run into it, or the rest of a mail.
fn read_payload(part: &str, complete: bool) -> Option<Claims> {
    /// Chance makes the beginning of an object of other letters, but not often.
    const TRIES: usize = 8;
    part::beginnings(part)
        .take(TRIES)
        .find_map(|at| claims::read(&first_object(&part[at..])?, complete))
}

fn first_object(encoded: &str) -> Option<Value> {
    let length = encoded
        .bytes()
        .take_while(|byte| is_base64url(*byte))
        .count();
    let length = length.min(LONGEST_PAYLOAD);
    // One letter beyond whole groups of four holds no whole byte.
    let length = if length % 4 == 1 { length - 1 } else { length };
    let json = BASE64URL.decode(&encoded[..length]).ok()?;
    let first = Deserializer::from_slice(&json).into_iter().next()?;
    first.ok().filter(Value::is_object)
}

/// The key's id that the text is, but for quotes and space around it: a UUID, or 24 to 64 letters
/// that no reader would call words. A longer one could be a token's signature.
fn find_key_id(text: &str) -> Option<KeyId> {
    let around = |c: char| c.is_whitespace() || is_unseen(c) || "\"'`“”‘’".contains(c);
    let id = text.trim_matches(around);
    let is_opaque = (24..=64).contains(&id.len())
        && is_id(id)
        && id.contains(|c: char| c.is_ascii_digit())
        && id.contains(|c: char| c.is_ascii_alphabetic())
        && !has_words(id);
    (is_opaque || is_uuid(id)).then(|| KeyId::new(id)).flatten()
}

/// Whether two or more words stand between hyphens, as in `nightly-reload-eu-2`.
fn has_words(id: &str) -> bool {
    let is_word = |part: &&str| part.len() > 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    id.split(['-', '_']).filter(is_word).count() > 1
}

fn is_uuid(id: &str) -> bool {
    id.bytes().filter(u8::is_ascii_hexdigit).count() == 32
        && id.split('-').map(str::len).eq([8, 4, 4, 4, 12])
}

/// The form of all ids in Qlik Cloud that were seen so far: UUIDs, 24 and 32 letters.
fn is_id(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(is_base64url)
}

fn is_token_letter(character: char) -> bool {
    matches!(character, '.' | '=') || u8::try_from(character).is_ok_and(is_base64url)
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

#[cfg(test)]
mod tests;
