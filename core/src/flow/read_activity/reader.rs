//! One type of event, page by page.

use super::super::pages::Followed;
use crate::activity::{AuditEvent, EventTopic, EventType, EventWindow, Extent, TypeCoverage};
use crate::api::{ApiError, Page, more_events};
use crate::http::Request;
use crate::moment::Moment;

/// The most pages of one type.
const MOST_PAGES: usize = 100;
/// The most pages of changes of users.
pub const MOST_PAGES_OF_USERS: usize = 20;

/// How far one type is.
#[derive(Debug)]
pub struct TypeReader {
    pub event_type: EventType,
    extent: Extent,
    read: usize,
    unreadable: usize,
    pages: usize,
    /// The time of the last event that came.
    last: Option<Moment>,
    /// No event so far was newer than the one before it.
    is_ordered: bool,
    followed: Followed,
    next: Option<String>,
}

impl TypeReader {
    /// Nothing of it has been read.
    pub fn new(event_type: EventType, is_offered: bool) -> TypeReader {
        TypeReader {
            event_type,
            extent: match is_offered {
                true => Extent::Reading,
                false => Extent::NotOffered,
            },
            read: 0,
            unreadable: 0,
            pages: 0,
            last: None,
            is_ordered: true,
            followed: Followed::default(),
            next: None,
        }
    }

    /// The request for its next page but the first.
    pub fn next_page(&mut self) -> Option<Request> {
        self.next.take().map(more_events)
    }

    /// Whether there is a page to ask for.
    pub fn has_next(&self) -> bool {
        self.next.is_some()
    }

    /// Takes a page. `are_enough` pages of all types came, so that no further one is asked for.
    pub fn take(
        &mut self,
        page: Page<AuditEvent>,
        window: EventWindow,
        are_enough: bool,
    ) -> Vec<AuditEvent> {
        self.pages += 1;
        self.read += page.items.len() + page.unreadable;
        self.unreadable += page.unreadable;
        for time in page.items.iter().filter_map(|event| event.time.moment()) {
            self.is_ordered &= self.last.is_none_or(|last| time <= last);
            self.last = Some(time);
        }
        let most = match self.event_type.topic {
            EventTopic::UserUpdated => MOST_PAGES_OF_USERS,
            _ => MOST_PAGES,
        };
        match page.next {
            None => {
                self.extent = Extent::Whole;
                (self.last, self.is_ordered) = (Some(window.start), true);
            }
            Some(_) if are_enough || self.pages >= most => self.extent = Extent::Cut,
            Some(next) if self.followed.may_follow(&next) => self.next = Some(next),
            // Round and round.
            Some(_) => self.extent = Extent::Failed(ApiError::Unreadable),
        }
        page.items
    }

    /// Ends it where it hasn't ended yet.
    pub fn end(&mut self, extent: Extent) {
        if self.extent == Extent::Reading {
            self.extent = extent;
            self.next = None;
        }
    }

    /// What is covered of it.
    pub fn coverage(&self) -> TypeCoverage {
        TypeCoverage {
            event_type: self.event_type,
            extent: self.extent.clone(),
            read: self.read,
            unreadable: self.unreadable,
            reached: self.last.filter(|_| self.is_ordered),
        }
    }
}
