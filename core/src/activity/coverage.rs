//! What a reading covered: nothing counts as read to its end that wasn't.

use serde::{Deserialize, Serialize};

use super::event_type::{EventTopic, EventType};
use super::window::{EventSettings, EventWindow};
use crate::api::ApiError;
use crate::moment::Moment;

/// How far a type of event was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// Still being read.
    Reading,
    /// To the start of the window.
    Whole,
    /// The tenant doesn't record it: its list of types lacks it.
    NotOffered,
    /// A page was refused or couldn't be read; what came before is there.
    Failed(ApiError),
    /// There is more, which isn't read: events enough came.
    Cut,
    /// The user stopped it.
    Stopped,
}

/// What was read of one type of event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeCoverage {
    pub event_type: EventType,
    pub extent: Extent,
    /// How many events came.
    pub read: usize,
    /// How many came that could not be understood.
    pub unreadable: usize,
    /// Everything from here to the end of the window was read. `None` where nothing was, or the tenant
    /// doesn't sort by time.
    pub reached: Option<Moment>,
}

/// Whether the types that the tenant records are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Offer {
    Known,
    /// They couldn't be read, so every type was asked for; one without events may just not be recorded.
    NotKnown(Option<ApiError>),
}

/// What was read of one topic, both families of events together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TopicExtent {
    Whole,
    /// Something of it is missing.
    Partly,
    /// The tenant records it in neither family.
    NotOffered,
}

/// What a reading of activity covered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// What was asked for.
    pub wanted: EventWindow,
    /// What was read: no more than the tenant keeps.
    pub window: EventWindow,
    pub settings: Result<EventSettings, ApiError>,
    pub offer: Offer,
    /// Each type that could be asked for, in the order of asking.
    pub types: Vec<TypeCoverage>,
}

impl Coverage {
    /// The tenant keeps events for a shorter time than was asked for.
    pub fn is_shortened(&self) -> bool {
        self.window != self.wanted
    }

    /// All that the tenant records of what was asked for was read to the start of the window. Where
    /// `settings` couldn't be read, the tenant may keep events for a shorter time than that.
    pub fn is_whole(&self) -> bool {
        let mut types = self.types.iter();
        // Nothing was asked for yet.
        !self.types.is_empty()
            && types.all(|read| matches!(read.extent, Extent::Whole | Extent::NotOffered))
    }

    /// Without a line on the list it may be said that no event of keys is recorded in the window: all was read, of some
    /// acts of keys the tenant keeps a record, and nothing came that could not be understood.
    pub fn may_say_none_recorded(&self) -> bool {
        let of_keys = [
            EventTopic::KeyCreated,
            EventTopic::KeyUpdated,
            EventTopic::KeyDeleted,
            EventTopic::KeyRefused,
        ];
        let mut topics = of_keys.into_iter().map(|topic| self.of_topic(topic));
        self.is_whole()
            && self.unreadable() == 0
            && topics.any(|extent| extent == Some(TopicExtent::Whole))
    }

    /// The signed-in user may read no events: whatever was asked for was refused.
    pub fn may_not_read(&self) -> bool {
        let mut asked = self.asked().peekable();
        let is_refused = |read: &TypeCoverage| {
            read.read == 0 && matches!(read.extent, Extent::Failed(ApiError::Forbidden(_)))
        };
        asked.peek().is_some() && asked.all(is_refused)
    }

    /// What was read of one topic; `None` where it wasn't asked for.
    pub fn of_topic(&self, topic: EventTopic) -> Option<TopicExtent> {
        let types = self
            .types
            .iter()
            .filter(|read| read.event_type.topic == topic);
        let extents: Vec<&Extent> = types.map(|read| &read.extent).collect();
        let mut offered = extents
            .iter()
            .filter(|extent| ***extent != Extent::NotOffered);
        Some(match extents.is_empty() {
            true => return None,
            false if offered.clone().next().is_none() => TopicExtent::NotOffered,
            false if offered.all(|extent| **extent == Extent::Whole) => TopicExtent::Whole,
            false => TopicExtent::Partly,
        })
    }

    /// How many types have come to their end, and how many there are to read.
    pub fn progress(&self) -> (usize, usize) {
        let done = self.asked().filter(|read| read.extent != Extent::Reading);
        (done.count(), self.asked().count())
    }

    /// From this moment on everything was read, of every type that the tenant records. `None` where of
    /// some type nothing is sure.
    pub fn reached(&self) -> Option<Moment> {
        let mut latest = self.window.start;
        for read in self.asked() {
            latest = latest.max(read.reached?);
        }
        Some(latest)
    }

    /// How many events could not be understood. A type counts as whole all the same.
    pub fn unreadable(&self) -> usize {
        self.types.iter().map(|read| read.unreadable).sum()
    }

    /// The types that the tenant may record.
    fn asked(&self) -> impl Iterator<Item = &TypeCoverage> {
        let types = self.types.iter();
        types.filter(|read| read.extent != Extent::NotOffered)
    }
}

#[cfg(test)]
mod tests;
