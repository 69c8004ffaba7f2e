//! Changes to who may make keys as they are noted down before the first is sent, without secrets: a
//! popup that dies in the middle leaves by the note what was meant, and reading tells what is so.

use serde::{Deserialize, Serialize};

use super::{Access, Change, On, TenantRole};
use crate::flow::change_access::{AccessPlan, give};
use crate::kept::Entry;
use crate::key::UserId;
use crate::moment::Moment;

/// What a user was about to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intent {
    pub tenant_id: String,
    pub user_id: UserId,
    pub begun_at: Moment,
    pub plan: AccessPlan,
}

/// What is so of it, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The name of a role that was to be made and isn't there.
    pub missing: Option<String>,
    /// Each change, and whether it is so; `None` where that could not be read.
    pub changes: Vec<(Change, Option<bool>)>,
    /// Whoever was to get the missing role.
    pub waiting: Vec<On>,
    /// What is left to be done; `None` where all of it surely is.
    pub rest: Option<AccessPlan>,
}

impl Entry for Intent {}

impl Intent {
    /// Compares what was meant with what is so. Nothing is repeated that surely is so already.
    pub fn standing(&self, access: &Access) -> Standing {
        let changes = match &self.plan {
            AccessPlan::Changes(changes) => changes.clone(),
            AccessPlan::NewRole { name, to, .. } => match made(access, name) {
                Some(role) => give(&role.reference(), to),
                None => {
                    return Standing {
                        missing: Some(name.to_string()),
                        changes: Vec::new(),
                        waiting: to.clone(),
                        rest: Some(self.plan.clone()),
                    };
                }
            },
        };
        let rest: Vec<Change> = changes
            .iter()
            .filter(|change| access.agrees(change) != Some(true))
            .cloned()
            .collect();
        Standing {
            missing: None,
            changes: changes
                .into_iter()
                .map(|change| (access.agrees(&change), change))
                .map(|(agrees, change)| (change, agrees))
                .collect(),
            waiting: Vec::new(),
            rest: (!rest.is_empty()).then_some(AccessPlan::Changes(rest)),
        }
    }

    /// Everybody whom it is about.
    pub fn people(&self) -> Vec<UserId> {
        let user = |on: &On| match on {
            On::User(id) => Some(id.clone()),
            On::Role | On::Group(_) => None,
        };
        match &self.plan {
            AccessPlan::Changes(changes) => {
                let people = changes.iter().filter_map(|change| user(&change.on));
                people.collect()
            }
            AccessPlan::NewRole { to, .. } => to.iter().filter_map(user).collect(),
        }
    }
}

/// The role of that name which a new one has become: names are unique in a tenant.
fn made<'a>(access: &'a Access, name: &str) -> Option<&'a TenantRole> {
    let mut carriers = access.carriers();
    carriers.find(|role| role.name.trim() == name.trim())
}

#[cfg(test)]
mod tests;
