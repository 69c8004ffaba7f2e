//! The ids of roles and of groups, opaque and never mixed up.

use serde::{Deserialize, Serialize};

/// A role's id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RoleId(String);

/// A group's id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct GroupId(String);

impl RoleId {
    /// Takes what [may stand in a filter](crate::UserId::is_plain) and in a path; anything else
    /// is no id to build a request on.
    pub fn new(text: &str) -> Option<RoleId> {
        is_plain(text).then(|| RoleId(text.to_owned()))
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl GroupId {
    /// As [`RoleId::new`].
    pub fn new(text: &str) -> Option<GroupId> {
        is_plain(text).then(|| GroupId(text.to_owned()))
    }

    /// The group that everybody is in.
    pub fn everyone() -> GroupId {
        GroupId(super::EVERYONE.to_owned())
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What was kept is no id to build a request on either, unless it is plain.
impl TryFrom<String> for RoleId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<RoleId, &'static str> {
        RoleId::new(&text).ok_or("no id of a role")
    }
}

impl TryFrom<String> for GroupId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<GroupId, &'static str> {
        GroupId::new(&text).ok_or("no id of a group")
    }
}

impl From<RoleId> for String {
    fn from(id: RoleId) -> String {
        id.0
    }
}

impl From<GroupId> for String {
    fn from(id: GroupId) -> String {
        id.0
    }
}

fn is_plain(text: &str) -> bool {
    crate::key::UserId::new(text).is_plain()
}
