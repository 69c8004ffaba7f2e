//! The last recorded use of each active key, the cheap way: the newest page of all, then each owner's newest
//! uses until each key of theirs was met. Every owner's first page comes before the second of any. Where an owner
//! alone is found with no use, somebody else may cause theirs, and all uses are read after that.

mod step;

use std::collections::{HashMap, HashSet, VecDeque};

pub use step::{LastUsesCall, LastUsesEnd, LastUsesInput, LastUsesProgress};

use super::event_source::{EventSource, SourceCall, SourceStep};
use super::pages::Followed;
use super::read_uses::{MOST_EVENTS, can_narrow, is_by_owner};
use super::{Event, EventOf, Flow, Outcome, Step, StepsOf, parsed};
use crate::activity::uses::{KeyUse, LastUse};
use crate::activity::{EventReach, EventWindow, EventsBudget, Extent, KEY_USED};
use crate::api::{ApiError, Page, list_events, more_events};
use crate::http::Request;
use crate::key::{KeyId, UserId};
use crate::moment::Moment;

/// Owners' pages under way at once.
const AT_ONCE: usize = 3;

/// What is read of one owner, or of all.
#[derive(Debug, Default)]
struct Pager {
    followed: Followed,
    next: Option<String>,
}

/// A reading under way.
#[derive(Debug)]
pub struct ReadLastUses {
    reach: EventReach,
    source: EventSource,
    window: EventWindow,
    /// The keys of whose uses nothing is known yet, by owner. `None` for the keys of no user.
    open: HashMap<Option<UserId>, HashSet<KeyId>>,
    keys: HashMap<KeyId, LastUse>,
    pagers: HashMap<Option<UserId>, Pager>,
    /// The owners who are known to cause the uses of their own keys.
    causing: HashSet<UserId>,
    /// The second page of all.
    rest: Option<String>,
    /// An owner alone was found with no use.
    wants_rest: bool,
    queue: VecDeque<Option<UserId>>,
    under_way: usize,
    read: usize,
    unreadable: usize,
    /// Uses of which the key isn't told.
    without_key: u64,
    failed: Option<ApiError>,
    budget: EventsBudget,
    waits: bool,
    is_done: bool,
}

impl ReadLastUses {
    /// Asks about these keys, each with the user that it stands for, where it stands for one.
    pub fn new(
        reach: EventReach,
        keys: impl IntoIterator<Item = (KeyId, Option<UserId>)>,
    ) -> ReadLastUses {
        let mut open: HashMap<Option<UserId>, HashSet<KeyId>> = HashMap::new();
        let mut known = HashMap::new();
        for (key, owner) in keys {
            known.insert(key.clone(), LastUse::NotKnown);
            open.entry(owner).or_default().insert(key);
        }
        ReadLastUses {
            reach,
            source: EventSource::default(),
            window: EventWindow::back_from(Moment::default(), reach),
            open,
            keys: known,
            pagers: HashMap::new(),
            causing: HashSet::new(),
            rest: None,
            wants_rest: false,
            queue: VecDeque::new(),
            under_way: 0,
            read: 0,
            unreadable: 0,
            without_key: 0,
            failed: None,
            budget: EventsBudget::default(),
            waits: false,
            is_done: false,
        }
    }

    /// What is spent of the tenant's limit: readings that go on beside or after each other share one.
    pub fn budget_mut(&mut self) -> &mut EventsBudget {
        &mut self.budget
    }

    fn begin(&mut self, now: Moment) -> StepsOf<ReadLastUses> {
        self.window = EventWindow::back_from(now, self.reach);
        if self.open.is_empty() {
            return self.end(Extent::Whole, None);
        }
        let calls = EventSource::begin().into_iter();
        calls
            .map(|(call, request)| {
                self.budget.spend(now);
                Step::Send(LastUsesCall::Source(call), request)
            })
            .collect()
    }

    fn source_came(
        &mut self,
        call: SourceCall,
        outcome: Outcome,
        now: Moment,
    ) -> StepsOf<ReadLastUses> {
        match self.source.answered(call, outcome) {
            SourceStep::Wait => Vec::new(),
            SourceStep::Broken(error) => self.end(Extent::Failed(error.clone()), Some(error)),
            SourceStep::Send(call, request) => {
                self.budget.spend(now);
                vec![Step::Send(LastUsesCall::Source(call), request)]
            }
            SourceStep::Ready if !self.source.offers(KEY_USED.name) => {
                self.end(Extent::NotOffered, None)
            }
            SourceStep::Ready => {
                let settings = self.source.settings().unwrap_or_default();
                self.window = self.window.within(&settings);
                self.queue.push_back(None);
                self.go_on(now)
            }
        }
    }

    /// Uses of all keys. Where the owner of each key caused its uses, each owner's are asked for after the first
    /// page; where not, all are read on.
    fn all_came(&mut self, outcome: Outcome, now: Moment) -> StepsOf<ReadLastUses> {
        let page = match self.page(outcome) {
            Ok(page) => page,
            Err(steps) => return steps.unwrap_or_else(|| self.go_on(now)),
        };
        let mut found = self.met(&page);
        let is_first = !self.pagers.contains_key(&None);
        if page.next.is_none() {
            // Uses of all keys were read to the start of the window.
            let open: Vec<Option<UserId>> = self.open.keys().cloned().collect();
            found.extend(
                open.into_iter()
                    .flat_map(|owner| self.none_recorded(&owner)),
            );
        } else if is_first && can_narrow(&page) {
            let mut owners: Vec<UserId> = self.open.keys().flatten().cloned().collect();
            owners.sort_unstable();
            self.queue.extend(owners.into_iter().map(Some));
            self.rest = page.next;
            // Keys of no user can't be asked for alone.
            self.wants_rest |= self.open.contains_key(&None);
        } else {
            self.follow(None, page.next);
        }
        self.told(found, now)
    }

    fn owner_came(
        &mut self,
        owner: UserId,
        outcome: Outcome,
        now: Moment,
    ) -> StepsOf<ReadLastUses> {
        let page = match self.page(outcome) {
            Ok(page) => page,
            Err(steps) => return steps.unwrap_or_else(|| self.go_on(now)),
        };
        let mut found = self.met(&page);
        let is_causing = self.causing.contains(&owner);
        let owner = Some(owner);
        match page.next {
            None if is_causing => found.extend(self.none_recorded(&owner)),
            None => self.wants_rest |= self.open.contains_key(&owner),
            Some(_) if !self.open.contains_key(&owner) => {}
            next => self.follow(owner, next),
        }
        self.told(found, now)
    }

    /// A page, counted. Where it could not be read: what follows, if the session is over.
    fn page(&mut self, outcome: Outcome) -> Result<Page<KeyUse>, Option<StepsOf<ReadLastUses>>> {
        self.under_way = self.under_way.saturating_sub(1);
        match parsed(outcome, crate::api::list_events::parse_uses) {
            Ok(page) => {
                self.read += page.items.len() + page.unreadable;
                self.unreadable += page.unreadable;
                let by_owner = page.items.iter().filter(|seen| is_by_owner(seen));
                self.causing
                    .extend(by_owner.filter_map(|seen| seen.user.clone()));
                Ok(page)
            }
            Err(error) if error.ends_the_session() => {
                Err(Some(self.end(Extent::Failed(error.clone()), Some(error))))
            }
            Err(error) => {
                self.failed.get_or_insert(error);
                Err(None)
            }
        }
    }

    /// The keys whose last use is on this page: pages come newest first.
    fn met(&mut self, page: &Page<KeyUse>) -> Vec<(KeyId, LastUse)> {
        let mut last: HashMap<&KeyId, Moment> = HashMap::new();
        for seen in page
            .items
            .iter()
            .filter(|seen| self.window.contains(seen.time))
        {
            let Some(key) = &seen.key else {
                self.without_key += 1;
                continue;
            };
            let newest = last.entry(key).or_insert(seen.time);
            *newest = seen.time.max(*newest);
        }
        let mut found = Vec::new();
        for (key, time) in last {
            let Some(known) = self.keys.get_mut(key) else {
                continue;
            };
            let was_open = *known == LastUse::NotKnown;
            // A page of another owner, or of all, may have told of an older one.
            if *known < LastUse::At(time) {
                *known = LastUse::At(time);
                found.push((key.clone(), *known));
            }
            if was_open {
                for open in self.open.values_mut() {
                    open.remove(key);
                }
            }
        }
        self.open.retain(|_, open| !open.is_empty());
        found
    }

    fn none_recorded(&mut self, owner: &Option<UserId>) -> Vec<(KeyId, LastUse)> {
        let open = self.open.remove(owner).unwrap_or_default();
        let none = open.into_iter().map(|key| (key, LastUse::NoneRecorded));
        let none: Vec<(KeyId, LastUse)> = none.collect();
        self.keys.extend(none.iter().cloned());
        none
    }

    fn follow(&mut self, owner: Option<UserId>, next: Option<String>) {
        let Some(next) = next else { return };
        let pager = self.pagers.entry(owner.clone()).or_default();
        if pager.followed.may_follow(&next) {
            pager.next = Some(next);
            self.queue.push_back(owner);
        } else if !pager.followed.is_full() {
            // Round and round.
            self.failed.get_or_insert(ApiError::Unreadable);
        }
    }

    fn told(&mut self, keys: Vec<(KeyId, LastUse)>, now: Moment) -> StepsOf<ReadLastUses> {
        let open: usize = self.open.values().map(HashSet::len).sum();
        let mut steps = vec![Step::Progress(LastUsesProgress::Found {
            keys,
            known: self.keys.len() - open,
            wanted: self.keys.len(),
        })];
        steps.extend(self.go_on(now));
        steps
    }

    /// Once each owner was asked for, all uses are read on where that is wanted.
    fn read_rest(&mut self) {
        if self.wants_rest && self.under_way == 0 && self.queue.is_empty() {
            let rest = self.rest.take();
            self.follow(None, rest);
        }
    }

    fn go_on(&mut self, now: Moment) -> StepsOf<ReadLastUses> {
        let mut steps = Vec::new();
        self.read_rest();
        while self.under_way < AT_ONCE && !self.waits {
            let Some(owner) = self.queue.front().cloned() else {
                break;
            };
            let is_owner_known = owner.is_some() && !self.open.contains_key(&owner);
            if is_owner_known {
                self.queue.pop_front();
                continue;
            }
            if self.read >= MOST_EVENTS {
                self.queue.clear();
                break;
            }
            if let Some(until) = self.budget.wait(now) {
                self.waits = true;
                steps.push(Step::Progress(LastUsesProgress::Wait(until)));
                break;
            }
            self.queue.pop_front();
            self.budget.spend(now);
            self.under_way += 1;
            let request = self.request(&owner);
            let call = owner.map_or(LastUsesCall::All, LastUsesCall::Owner);
            steps.push(Step::Send(call, request));
        }
        let is_all_known = self.open.is_empty();
        if is_all_known || (self.under_way == 0 && self.queue.is_empty()) {
            let extent = match (is_all_known, self.failed.clone()) {
                (true, _) => Extent::Whole,
                (false, Some(error)) => Extent::Failed(error),
                // Events enough came, or keys of no user, which can't be asked for alone, weren't met.
                (false, None) => Extent::Cut,
            };
            steps.extend(self.end(extent, None));
        }
        steps
    }

    fn request(&mut self, owner: &Option<UserId>) -> Request {
        let pager = self.pagers.get_mut(owner);
        let next = pager.and_then(|pager| pager.next.take());
        let first = || list_events(KEY_USED, self.window, owner.as_ref());
        next.map_or_else(first, more_events)
    }

    fn end(&mut self, extent: Extent, broken: Option<ApiError>) -> StepsOf<ReadLastUses> {
        self.is_done = true;
        if self.unreadable > 0 || self.without_key > 0 {
            // Any of these may have been a use of a key of which none was found.
            for last in self.keys.values_mut() {
                if *last == LastUse::NoneRecorded {
                    *last = LastUse::NotKnown;
                }
            }
        }
        vec![Step::Done(LastUsesEnd {
            keys: self.keys.clone(),
            window: self.window,
            settings: self.source.settings(),
            offer: self.source.offer(),
            extent,
            read: self.read,
            unreadable: self.unreadable,
            without_key: self.without_key,
            broken,
        })]
    }
}

impl Flow for ReadLastUses {
    type Call = LastUsesCall;
    type Input = LastUsesInput;
    type Progress = LastUsesProgress;
    type End = LastUsesEnd;

    fn step(&mut self, event: EventOf<Self>, now: Moment) -> StepsOf<Self> {
        if self.is_done {
            // What comes after the end is left aside.
            return Vec::new();
        }
        match event {
            Event::Begun => self.begin(now),
            Event::Input(LastUsesInput::Stop) => self.end(Extent::Stopped, None),
            Event::Input(LastUsesInput::Woke) => {
                self.waits = false;
                match self.queue.is_empty() {
                    true => Vec::new(),
                    false => self.go_on(now),
                }
            }
            Event::Answered(LastUsesCall::Source(call), outcome) => {
                self.source_came(call, outcome, now)
            }
            Event::Answered(LastUsesCall::All, outcome) => self.all_came(outcome, now),
            Event::Answered(LastUsesCall::Owner(owner), outcome) => {
                self.owner_came(owner, outcome, now)
            }
        }
    }
}

#[cfg(test)]
mod tests;
