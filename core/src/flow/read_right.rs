//! One person's roles, and whether they hold the permission "Manage API keys": the person, all
//! roles and the group Everyone, asked for side by side. What can't be read leaves the permission
//! not known, never denied.

use std::convert::Infallible;

use super::ask_users::AskUsers;
use super::pages::{Next, Pages};
use super::{Event, EventOf, Flow, Step, StepOf, StepsOf, parsed};
use crate::access::{Access, Group, GroupId, Holder, RoleKind, TenantRole};
use crate::api::{ApiError, Whom, get_group, list_roles};
use crate::key::UserId;
use crate::moment::Moment;
use crate::verdict::Right;

/// Which of the questions an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RightCall {
    Person,
    Roles,
    Everyone,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightEnd {
    /// The person with their roles and groups; `None` where no such user is listed.
    pub person: Result<Option<Holder>, ApiError>,
    pub right: Right,
}

/// The reading under way.
#[derive(Debug)]
pub struct ReadRight {
    asked: AskUsers,
    person: Option<Result<Option<Holder>, ApiError>>,
    pages: Pages<TenantRole>,
    roles: Option<Result<Vec<TenantRole>, ApiError>>,
    everyone: Option<Result<Group, ApiError>>,
}

impl ReadRight {
    /// Whose it is; `None` for an id that may not stand in a filter.
    pub fn new(id: &UserId) -> Option<ReadRight> {
        id.is_plain().then(|| ReadRight {
            asked: AskUsers::new(Whom::These(vec![id.clone()])),
            person: None,
            pages: Pages::default(),
            roles: None,
            everyone: None,
        })
    }

    fn begin(&self) -> StepsOf<ReadRight> {
        vec![
            Step::Send(RightCall::Person, self.asked.first()),
            Step::Send(RightCall::Roles, list_roles(None)),
            Step::Send(RightCall::Everyone, get_group(&GroupId::everyone())),
        ]
    }

    fn end(&mut self) -> Option<StepOf<ReadRight>> {
        if self.person.is_none() || self.roles.is_none() || self.everyone.is_none() {
            return None;
        }
        let person = self.person.take()?;
        let access = self.roles.take()?.map(|roles| Access {
            roles,
            groups: Err(ApiError::Unreadable),
            everyone: Err(ApiError::Unreadable),
            holders: Vec::new(),
            unreadable: 0,
        });
        let everyone = self.everyone.take()?;
        let right = match (access, &person) {
            (Ok(access), Ok(Some(person))) => right(&Access { everyone, ..access }, person),
            _ => Right::NotKnown,
        };
        Some(Step::Done(RightEnd { person, right }))
    }
}

impl Flow for ReadRight {
    type Call = RightCall;
    type Input = Infallible;
    type Progress = Infallible;
    type End = RightEnd;

    fn step(&mut self, event: EventOf<Self>, _now: Moment) -> StepsOf<Self> {
        match event {
            Event::Begun => return self.begin(),
            Event::Answered(RightCall::Person, outcome) => match self.asked.page(outcome) {
                Step::Send((), request) => return vec![Step::Send(RightCall::Person, request)],
                Step::Done(result) => {
                    self.person = Some(result.map(|people| people.holders.into_iter().next()));
                }
            },
            Event::Answered(RightCall::Roles, outcome) => {
                match self.pages.take(parsed(outcome, list_roles::parse)) {
                    Next::More(next) => {
                        return vec![Step::Send(RightCall::Roles, list_roles(Some(next)))];
                    }
                    Next::Done(result) => self.roles = Some(result.and_then(whole)),
                }
            }
            Event::Answered(RightCall::Everyone, outcome) => {
                self.everyone = Some(parsed(outcome, get_group::parse));
            }
        }
        self.end().into_iter().collect()
    }
}

/// A list with a row that nobody understood is not the whole list.
fn whole((roles, unreadable): (Vec<TenantRole>, usize)) -> Result<Vec<TenantRole>, ApiError> {
    match unreadable {
        0 => Ok(roles),
        _ => Err(ApiError::Unreadable),
    }
}

fn right(access: &Access, person: &Holder) -> Right {
    if !access.everyones_ways().is_empty() {
        return Right::Holds;
    }
    match access.ways(person) {
        Some(ways) if !ways.is_empty() => Right::Holds,
        Some(_) if access.knows_everyone() && is_clear(access, person) => Right::Lacks,
        _ => Right::NotKnown,
    }
}

/// Whether it is known of each role that this person has what it carries. Qlik's own roles may
/// come without their scopes, and carry none of making keys.
fn is_clear(access: &Access, person: &Holder) -> bool {
    let groups = person.groups.iter().flatten().chain(&access.everyone);
    let by_groups = groups.flat_map(|group| group.roles.iter().flatten());
    let mut roles = person.roles.iter().flatten().chain(by_groups);
    roles.all(|assigned| {
        let listed = access.roles.iter().find(|role| role.id == assigned.id);
        listed.is_some_and(|role| role.kind == RoleKind::Default || role.scopes.is_some())
    })
}

#[cfg(test)]
mod tests;
