//! Nothing moves under a hand, and what an action told stands.

use super::*;

#[test]
fn under_a_hand_what_comes_goes_to_the_end_until_the_hand_is_away() {
    let mut table = table([key("b", 2), key("d", 4)]);
    table.take(vec![key("a", 1), key("c", 3)], Hand::OnRows, NOW);
    assert_eq!(shown(&table), "b d a c");
    table.tidy(Hand::OnRows, NOW);
    assert_eq!(shown(&table), "b d a c");
    table.tidy(Hand::Away, NOW);
    assert_eq!(shown(&table), "a b c d");
}

#[test]
fn under_a_hand_a_row_stays_although_it_no_longer_fits() {
    let mut table = table([key("a", 1), key("b", 2)]);
    table.set_filter(Filter::Active, NOW);
    let news = vec![
        with(Status::Revoked, key("a", 1)),
        with(Status::Revoked, key("c", 3)),
    ];
    table.take(news, Hand::OnRows, NOW);
    assert_eq!(shown(&table), "a b");
    assert_eq!(table.counts().of(Filter::Revoked), 2);
    table.tidy(Hand::Away, NOW);
    assert_eq!(shown(&table), "b");
}

#[test]
fn owners_that_come_under_a_hand_move_no_row() {
    let bobs = of(Subject::User(UserId::new("bob")), key("b", 2));
    let mut table = table([key("a", 1), bobs]);
    table.set_sort(Sort::Up(Column::Owner), NOW);
    let owners = [("ada", "Zoe"), ("bob", "Abe")];
    let owners = owners.map(|(id, name)| (UserId::new(id), Owner::Found(user(id, name))));
    table.take_owners(owners.to_vec(), Hand::OnRows, NOW);
    assert_eq!(shown(&table), "a b");
    assert!(table.row(&key_id("a")).unwrap().owner.user().is_some());
    table.tidy(Hand::Away, NOW);
    assert_eq!(shown(&table), "b a");
}

#[test]
fn the_row_of_an_action_keeps_its_place_until_rows_are_arranged_anew() {
    let mut table = table([key("a", 1), key("b", 2)]);
    table.set_filter(Filter::Active, NOW);
    table.replace(with(Status::Revoked, key("a", 1)), NOW);
    assert_eq!(shown(&table), "a b");
    assert_eq!(table.row(&key_id("a")).unwrap().key.status, Status::Revoked);
    let counts = table.counts();
    assert_eq!(
        (counts.of(Filter::Active), counts.of(Filter::Revoked)),
        (1, 1)
    );
    table.take(vec![key("c", 3)], Hand::Away, NOW);
    assert_eq!(shown(&table), "a b c");
    table.set_filter(Filter::Active, NOW);
    assert_eq!(shown(&table), "b c");
}

#[test]
fn a_page_that_was_on_its_way_undoes_no_action() {
    let mut table = table([key("a", 1), key("b", 2)]);
    table.replace(with(Status::Revoked, key("a", 1)), NOW);
    table.remove(&key_id("b"), NOW);
    table.take(vec![key("a", 1), key("b", 2)], Hand::Away, NOW);
    assert_eq!(shown(&table), "a (b)");
    assert_eq!(table.row(&key_id("a")).unwrap().key.status, Status::Revoked);
    table.end_reading(Hand::Away, NOW);
    assert_eq!(shown(&table), "a (b)");
}

#[test]
fn the_next_reading_tells_what_is_true_since() {
    let mut table = table([key("a", 1), key("b", 2)]);
    table.replace(with(Status::Other("odd".to_owned()), key("a", 1)), NOW);
    table.remove(&key_id("b"), NOW);
    table.begin_reading();
    table.take(vec![key("a", 1)], Hand::Away, NOW);
    assert_eq!(table.row(&key_id("a")).unwrap().key.status, Status::Active);
    table.end_reading(Hand::Away, NOW);
    assert_eq!(shown(&table), "a");
}

#[test]
fn a_key_that_is_gone_is_shown_as_gone_and_counts_no_more() {
    let mut table = table([key("a", 1), key("b", 2)]);
    table.remove(&key_id("a"), NOW);
    assert_eq!(shown(&table), "(a) b");
    assert_eq!((table.len(), table.counts().of(Filter::All)), (1, 1));
    assert_eq!(table.all().count(), 1);
    table.search("", NOW);
    assert_eq!(shown(&table), "b");
    table.remove(&key_id("b"), NOW);
    assert!(table.is_empty());
}

#[test]
fn a_key_read_for_itself_gets_a_row_at_the_end() {
    let mut table = table([key("b", 2)]);
    table.replace(key("a", 1), NOW);
    assert_eq!(shown(&table), "b a");
    table.remove(&key_id("unheard of"), NOW);
    table.take(Vec::new(), Hand::Away, NOW);
    assert_eq!(shown(&table), "a b");
}
