//! Who may make API keys: the scope `api-keys`, carried by User Default or by other roles, which
//! people have of their own, through groups, or with everyone. Roles only add, none takes away.

mod change;
mod holder;
mod id;
pub mod intent;
mod role;

pub use change::{Change, On, Verb};
pub use holder::{By, Group, Holder, RoleRef, Way};
pub use id::{GroupId, RoleId};
pub use role::{RoleKind, TenantRole};

use crate::api::ApiError;
use crate::search::{Words, fold};

/// "Manage API keys", as the API calls it: to make, see, change and delete one's own keys.
pub const SCOPE: &str = "api-keys";

/// The fixed id of the group that everybody is in.
const EVERYONE: &str = "000000000000000000000001";

/// All that was read of who may make keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Every role of the tenant, the carrying ones among them.
    pub roles: Vec<TenantRole>,
    /// Every group but Everyone.
    pub groups: Result<Vec<Group>, ApiError>,
    pub everyone: Result<Group, ApiError>,
    /// The people who have a carrying role of their own, role by role; User Default has none.
    pub holders: Vec<(RoleId, Result<Vec<Holder>, ApiError>)>,
    /// Rows of any of these lists that could not be understood.
    pub unreadable: usize,
}

impl Access {
    /// The role whose scopes everybody has.
    pub fn user_default(&self) -> Option<&TenantRole> {
        self.roles
            .iter()
            .find(|role| role.kind == RoleKind::UserDefault)
    }

    /// The roles that carry the scope, User Default left out.
    pub fn carriers(&self) -> impl Iterator<Item = &TenantRole> {
        let carriers = self.roles.iter().filter(|role| role.carries_keys());
        carriers.filter(|role| role.kind != RoleKind::UserDefault)
    }

    /// The role by which the scope is best given to people: one that is there for just this is better
    /// than another new one; of several, the one that most people have.
    pub fn role_to_give(&self) -> Option<&TenantRole> {
        let people = |role: &TenantRole| {
            let holders = self.holders_of(&role.id);
            let holders = holders.and_then(|holders| holders.as_ref().ok());
            holders.map_or(0, Vec::len)
        };
        let own = self.carriers().filter(|role| role.kind == RoleKind::Custom);
        own.filter(|role| role.further_scopes() == 0)
            .max_by_key(|role| people(role))
    }

    /// The ways by which everybody has the scope.
    pub fn everyones_ways(&self) -> Vec<Way> {
        let default = self.user_default().filter(|role| role.carries_keys());
        let default = default.map(|role| Way {
            role: role.id.clone(),
            by: By::Default,
        });
        let group = self.everyone.as_ref().ok();
        default
            .into_iter()
            .chain(group.into_iter().flat_map(|group| self.ways_of(group)))
            .collect()
    }

    /// Whether it is known of every way to hold the scope together with everybody.
    pub fn knows_everyone(&self) -> bool {
        let default = self.user_default();
        let group = self.everyone.as_ref();
        default.is_some_and(|role| role.scopes.is_some())
            && group.is_ok_and(|group| group.roles.is_some())
    }

    /// The groups, Everyone left out, that have this role.
    pub fn groups_with(&self, role: &RoleId) -> Vec<&Group> {
        let groups = self.groups.iter().flatten();
        groups.filter(|group| group.has(role)).collect()
    }

    /// The groups, Everyone left out, whose names have all these words.
    pub fn groups_named(&self, words: &str) -> Vec<&Group> {
        let words = Words::parse(words);
        let groups = self.groups.iter().flatten();
        groups
            .filter(|group| !words.is_empty() && words.matches(&fold(&group.name)))
            .collect()
    }

    /// The roles that the scope could yet be given to, User Default left out.
    pub fn lacking(&self) -> impl Iterator<Item = &TenantRole> {
        let others = self.roles.iter().filter(|role| {
            let is_whole = role.scopes.is_some() && role.may_edit != Some(false);
            is_whole && !role.carries_keys()
        });
        others.filter(|role| matches!(role.kind, RoleKind::Custom | RoleKind::Other))
    }

    /// The people who have this role of their own.
    pub fn holders_of(&self, role: &RoleId) -> Option<&Result<Vec<Holder>, ApiError>> {
        let (_, holders) = self.holders.iter().find(|(id, _)| id == role)?;
        Some(holders)
    }

    /// Every way by which this person holds the scope; `None` where there may be more.
    pub fn ways(&self, holder: &Holder) -> Option<Vec<Way>> {
        let own = holder.roles.as_ref()?.iter();
        let own = own
            .filter(|role| self.is_carrier(&role.id))
            .map(|role| Way {
                role: role.id.clone(),
                by: By::Own,
            });
        let mut ways: Vec<Way> = self.everyones_ways().into_iter().chain(own).collect();
        for group in holder.groups.as_ref()? {
            if !group.is_everyone() {
                ways.extend(self.ways_of(self.whole(group)?));
            }
        }
        Some(ways)
    }

    /// Whether this change is what the tenant now says; `None` where that wasn't read.
    pub fn agrees(&self, change: &Change) -> Option<bool> {
        let has = match &change.on {
            On::Role => {
                let role = self.roles.iter().find(|role| role.id == change.role.id)?;
                role.scopes.as_ref()?;
                role.carries_keys()
            }
            On::User(id) => {
                let holders = self.holders_of(&change.role.id)?.as_ref().ok()?;
                holders.iter().any(|holder| holder.user.id == *id)
            }
            On::Group(id) => {
                let listed = self.groups.iter().flatten().chain(self.everyone.iter());
                let group = listed.into_iter().find(|group| group.id == *id)?;
                group.roles.as_ref()?;
                group.has(&change.role.id)
            }
        };
        Some(has == (change.verb == Verb::Give))
    }

    fn is_carrier(&self, id: &RoleId) -> bool {
        self.carriers().any(|role| role.id == *id)
    }

    /// The ways by which whoever is in this group holds the scope.
    pub fn ways_of(&self, group: &Group) -> impl Iterator<Item = Way> {
        let roles = group.roles.iter().flatten();
        roles
            .filter(|role| self.is_carrier(&role.id))
            .map(|role| Way {
                role: role.id.clone(),
                by: By::Group(group.id.clone()),
            })
    }

    /// The group with its roles: as a person's own answer has it, or else as it was listed.
    fn whole<'a>(&'a self, group: &'a Group) -> Option<&'a Group> {
        let mut listed = self.groups.iter().flatten();
        let known = group.roles.is_some().then_some(group);
        known.or_else(|| listed.find(|listed| listed.id == group.id && listed.roles.is_some()))
    }
}
