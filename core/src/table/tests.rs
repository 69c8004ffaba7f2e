mod any;
mod hand;
mod kept;
mod last_use;

use super::*;
use crate::fixtures::{self, NOW, key_id};
use crate::key::{Status, Subject, When};
use crate::user::{Account, Role, User};

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// An active key of Ada's, made so many days ago, with a year to go.
fn key(id: &str, days_old: i64) -> Key {
    Key {
        name: format!("key {id}"),
        expiry: at(365),
        created: at(-days_old),
        ..fixtures::key(id)
    }
}

fn at(days: i64) -> When {
    When::At(NOW.plus_millis(days * DAY))
}

fn with(status: Status, key: Key) -> Key {
    Key { status, ..key }
}

fn of(subject: Subject, key: Key) -> Key {
    Key { subject, ..key }
}

fn user(id: &str, name: &str) -> User {
    User {
        name: name.to_owned(),
        email: Some(format!("{id}@acme.example")),
        ..fixtures::user(id)
    }
}

/// A table in which a reading has begun and these keys came.
fn table(keys: impl Into<Vec<Key>>) -> Table {
    let mut table = Table::default();
    table.begin_reading();
    table.take(keys.into(), Hand::Away, NOW);
    table
}

/// The ids of the rows shown, from the top; of a row that is gone in brackets.
fn shown(table: &Table) -> String {
    let rows = table.shown().map(|row| match row.is_gone {
        true => format!("({})", row.key.id.as_str()),
        false => row.key.id.as_str().to_owned(),
    });
    rows.collect::<Vec<_>>().join(" ")
}

fn found(table: &mut Table, query: &str) -> String {
    table.search(query, NOW);
    shown(table)
}

fn filtered(table: &mut Table, filter: Filter) -> String {
    table.set_filter(filter, NOW);
    let shown = shown(table);
    assert_eq!(table.counts().of(filter), table.shown_len(), "{filter:?}");
    shown
}

fn sorted(table: &mut Table, sort: Sort) -> String {
    table.set_sort(sort, NOW);
    shown(table)
}

#[test]
fn active_keys_come_first_each_the_newest_first() {
    let table = table([
        with(Status::Revoked, key("r1", 1)),
        key("a3", 3),
        with(Status::Expired, key("e2", 2)),
        key("a1", 1),
    ]);
    assert_eq!(shown(&table), "a1 a3 r1 e2");
    let all: Vec<&str> = table.all().map(|row| row.key.id.as_str()).collect();
    assert_eq!(all, ["a1", "a3", "r1", "e2"]);
}

#[test]
fn a_key_that_comes_again_is_brought_up_to_date() {
    let mut table = table([key("a", 1), key("b", 2)]);
    let renamed = Key {
        name: "nightly".to_owned(),
        ..key("a", 1)
    };
    table.take(vec![with(Status::Revoked, renamed)], Hand::Away, NOW);
    assert_eq!((shown(&table), table.len()), ("b a".to_owned(), 2));
    assert_eq!(found(&mut table, "nightly"), "a");
}

#[test]
fn words_are_found_in_the_name_the_id_and_the_owner() {
    let named = |name: &str, key: Key| Key {
        name: name.to_owned(),
        ..key
    };
    let bob = Subject::User(UserId::new("66b0"));
    let scim = Subject::Scim("SCIM\\77aa".to_owned());
    let mut table = table([
        named("Nightly reload", of(bob, key("k-1", 1))),
        named("Łódź", key("k-2", 2)),
        named("Provisioning", of(scim, key("k-3", 3))),
    ]);
    let owners = vec![(
        UserId::new("66b0"),
        Owner::Found(user("66b0", "Zoë Müller")),
    )];
    table.take_owners(owners, Hand::Away, NOW);
    for (query, expected) in [
        ("", "k-1 k-2 k-3"),
        ("RELOAD night", "k-1"),
        ("lodz", "k-2"),
        ("k-3", "k-3"),
        ("zoe muller", "k-1"),
        ("66b0@acme", "k-1"),
        ("scim\\77", "k-3"),
        ("k-", "k-1 k-2 k-3"),
        ("reload ada", ""),
        // A word doesn't run from one field into the next.
        ("reloadk-1", ""),
    ] {
        assert_eq!(found(&mut table, query), expected, "{query:?}");
    }
}

/// One key for each filter, and an old one of Ada's.
fn sorts_of_keys() -> Table {
    let soon = Key {
        expiry: at(3),
        ..key("soon", 80)
    };
    let mut table = table([
        key("old", 91),
        soon,
        with(Status::Expired, key("expired", 2)),
        with(Status::Revoked, key("revoked", 3)),
        with(Status::Other("dormant".to_owned()), key("dormant", 4)),
        of(Subject::User(UserId::new("gone")), key("orphan", 5)),
        of(Subject::User(UserId::new("left")), key("left", 6)),
        of(Subject::User(UserId::new("root")), key("admin", 7)),
        of(Subject::User(UserId::new("mist")), key("unread", 8)),
        of(Subject::Scim("SCIM\\1".to_owned()), key("scim", 9)),
    ]);
    let deleted = User {
        account: Account::Deleted,
        ..user("left", "Left")
    };
    let admin = User {
        role: Role::TenantAdmin,
        ..user("root", "Root")
    };
    let owners = vec![
        (UserId::new("gone"), Owner::Unknown),
        (UserId::new("left"), Owner::Found(deleted)),
        (UserId::new("root"), Owner::Found(admin)),
        (UserId::new("mist"), Owner::NotRead),
    ];
    table.take_owners(owners, Hand::Away, NOW);
    table
}

#[test]
fn each_filter_shows_what_it_says_and_counts_it() {
    let mut table = sorts_of_keys();
    for (filter, expected) in [
        (Filter::Active, "orphan left admin unread scim soon old"),
        (Filter::ExpiringSoon, "soon"),
        (Filter::Expired, "expired"),
        (Filter::Revoked, "revoked"),
        (Filter::Ownerless, "orphan left"),
        (Filter::Scim, "scim"),
        (Filter::AdminOwner, "admin"),
        (Filter::Old, "old"),
    ] {
        assert_eq!(filtered(&mut table, filter), expected, "{filter:?}");
    }
    filtered(&mut table, Filter::All);
    assert_eq!((table.shown_len(), table.len()), (10, 10));
}

#[test]
fn counts_are_of_what_the_search_finds() {
    let mut table = sorts_of_keys();
    table.set_filter(Filter::Expired, NOW);
    assert_eq!(found(&mut table, "ed"), "expired");
    let counts = table.counts();
    assert_eq!(counts.of(Filter::All), 2);
    assert_eq!(
        (counts.of(Filter::Revoked), counts.of(Filter::Active)),
        (1, 0)
    );
}

#[test]
fn marks_point_out_what_is_special() {
    let table = sorts_of_keys();
    let marks = |text: &str| table.row(&key_id(text)).unwrap().marks(NOW);
    assert_eq!(marks("old"), []);
    assert_eq!(marks("soon"), [Mark::ExpiresSoon]);
    assert_eq!(marks("orphan"), [Mark::Ownerless]);
    assert_eq!(marks("left"), [Mark::Ownerless]);
    assert_eq!(marks("admin"), [Mark::AdminOwner]);
    assert_eq!(marks("unread"), [Mark::OwnerNotRead]);
    assert_eq!(marks("scim"), [Mark::Scim]);
    let later = NOW.plus_millis(4 * DAY);
    assert_eq!(
        table.row(&key_id("soon")).unwrap().marks(later),
        [Mark::TimePassed]
    );
}

#[test]
fn a_disabled_owner_is_a_mark_and_no_missing_owner() {
    let mut table = table([key("a", 1)]);
    let disabled = User {
        account: Account::Disabled,
        ..user("ada", "Ada")
    };
    let owners = vec![(UserId::new("ada"), Owner::Found(disabled))];
    table.take_owners(owners, Hand::Away, NOW);
    assert_eq!(
        table.row(&key_id("a")).unwrap().marks(NOW),
        [Mark::DisabledOwner]
    );
    assert_eq!(table.counts().of(Filter::Ownerless), 0);
}

#[test]
fn each_column_sorts_and_what_is_not_known_comes_last() {
    let nameless = Key {
        name: String::new(),
        expiry: When::Missing,
        created: When::Text("soon".to_owned()),
        ..of(Subject::NotKnown, key("c", 0))
    };
    let bobs = Key {
        name: "Émile".to_owned(),
        expiry: at(30),
        ..of(Subject::User(UserId::new("bob")), key("b", 1))
    };
    let adas = with(
        Status::Revoked,
        Key {
            name: "fox".to_owned(),
            ..key("a", 2)
        },
    );
    let mut table = table([nameless, bobs, adas]);
    let owners = ["ada", "bob"].map(|id| (UserId::new(id), Owner::Found(user(id, id))));
    table.take_owners(owners.to_vec(), Hand::Away, NOW);
    for (column, up, down) in [
        (Column::Name, "b a c", "a b c"),
        (Column::Id, "a b c", "c b a"),
        (Column::Owner, "a b c", "b a c"),
        (Column::Status, "b c a", "a b c"),
        (Column::Expiry, "b a c", "a b c"),
        (Column::Created, "a b c", "b a c"),
    ] {
        assert_eq!(sorted(&mut table, Sort::Up(column)), up, "{column:?} up");
        assert_eq!(
            sorted(&mut table, Sort::Down(column)),
            down,
            "{column:?} down"
        );
    }
}

#[test]
fn a_heading_sorts_up_then_down_then_as_at_the_start() {
    let up = Sort::default().clicked(Column::Name);
    assert_eq!(up, Sort::Up(Column::Name));
    assert_eq!(up.clicked(Column::Owner), Sort::Up(Column::Owner));
    let down = up.clicked(Column::Name);
    assert_eq!(down, Sort::Down(Column::Name));
    assert_eq!(down.clicked(Column::Name), Sort::ActiveFirst);
}

#[test]
fn a_row_is_found_by_its_place_and_a_place_by_its_row() {
    let mut table = table([key("a", 1), key("b", 2), key("c", 3)]);
    assert_eq!(table.place_of(&key_id("b")), Some(1));
    assert_eq!(table.at(2).map(|row| row.key.id.as_str()), Some("c"));
    table.search("key c", NOW);
    assert_eq!(
        (table.place_of(&key_id("b")), table.place_of(&key_id("c"))),
        (None, Some(0))
    );
    assert!(table.row(&key_id("b")).is_some() && table.at(1).is_none());
}
