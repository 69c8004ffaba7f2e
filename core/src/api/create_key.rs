//! `POST /api/v1/api-keys`: a new key of one's own. The answer (201) is the only one that ever holds
//! the token. There is no way to name a request so that repeating it is harmless.

use serde::{Deserialize, Serialize};

use super::{ApiError, get_key::KeyRow, page::read};
use crate::expiry::Expiry;
use crate::http::{Effect, Method, Request, Response};
use crate::key::Key;
use crate::pasted::TokenFree;
use crate::secret::Secret;

/// A key that was made, and its token where the answer had one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    pub key: Key,
    pub token: Option<Secret>,
}

#[derive(Serialize)]
struct Wish<'a> {
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expiry: Option<String>,
}

/// Makes a key of this name that lives this long.
pub fn create_key(name: &TokenFree, expiry: Expiry) -> Request {
    let wish = Wish {
        description: name,
        expiry: expiry.as_duration(),
    };
    // Two texts always make JSON.
    let body = serde_json::to_string(&wish).unwrap_or_default();
    Request::new(Method::Post, "/api/v1/api-keys", Effect::Create).with_body(body)
}

#[derive(Deserialize)]
struct CreatedRow {
    #[serde(flatten)]
    key: KeyRow,
    token: Option<String>,
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<Created, ApiError> {
    let row: CreatedRow = read(response)?;
    Ok(Created {
        token: row.token.and_then(Secret::new),
        key: row.key.into_key().ok_or(ApiError::Unreadable)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::response_with;
    use crate::lifetime::Span;

    #[test]
    fn a_life_is_sent_in_days_or_hours_or_not_at_all() {
        let called = TokenFree::new("Night \"1\"").unwrap();
        let body = |expiry| create_key(&called, expiry).body.unwrap();
        let name = r#""description":"Night \"1\"""#;
        assert_eq!(body(Expiry::Longest), format!("{{{name}}}"));
        let with = |text| format!(r#"{{{name},"expiry":"{text}"}}"#);
        assert_eq!(body(Expiry::After(Span::Hours(6))), with("PT6H"));
        assert_eq!(body(Expiry::After(Span::Days(90))), with("P90D"));
    }

    #[test]
    fn the_token_comes_with_the_key_and_prints_nowhere() {
        let answer = |text| parse(&response_with(201, text));
        let made = answer(r#"{"id":"k1","description":"n","token":"t0p"}"#).unwrap();
        assert_eq!(made.token.as_ref().unwrap().expose(), "t0p");
        assert!(!format!("{made:?}").contains("t0p"));
        assert_eq!(answer(r#"{"id":"k1"}"#).unwrap().token, None);
        assert_eq!(answer(r#"{"token":"t"}"#), Err(ApiError::Unreadable));
    }
}
