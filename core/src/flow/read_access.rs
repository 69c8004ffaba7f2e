//! Reading who may make keys: all roles, all groups, the group Everyone, and for each role that
//! carries the scope the people who have it of their own. Without the roles nothing can be said;
//! anything else that fails is missing on its own.

use std::collections::VecDeque;
use std::convert::Infallible;

use super::ask_users::{AskUsers, Asked};
use super::pages::{Next, Pages};
use super::{Outcome, parsed};
use crate::access::{Access, Group, GroupId, Holder, RoleId, TenantRole};
use crate::api::{ApiError, UsersForm, Whom, get_group, list_groups, list_roles};

/// Which of the questions an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    Roles,
    Groups,
    Everyone,
    Holders,
}

/// What this flow wants; its end is what was read, or why the roles weren't.
pub type Step = super::Step<Ask, Infallible, Result<Access, ApiError>>;

/// The reading under way.
#[derive(Debug)]
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
    /// Asks for all that needs no other answer first.
    pub fn start() -> (ReadAccess, Vec<Step>) {
        let flow = ReadAccess {
            role_pages: Pages::default(),
            roles: None,
            group_pages: Pages::default(),
            groups: None,
            everyone: None,
            waiting: VecDeque::new(),
            under_way: None,
            holders: Vec::new(),
            form: UsersForm::Get,
            unreadable: 0,
        };
        let steps = vec![
            Step::Send(Ask::Roles, list_roles(None).request),
            Step::Send(Ask::Groups, list_groups(None).request),
            Step::Send(Ask::Everyone, get_group(&GroupId::everyone()).request),
        ];
        (flow, steps)
    }

    /// Takes one answer.
    pub fn answered(&mut self, ask: Ask, outcome: Outcome) -> Vec<Step> {
        let step = match ask {
            Ask::Roles => self.roles_came(outcome),
            Ask::Groups => self.groups_came(outcome),
            Ask::Everyone => {
                let parse = get_group(&GroupId::everyone()).parse;
                self.everyone = Some(parsed(outcome, parse));
                None
            }
            Ask::Holders => self.holders_came(outcome),
        };
        step.or_else(|| self.end()).into_iter().collect()
    }

    fn roles_came(&mut self, outcome: Outcome) -> Option<Step> {
        match self
            .role_pages
            .take(parsed(outcome, list_roles(None).parse))
        {
            Next::More(next) => Some(Step::Send(Ask::Roles, list_roles(Some(next)).request)),
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

    fn groups_came(&mut self, outcome: Outcome) -> Option<Step> {
        match self
            .group_pages
            .take(parsed(outcome, list_groups(None).parse))
        {
            Next::More(next) => Some(Step::Send(Ask::Groups, list_groups(Some(next)).request)),
            Next::Done(result) => {
                self.groups = Some(result.map(|(groups, unreadable)| {
                    self.unreadable += unreadable;
                    groups
                }));
                None
            }
        }
    }

    fn holders_came(&mut self, outcome: Outcome) -> Option<Step> {
        let (_, asked) = self.under_way.as_mut()?;
        let result = match asked.answered(outcome) {
            Asked::Send(request) => return Some(Step::Send(Ask::Holders, request)),
            Asked::Done(result) => result,
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

    fn ask_next(&mut self) -> Option<Step> {
        let role = self.waiting.pop_front()?;
        let (asked, request) = AskUsers::start(Whom::With(role.clone()), self.form);
        self.under_way = Some((role, asked));
        Some(Step::Send(Ask::Holders, request))
    }

    fn end(&mut self) -> Option<Step> {
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

#[cfg(test)]
mod tests;
