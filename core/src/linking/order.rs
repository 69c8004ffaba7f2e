//! What a script is told to write: into which field of which document, and what. Made by
//! [`Plan::orders`](super::Plan::orders) alone.

use serde::{Serialize, Serializer};

use super::around::Around;
use super::plan::{Content, Plan, Row};
use super::value::Value;
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

impl Plan {
    /// What is to be written, with the secrets that are at hand. Rows that are refused or still to
    /// be asked about are left out, and so are secrets for which none is given.
    pub fn orders(&self, secrets: &[(Value, Secret)]) -> Vec<FrameOrder> {
        let fields: Vec<FieldOrder> = self
            .rows
            .iter()
            .filter_map(|row| row.order(secrets))
            .collect();
        let order = FrameOrder {
            frame_id: self.frame.frame_id,
            page: self.frame.page.clone(),
            place: self.place.clone(),
            around: self.around.clone(),
            fields,
        };
        Some(order)
            .filter(|order| self.destination.is_some() && !order.fields.is_empty())
            .into_iter()
            .collect()
    }
}

impl Row {
    fn order(&self, secrets: &[(Value, Secret)]) -> Option<FieldOrder> {
        let target = self.target.as_ref().filter(|_| self.would_fill())?;
        let value = match &self.content {
            Content::Text(text) => Text::Plain(text.clone()),
            Content::Choice(choice) => Text::Plain(choice.value.clone()),
            Content::Secret => {
                let mut given = secrets.iter().filter(|(value, _)| *value == self.value);
                Text::Secret(given.next()?.1.clone())
            }
            Content::Missing(_) => return None,
        };
        Some(FieldOrder {
            id: target.id.clone(),
            is_secret: self.value.is_secret(),
            value,
        })
    }
}
