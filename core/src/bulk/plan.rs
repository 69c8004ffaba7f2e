//! What would happen to each of many keys, before anything does: grouped by owner, with what is left
//! out and why. DELETE removes one's own key and revokes another's, so own keys are left out unless
//! asked for; so are those of an identity provider, whose provisioning would stop.

use serde::{Deserialize, Serialize};

use crate::key::{Key, KeyId, Status, Subject, UserId};
use crate::table::Table;

/// From so many keys on, their number has to be typed.
const TYPED_FROM: usize = 10;

/// What DELETE is meant to do to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verb {
    /// Another's key: it stays in the list, revoked.
    Revoke,
    /// One's own: it is removed.
    Delete,
}

/// A key to be ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub id: KeyId,
    pub verb: Verb,
}

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Keys that were picked; one's own and those of identity providers only where wished.
    Picked { with_own: bool, with_scim: bool },
    /// One's own keys, whatever their status.
    Mine,
}

/// What happens to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Ends(Verb),
    LeftOut(Why),
}

/// Why a key is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Own,
    Scim,
    /// Expired or revoked already.
    NotActive,
    /// No longer in the tenant, as far as is known.
    NotHere,
    /// Another's, where only own keys were meant.
    Others,
}

/// Whose keys a group holds. Groups come in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    Me,
    Scim,
    User(UserId),
    /// The key names no owner that we understand.
    NotKnown,
}

/// The keys of one owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub whose: Whose,
    pub keys: Vec<(KeyId, Fate)>,
}

impl Group {
    /// How many of the keys have this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.keys.iter().filter(|(_, has)| *has == fate).count()
    }
}

/// One's own keys that are still in the tenant, of a status that passes, in the order of their ids.
pub fn own(table: &Table, me: Option<&UserId>, passes: impl Fn(&Status) -> bool) -> Vec<KeyId> {
    let rows = me.into_iter().flat_map(|me| table.rows_of(me));
    let keys = rows.map(|row| &row.key).filter(|key| passes(&key.status));
    let mut ids: Vec<KeyId> = keys.map(|key| key.id.clone()).collect();
    ids.sort_unstable();
    ids
}

/// What would happen, owner by owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub job: Job,
    pub groups: Vec<Group>,
}

impl Plan {
    /// Plans for these keys as the table knows them, seen from the user `me`.
    pub fn of(table: &Table, ids: &[KeyId], me: Option<&UserId>, job: Job) -> Plan {
        let mut groups: Vec<Group> = Vec::new();
        for id in ids {
            let row = table.row(id);
            let whose = row.map_or(Whose::NotKnown, |row| whose(&row.key, me));
            let fate = match row.filter(|row| !row.is_gone) {
                None => Fate::LeftOut(Why::NotHere),
                Some(row) => fate(&row.key, &whose, job),
            };
            let key = (id.clone(), fate);
            match groups.iter_mut().find(|group| group.whose == whose) {
                Some(group) => group.keys.push(key),
                None => groups.push(Group {
                    whose,
                    keys: vec![key],
                }),
            }
        }
        groups.sort_by(|a, b| {
            let size = |group: &Group| std::cmp::Reverse(group.keys.len());
            let kind = |group: &Group| std::mem::discriminant(&group.whose);
            match kind(a) == kind(b) {
                true => size(a).cmp(&size(b)).then_with(|| a.whose.cmp(&b.whose)),
                false => a.whose.cmp(&b.whose),
            }
        });
        Plan { job, groups }
    }

    /// The keys to be ended, in the order of the groups.
    pub fn targets(&self) -> Vec<Target> {
        let keys = self.groups.iter().flat_map(|group| &group.keys);
        keys.filter_map(|(id, fate)| match fate {
            Fate::Ends(verb) => Some(Target {
                id: id.clone(),
                verb: *verb,
            }),
            Fate::LeftOut(_) => None,
        })
        .collect()
    }

    /// How many keys have this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.groups.iter().map(|group| group.count(fate)).sum()
    }

    /// How many keys would be ended.
    pub fn ends(&self) -> usize {
        self.count(Fate::Ends(Verb::Revoke)) + self.count(Fate::Ends(Verb::Delete))
    }

    /// The number that has to be typed before; `None` where a click is enough.
    pub fn typed(&self) -> Option<usize> {
        let ends = self.ends();
        let is_typed = ends >= TYPED_FROM || (self.job == Job::Mine && ends > 0);
        is_typed.then_some(ends)
    }
}

fn whose(key: &Key, me: Option<&UserId>) -> Whose {
    match &key.subject {
        Subject::User(owner) if Some(owner) == me => Whose::Me,
        Subject::User(owner) => Whose::User(owner.clone()),
        Subject::Scim(_) => Whose::Scim,
        Subject::Other { .. } | Subject::NotKnown => Whose::NotKnown,
    }
}

fn fate(key: &Key, whose: &Whose, job: Job) -> Fate {
    match (job, whose) {
        (Job::Mine, Whose::Me) => Fate::Ends(Verb::Delete),
        (Job::Mine, _) => Fate::LeftOut(Why::Others),
        _ if !key.may_be_revoked() => Fate::LeftOut(Why::NotActive),
        (Job::Picked { with_own, .. }, Whose::Me) => match with_own {
            true => Fate::Ends(Verb::Delete),
            false => Fate::LeftOut(Why::Own),
        },
        (Job::Picked { with_scim, .. }, Whose::Scim) if !with_scim => Fate::LeftOut(Why::Scim),
        (Job::Picked { .. }, _) => Fate::Ends(Verb::Revoke),
    }
}

#[cfg(test)]
mod tests;
