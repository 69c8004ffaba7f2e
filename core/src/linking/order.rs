//! What a script is told to write: into which field of which document, and what. Made by
//! [`Plan::orders`](super::Plan::orders) alone.

use serde::{Serialize, Serializer};

use super::around::Around;
use crate::secret::Secret;

/// What one document is to be filled with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FrameOrder {
    pub frame_id: i64,
    /// The nonce of the document: another one gets nothing.
    pub page: String,
    pub fields: Vec<FieldOrder>,
    /// Where it is in the page, as it was described.
    #[serde(skip)]
    pub place: Vec<Option<u32>>,
    /// The documents that have to show it. The document itself is not told of them.
    #[serde(skip)]
    pub around: Vec<Around>,
}

/// What one field is to be filled with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldOrder {
    pub id: String,
    pub value: Text,
    pub is_secret: bool,
}

/// A text on its way into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    Plain(String),
    Secret(Secret),
}

/// This is the way into the field that the user saw listed.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Text::Plain(text) => to.serialize_str(text),
            Text::Secret(secret) => to.serialize_str(secret.expose()),
        }
    }
}
