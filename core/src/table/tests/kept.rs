//! Readings one after another, and the list kept since an earlier opening.

use super::*;
use crate::snapshot::Snapshot;
use crate::user::Identity;

fn owners(name: &str) -> Vec<(UserId, Owner)> {
    vec![(UserId::new("ada"), Owner::Found(user("ada", name)))]
}

fn owner_name(table: &Table, text: &str) -> Option<String> {
    let owner = &table.row(&key_id(text)).unwrap().owner;
    owner.user().map(|user| user.name.clone())
}

#[test]
fn a_key_that_a_whole_reading_did_not_show_is_gone() {
    let mut table = table([key("a", 1), key("b", 2)]);
    table.begin_reading();
    table.take(vec![key("b", 2)], Hand::Away, NOW);
    assert_eq!(shown(&table), "a b", "the reading is not over");
    table.end_reading(Hand::OnRows, NOW);
    assert_eq!((shown(&table), table.len()), ("(a) b".to_owned(), 1));
    table.tidy(Hand::Away, NOW);
    assert_eq!(shown(&table), "b");
}

#[test]
fn a_key_that_was_gone_and_comes_again_is_there_again() {
    let mut table = table([key("a", 1)]);
    table.begin_reading();
    table.end_reading(Hand::OnRows, NOW);
    assert_eq!(shown(&table), "(a)");
    table.begin_reading();
    table.take(vec![key("a", 1)], Hand::OnRows, NOW);
    assert_eq!(shown(&table), "a");
}

#[test]
fn what_was_kept_is_there_at_once_and_gives_way_to_what_is_read() {
    let mut table = Table::default();
    table.begin_reading();
    table.take(vec![with(Status::Revoked, key("a", 1))], Hand::Away, NOW);
    let kept = vec![key("a", 1), key("b", 2), key("c", 3)];
    table.take_kept(kept, owners("Ada"), Hand::Away, NOW);
    assert_eq!(shown(&table), "b c a");
    assert_eq!(owner_name(&table, "b"), Some("Ada".to_owned()));
    table.take(vec![key("b", 2)], Hand::Away, NOW);
    table.end_reading(Hand::Away, NOW);
    assert_eq!(shown(&table), "b a");
}

#[test]
fn a_kept_owner_gives_way_to_one_that_was_read() {
    let mut table = table([key("a", 1)]);
    table.take_owners(owners("Ada"), Hand::Away, NOW);
    table.take_kept(vec![key("b", 2)], owners("Old Ada"), Hand::Away, NOW);
    assert_eq!(owner_name(&table, "b"), Some("Ada".to_owned()));
}

#[test]
fn a_look_up_that_failed_takes_nothing_away() {
    let mut table = table([key("a", 1)]);
    let failed = vec![(UserId::new("ada"), Owner::NotRead)];
    table.take_owners(failed.clone(), Hand::Away, NOW);
    assert_eq!(table.row(&key_id("a")).unwrap().owner, Owner::NotRead);
    table.take_owners(owners("Ada"), Hand::Away, NOW);
    table.take_owners(failed, Hand::Away, NOW);
    assert_eq!(owner_name(&table, "a"), Some("Ada".to_owned()));
}

#[test]
fn what_was_kept_for_somebody_else_is_dropped_with_its_owners() {
    let mut table = Table::default();
    table.begin_reading();
    table.take_kept(vec![key("kept", 2)], owners("Ada"), Hand::Away, NOW);
    table.take(vec![key("read", 1)], Hand::OnRows, NOW);
    table.drop_unseen(NOW);
    assert_eq!(shown(&table), "read");
    assert_eq!(table.row(&key_id("read")).unwrap().owner, Owner::Pending);
    assert!(table.owners().is_empty() && table.row(&key_id("kept")).is_none());
    assert_eq!(found(&mut table, "ada@acme"), "");
}

#[test]
fn a_list_is_kept_in_two_parts_without_what_is_gone() {
    let keys: Vec<Key> = (0..150).map(|at| key(&format!("k{at:03}"), at)).collect();
    let mut table = table(keys);
    let bobs = of(Subject::User(UserId::new("bob")), key("bobs", 500));
    table.take(vec![bobs], Hand::Away, NOW);
    let bob = (UserId::new("bob"), Owner::Unknown);
    table.take_owners([owners("Ada"), vec![bob]].concat(), Hand::Away, NOW);
    table.remove(&key_id("k000"), NOW);
    let (first, rest) = Snapshot::of(&table, &Identity::default(), NOW);
    assert_eq!((first.keys.len(), rest.keys.len()), (100, 50));
    assert_eq!((first.total, rest.total), (150, 150));
    assert_eq!(first.keys[0].id.as_str(), "k001");
    assert_eq!((first.owners.len(), rest.owners.len()), (1, 2));
    let text = serde_json::to_string(&rest).unwrap();
    assert_eq!(serde_json::from_str::<Snapshot>(&text).unwrap(), rest);

    let mut again = Table::default();
    for part in [first, rest] {
        again.take_kept(part.keys, part.owners, Hand::Away, NOW);
    }
    table.search("", NOW);
    assert_eq!(shown(&again), shown(&table));
}
