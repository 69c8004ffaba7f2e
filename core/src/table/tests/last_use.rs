//! Sorting by the last recorded use.

use super::*;
use crate::activity::uses::LastUse;

fn used(days_ago: i64) -> LastUse {
    LastUse::At(NOW.plus_millis(-days_ago * DAY))
}

fn all() -> [(KeyId, LastUse); 3] {
    [
        (key_id("a"), used(9)),
        (key_id("b"), LastUse::NoneRecorded),
        (key_id("c"), used(2)),
    ]
}

const NEWEST: Sort = Sort::LastUse(LastUseOrder::Newest);
const OLDEST: Sort = Sort::LastUse(LastUseOrder::Oldest);

#[test]
fn keys_whose_last_use_is_not_known_come_last_in_both_orders() {
    let mut table = table(["a", "b", "c", "d"].map(|id| key(id, 1)));
    table.take_last_uses(all(), Hand::Away, NOW);
    assert_eq!(sorted(&mut table, NEWEST), "c a b d");
    assert_eq!(sorted(&mut table, OLDEST), "b a c d");
    let last = table.row(&key_id("d")).map(|row| row.last_use);
    assert_eq!(last, Some(LastUse::NotKnown));
}

#[test]
fn what_was_read_stays_with_a_key_that_comes_later_or_again() {
    let mut table = table([key("a", 1), key("b", 2)]);
    table.take_last_uses(all(), Hand::Away, NOW);
    table.take(vec![key("c", 3), key("a", 4)], Hand::Away, NOW);
    assert_eq!(sorted(&mut table, NEWEST), "c a b");
}

#[test]
fn rows_move_as_uses_come_but_not_under_a_hand() {
    let mut table = table([key("a", 1), key("c", 2)]);
    table.set_sort(NEWEST, NOW);
    table.take_last_uses(all(), Hand::OnRows, NOW);
    assert_eq!(shown(&table), "a c");
    table.tidy(Hand::Away, NOW);
    assert_eq!(shown(&table), "c a");
}

#[test]
fn a_heading_sorts_away_from_it() {
    assert_eq!(NEWEST.clicked(Column::Name), Sort::Up(Column::Name));
}
