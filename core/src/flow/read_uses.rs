//! The recorded uses of one owner's keys in a window, newest first, counted while the pages come.
//!
//! Events can't be asked for by key, only by the user who caused them. That this is the owner of the key isn't
//! documented, so the newest page of all uses is looked at first: only where each of its events was caused by
//! the key's owner are the owner's alone asked for. Where that finds no use, somebody else may cause this owner's
//! uses, and all are read.

use serde::{Deserialize, Serialize};

use super::event_source::{EventSource, SourceCall, SourceStep};
use super::pages::Followed;
use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::activity::uses::{CountedRecords, KeyUse, UseBucket, UseCounts};
use crate::activity::{
    EventReach, EventSettings, EventWindow, EventsBudget, Extent, KEY_USED, Offer,
};
use crate::api::{ApiError, Page, list_events, more_events};
use crate::http::Request;
use crate::key::{Subject, UserId};
use crate::moment::Moment;

/// The most events that are counted.
pub const MOST_EVENTS: usize = 200_000;

/// Which question an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UsesCall {
    Source(SourceCall),
    /// The newest uses of all keys.
    Newest,
    Page,
}

/// What a reading is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsesInput {
    /// No more is asked; what was counted stays.
    Stop,
    /// The moment of the last [`UsesProgress::Wait`] has come.
    Woke,
}

/// What came, or is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsesProgress {
    /// What is counted so far.
    Counted(Box<UsesReport>),
    /// A fifth of the tenant's limit is left free: come back with [`UsesInput::Woke`] then.
    Wait(Moment),
}

/// Whose uses are counted, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsesRequest {
    /// For whom the keys stand.
    pub owner: Subject,
    pub reach: EventReach,
    pub bucket: UseBucket,
    /// How many milliseconds the zone of the chart is ahead of UTC.
    pub offset: i64,
}

/// What was counted, and what that covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsesReport {
    /// What was asked for; the window that was read is in `counts`.
    pub wanted: EventWindow,
    pub settings: Result<EventSettings, ApiError>,
    pub offer: Offer,
    /// [`Extent::NotOffered`] means: not recorded by this tenant.
    pub extent: Extent,
    /// Events that came, of this owner or not.
    pub read: usize,
    pub unreadable: usize,
    /// From here to the end of the window all was read; `None` where that isn't sure.
    pub reached: Option<Moment>,
    pub counts: UseCounts,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsesEnd {
    pub report: UsesReport,
    /// Why the session was over before the end.
    pub broken: Option<ApiError>,
}

/// A reading under way.
#[derive(Debug)]
pub struct ReadUses {
    request: UsesRequest,
    source: EventSource,
    wanted: EventWindow,
    counts: UseCounts,
    records: CountedRecords,
    extent: Extent,
    read: usize,
    unreadable: usize,
    last: Option<Moment>,
    is_ordered: bool,
    followed: Followed,
    /// The newest page of all, kept while the owner's uses alone are read and none was found.
    newest: Option<Page<KeyUse>>,
    budget: EventsBudget,
    /// What is sent once the budget allows it.
    waiting: Option<(UsesCall, Request)>,
}

impl ReadUses {
    /// Looks so far back from the moment at which it begins.
    pub fn new(request: UsesRequest) -> ReadUses {
        let nothing = EventWindow::back_from(Moment::default(), request.reach);
        ReadUses {
            counts: UseCounts::new(nothing, request.bucket, request.offset),
            request,
            source: EventSource::default(),
            wanted: nothing,
            records: CountedRecords::default(),
            extent: Extent::Reading,
            read: 0,
            unreadable: 0,
            last: None,
            is_ordered: true,
            followed: Followed::default(),
            newest: None,
            budget: EventsBudget::default(),
            waiting: None,
        }
    }

    /// What is spent of the tenant's limit: readings that go on beside or after each other share one.
    pub fn budget_mut(&mut self) -> &mut EventsBudget {
        &mut self.budget
    }

    /// What is counted so far.
    pub fn report(&self) -> UsesReport {
        let reached = match self.extent {
            Extent::Whole => Some(self.counts.window.start),
            // The pages so far may be of somebody who doesn't cause the owner's uses.
            _ if self.newest.is_some() => None,
            _ => self.last.filter(|_| self.is_ordered),
        };
        UsesReport {
            wanted: self.wanted,
            settings: self.source.settings(),
            offer: self.source.offer(),
            extent: self.extent.clone(),
            read: self.read,
            unreadable: self.unreadable,
            reached,
            counts: self.counts.clone(),
        }
    }

    fn begin(&mut self, now: Moment) -> StepsOf<ReadUses> {
        self.set_window(EventWindow::back_from(now, self.request.reach));
        self.wanted = self.counts.window;
        let calls = EventSource::begin().into_iter();
        calls
            .map(|(call, request)| {
                self.budget.spend(now);
                Step::Send(UsesCall::Source(call), request)
            })
            .collect()
    }

    fn set_window(&mut self, window: EventWindow) {
        self.counts = UseCounts::new(window, self.request.bucket, self.request.offset);
    }

    fn source_came(
        &mut self,
        call: SourceCall,
        outcome: Outcome,
        now: Moment,
    ) -> Option<StepOf<Self>> {
        match self.source.answered(call, outcome) {
            SourceStep::Wait => None,
            SourceStep::Broken(error) => Some(self.end(Extent::Failed(error.clone()), Some(error))),
            SourceStep::Send(call, request) => self.send(UsesCall::Source(call), request, now),
            SourceStep::Ready if !self.source.offers(KEY_USED.name) => {
                Some(self.end(Extent::NotOffered, None))
            }
            SourceStep::Ready => {
                let settings = self.source.settings().unwrap_or_default();
                self.set_window(self.wanted.within(&settings));
                let newest = list_events(KEY_USED, self.counts.window, None);
                self.send(UsesCall::Newest, newest, now)
            }
        }
    }

    /// The newest page of all: it tells whether the owner's uses can be asked for alone, and where they can't, it
    /// is the first page of what is counted.
    fn newest_came(&mut self, outcome: Outcome, now: Moment) -> StepsOf<ReadUses> {
        match (
            parsed(outcome, crate::api::list_events::parse_uses),
            self.request.owner.user(),
        ) {
            (Ok(page), Some(owner)) if page.next.is_some() && can_narrow(&page) => {
                let request = list_events(KEY_USED, self.counts.window, Some(owner));
                self.newest = Some(page);
                let step = self.send(UsesCall::Page, request, now);
                step.into_iter().collect()
            }
            (page, _) => self.page_came(page, now),
        }
    }

    /// Goes on with all uses, from the newest page on: asked for alone, the owner has none.
    fn read_all(&mut self, newest: Page<KeyUse>, now: Moment) -> StepsOf<ReadUses> {
        (self.last, self.is_ordered) = (None, true);
        self.page_came(Ok(newest), now)
    }

    fn page_came(
        &mut self,
        page: Result<Page<KeyUse>, ApiError>,
        now: Moment,
    ) -> StepsOf<ReadUses> {
        let page = match page {
            Ok(page) => page,
            Err(error) => {
                let broken = error.ends_the_session().then(|| error.clone());
                return vec![self.end(Extent::Failed(error), broken)];
            }
        };
        self.count(&page);
        let next = match page.next {
            None => {
                return match self.newest.take() {
                    Some(newest) => self.read_all(newest, now),
                    None => vec![self.end(Extent::Whole, None)],
                };
            }
            Some(_) if self.read >= MOST_EVENTS || self.followed.is_full() => {
                return vec![self.end(Extent::Cut, None)];
            }
            Some(next) => next,
        };
        if !self.followed.may_follow(&next) {
            return vec![self.end(Extent::Failed(ApiError::Unreadable), None)];
        }
        let report = Box::new(self.report());
        let mut steps = vec![Step::Progress(UsesProgress::Counted(report))];
        steps.extend(self.send(UsesCall::Page, more_events(next), now));
        steps
    }

    fn count(&mut self, page: &Page<KeyUse>) {
        self.read += page.items.len() + page.unreadable;
        self.unreadable += page.unreadable;
        for seen in &page.items {
            self.is_ordered &= self.last.is_none_or(|last| seen.time <= last);
            self.last = Some(seen.time);
            let is_of_owner = is_of(seen, &self.request.owner);
            // A use that names its key counts for that key, whoever the event says caused it.
            if (is_of_owner || concerns_all(seen)) && self.records.is_new(seen) {
                self.counts.add(seen);
            }
            if is_of_owner {
                self.newest = None;
            }
        }
    }

    fn send(&mut self, call: UsesCall, request: Request, now: Moment) -> Option<StepOf<Self>> {
        Some(match self.budget.wait(now) {
            Some(until) => {
                self.waiting = Some((call, request));
                Step::Progress(UsesProgress::Wait(until))
            }
            None => {
                self.budget.spend(now);
                Step::Send(call, request)
            }
        })
    }

    fn end(&mut self, extent: Extent, broken: Option<ApiError>) -> StepOf<ReadUses> {
        self.extent = extent;
        let report = self.report();
        Step::Done(UsesEnd { report, broken })
    }
}

impl Flow for ReadUses {
    type Call = UsesCall;
    type Input = UsesInput;
    type Progress = UsesProgress;
    type End = UsesEnd;

    fn step(&mut self, event: EventOf<Self>, now: Moment) -> StepsOf<Self> {
        if self.extent != Extent::Reading {
            // What comes after the end is left aside.
            return Vec::new();
        }
        match event {
            Event::Begun => self.begin(now),
            Event::Input(UsesInput::Stop) => vec![self.end(Extent::Stopped, None)],
            Event::Input(UsesInput::Woke) => {
                let waiting = self.waiting.take();
                let step = waiting.and_then(|(call, request)| self.send(call, request, now));
                step.into_iter().collect()
            }
            Event::Answered(UsesCall::Source(call), outcome) => {
                self.source_came(call, outcome, now).into_iter().collect()
            }
            Event::Answered(UsesCall::Newest, outcome) => self.newest_came(outcome, now),
            Event::Answered(UsesCall::Page, outcome) => {
                let page = parsed(outcome, crate::api::list_events::parse_uses);
                self.page_came(page, now)
            }
        }
    }
}

/// Whether each use was caused by the owner of its key, so that the uses of one owner can be asked for alone.
pub(super) fn can_narrow(page: &Page<KeyUse>) -> bool {
    !page.items.is_empty() && page.items.iter().all(is_by_owner)
}

/// Whether the owner of the key caused its use.
pub(super) fn is_by_owner(seen: &KeyUse) -> bool {
    let user = seen.user.as_ref().map(UserId::as_str);
    user.is_some() && user == seen.sub.as_deref()
}

/// Whether a use may be of any owner's key: it names its key, or nobody at all.
fn concerns_all(seen: &KeyUse) -> bool {
    seen.key.is_some() || (seen.sub.is_none() && seen.user.is_none())
}

/// Whether a use is of a key of this owner; where the event doesn't tell for whom the key stands, who caused it
/// decides.
fn is_of(seen: &KeyUse, owner: &Subject) -> bool {
    let wanted = match owner {
        Subject::User(id) => id.as_str(),
        Subject::Scim(sub) | Subject::Other { sub, .. } => sub,
        Subject::NotKnown => return false,
    };
    let user = seen.user.as_ref().map(UserId::as_str);
    seen.sub.as_deref().or(user) == Some(wanted)
}

#[cfg(test)]
mod tests;
