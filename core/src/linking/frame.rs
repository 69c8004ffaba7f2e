//! A frame of a page, as the script in it describes it.

use serde::{Deserialize, Serialize};

use super::field::Field;

/// A document that was looked into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Frame {
    /// The browser's number of the frame in its tab; 0 is the page itself. Firefox's have up to 53 bits.
    pub frame_id: i64,
    /// The browser's name of the document, where it has one.
    pub document_id: Option<String>,
    /// A nonce of this document, which the page can't see.
    pub page: String,
    /// As `location.origin` has it; `null` where it is opaque.
    pub origin: String,
    pub is_top: bool,
    /// The numbers by which one gets to it from the page: of a frame among those of the document
    /// around it, or none where it has no number, as in a shadow tree. Empty for the page, and where
    /// it isn't known.
    pub place: Vec<Option<u32>>,
    pub title: String,
    /// What heads the page as a whole: its `h1`s, but for those of a dialog.
    pub headings: Vec<String>,
    /// The titled boxes that hold fields, an outer one before those in it.
    pub scopes: Vec<Scope>,
    pub fields: Vec<Field>,
    /// There was more than the script looks at.
    pub is_cut: bool,
    /// The frames in this one.
    pub frames: Vec<Child>,
}

/// A titled box of a document: a dialog, or a section or card. What is in it is about what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Scope {
    /// The box around it, by its place among [`Frame::scopes`]; none where that is the page.
    pub within: Option<u32>,
    /// It lies on the page, as a dialog or a drawer does: what is around or behind it says nothing.
    pub is_dialog: bool,
    /// What a person reads as its title.
    pub title: String,
    /// The other short texts at its head: a subtitle, the steps of a wizard.
    pub texts: Vec<String>,
}

/// A frame within a frame, as the outer one knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Child {
    /// Our own name for the frame's element, which the page can't see.
    pub id: String,
    /// Its number among the frames of the outer one.
    pub at: Option<u32>,
    /// The origin of its address, as far as the outer frame can tell.
    pub origin: Option<String>,
    /// The address that it was given, which need not be where it is now.
    pub url: Option<String>,
    /// The outer frame can look into it, so it is described by itself.
    pub is_reachable: bool,
    pub is_visible: bool,
}

/// One document of a tab, by names that don't outlive it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FrameAt {
    pub frame_id: i64,
    pub page: String,
}

impl Frame {
    /// How this frame is referred to.
    pub fn at(&self) -> FrameAt {
        FrameAt {
            frame_id: self.frame_id,
            page: self.page.clone(),
        }
    }

    /// The field of this id. Where several say that they have it, none is meant.
    pub fn field(&self, id: &str) -> Option<&Field> {
        let mut fields = self.fields.iter().filter(|field| field.id == id);
        let field = fields.next()?;
        fields.next().is_none().then_some(field)
    }
}
