//! The page of one owner, and what was read of their roles.

use latchkey_core::flow::read_right::{ReadRight, RightEnd};
use latchkey_core::{KeyId, Right, UserId};

use crate::shell::tasks::Task;

/// What can happen to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Open(UserId),
    Close,
}

/// The open page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerPage {
    pub id: UserId,
    /// The key from whose row or details it was opened: there the focus goes back to.
    pub from: Option<KeyId>,
}

/// The last reading of somebody's roles, which only a TenantAdmin may see.
#[derive(Debug)]
pub struct Rights {
    pub id: UserId,
    /// Under way.
    pub flow: Option<Task<ReadRight>>,
    pub end: Option<RightEnd>,
}

impl Rights {
    /// Whether this person has the permission to hold keys, as far as this reading tells.
    pub fn of(&self, id: &UserId) -> Right {
        let end = self.end.as_ref().filter(|_| self.id == *id);
        end.map_or(Right::NotKnown, |end| end.right)
    }
}
