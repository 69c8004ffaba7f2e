//! What would go where: shown to the user first, and carried out on one click. What a plan doesn't
//! list is never written.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::consent::{Ask, Consent, Consents};
use super::destination::{Destination, Security};
use super::field::{Choice, Kind};
use super::frame::{Frame, FrameAt};
use super::integration::Integration;
use super::recognise::{Recognised, Why};
use super::safety::{Refusal, weakest};
use super::source::{Missing, Source};
use super::value::Value;
use place::Place;

mod place;

/// The most fields that are offered to choose from.
const MOST_FIELDS: usize = 500;

/// Which field of one document each value goes into: as recognised, or as the user changed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    pub frame: FrameAt,
    /// The field's id by value.
    pub fields: BTreeMap<Value, String>,
}

/// What goes into one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub frame: FrameAt,
    /// None where the document has no origin that could be shown; then nothing goes there.
    pub destination: Option<Destination>,
    /// The yes that a secret needs there: for this site within this page.
    pub consent: Option<Consent>,
    /// The page around the form's frame, where it is of another site: it may be whose account the
    /// form belongs to.
    pub within: Option<Destination>,
    /// Where the frame is in the page.
    pub place: Vec<Option<u32>>,
    /// The documents that have to show the frame.
    pub around: Vec<Around>,
    /// The integration's entries, in its order.
    pub rows: Vec<Row>,
}

/// One entry of the integration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub value: Value,
    pub label: Cow<'static, str>,
    pub content: Content,
    /// None where the document has no field for it.
    pub target: Option<Target>,
    pub refusal: Option<Refusal>,
    /// Where the field wants a longer text with the value in it: that text, ready to be copied.
    pub structure: Option<String>,
    /// What is to be asked before this is filled.
    pub ask: Option<Ask>,
}

/// What a row would write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Text(String),
    /// The choice of a list.
    Choice(Choice),
    /// A token that is given with the order and never shown.
    Secret,
    Missing(Missing),
}

/// The field that a row goes into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub id: String,
    /// What the page calls it: the page's word.
    pub name: String,
    pub kind: Kind,
    /// Something stands there already.
    pub replaces: bool,
    /// The browser may write what stands there to the disk, to bring the page back after a crash: it
    /// does so for all but passwords, unless the page forbids it, which is no use for a text area.
    pub is_kept_on_disk: bool,
    /// What spoke for it; empty where the user chose it.
    pub why: Vec<Why>,
}

/// Says what would go where.
pub fn plan(
    integration: &Integration,
    source: &Source,
    frames: &[Frame],
    mapping: &Mapping,
    recognised: &Recognised,
    consents: &Consents,
) -> Plan {
    let place = Place::new(integration, frames, &mapping.frame, recognised, consents);
    let place = place.filled_from(source);
    let rows = integration.entries_for(source).map(|entry| {
        let content = match recognised.is_for_server && matches!(source, Source::Tenant(_)) {
            true => Err(Missing::OnPremisesOnly),
            false => integration.value_of(entry, source),
        };
        place.row(entry, content, mapping.fields.get(&entry.value))
    });
    let mut rows: Vec<Row> = rows.collect();
    refuse_taken(&mut rows);
    place.refuse_beside_another_address(&mut rows);
    Plan {
        rows,
        frame: mapping.frame.clone(),
        consent: place.consent(),
        within: place.within(),
        place: place.frame.map(|it| it.place.clone()).unwrap_or_default(),
        around: place.around,
        destination: place.destination,
    }
}

/// The fields that a value may go into, in the page's order, for the user to choose from.
pub fn targets(
    value: Value,
    integration: &Integration,
    frames: &[Frame],
    at: &FrameAt,
    recognised: &Recognised,
) -> Vec<Target> {
    let consents = Consents::default();
    let place = Place::new(integration, frames, at, recognised, &consents);
    let fields = place.frame.map(|frame| frame.fields.as_slice());
    let fields = fields.unwrap_or_default().iter().take(MOST_FIELDS);
    fields
        .filter(|field| place.refusal(value, field).is_none())
        .map(|field| place.target(value, field))
        .collect()
}

/// Of several rows that would write into one field, the first does.
fn refuse_taken(rows: &mut [Row]) {
    let mut taken = BTreeSet::new();
    for row in rows {
        let Some(target) = row.target.as_ref() else {
            continue;
        };
        let writes = row.refusal.is_none() && !matches!(row.content, Content::Missing(_));
        if writes && !taken.insert(target.id.clone()) {
            row.refusal = Some(Refusal::Taken);
        }
    }
}

/// The page itself, which is around all frames; none where it was not described, or has no origin.
pub fn page_around(frames: &[Frame]) -> Option<Destination> {
    let top = frames.iter().find(|frame| frame.is_top)?;
    Destination::from_origin(&top.origin)
}

/// Where a frame's values go; within a page that is readable on the way, a frame is so, too.
fn destination(frame: &Frame, frames: &[Frame]) -> Option<Destination> {
    let own = Destination::from_origin(&frame.origin)?;
    let tops = frames.iter().filter(|frame| frame.is_top);
    let tops = tops.map(|top| {
        Destination::from_origin(&top.origin).map_or(Security::Http, |top| top.security)
    });
    let security = weakest(tops.chain([own.security])).unwrap_or(own.security);
    Some(Destination { security, ..own })
}

impl Plan {
    /// The question that stands before a secret of this plan, if any.
    pub fn ask(&self) -> Option<Ask> {
        let mut open = self.rows.iter().filter(|row| row.refusal.is_none());
        open.find_map(|row| row.ask)
    }

    /// The value for which a key could be made and filled.
    pub fn key_row(&self) -> Option<&Row> {
        self.rows
            .iter()
            .find(|row| row.value.is_key() && row.target.is_some())
    }
}

impl Row {
    /// Whether Fill would write it, given its secret where it is one.
    pub fn would_fill(&self) -> bool {
        let has_content = !matches!(self.content, Content::Missing(_));
        has_content && self.target.is_some() && self.refusal.is_none() && self.ask.is_none()
    }

    /// A list of the page's own, from which the value may be chosen: it is tried, and else the user's.
    pub fn is_to_be_chosen(&self) -> bool {
        let is_list = |target: &Target| target.kind == Kind::Combo;
        self.refusal == Some(Refusal::ChooseYourself)
            && self.target.as_ref().is_some_and(is_list)
            && self.text().is_some()
    }

    /// The text that it would write; none of a secret, and none where there is none.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Choice(choice) => Some(&choice.value),
            Content::Secret | Content::Missing(_) => None,
        }
    }

    /// The id of the field that it goes into.
    pub fn field(&self) -> Option<&str> {
        self.target.as_ref().map(|target| target.id.as_str())
    }

    /// A secret would go into a field whose text the browser may write to the disk.
    pub fn may_be_kept_on_disk(&self) -> bool {
        let target = self.target.as_ref().filter(|_| self.refusal.is_none());
        self.value.is_secret() && target.is_some_and(|target| target.is_kept_on_disk)
    }
}

#[cfg(test)]
mod tests;
