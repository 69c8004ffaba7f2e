//! Changing who may make keys: a new role first where one is wanted, then one change after the
//! other. Roles and users take one value more or less; a group takes its whole list, so it is
//! read before and after. Nothing is repeated, but for a role that a user could not be given by its id
//! (400, which did nothing): it is given by its name. What is true in the end, reading access tells.

use std::convert::Infallible;

use serde::{Deserialize, Serialize};

use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::access::{Change, Group, GroupId, On, RoleRef, TenantRole, Verb};
use crate::api::{
    ApiError, change_group, change_role, change_user, create_role, get_group, give_user_by_name,
};
use crate::moment::Moment;
use crate::pasted::TokenFree;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccessPlan {
    Changes(Vec<Change>),
    /// A role of this name, given to these people and groups once it is there.
    NewRole {
        name: TokenFree,
        description: TokenFree,
        to: Vec<On>,
    },
}

/// Gives a role to each of them.
pub fn give(role: &RoleRef, to: &[On]) -> Vec<Change> {
    let give = |on: &On| Change {
        verb: Verb::Give,
        role: role.clone(),
        on: on.clone(),
    };
    to.iter().map(give).collect()
}

/// Which of the calls an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeCall {
    Create,
    /// A group's list, before it is written.
    Before,
    Change,
    /// A group's list, after it was written.
    After,
}

/// What came of one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeDone {
    /// The tenant took it.
    Yes,
    /// It was so already, and nothing was sent.
    Already,
    No(ApiError),
    /// The group's list was written, and is another one now: somebody else changed it too.
    Differs,
    /// It wasn't come to, since what went before ended it all.
    NotTried,
}

/// What came of all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeEnd {
    /// The new role, where one was wanted.
    pub created: Option<Result<TenantRole, ApiError>>,
    pub done: Vec<(Change, ChangeDone)>,
}

/// The work under way.
#[derive(Debug)]
pub struct ChangeAccess {
    /// The new role that comes first, by its name and description.
    new_role: Option<(TokenFree, TokenFree)>,
    to: Vec<On>,
    changes: Vec<Change>,
    /// The list that a group is to have.
    list: Vec<RoleRef>,
    /// What writing it was answered.
    written: Result<(), ApiError>,
    /// The change under way was refused by the role's id, and names it by its name.
    is_by_name: bool,
    end: ChangeEnd,
}

impl ChangeAccess {
    /// What is to be done.
    pub fn new(plan: AccessPlan) -> ChangeAccess {
        let (new_role, to, changes) = match plan {
            AccessPlan::Changes(changes) => (None, Vec::new(), changes),
            AccessPlan::NewRole {
                name,
                description,
                to,
            } => (Some((name, description)), to, Vec::new()),
        };
        ChangeAccess {
            new_role,
            to,
            changes,
            list: Vec::new(),
            written: Ok(()),
            is_by_name: false,
            end: ChangeEnd::default(),
        }
    }

    /// How many changes there are, as far as it is known.
    pub fn len(&self) -> usize {
        self.changes.len().max(self.to.len())
    }

    /// There is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn begin(&mut self) -> StepOf<ChangeAccess> {
        match &self.new_role {
            Some((name, description)) => {
                Step::Send(ChangeCall::Create, create_role(name, description))
            }
            None => self.next(),
        }
    }

    fn created(&mut self, outcome: Outcome) -> StepOf<ChangeAccess> {
        let created = parsed(outcome, create_role::parse);
        if let Ok(role) = &created {
            self.changes = give(&role.reference(), &self.to);
        }
        self.end.created = Some(created);
        self.next()
    }

    /// The call that the next change begins with, or the end.
    fn next(&mut self) -> StepOf<ChangeAccess> {
        let Some(change) = self.current() else {
            return Step::Done(std::mem::take(&mut self.end));
        };
        match &change.on {
            On::Role => Step::Send(
                ChangeCall::Change,
                change_role(&change.role.id, change.verb),
            ),
            On::User(id) => Step::Send(
                ChangeCall::Change,
                change_user(id, &change.role, change.verb),
            ),
            On::Group(id) => Step::Send(ChangeCall::Before, get_group(id)),
        }
    }

    fn current(&self) -> Option<&Change> {
        self.changes.get(self.end.done.len())
    }

    fn group(&self) -> Option<(&Change, &GroupId)> {
        let change = self.current()?;
        match &change.on {
            On::Group(id) => Some((change, id)),
            On::Role | On::User(_) => None,
        }
    }

    fn before(&mut self, outcome: Outcome) -> StepsOf<ChangeAccess> {
        let Some((change, id)) = self.group() else {
            return Vec::new();
        };
        let group = match parsed(outcome, get_group::parse) {
            Ok(group) => group,
            Err(error) => return self.note(ChangeDone::No(error)),
        };
        let has_it = group.has(&change.role.id);
        // A list that we can't read whole must not be written.
        let Some(mut list) = group.roles else {
            return self.note(ChangeDone::No(ApiError::Unreadable));
        };
        match (change.verb, has_it) {
            (Verb::Give, true) | (Verb::Take, false) => return self.note(ChangeDone::Already),
            (Verb::Give, false) => list.push(change.role.clone()),
            (Verb::Take, true) => list.retain(|role| role.id != change.role.id),
        }
        let request = change_group(id, &list);
        self.list = list;
        vec![Step::Send(ChangeCall::Change, request)]
    }

    fn changed(&mut self, outcome: Outcome) -> StepsOf<ChangeAccess> {
        let Some(change) = self.current() else {
            return Vec::new();
        };
        let parse = match &change.on {
            On::Role => change_role::parse,
            On::User(_) => change_user::parse,
            On::Group(_) => change_group::parse,
        };
        let written = parsed(outcome, parse);
        if let (On::User(id), Verb::Give, Err(ApiError::Refused { status: 400, .. }), false) =
            (&change.on, change.verb, &written, self.is_by_name)
        {
            let request = give_user_by_name(id, &change.role);
            self.is_by_name = true;
            return vec![Step::Send(ChangeCall::Change, request)];
        }
        let is_over = |error: &ApiError| error.means_nothing_sent() || error.ends_the_session();
        let again = match &change.on {
            On::Group(id) if !written.as_ref().is_err_and(is_over) => Some(get_group(id)),
            _ => None,
        };
        match (again, written) {
            (Some(request), written) => {
                self.written = written;
                vec![Step::Send(ChangeCall::After, request)]
            }
            (None, Ok(())) => self.note(ChangeDone::Yes),
            (None, Err(error)) => self.note(ChangeDone::No(error)),
        }
    }

    fn after(&mut self, outcome: Outcome) -> StepsOf<ChangeAccess> {
        let found = parsed(outcome, get_group::parse);
        let written = std::mem::replace(&mut self.written, Ok(()));
        let done = match (found, written) {
            (Ok(group), _) if same(&group, &self.list) => ChangeDone::Yes,
            (_, Err(error)) | (Err(error), Ok(())) => ChangeDone::No(error),
            (Ok(_), Ok(())) => ChangeDone::Differs,
        };
        self.note(done)
    }

    fn note(&mut self, done: ChangeDone) -> StepsOf<ChangeAccess> {
        let is_over = matches!(&done, ChangeDone::No(error) if error.ends_the_session());
        let Some(change) = self.current().cloned() else {
            return Vec::new();
        };
        self.end.done.push((change, done));
        self.is_by_name = false;
        let count = self.end.done.len();
        if is_over {
            let rest = self.changes.drain(count..);
            let rest = rest.map(|change| (change, ChangeDone::NotTried));
            self.end.done.extend(rest);
        }
        vec![Step::Progress(count), self.next()]
    }
}

impl Flow for ChangeAccess {
    type Call = ChangeCall;
    type Input = Infallible;
    /// How many changes have been answered.
    type Progress = usize;
    type End = ChangeEnd;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        match event {
            Event::Begun => vec![self.begin()],
            Event::Answered(ChangeCall::Create, outcome) => vec![self.created(outcome)],
            Event::Answered(ChangeCall::Before, outcome) => self.before(outcome),
            Event::Answered(ChangeCall::Change, outcome) => self.changed(outcome),
            Event::Answered(ChangeCall::After, outcome) => self.after(outcome),
        }
    }
}

/// Whether a group has exactly these roles, in whichever order.
fn same(group: &Group, list: &[RoleRef]) -> bool {
    let ids = |roles: &[RoleRef]| {
        let mut ids: Vec<_> = roles.iter().map(|role| role.id.clone()).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let found = group.roles.as_deref();
    found.is_some_and(|found| ids(found) == ids(list))
}

#[cfg(test)]
mod tests;
