//! One change to who may make keys, and which ways to the scope it ends.

use serde::{Deserialize, Serialize};

use super::{By, GroupId, Holder, RoleRef, Way};
use crate::key::UserId;

/// Whether something is given or taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verb {
    Give,
    Take,
}

/// What a role is given to, or taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum On {
    /// The role itself: the scope is given to it, or taken from it.
    Role,
    User(UserId),
    Group(GroupId),
}

/// A role's scope, or somebody's role, given or taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub verb: Verb,
    pub role: RoleRef,
    pub on: On,
}

impl Change {
    /// Whether this person's way to the scope is closed by this change.
    pub fn ends(&self, way: &Way, holder: &Holder) -> bool {
        match &self.on {
            On::User(id) => self.takes(way) && way.by == By::Own && holder.user.id == *id,
            On::Role | On::Group(_) => self.ends_for_all(way),
        }
    }

    /// Whether the way is closed to everybody who comes by it.
    pub fn ends_for_all(&self, way: &Way) -> bool {
        self.takes(way)
            && match &self.on {
                On::Role => true,
                On::User(_) => false,
                On::Group(id) => way.by == By::Group(id.clone()),
            }
    }

    /// Whether this could matter to the user at all.
    pub fn may_concern(&self, user: &UserId) -> bool {
        match &self.on {
            On::User(id) => id == user,
            On::Role | On::Group(_) => true,
        }
    }

    fn takes(&self, way: &Way) -> bool {
        self.verb == Verb::Take && self.role.id == way.role
    }
}
