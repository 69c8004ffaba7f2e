//! The owners of keys, looked up by id in batches while pages of keys come in. Only a successful
//! look-up that honours its filter can say "no such user"; anything else is "not read".

use std::collections::{HashMap, HashSet, VecDeque};
use std::convert::Infallible;

use super::{Event, EventOf, Flow, Outcome, Step, StepsOf, parsed};
use crate::api::{ApiError, Page, UsersForm, list_users};
use crate::key::UserId;
use crate::moment::Moment;
use crate::user::{Owner, User};

/// Ids in one request: the filter travels in the address, whose length is not without end.
const BATCH: usize = 50;
/// Batches under way at once.
const AT_ONCE: usize = 2;

/// The batch that an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OwnersCall(u32);

/// What a look-up is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnersInput {
    /// These owners are wanted, each of them once. Ids that may not stand in a filter are not read.
    Want(Vec<UserId>),
    /// No more is asked; who is still wanted is not read.
    GiveUp,
}

/// What became known of some owners.
pub type OwnersProgress = Vec<(UserId, Owner)>;

/// The look-up of a screen, fed as keys arrive: it has no end of its own.
#[derive(Debug, Default)]
pub struct ReadOwners {
    known: HashSet<UserId>,
    waiting: VecDeque<UserId>,
    under_way: HashMap<OwnersCall, Batch>,
    form: UsersForm,
    asked: u32,
}

/// Ids under way, and in which form they were asked for: the form may change meanwhile.
#[derive(Debug)]
struct Batch {
    ids: Vec<UserId>,
    form: UsersForm,
}

impl ReadOwners {
    /// Some look-up is under way.
    pub fn is_busy(&self) -> bool {
        !self.under_way.is_empty()
    }

    fn want(&mut self, ids: Vec<UserId>) -> StepsOf<ReadOwners> {
        let mut refused = OwnersProgress::new();
        for id in ids {
            if !self.known.insert(id.clone()) {
                continue;
            }
            match id.is_plain() {
                true => self.waiting.push_back(id),
                false => refused.push((id, Owner::NotRead)),
            }
        }
        let mut steps = Vec::new();
        if !refused.is_empty() {
            steps.push(Step::Progress(refused));
        }
        self.send(&mut steps);
        steps
    }

    fn give_up(&mut self) -> StepsOf<ReadOwners> {
        let under_way = self.under_way.drain().flat_map(|(_, batch)| batch.ids);
        let ids: Vec<UserId> = under_way.chain(self.waiting.drain(..)).collect();
        match ids.is_empty() {
            true => Vec::new(),
            false => vec![Step::Progress(not_read(ids))],
        }
    }

    fn answered(&mut self, call: OwnersCall, outcome: Outcome) -> StepsOf<ReadOwners> {
        let Some(Batch { ids, form }) = self.under_way.remove(&call) else {
            return Vec::new();
        };
        let mut steps = Vec::new();
        match parsed(outcome, |response| list_users::parse(response, form)) {
            Ok(page) => steps.push(Step::Progress(found(ids, page))),
            Err(error) if form == UsersForm::Get && is_refused(&error) => {
                self.form = UsersForm::Post;
                self.waiting.extend(ids);
            }
            Err(_) => steps.push(Step::Progress(not_read(ids))),
        }
        self.send(&mut steps);
        steps
    }

    /// The first ids go at once, later ones in full batches or when the line is free.
    fn send(&mut self, steps: &mut StepsOf<ReadOwners>) {
        while self.may_send() {
            let size = self.waiting.len().min(BATCH);
            let ids: Vec<UserId> = self.waiting.drain(..size).collect();
            self.asked += 1;
            let call = OwnersCall(self.asked);
            let form = self.form;
            steps.push(Step::Send(call, list_users(&ids, form)));
            self.under_way.insert(call, Batch { ids, form });
        }
    }

    fn may_send(&self) -> bool {
        let full = self.waiting.len() >= BATCH && self.under_way.len() < AT_ONCE;
        let idle = !self.waiting.is_empty() && self.under_way.is_empty();
        full || idle
    }
}

impl Flow for ReadOwners {
    type Call = OwnersCall;
    type Input = OwnersInput;
    type Progress = OwnersProgress;
    type End = Infallible;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        match event {
            Event::Begun => Vec::new(),
            Event::Input(OwnersInput::Want(ids)) => self.want(ids),
            Event::Input(OwnersInput::GiveUp) => self.give_up(),
            Event::Answered(call, outcome) => self.answered(call, outcome),
        }
    }
}

/// The filter's GET form is not to be had here; the POST form may be.
pub(super) fn is_refused(error: &ApiError) -> bool {
    match error {
        ApiError::Forbidden(_) => true,
        ApiError::Refused { status, .. } => matches!(status, 400 | 405 | 414),
        _ => false,
    }
}

fn found(ids: Vec<UserId>, page: Page<User>) -> OwnersProgress {
    let asked: HashSet<&UserId> = ids.iter().collect();
    let is_honoured = page.items.iter().all(|user| asked.contains(&user.id));
    let is_whole = page.next.is_none() && page.unreadable == 0;
    let absent = match is_honoured && is_whole {
        true => Owner::Unknown,
        false => Owner::NotRead,
    };
    let mut users: HashMap<UserId, User> = page
        .items
        .into_iter()
        .map(|user| (user.id.clone(), user))
        .collect();
    ids.into_iter()
        .map(|id| {
            let owner = users.remove(&id).map_or(absent.clone(), Owner::Found);
            (id, owner)
        })
        .collect()
}

fn not_read(ids: Vec<UserId>) -> OwnersProgress {
    ids.into_iter().map(|id| (id, Owner::NotRead)).collect()
}

#[cfg(test)]
mod tests;
