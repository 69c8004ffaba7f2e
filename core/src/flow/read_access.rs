//! Reading who may make keys: all roles, all groups, the group Everyone, and for each role that
//! carries the scope the people who have it of their own. Without the roles nothing can be said;
//! anything else that fails is missing on its own.

use std::collections::VecDeque;
use std::convert::Infallible;

use super::ask_users::AskUsers;
use super::pages::{Next, Pages};
use super::{Event, EventOf, Flow, Outcome, Step, StepOf, StepsOf, parsed};
use crate::access::{Access, Group, GroupId, Holder, RoleId, TenantRole};
use crate::api::{ApiError, UsersForm, Whom, get_group, list_groups, list_roles};
use crate::moment::Moment;

/// Which of the questions an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccessCall {
    Roles,
    Groups,
    Everyone,
    Holders,
}

/// The reading under way. Its end is what was read, or why the roles weren't.
#[derive(Debug, Default)]
pub struct ReadAccess {
    role_pages: Pages<TenantRole>,
    roles: Option<Vec<TenantRole>>,
    group_pages: Pages<Group>,
    groups: Option<Result<Vec<Group>, ApiError>>,
    everyone: Option<Result<Group, ApiError>>,
    waiting: VecDeque<RoleId>,
    under_way: Option<(RoleId, AskUsers)>,
    holders: Vec<(RoleId, Result<Vec<Holder>, ApiError>)>,
    form: UsersForm,
    unreadable: usize,
}

impl ReadAccess {
    fn roles_came(&mut self, outcome: Outcome) -> Option<StepOf<ReadAccess>> {
        match self.role_pages.take(parsed(outcome, list_roles::parse)) {
            Next::More(next) => Some(Step::Send(AccessCall::Roles, list_roles(Some(next)))),
            Next::Done(Err(error)) => Some(Step::Done(Err(error))),
            Next::Done(Ok((roles, unreadable))) => {
                self.unreadable += unreadable;
                let access = Access {
                    roles,
                    groups: Ok(Vec::new()),
                    everyone: Err(ApiError::Unreadable),
                    holders: Vec::new(),
                    unreadable: 0,
                };
                self.waiting = access.carriers().map(|role| role.id.clone()).collect();
                self.roles = Some(access.roles);
                self.ask_next()
            }
        }
    }

    fn groups_came(&mut self, outcome: Outcome) -> Option<StepOf<ReadAccess>> {
        match self.group_pages.take(parsed(outcome, list_groups::parse)) {
            Next::More(next) => Some(Step::Send(AccessCall::Groups, list_groups(Some(next)))),
            Next::Done(result) => {
                self.groups = Some(result.map(|(groups, unreadable)| {
                    self.unreadable += unreadable;
                    groups
                }));
                None
            }
        }
    }

    fn holders_came(&mut self, outcome: Outcome) -> Option<StepOf<ReadAccess>> {
        let (_, asked) = self.under_way.as_mut()?;
        let result = match asked.page(outcome) {
            Step::Send((), request) => return Some(Step::Send(AccessCall::Holders, request)),
            Step::Done(result) => result,
        };
        let (role, asked) = self.under_way.take()?;
        self.form = asked.form();
        let holders = result.map(|people| {
            self.unreadable += people.unreadable;
            people.holders
        });
        self.holders.push((role, holders));
        self.ask_next()
    }

    fn ask_next(&mut self) -> Option<StepOf<ReadAccess>> {
        let role = self.waiting.pop_front()?;
        let asked = AskUsers::by(Whom::With(role.clone()), self.form);
        let request = asked.first();
        self.under_way = Some((role, asked));
        Some(Step::Send(AccessCall::Holders, request))
    }

    fn end(&mut self) -> Option<StepOf<ReadAccess>> {
        let is_open = self.roles.is_none() || self.groups.is_none() || self.everyone.is_none();
        if is_open || self.under_way.is_some() {
            return None;
        }
        let mut groups = self.groups.take()?;
        let mut everyone = self.everyone.take()?;
        // The list may tell of Everyone too.
        if let Ok(groups) = &mut groups {
            let listed = groups.extract_if(.., |group| group.is_everyone()).last();
            if let (Some(listed), Err(_)) = (listed, &everyone) {
                everyone = Ok(listed);
            }
        }
        Some(Step::Done(Ok(Access {
            roles: self.roles.take()?,
            groups,
            everyone,
            holders: std::mem::take(&mut self.holders),
            unreadable: self.unreadable,
        })))
    }
}

impl Flow for ReadAccess {
    type Call = AccessCall;
    type Input = Infallible;
    type Progress = Infallible;
    type End = Result<Access, ApiError>;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        let (call, outcome) = match event {
            // All that needs no other answer first.
            Event::Begun => {
                return vec![
                    Step::Send(AccessCall::Roles, list_roles(None)),
                    Step::Send(AccessCall::Groups, list_groups(None)),
                    Step::Send(AccessCall::Everyone, get_group(&GroupId::everyone())),
                ];
            }
            Event::Answered(call, outcome) => (call, outcome),
        };
        let step = match call {
            AccessCall::Roles => self.roles_came(outcome),
            AccessCall::Groups => self.groups_came(outcome),
            AccessCall::Everyone => {
                self.everyone = Some(parsed(outcome, get_group::parse));
                None
            }
            AccessCall::Holders => self.holders_came(outcome),
        };
        step.or_else(|| self.end()).into_iter().collect()
    }
}

#[cfg(test)]
mod tests;
