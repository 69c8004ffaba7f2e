//! What somebody pasted or dropped: an API key's token, a key's id, or text to search for.
//! A token is read here and let go: what comes out holds its ids, never its text. No signature is
//! checked, so the ids are claims to be looked up and no proof of anything.

mod whole;

pub use whole::whole_token;

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::{Deserializer, Value};

use crate::key::{KeyId, UserId};
use crate::text::is_unseen;

/// How `{"`, and with it every part of a token that is JSON, begins in base64url.
const OBJECT: &str = "eyJ";

/// A longer text that begins like a token's part is taken for one even without a dot.
const SHORTEST_PART: usize = 20;

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
    /// Whether a header and a signature stand around the payload: who has the text has the key.
    pub complete: bool,
}

impl Pasted {
    /// Reads a pasted text. A token is found anywhere in it: bare, after `Bearer`, quoted, in a
    /// command, a setting or JSON, broken into lines, without its signature.
    pub fn read(text: &str) -> Pasted {
        if let Some(facts) = find_token(text) {
            Pasted::Token(facts)
        } else if holds_token(text) {
            Pasted::UnreadableToken
        } else {
            find_key_id(text).map_or(Pasted::Text, Pasted::KeyId)
        }
    }
}

/// Looks for a token in the text as it is, and as it was before a mail program broke its lines.
fn find_token(text: &str) -> Option<TokenFacts> {
    let joined: String = text.chars().filter(|c| !is_line_filler(*c)).collect();
    let as_it_is = find_facts(text, 1);
    let unbroken = find_facts(&joined, SHORTEST_SIGNATURE);
    let complete = [&as_it_is, &unbroken]
        .into_iter()
        .flatten()
        .any(|facts| facts.complete);
    let facts = as_it_is.or(unbroken)?;
    Some(TokenFacts { complete, ..facts })
}

/// What stands where a line was broken: white space, a mail's `>` or `=`, a shell's backslash.
fn is_line_filler(character: char) -> bool {
    character.is_whitespace() || matches!(character, '>' | '=' | '\\') || is_unseen(character)
}

/// The first payload that names a key. A signature counts from `shortest_signature` letters on.
fn find_facts(text: &str, shortest_signature: usize) -> Option<TokenFacts> {
    text.split(|c: char| !is_token_letter(c)).find_map(|token| {
        let parts: Vec<&str> = token.split('.').collect();
        parts.iter().enumerate().find_map(|(at, part)| {
            let has_header = at > 0 && parts[at - 1].contains(OBJECT);
            let signature = parts.get(at + 1).map_or(0, |part| part.len());
            read_payload(part, has_header && signature >= shortest_signature)
        })
    })
}

/// Reads the first object in a part that names a key. Letters before and after it do no harm: a
/// word run into it, or the rest of a mail.
fn read_payload(part: &str, complete: bool) -> Option<TokenFacts> {
    /// Chance makes an `eyJ` of other letters, but not often.
    const TRIES: usize = 4;
    part.match_indices(OBJECT)
        .take(TRIES)
        .find_map(|(at, _)| facts(&first_object(&part[at..])?, complete))
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

fn facts(payload: &Value, complete: bool) -> Option<TokenFacts> {
    let claim = |name| payload.get(name)?.as_str().filter(|text| is_id(text));
    Some(TokenFacts {
        key_id: KeyId::new(claim("jti")?)?,
        tenant_id: claim("tenantId").map(str::to_owned),
        owner_id: claim("sub").map(UserId::new),
        complete,
    })
}

/// Whether something in the text begins like a token, readable or not.
fn holds_token(text: &str) -> bool {
    text.split(|c: char| !is_token_letter(c)).any(|token| {
        token.match_indices(OBJECT).any(|(at, _)| {
            let (before, from) = token.split_at(at);
            let part = from.bytes().take(SHORTEST_PART);
            let length = part.take_while(|byte| is_base64url(*byte)).count();
            let begins = !before.bytes().next_back().is_some_and(is_base64url);
            let goes_on = matches!(from.as_bytes()[length..], [b'.', next, ..]
                if next == b'.' || is_base64url(next));
            length == SHORTEST_PART || (begins && goes_on)
        })
    })
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
