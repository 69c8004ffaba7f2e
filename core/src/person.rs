//! One person's keys, for the page of an owner: what they can use, what is over, and what they
//! would leave behind.

use crate::key::{KeyId, Status, UserId};
use crate::table::{Row, Sort, Table};
use crate::user::{Account, Owner};

/// A person and their keys, each in the order that a list starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub owner: Owner,
    /// Active, or of a status that we don't know: what revoking makes sense for.
    pub live: Vec<KeyId>,
    /// Expired and revoked.
    pub over: Vec<KeyId>,
}

impl Person {
    /// The person with this id, as far as the list knows them; `None` where it never heard of
    /// them.
    pub fn of(table: &Table, id: &UserId) -> Option<Person> {
        let mut rows: Vec<&Row> = table.rows_of(id).collect();
        rows.sort_unstable_by(|a, b| Sort::ActiveFirst.compare(a, b));
        let owner = table.owners().get(id).cloned();
        if owner.is_none() && rows.is_empty() {
            return None;
        }
        let (live, over): (Vec<&Row>, Vec<&Row>) =
            rows.into_iter().partition(|row| row.key.may_be_revoked());
        let ids = |rows: Vec<&Row>| rows.into_iter().map(|row| row.key.id.clone()).collect();
        Some(Person {
            owner: owner.unwrap_or(Owner::Pending),
            live: ids(live),
            over: ids(over),
        })
    }

    /// How many of their live keys the tenant surely calls active.
    pub fn active(&self, table: &Table) -> usize {
        let rows = self.live.iter().filter_map(|id| table.row(id));
        rows.filter(|row| row.key.status == Status::Active).count()
    }

    /// They have left, or are kept out: their account is deleted, disabled or unknown. Keys that
    /// are still live then have nobody who looks after them.
    pub fn has_left(&self) -> bool {
        let account = self.owner.user().map(|user| &user.account);
        self.owner.is_missing() || account == Some(&Account::Disabled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{NOW, key_id, key_of, owner, table_of};
    use crate::table::Hand;

    fn table() -> Table {
        let mut table = table_of(vec![
            key_of("k1", "bob", Status::Revoked),
            key_of("k2", "bob", Status::Active),
            key_of("k3", "eve", Status::Active),
            key_of("k4", "bob", Status::Other("dormant".to_owned())),
            key_of("k5", "bob", Status::Active),
        ]);
        table.remove(&key_id("k5"), NOW);
        table
    }

    #[test]
    fn their_keys_are_live_or_over() {
        let mut table = table();
        // A search or a filter hides nobody's key from their page.
        table.search("nothing", NOW);
        let bob = Person::of(&table, &UserId::new("bob")).unwrap();
        let ids = |ids: &[KeyId]| -> Vec<String> {
            ids.iter().map(|id| id.as_str().to_owned()).collect()
        };
        assert_eq!(ids(&bob.live), ["k2", "k4"]);
        assert_eq!(ids(&bob.over), ["k1"]);
        assert_eq!(bob.active(&table), 1);
        assert_eq!(Person::of(&table, &UserId::new("nobody")), None);
    }

    #[test]
    fn who_is_gone_has_left_and_who_is_not_known_has_not() {
        for (owner, has_left) in [
            (owner("bob", Account::Active), false),
            (owner("bob", Account::Invited), false),
            (owner("bob", Account::Disabled), true),
            (owner("bob", Account::Deleted), true),
            (Owner::Unknown, true),
            (Owner::NotRead, false),
        ] {
            let mut table = table();
            let bob = UserId::new("bob");
            table.take_owners(vec![(bob.clone(), owner.clone())], Hand::Away, NOW);
            assert_eq!(
                Person::of(&table, &bob).unwrap().has_left(),
                has_left,
                "{owner:?}"
            );
        }
    }
}
