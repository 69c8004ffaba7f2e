//! The owners of keys, looked up by id in batches while pages of keys come in. Only a successful
//! look-up that honours its filter can say "no such user"; anything else is "not read".

use std::collections::{HashMap, HashSet, VecDeque};
use std::convert::Infallible;

use super::{Outcome, parsed};
use crate::api::{ApiError, Page, UsersForm, list_users};
use crate::key::UserId;
use crate::user::{Owner, User};

/// Ids in one request: the filter travels in the address, whose length is not without end.
const BATCH: usize = 50;
/// Batches under way at once.
const AT_ONCE: usize = 2;

/// The batch that an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ask(u32);

/// What became known of some owners.
pub type Show = Vec<(UserId, Owner)>;

/// What this flow wants.
pub type Step = super::Step<Ask, Show, Infallible>;

/// The look-up of a screen, fed as keys arrive.
#[derive(Debug)]
pub struct ReadOwners {
    known: HashSet<UserId>,
    waiting: VecDeque<UserId>,
    under_way: HashMap<Ask, Batch>,
    form: UsersForm,
    asked: u32,
}

/// Ids under way, and in which form they were asked for: the form may change meanwhile.
#[derive(Debug)]
struct Batch {
    ids: Vec<UserId>,
    form: UsersForm,
}

impl Default for ReadOwners {
    fn default() -> ReadOwners {
        ReadOwners {
            known: HashSet::new(),
            waiting: VecDeque::new(),
            under_way: HashMap::new(),
            form: UsersForm::Get,
            asked: 0,
        }
    }
}

impl ReadOwners {
    /// Wants these owners, each of them once. Ids that may not stand in a filter are not read.
    pub fn want<'a>(&mut self, ids: impl IntoIterator<Item = &'a UserId>) -> Vec<Step> {
        let mut refused = Show::new();
        for id in ids {
            if !self.known.insert(id.clone()) {
                continue;
            }
            match id.is_plain() {
                true => self.waiting.push_back(id.clone()),
                false => refused.push((id.clone(), Owner::NotRead)),
            }
        }
        let mut steps = Vec::new();
        if !refused.is_empty() {
            steps.push(Step::Show(refused));
        }
        self.send(&mut steps);
        steps
    }

    /// Asks no more; who is still wanted is not read.
    pub fn give_up(&mut self) -> Vec<Step> {
        let under_way = self.under_way.drain().flat_map(|(_, batch)| batch.ids);
        let ids: Vec<UserId> = under_way.chain(self.waiting.drain(..)).collect();
        match ids.is_empty() {
            true => Vec::new(),
            false => vec![Step::Show(not_read(ids))],
        }
    }

    /// Some look-up is under way.
    pub fn is_busy(&self) -> bool {
        !self.under_way.is_empty()
    }

    /// Takes one batch's answer.
    pub fn answered(&mut self, ask: Ask, outcome: Outcome) -> Vec<Step> {
        let Some(Batch { ids, form }) = self.under_way.remove(&ask) else {
            return Vec::new();
        };
        let mut steps = Vec::new();
        match parsed(outcome, list_users(&[], form).parse) {
            Ok(page) => steps.push(Step::Show(found(ids, page))),
            Err(error) if form == UsersForm::Get && is_refused(&error) => {
                self.form = UsersForm::Post;
                self.waiting.extend(ids);
            }
            Err(_) => steps.push(Step::Show(not_read(ids))),
        }
        self.send(&mut steps);
        steps
    }

    /// The first ids go at once, later ones in full batches or when the line is free.
    fn send(&mut self, steps: &mut Vec<Step>) {
        while self.may_send() {
            let size = self.waiting.len().min(BATCH);
            let ids: Vec<UserId> = self.waiting.drain(..size).collect();
            self.asked += 1;
            let ask = Ask(self.asked);
            let form = self.form;
            steps.push(Step::Send(ask, list_users(&ids, form).request));
            self.under_way.insert(ask, Batch { ids, form });
        }
    }

    fn may_send(&self) -> bool {
        let full = self.waiting.len() >= BATCH && self.under_way.len() < AT_ONCE;
        let idle = !self.waiting.is_empty() && self.under_way.is_empty();
        full || idle
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

fn found(ids: Vec<UserId>, page: Page<User>) -> Show {
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

fn not_read(ids: Vec<UserId>) -> Show {
    ids.into_iter().map(|id| (id, Owner::NotRead)).collect()
}

#[cfg(test)]
mod tests;
