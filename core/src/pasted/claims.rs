//! What a token says of itself. API keys say `iss: qlik.api/api-keys` and `aud: qlik.api`, which
//! Qlik does not document: a token without these may be one all the same, unless it says that it is
//! something else. That an API key's `jti` is the key's id is documented.

use serde_json::Value;

use super::{TokenFacts, is_id};
use crate::key::{KeyId, UserId};
use crate::moment::Moment;

/// A token that says of itself that it is no API key of Qlik Cloud. Its text is a secret none the
/// less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherToken {
    pub kind: OtherKind,
    /// `iss`: who made it, in its own words.
    pub issuer: Option<String>,
    /// `exp`: when it ends, or ended.
    pub ends: Option<Moment>,
}

/// What it is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// One that is exchanged for a session of Qlik Cloud.
    SignIn,
    /// What an OAuth client was given for its calls.
    Access,
    /// Another product's, or one that tells who somebody is.
    Foreign,
}

/// A token's claims, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Claims {
    /// An API key, or what may be one.
    Key(TokenFacts),
    Other(OtherToken),
}

const KEY_ISSUER: &str = "qlik.api/api-keys";
const QLIK: &str = "qlik.api";

/// Claims of access tokens (RFC 9068, and what makers use beside it).
const OF_ACCESS: [&str; 6] = ["scope", "scp", "azp", "client_id", "clientId", "cid"];
/// Claims that tell who somebody is.
const OF_PEOPLE: [&str; 5] = [
    "email",
    "email_verified",
    "groups",
    "preferred_username",
    "nonce",
];
/// Claims of which any token has one (RFC 7519).
const REGISTERED: [&str; 6] = ["iss", "aud", "exp", "sub", "iat", "nbf"];

/// Understands a payload; `None` where it is none, or an API key's without a readable id.
pub(super) fn read(payload: &Value, complete: bool) -> Option<Claims> {
    let issuer = payload.get("iss").and_then(Value::as_str);
    let audience = audience(payload);
    let has_one = |claims: &[&str]| claims.iter().any(|claim| payload.get(*claim).is_some());
    let other = |kind| {
        Some(Claims::Other(OtherToken {
            kind,
            issuer: issuer.map(str::to_owned),
            ends: moment(payload.get("exp")),
        }))
    };
    let is_key = issuer == Some(KEY_ISSUER);
    let is_of_qlik = |text: &&str| {
        let rest = text.strip_prefix(QLIK);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let signs_in = |text: &&str| is_of_qlik(text) && text.contains("login");
    if !is_key && audience.iter().any(signs_in) {
        return other(OtherKind::SignIn);
    }
    if !is_key && has_one(&OF_ACCESS) {
        return other(OtherKind::Access);
    }
    let is_nobodys = issuer.is_none() && audience.is_empty();
    let names_qlik = issuer.iter().chain(&audience).any(is_of_qlik);
    let is_like_a_key = is_nobodys || names_qlik || has_one(&["tenantId", "subType"]);
    let may_be_key = is_key || (is_like_a_key && !has_one(&OF_PEOPLE));
    match key_id(payload) {
        Some(key_id) if may_be_key => Some(Claims::Key(facts(payload, key_id, complete))),
        Some(_) => other(OtherKind::Foreign),
        None if !is_key && payload.get("jti").is_none_or(|_| !may_be_key) => {
            has_one(&REGISTERED).then(|| other(OtherKind::Foreign))?
        }
        None => None,
    }
}

fn facts(payload: &Value, key_id: KeyId, complete: bool) -> TokenFacts {
    let claim = |name| payload.get(name)?.as_str().filter(|text| is_id(text));
    TokenFacts {
        key_id,
        tenant_id: claim("tenantId").map(str::to_owned),
        owner_id: claim("sub").map(UserId::new),
        ends: moment(payload.get("exp")),
        complete,
    }
}

/// `jti`: a text, or a number from whoever writes ids so.
fn key_id(payload: &Value) -> Option<KeyId> {
    let id = match payload.get("jti")? {
        Value::String(id) => id.clone(),
        Value::Number(id) if id.is_u64() => id.to_string(),
        _ => return None,
    };
    is_id(&id).then(|| KeyId::new(&id)).flatten()
}

/// `aud`: one text or several.
fn audience(payload: &Value) -> Vec<&str> {
    match payload.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A time in seconds (RFC 7519), with or without a fraction, or as text.
fn moment(value: Option<&Value>) -> Option<Moment> {
    let seconds = match value? {
        Value::Number(seconds) => seconds.as_f64()?,
        Value::String(seconds) => seconds.trim().parse().ok()?,
        _ => return None,
    };
    let is_time = seconds.is_finite() && seconds.abs() < 253_402_300_800.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds before the year 10000"
    )]
    is_time.then(|| Moment::from_millis((seconds * 1_000.0) as i64))
}
