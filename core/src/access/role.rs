//! A role of the tenant, and what it carries.

use super::{RoleId, RoleRef, SCOPE};

/// Who made a role, from `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleKind {
    /// Everybody's role: Qlik's own, and yet it takes scopes.
    UserDefault,
    /// Another one of Qlik's own.
    Default,
    Custom,
    /// A type that we don't know, or none.
    Other,
}

/// A role as `roles` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantRole {
    pub id: RoleId,
    pub name: String,
    pub kind: RoleKind,
    /// `None` where the answer had none that we understand.
    pub scopes: Option<Vec<String>>,
    /// `canEdit`.
    pub may_edit: Option<bool>,
}

impl TenantRole {
    /// Whoever has this role may make keys, as far as the answer tells.
    pub fn carries_keys(&self) -> bool {
        self.scopes
            .as_ref()
            .is_some_and(|scopes| scopes.iter().any(|scope| scope == SCOPE))
    }

    /// How many other scopes come with this role.
    pub fn further_scopes(&self) -> usize {
        let scopes = self.scopes.iter().flatten();
        scopes.filter(|scope| *scope != SCOPE).count()
    }

    /// What a change names the role by.
    pub fn reference(&self) -> RoleRef {
        RoleRef {
            id: self.id.clone(),
            name: self.name.clone(),
        }
    }
}
