//! The list as it was when last seen, for the next opening: kept in memory by the browser, never
//! with a secret. In two parts, so that the first rows are there before the rest is read.

use serde::{Deserialize, Serialize};

use crate::key::{Key, UserId};
use crate::moment::Moment;
use crate::table::Table;
use crate::user::{Identity, Owner};

/// Rows of the first part: more than any window shows.
const FIRST: usize = 100;

/// One part of a kept list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// When the list was read, by the tenant's clock.
    pub read_at: Moment,
    pub identity: Identity,
    pub keys: Vec<Key>,
    pub owners: Vec<(UserId, Owner)>,
    /// How many keys there are in all parts.
    pub total: usize,
}

impl Snapshot {
    /// What is shown first, and the rest; keys that are gone are in neither.
    pub fn of(table: &Table, identity: &Identity, read_at: Moment) -> (Snapshot, Snapshot) {
        let mut keys: Vec<&Key> = table.all().map(|row| &row.key).collect();
        let rest = keys.split_off(keys.len().min(FIRST));
        let part = |keys: Vec<&Key>| Snapshot {
            read_at,
            identity: identity.clone(),
            owners: owners_of(&keys, table),
            keys: keys.into_iter().cloned().collect(),
            total: table.len(),
        };
        (part(keys), part(rest))
    }
}

fn owners_of(keys: &[&Key], table: &Table) -> Vec<(UserId, Owner)> {
    let mut ids: Vec<&UserId> = keys.iter().filter_map(|key| key.subject.user()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
        .filter_map(|id| Some((id.clone(), table.owners().get(id)?.clone())))
        .collect()
}
