//! The documents around a frame. One of another site can't tell whether a person sees it, and may
//! hand what it is given to the site around it: so the documents around it are asked, and have to be
//! of no third site.

use super::frame::{Child, Frame};
use super::safety::Refusal;

/// A document that shows the form's frame, or a frame around that: it is looked at again before
/// anything is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    pub frame_id: i64,
    /// The nonce of the document.
    pub page: String,
    /// Its own name for the frame in it.
    pub child: String,
}

/// Who shows this frame, from within to without; none of its own site, which it sees by itself.
///
/// # Errors
/// Why nothing may go into it.
pub(super) fn around(frame: &Frame, frames: &[Frame]) -> Result<Vec<Around>, Refusal> {
    let top = frames.iter().find(|frame| frame.is_top);
    let top = top.ok_or(Refusal::PageUnknown)?;
    let mut around = Vec::new();
    let mut inner = frame;
    while !inner.is_top {
        let outer = outer(inner, frames).ok_or(Refusal::PageUnknown)?;
        if ![&top.origin, &frame.origin].contains(&&outer.origin) {
            return Err(Refusal::ThirdSite);
        }
        if outer.origin != inner.origin {
            let child = child(outer, inner).ok_or(Refusal::PageUnknown)?;
            if !child.is_visible {
                return Err(Refusal::FrameHidden);
            }
            around.push(Around {
                frame_id: outer.frame_id,
                page: outer.page.clone(),
                child: child.id.clone(),
            });
        }
        inner = outer;
    }
    match around.is_empty() || is_alone(frame, frames) {
        true => Ok(around),
        false => Err(Refusal::FrameAlike),
    }
}

/// The document around one, which is described, and no other is in its place. Frames in shadow trees
/// have no number, so that a place through one may be another's.
fn outer<'a>(inner: &Frame, frames: &'a [Frame]) -> Option<&'a Frame> {
    let (_, place) = inner.place.split_last()?;
    if !place.iter().all(Option::is_some) {
        return None;
    }
    let mut at = frames
        .iter()
        .filter(|frame| frame.place == place && frame.is_top == place.is_empty());
    let outer = at.next()?;
    at.next().is_none().then_some(outer)
}

/// What a document says of the frame that another one is in: the one of its number. One without a
/// number is none of those that are listed for sure, even where one alone of them has none: those in
/// closed shadow roots aren't listed, and a list may be cut.
fn child<'a>(outer: &'a Frame, inner: &Frame) -> Option<&'a Child> {
    let number = (*inner.place.last()?)?;
    let mut meant = outer.frames.iter().filter(|it| it.at == Some(number));
    let child = meant.next()?;
    meant.next().is_none().then_some(child)
}

/// Whether no other frame of the page is of the same site, or says that it is: of several nobody
/// could tell which one they see. Frames within one of the same site belong to that.
fn is_alone(frame: &Frame, frames: &[Frame]) -> bool {
    let of_site = frames.iter().filter(|other| {
        let is_within_own = outer(other, frames).is_some_and(|it| it.origin == other.origin);
        !other.is_top && other.origin == frame.origin && !is_within_own
    });
    let outers = frames.iter().filter(|it| it.origin != frame.origin);
    let claims = outers.flat_map(|outer| outer.frames.iter().map(move |child| (outer, child)));
    let claims = claims.filter(|(outer, claim)| {
        let is_known = frames.iter().any(|inner| {
            let is_its_own = inner.origin == frame.origin && !inner.is_top;
            is_its_own && is_in(inner, outer) && child(outer, inner) == Some(claim)
        });
        claim.origin.as_ref() == Some(&frame.origin) && !is_known
    });
    of_site.count() == 1 && claims.count() == 0
}

/// Whether a document is right within another.
fn is_in(inner: &Frame, outer: &Frame) -> bool {
    let around = inner.place.split_last().map(|(_, place)| place);
    around == Some(outer.place.as_slice())
}

#[cfg(test)]
mod tests;
