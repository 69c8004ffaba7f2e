//! A field of a page as the script in the page describes it. All of it is the page's own word.

use serde::{Deserialize, Deserializer, Serialize};

/// A field. Texts are cut to a length by the script; what is in the field is not read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Field {
    /// Our own name for the node, which the page can't see.
    pub id: String,
    pub kind: Kind,
    /// The texts of its `label` elements.
    pub labels: Vec<String>,
    /// `aria-label`, or the text that `aria-labelledby` names.
    pub aria: Option<String>,
    /// The text beside or above it that isn't tied to it.
    pub near: Option<String>,
    /// The heading of the group that it is in.
    pub legend: Option<String>,
    pub placeholder: Option<String>,
    pub name: Option<String>,
    pub html_id: Option<String>,
    pub autocomplete: Option<String>,
    pub title: Option<String>,
    /// What explains it: the text that `aria-describedby` names, or that stands below it.
    pub help: Option<String>,
    /// What the page shows right before the text that is typed, such as `https://`.
    pub prefix: Option<String>,
    /// What the page shows right after it, such as `.qlikcloud.com`.
    pub suffix: Option<String>,
    /// The titled box that it is in, by its place among [`Frame::scopes`](super::frame::Frame::scopes);
    /// none where that is the page.
    pub scope: Option<u32>,
    /// The host of the http(s) address that is all that stands in the field. Of what stands in a field nothing
    /// else is told, and of a password nothing at all.
    pub filled_host: Option<String>,
    /// What a `select`, a `datalist` or a list that is open offers.
    pub options: Vec<Choice>,
    pub is_empty: bool,
    pub is_read_only: bool,
    pub is_disabled: bool,
    pub sight: Sight,
    /// A search box by its type, its role or the form that it is in.
    pub is_search: bool,
    /// The most characters that it takes (UTF-16 code units, as HTML counts them).
    #[serde(deserialize_with = "count")]
    pub max_length: Option<u32>,
    /// The form that it is in, if any.
    pub form: Option<FormOf>,
}

/// What kind of control a field is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Text,
    Password,
    Email,
    Url,
    Search,
    Tel,
    Number,
    Textarea,
    Select,
    /// A list that is no `select`: an ARIA combobox, or an input that only opens a list or searches one.
    Combo,
    /// `contenteditable`.
    Editable,
    #[default]
    Other,
}

/// Whether a person could see the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sight {
    Visible,
    /// Too small to be read.
    Small,
    /// It or what it is in lets shine through what is behind.
    Transparent,
    /// It alone does, as long as it has no focus; the box that it is in is plain to see.
    Faint,
    /// Cut away by a clip or a mask.
    Clipped,
    /// No scrolling leads there.
    Beyond,
    /// Something else lies on it.
    Covered,
    #[default]
    Hidden,
}

/// One choice of a `select`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// Where a form would go if the browser sent it, in the most careless way that there is: by the form
/// itself or by any of its buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormOf {
    /// As the browser reads what is written: `get`, `post` or `dialog`; none where scripts send it.
    pub method: Option<String>,
    /// The origin that it goes to; none where scripts send it, also by an action that is a script
    /// (`javascript:`), as React has it.
    pub action: Option<String>,
}

/// A word that isn't known is the most careful one, so that no description is refused for it.
impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
        Ok(match String::deserialize(from)?.as_str() {
            "text" => Kind::Text,
            "password" => Kind::Password,
            "email" => Kind::Email,
            "url" => Kind::Url,
            "search" => Kind::Search,
            "tel" => Kind::Tel,
            "number" => Kind::Number,
            "textarea" => Kind::Textarea,
            "select" => Kind::Select,
            "combo" => Kind::Combo,
            "editable" => Kind::Editable,
            _ => Kind::Other,
        })
    }
}

/// A word that isn't known is taken for hidden.
impl<'de> Deserialize<'de> for Sight {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Sight, D::Error> {
        Ok(match String::deserialize(from)?.as_str() {
            "visible" => Sight::Visible,
            "small" => Sight::Small,
            "transparent" => Sight::Transparent,
            "faint" => Sight::Faint,
            "clipped" => Sight::Clipped,
            "beyond" => Sight::Beyond,
            "covered" => Sight::Covered,
            _ => Sight::Hidden,
        })
    }
}

/// HTML gives -1 for no limit, and JavaScript any number.
fn count<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    let number = Option::<f64>::deserialize(from)?;
    let limits = 0.0..=f64::from(u32::MAX);
    // Within the limits the cast only cuts off a fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok(number
        .filter(|number| limits.contains(number))
        .map(|number| number as u32))
}
