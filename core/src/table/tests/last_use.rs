//! Sorting by the last recorded use.

use super::*;
use crate::activity::uses::LastUse;

fn used(days_ago: i64) -> LastUse {
    LastUse::At(NOW.plus_millis(-days_ago * DAY))
}

/// Of d nothing was read, of c no use was recorded; a was used after b.
fn read() -> Table {
    let mut table = table([key("a", 1), key("b", 2), key("c", 3), key("d", 4)]);
    let uses = [
        (key_id("b"), used(20)),
        (key_id("c"), LastUse::NoneRecorded),
        (key_id("a"), used(2)),
    ];
    table.take_last_uses(uses, Hand::Away, NOW);
    table
}

#[test]
fn a_key_without_a_use_counts_as_used_before_all_and_what_was_not_read_comes_last() {
    let mut table = read();
    assert_eq!(sorted(&mut table, Sort::Up(Column::LastUse)), "c b a d");
    assert_eq!(sorted(&mut table, Sort::Down(Column::LastUse)), "a b c d");
}

#[test]
fn a_use_that_is_read_moves_its_row_unless_somebody_points_at_one() {
    let mut table = read();
    table.set_sort(Sort::Down(Column::LastUse), NOW);
    let news = |hand, table: &mut Table| {
        table.take_last_uses([(key_id("d"), used(1))], hand, NOW);
        shown(table)
    };
    assert_eq!(news(Hand::OnRows, &mut table), "a b c d");
    table.tidy(Hand::Away, NOW);
    assert_eq!(shown(&table), "d a b c");
    // Sorted by something else, nothing moves, not even what an action has left in its place.
    let mut table = read();
    table.remove(&key_id("b"), NOW);
    assert_eq!(news(Hand::Away, &mut table), "a (b) c d");
}

#[test]
fn what_was_read_stays_with_a_key_that_comes_later_or_again() {
    let mut table = table([key("a", 1)]);
    assert!(!table.has_last_uses());
    table.take_last_uses([(key_id("x"), used(1))], Hand::Away, NOW);
    assert!(table.has_last_uses());
    table.take([key("x", 1), key("a", 1)].into(), Hand::Away, NOW);
    assert_eq!(table.row(&key_id("x")).unwrap().last_use, used(1));
    assert_eq!(table.row(&key_id("a")).unwrap().last_use, LastUse::NotKnown);
}

#[test]
fn what_was_forgotten_sorts_no_longer() {
    let mut table = read();
    table.set_sort(Sort::Up(Column::LastUse), NOW);
    table.forget_last_uses(NOW);
    assert!(!table.has_last_uses());
    assert_eq!(table.sort(), Sort::ActiveFirst);
    assert_eq!(shown(&table), "a b c d");
    assert!(table.all().all(|row| row.last_use == LastUse::NotKnown));
    // By another column they stay sorted.
    table.set_sort(Sort::Down(Column::Id), NOW);
    table.forget_last_uses(NOW);
    assert_eq!(table.sort(), Sort::Down(Column::Id));
}
