//! What holds for any keys, in any order of events.

use proptest::prelude::*;

use super::*;

fn keys() -> impl Strategy<Value = Key> {
    let status = prop_oneof![
        3 => Just(Status::Active),
        1 => Just(Status::Expired),
        1 => Just(Status::Revoked),
        1 => Just(Status::Other("odd".to_owned())),
    ];
    let when = || prop_oneof![3 => (-200i64..200).prop_map(at), 1 => Just(When::Missing)];
    let owner = prop::sample::select(vec!["", "ada", "bob", "SCIM\\1"]);
    let name = prop::sample::select(vec!["", "Reload", "reload", "Ünal"]);
    (0..30u8, status, when(), when(), owner, name).prop_map(
        |(number, status, created, expiry, owner, name)| Key {
            id: key_id(&format!("k{number}")),
            name: name.to_owned(),
            subject: Subject::new(Some(owner.to_owned()), None),
            status,
            created,
            expiry,
            ..key("k", 0)
        },
    )
}

fn sorts() -> impl Strategy<Value = Sort> {
    use Column::{Created, Expiry, Id, Name, Owner, Status};
    let columns = [Name, Id, Owner, Status, Expiry, Created];
    let column = prop::sample::select(columns.to_vec());
    (column, 0..3u8).prop_map(|(column, clicks)| {
        (0..clicks).fold(Sort::default(), |sort, _| sort.clicked(column))
    })
}

#[derive(Clone, Debug)]
enum Event {
    Page(Vec<Key>),
    Owner(Owner),
    Replaced(Key),
    Removed(Key),
    Kept(Vec<Key>),
    NewReading,
    ReadingEnds,
}

fn events() -> impl Strategy<Value = Event> {
    let page = || prop::collection::vec(keys(), 0..6);
    let owner = prop::sample::select(vec![
        Owner::Unknown,
        Owner::NotRead,
        Owner::Found(user("ada", "Ada")),
    ]);
    prop_oneof![
        4 => page().prop_map(Event::Page),
        1 => owner.prop_map(Event::Owner),
        1 => keys().prop_map(Event::Replaced),
        1 => keys().prop_map(Event::Removed),
        1 => page().prop_map(Event::Kept),
        1 => Just(Event::NewReading),
        1 => Just(Event::ReadingEnds),
    ]
}

fn happen(table: &mut Table, event: Event, hand: Hand) {
    match event {
        Event::Page(keys) => table.take(keys, hand, NOW),
        Event::Owner(owner) => {
            table.take_owners(vec![(UserId::new("ada"), owner)], hand, NOW);
        }
        Event::Replaced(key) => table.replace(key, NOW),
        Event::Removed(key) => table.remove(&key.id, NOW),
        Event::Kept(keys) => table.take_kept(keys, Vec::new(), hand, NOW),
        Event::NewReading => table.begin_reading(),
        Event::ReadingEnds => table.end_reading(hand, NOW),
    }
}

fn places(table: &Table) -> Vec<KeyId> {
    table.shown().map(|row| row.key.id.clone()).collect()
}

fn filters() -> impl Strategy<Value = Filter> {
    prop::sample::select(Filter::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn under_a_hand_no_row_ever_moves(
        start in prop::collection::vec(keys(), 0..20),
        events in prop::collection::vec(events(), 1..12),
        (sort, filter) in (sorts(), filters()),
    ) {
        let mut table = table(start);
        table.set_sort(sort, NOW);
        table.set_filter(filter, NOW);
        for event in events {
            let before = places(&table);
            happen(&mut table, event, Hand::OnRows);
            let after = places(&table);
            prop_assert_eq!(after.get(..before.len()), Some(&before[..]));
        }
    }

    #[test]
    fn every_key_has_one_row_and_the_counts_are_right(
        events in prop::collection::vec((events(), any::<bool>()), 1..16),
        filter in filters(),
    ) {
        let mut table = table([]);
        table.set_filter(filter, NOW);
        for (event, is_away) in events {
            let hand = if is_away { Hand::Away } else { Hand::OnRows };
            happen(&mut table, event, hand);
            let mut places = places(&table);
            for (at, id) in places.iter().enumerate() {
                prop_assert_eq!(table.place_of(id), Some(at));
            }
            let shown = places.len();
            places.sort_unstable();
            places.dedup();
            prop_assert_eq!(places.len(), shown);
            prop_assert_eq!(table.counts().of(Filter::All), table.len());
        }
        for filter in Filter::ALL {
            table.set_filter(filter, NOW);
            prop_assert_eq!(table.counts().of(filter), table.shown_len());
            prop_assert!(table.shown().all(|row| !row.is_gone));
        }
    }

    #[test]
    fn an_order_does_not_depend_on_how_the_keys_came(
        keys in prop::collection::vec(keys(), 0..25),
        sort in sorts(),
        cut in 0..25usize,
    ) {
        let mut by_id = HashMap::new();
        keys.into_iter().for_each(|key| drop(by_id.insert(key.id.clone(), key)));
        let keys: Vec<Key> = by_id.into_values().collect();
        let mut one = table(keys.clone());
        let mut other = table([]);
        other.set_sort(sort, NOW);
        let (first, rest) = keys.split_at(cut.min(keys.len()));
        other.take(rest.to_vec(), Hand::OnRows, NOW);
        other.take(first.to_vec(), Hand::Away, NOW);
        one.set_sort(sort, NOW);
        prop_assert_eq!(places(&one), places(&other));
        let rows: Vec<&Row> = one.shown().collect();
        prop_assert!(rows.windows(2).all(|two| sort.compare(two[0], two[1]).is_lt()));
    }
}
