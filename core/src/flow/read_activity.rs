//! What happened to keys: each type of event page by page, newest first, some at a time. The end of the
//! window is fixed first, so that what happens meanwhile doesn't move the pages. Where the tenant
//! tells which types it records, only those are asked for; each type ends by itself, and what it came
//! to is told.

use serde::{Deserialize, Serialize};

mod reader;

use std::collections::VecDeque;

use super::event_source::{EventSource, SourceCall, SourceStep};
use super::pages::{Next, Pages};
use super::{Event, EventOf, Flow, Outcome, Step, StepsOf, parsed};
use crate::access::TenantRole;
use crate::activity::{
    ASKED, AuditEvent, CarrierRoles, Coverage, EventReach, EventSettings, EventType, EventWindow,
    EventsBudget, Extent, USER_UPDATED,
};
use crate::api::{ApiError, list_events, list_roles};
use crate::moment::Moment;
use reader::TypeReader;

/// Pages under way at once.
const AT_ONCE: usize = 4;
/// The most changes of users that are read.
pub const MOST_USER_UPDATES: usize = reader::MOST_PAGES_OF_USERS * 100;
/// The most pages of all types together.
const MOST_PAGES: usize = 600;

/// Which question an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActivityCall {
    Source(SourceCall),
    /// The tenant's roles, of which some carry "Manage API keys".
    Roles,
    Events(EventType),
}

/// What a reading is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityInput {
    /// No more is asked; what came stays.
    Stop,
    /// The moment of the last [`ActivityProgress::Wait`] has come.
    Woke,
}

/// What came, or is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum ActivityProgress {
    /// What is going to be read.
    Began(Coverage),
    /// A page of one type, for [`crate::activity::ActivityList::add`], and how far all are.
    Page {
        event_type: EventType,
        events: Vec<AuditEvent>,
        coverage: Coverage,
    },
    /// For [`crate::activity::ActivityList::set_carriers`]. Comes only where the roles can be read.
    Carriers(CarrierRoles),
    /// A type came to its end without a page.
    Covers(Coverage),
    /// A fifth of the tenant's limit is left free: come back with [`ActivityInput::Woke`] then.
    Wait(Moment),
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityEnd {
    pub coverage: Coverage,
    /// Why the session was over before the end.
    pub broken: Option<ApiError>,
}

/// A reading under way.
#[derive(Debug)]
pub struct ReadActivity {
    reach: EventReach,
    with_user_updates: bool,
    source: EventSource,
    roles: Pages<TenantRole>,
    /// The roles are still being read: without them it isn't known what a change of roles meant.
    are_roles_open: bool,
    wanted: EventWindow,
    window: EventWindow,
    readers: Vec<TypeReader>,
    /// Types whose next page is to be asked for.
    queue: VecDeque<EventType>,
    under_way: usize,
    pages: usize,
    budget: EventsBudget,
    waits: bool,
    is_done: bool,
}

impl ReadActivity {
    /// Looks so far back from the moment at which it begins. Changes of users are many and hardly ever
    /// concern keys, so they are read only on request, and not many.
    pub fn new(reach: EventReach, with_user_updates: bool) -> ReadActivity {
        let nothing = EventWindow::back_from(Moment::default(), reach);
        ReadActivity {
            reach,
            with_user_updates,
            source: EventSource::default(),
            roles: Pages::default(),
            are_roles_open: true,
            wanted: nothing,
            window: nothing,
            readers: Vec::new(),
            queue: VecDeque::new(),
            under_way: 0,
            pages: 0,
            budget: EventsBudget::default(),
            waits: false,
            is_done: false,
        }
    }

    /// What is spent of the tenant's limit: readings that go on beside or after each other share one.
    pub fn budget_mut(&mut self) -> &mut EventsBudget {
        &mut self.budget
    }

    /// What is covered so far.
    pub fn coverage(&self) -> Coverage {
        Coverage {
            wanted: self.wanted,
            window: self.window,
            settings: self.source.settings(),
            offer: self.source.offer(),
            types: self.readers.iter().map(TypeReader::coverage).collect(),
        }
    }

    fn begin(&mut self, now: Moment) -> StepsOf<ReadActivity> {
        self.wanted = EventWindow::back_from(now, self.reach);
        self.window = self.wanted;
        let mut steps = Vec::new();
        for (call, request) in EventSource::begin() {
            self.budget.spend(now);
            steps.push(Step::Send(ActivityCall::Source(call), request));
        }
        steps.push(Step::Send(ActivityCall::Roles, list_roles(None)));
        steps
    }

    fn source_came(
        &mut self,
        call: SourceCall,
        outcome: Outcome,
        now: Moment,
    ) -> StepsOf<ReadActivity> {
        match self.source.answered(call, outcome) {
            SourceStep::Send(call, request) => {
                self.budget.spend(now);
                vec![Step::Send(ActivityCall::Source(call), request)]
            }
            SourceStep::Wait => Vec::new(),
            SourceStep::Broken(error) => self.end(Some(error)),
            SourceStep::Ready => self.begin_types(now),
        }
    }

    fn begin_types(&mut self, now: Moment) -> StepsOf<ReadActivity> {
        let settings: EventSettings = self.source.settings().unwrap_or_default();
        self.window = self.wanted.within(&settings);
        let on_request = self.with_user_updates.then_some(USER_UPDATED);
        for event_type in ASKED.into_iter().chain(on_request) {
            let is_offered = self.source.offers(event_type.name);
            self.readers.push(TypeReader::new(event_type, is_offered));
            self.queue.extend(is_offered.then_some(event_type));
        }
        let mut steps = vec![Step::Progress(ActivityProgress::Began(self.coverage()))];
        steps.extend(self.go_on(now));
        steps
    }

    fn roles_came(&mut self, outcome: Outcome) -> StepsOf<ReadActivity> {
        let page = parsed(outcome, crate::api::list_roles::parse);
        let roles = match self.roles.take(page) {
            Next::More(next) => {
                return vec![Step::Send(ActivityCall::Roles, list_roles(Some(next)))];
            }
            Next::Done(Err(error)) if error.ends_the_session() => return self.end(Some(error)),
            // Whoever may not read roles may still read events.
            Next::Done(roles) => roles.ok(),
        };
        self.are_roles_open = false;
        let carriers = roles.map(|(roles, _)| CarrierRoles::of(&roles));
        let progress = carriers.map(ActivityProgress::Carriers).map(Step::Progress);
        let mut steps: StepsOf<ReadActivity> = progress.into_iter().collect();
        steps.extend(self.end_if_done());
        steps
    }

    fn events_came(
        &mut self,
        event_type: EventType,
        outcome: Outcome,
        now: Moment,
    ) -> StepsOf<ReadActivity> {
        self.under_way = self.under_way.saturating_sub(1);
        let page = parsed(outcome, crate::api::list_events::parse);
        if let Err(error) = &page
            && error.ends_the_session()
        {
            return self.end(Some(error.clone()));
        }
        let are_enough = self.pages >= MOST_PAGES;
        let mut readers = self.readers.iter_mut();
        let Some(reader) = readers.find(|reader| reader.event_type == event_type) else {
            return Vec::new();
        };
        let progress = match page {
            Ok(page) => {
                let events = reader.take(page, self.window, are_enough);
                self.queue.extend(reader.has_next().then_some(event_type));
                ActivityProgress::Page {
                    event_type,
                    events,
                    coverage: self.coverage(),
                }
            }
            Err(error) => {
                reader.end(Extent::Failed(error));
                ActivityProgress::Covers(self.coverage())
            }
        };
        let mut steps = vec![Step::Progress(progress)];
        steps.extend(self.go_on(now));
        steps
    }

    /// Asks for what comes next: the first page of each type before the second of any.
    fn go_on(&mut self, now: Moment) -> StepsOf<ReadActivity> {
        let mut steps = Vec::new();
        while self.under_way < AT_ONCE && !self.waits {
            let Some(event_type) = self.queue.front().copied() else {
                break;
            };
            if let Some(until) = self.budget.wait(now) {
                self.waits = true;
                steps.push(Step::Progress(ActivityProgress::Wait(until)));
                break;
            }
            self.queue.pop_front();
            let mut readers = self.readers.iter_mut();
            let reader = readers.find(|reader| reader.event_type == event_type);
            let next = reader.and_then(TypeReader::next_page);
            let first = || list_events(event_type, self.window, None);
            let request = next.unwrap_or_else(first);
            self.budget.spend(now);
            self.under_way += 1;
            self.pages += 1;
            steps.push(Step::Send(ActivityCall::Events(event_type), request));
        }
        steps.extend(self.end_if_done());
        steps
    }

    fn end_if_done(&mut self) -> StepsOf<ReadActivity> {
        let are_types_done =
            !self.readers.is_empty() && self.under_way == 0 && self.queue.is_empty();
        match are_types_done && !self.are_roles_open {
            true => self.end(None),
            false => Vec::new(),
        }
    }

    /// What is still being read stays unread.
    fn end(&mut self, broken: Option<ApiError>) -> StepsOf<ReadActivity> {
        self.is_done = true;
        for reader in &mut self.readers {
            reader.end(match &broken {
                Some(error) => Extent::Failed(error.clone()),
                None => Extent::Stopped,
            });
        }
        vec![Step::Done(ActivityEnd {
            coverage: self.coverage(),
            broken,
        })]
    }
}

impl Flow for ReadActivity {
    type Call = ActivityCall;
    type Input = ActivityInput;
    type Progress = ActivityProgress;
    type End = ActivityEnd;

    fn step(&mut self, event: EventOf<Self>, now: Moment) -> StepsOf<Self> {
        if self.is_done {
            // What comes after the end is left aside.
            return Vec::new();
        }
        match event {
            Event::Begun => self.begin(now),
            Event::Input(ActivityInput::Stop) => self.end(None),
            Event::Input(ActivityInput::Woke) => {
                self.waits = false;
                match self.readers.is_empty() {
                    true => Vec::new(),
                    false => self.go_on(now),
                }
            }
            Event::Answered(ActivityCall::Source(call), outcome) => {
                self.source_came(call, outcome, now)
            }
            Event::Answered(ActivityCall::Roles, outcome) => self.roles_came(outcome),
            Event::Answered(ActivityCall::Events(event_type), outcome) => {
                self.events_came(event_type, outcome, now)
            }
        }
    }
}

#[cfg(test)]
mod tests;
