//! The orders of a list of events. Equal values are ordered by the time, and equal times by number, one way or the other.

use super::{AuditLog, Recorded};
use std::cmp::Ordering;

/// The columns that the list call can sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    EventTime,
    EventType,
    Source,
}

impl Column {
    /// The column of that field name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "eventTime" => Some(Self::EventTime),
            "eventType" => Some(Self::EventType),
            "source" => Some(Self::Source),
            _ => None,
        }
    }
}

/// How events of the same time follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ties {
    AsRecorded,
    Reversed,
}

/// An ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    pub column: Column,
    pub ties: Ties,
}

impl Order {
    fn compare(self, log: &AuditLog, one: u32, other: u32) -> Ordering {
        let (one, other) = (log.at(one as usize), log.at(other as usize));
        let columns = match self.column {
            Column::EventTime => Ordering::Equal,
            Column::EventType => one.name().cmp(other.name()),
            Column::Source => one.source().cmp(other.source()),
        };
        let numbers = one.number().cmp(&other.number());
        let ties = match self.ties {
            Ties::AsRecorded => numbers,
            Ties::Reversed => numbers.reverse(),
        };
        columns.then(one.time().cmp(&other.time())).then(ties)
    }
}

/// The numbers of all events of a log in that order.
pub fn numbers(log: &AuditLog, order: Order) -> Vec<u32> {
    let last = u32::try_from(log.len()).unwrap_or(u32::MAX);
    let mut numbers: Vec<u32> = (0..last).collect();
    numbers.sort_unstable_by(|one, other| order.compare(log, *one, *other));
    numbers
}

/// Puts an event of the log into the place that it has in that order.
pub fn insert(log: &AuditLog, order: Order, numbers: &mut Vec<u32>, number: usize) {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let place = numbers.partition_point(|known| order.compare(log, *known, number).is_lt());
    numbers.insert(place, number);
}

/// The events in one order and direction, by position.
pub struct Sorted<'a> {
    log: &'a AuditLog,
    order: Order,
    descending: bool,
}

impl<'a> Sorted<'a> {
    /// The log has made that order.
    pub(super) fn new(log: &'a AuditLog, order: Order, descending: bool) -> Self {
        Self {
            log,
            order,
            descending,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.numbers().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.numbers().is_empty()
    }

    /// The event at a position below `len`.
    pub fn at(&self, position: usize) -> Recorded<'a> {
        self.log.at(self.numbers()[self.turned(position)] as usize)
    }

    /// Where the event with this number stands.
    pub fn position(&self, number: usize) -> Option<usize> {
        let number = u32::try_from(number).ok()?;
        let numbers = self.numbers();
        let known = (number as usize) < numbers.len();
        known.then(|| {
            let ascending = numbers
                .partition_point(|other| self.order.compare(self.log, *other, number).is_lt());
            self.turned(ascending)
        })
    }

    fn numbers(&self) -> &'a [u32] {
        self.log
            .orders
            .get(&self.order)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn turned(&self, position: usize) -> usize {
        if self.descending {
            self.len() - 1 - position
        } else {
            position
        }
    }
}
