//! Which active keys may stop working when the scope is taken away: those whose owners hold it
//! now and by no way that is left. Owners are read with their roles and groups just before the
//! question is asked; of whom that fails, nothing is known.

use std::collections::{HashMap, HashSet, VecDeque};
use std::convert::Infallible;

use super::ask_users::AskUsers;
use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf};
use crate::access::{Access, Change, Holder};
use crate::api::{ApiError, UsersForm, Whom};
use crate::key::{KeyId, UserId};
use crate::moment::Moment;

/// Ids in one request: the filter travels in the address, whose length is not without end.
const BATCH: usize = 50;

/// Keys that a change may stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Risk {
    /// Their owners lose the scope.
    pub stopping: Vec<KeyId>,
    /// Nobody knows how their owners hold the scope.
    pub unknown: Vec<KeyId>,
}

/// The reading under way, which asks one question at a time.
#[derive(Debug)]
pub struct ReadRisk {
    access: Access,
    changes: Vec<Change>,
    keys: HashMap<UserId, Vec<KeyId>>,
    waiting: VecDeque<Vec<UserId>>,
    under_way: Option<(Vec<UserId>, AskUsers)>,
    form: UsersForm,
    risk: Risk,
}

impl ReadRisk {
    /// The active keys of users and what is thought of.
    pub fn new(
        access: Access,
        changes: Vec<Change>,
        keys: impl IntoIterator<Item = (UserId, KeyId)>,
    ) -> ReadRisk {
        let mut flow = ReadRisk {
            access,
            changes,
            keys: HashMap::new(),
            waiting: VecDeque::new(),
            under_way: None,
            form: UsersForm::Get,
            risk: Risk::default(),
        };
        if !flow.leaves_all_with_it() {
            for (owner, key) in keys {
                if flow.may_concern(&owner) {
                    flow.keys.entry(owner).or_default().push(key);
                }
            }
        }
        let mut owners: Vec<UserId> = flow.keys.keys().cloned().collect();
        owners.sort();
        let (plain, odd): (Vec<UserId>, Vec<UserId>) =
            owners.into_iter().partition(UserId::is_plain);
        flow.know_nothing_of(&odd);
        flow.waiting = plain.chunks(BATCH).map(<[UserId]>::to_vec).collect();
        flow
    }

    fn answered(&mut self, outcome: Outcome) -> StepsOf<ReadRisk> {
        let Some((owners, mut asked)) = self.under_way.take() else {
            return Vec::new();
        };
        let result = match asked.page(outcome) {
            Step::Send((), request) => {
                self.under_way = Some((owners, asked));
                return vec![Step::Send((), request)];
            }
            Step::Done(result) => result,
        };
        self.form = asked.form();
        let error = result.as_ref().err().cloned();
        match result {
            Ok(people) => self.judge(&owners, people.holders, people.unreadable > 0),
            Err(_) => self.know_nothing_of(&owners),
        }
        let error = error.map(Step::Progress);
        error.into_iter().chain([self.next()]).collect()
    }

    fn next(&mut self) -> StepOf<ReadRisk> {
        let Some(owners) = self.waiting.pop_front() else {
            let mut risk = std::mem::take(&mut self.risk);
            risk.stopping.sort();
            risk.unknown.sort();
            return Step::Done(risk);
        };
        let asked = AskUsers::by(Whom::These(owners.clone()), self.form);
        let request = asked.first();
        self.under_way = Some((owners, asked));
        Step::Send((), request)
    }

    /// A way that everybody has is left, so that nobody loses anything.
    fn leaves_all_with_it(&self) -> bool {
        let ways = self.access.everyones_ways();
        let is_left = |way| !self.changes.iter().any(|change| change.ends_for_all(way));
        ways.iter().any(is_left)
    }

    fn may_concern(&self, owner: &UserId) -> bool {
        self.changes.iter().any(|change| change.may_concern(owner))
    }

    fn judge(&mut self, owners: &[UserId], holders: Vec<Holder>, is_part: bool) {
        let mut missing: HashSet<&UserId> = owners.iter().collect();
        for holder in &holders {
            if !missing.remove(&holder.user.id) {
                continue;
            }
            match self.loses(holder) {
                Some(true) => {
                    let keys = self.keys.remove(&holder.user.id);
                    self.risk.stopping.extend(keys.into_iter().flatten());
                }
                Some(false) => {}
                None => self.know_nothing_of(std::slice::from_ref(&holder.user.id)),
            }
        }
        // Who is not there is no user any more, and has nothing to lose.
        if is_part {
            let missing: Vec<UserId> = missing.into_iter().cloned().collect();
            self.know_nothing_of(&missing);
        }
    }

    fn loses(&self, holder: &Holder) -> Option<bool> {
        let ways = self.access.ways(holder)?;
        let ends = |way| self.changes.iter().any(|change| change.ends(way, holder));
        Some(!ways.is_empty() && ways.iter().all(ends))
    }

    fn know_nothing_of(&mut self, owners: &[UserId]) {
        for owner in owners {
            let keys = self.keys.remove(owner);
            self.risk.unknown.extend(keys.into_iter().flatten());
        }
    }
}

impl Flow for ReadRisk {
    type Call = ();
    type Input = Infallible;
    /// Why the owners of one question could not be read.
    type Progress = ApiError;
    type End = Risk;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        match event {
            Event::Begun => vec![self.next()],
            Event::Answered((), outcome) => self.answered(outcome),
        }
    }
}

#[cfg(test)]
mod tests;
