//! A person with the roles they have, of their own and through groups, as far as the answer shows
//! them: the tenant hides roles from who may not read them.

use serde::{Deserialize, Serialize};

use super::{GroupId, RoleId};
use crate::user::User;

/// A role as users and groups name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRef {
    pub id: RoleId,
    pub name: String,
}

/// A group with its roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    pub roles: Option<Vec<RoleRef>>,
}

impl Group {
    /// Everybody is in it.
    pub fn is_everyone(&self) -> bool {
        self.id == GroupId::everyone()
    }

    /// Whether this role is surely among the group's.
    pub fn has(&self, role: &RoleId) -> bool {
        self.roles.iter().flatten().any(|known| known.id == *role)
    }
}

/// A user with roles and groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub user: User,
    pub roles: Option<Vec<RoleRef>>,
    pub groups: Option<Vec<Group>>,
}

/// One way by which somebody holds the scope: a carrying role, and how they come to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Way {
    pub role: RoleId,
    pub by: By,
}

/// How somebody comes to a role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// It is User Default.
    Default,
    /// It is assigned to them.
    Own,
    /// It is assigned to a group they are in, such as Everyone.
    Group(GroupId),
}
