//! Text that was looked at and holds no token: the only text that may become a key's name, a search
//! at the tenant, or a note. A key just copied is easily pasted into the wrong box, and a name is
//! seen by every admin, kept on disk and exported.

use serde::{Deserialize, Serialize};

use super::{Pasted, part};

/// Text that holds no token.
///
/// Notes of earlier openings are read as they are: to refuse one would lose what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenFree(String);

/// The text is, or holds, a token or a part of one. The text itself is no part of this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoldsToken;

impl TokenFree {
    /// Takes a text that holds no token.
    ///
    /// # Errors
    ///
    /// Where it holds one, or a part of one, however it is written.
    pub fn new(text: &str) -> Result<TokenFree, HoldsToken> {
        match is_secret(text) {
            true => Err(HoldsToken),
            false => Ok(TokenFree(text.to_owned())),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for TokenFree {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Whether a text is, or holds, a token or a part of one.
pub(crate) fn is_secret(text: &str) -> bool {
    Pasted::read(text).is_secret() || part::is_in(text)
}
