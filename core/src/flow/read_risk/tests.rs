//! Any staff and any changes: who loses the scope is who has it before and hasn't it after.

use proptest::prelude::*;

use super::super::read_access::ReadAccess;
use super::super::staff::{EVERYONE, Staff, any_staff};
use super::*;
use crate::access::{On, Verb};
use crate::api::ApiError;
use crate::fixtures::{change, key_id, on_group, on_user};
use crate::flow::driven::Driven;

fn access(staff: &mut Staff) -> Access {
    let reading = Driven::begin(ReadAccess::default());
    reading.finish(|request| staff.answer(request)).unwrap()
}

/// One active key for each of the people.
fn keys(staff: &Staff) -> Vec<(UserId, KeyId)> {
    let key = |user: &String| (UserId::new(user.as_str()), key_id(&format!("key-{user}")));
    staff.users.keys().map(key).collect()
}

fn risk(staff: &mut Staff, access: &Access, changes: &[Change]) -> Risk {
    let flow = ReadRisk::new(access.clone(), changes.to_vec(), keys(staff));
    Driven::begin(flow).finish(|request| staff.answer(request))
}

fn take(role: &str, on: On) -> Change {
    change(Verb::Take, role, on)
}

fn any_take() -> impl Strategy<Value = Change> {
    let role = proptest::sample::select(vec!["default", "r1", "r2", "r3"]);
    let on = prop_oneof![
        Just(On::Role),
        proptest::sample::select(vec!["u1", "u2", "u3"]).prop_map(on_user),
        proptest::sample::select(vec!["g1", "g2", EVERYONE]).prop_map(on_group),
    ];
    (role, on).prop_map(|(role, on)| take(role, on))
}

/// Does what the changes say, by hand.
fn apply(staff: &mut Staff, changes: &[Change]) {
    for change in changes {
        let role = change.role.id.as_str();
        match &change.on {
            On::Role => staff.roles.get_mut(role).unwrap().remove("api-keys"),
            On::User(id) => staff.users.get_mut(id.as_str()).unwrap().0.remove(role),
            On::Group(id) => staff.groups.get_mut(id.as_str()).unwrap().remove(role),
        };
    }
}

proptest! {
    #[test]
    fn who_loses_it_had_it_and_has_it_no_more(staff in any_staff(), changes in proptest::collection::vec(any_take(), 1..4)) {
        let mut before = staff.clone();
        let access = access(&mut before);
        let risk = risk(&mut before, &access, &changes);
        let mut after = staff.clone();
        apply(&mut after, &changes);
        let losers = staff.users.keys().filter(|user| staff.may(user) && !after.may(user));
        let expected: Vec<String> = losers.map(|user| format!("key-{user}")).collect();
        let stopping: Vec<&str> = risk.stopping.iter().map(KeyId::as_str).collect();
        prop_assert_eq!(stopping, expected);
        prop_assert!(risk.unknown.is_empty());
    }
}

fn two_ways() -> Staff {
    Staff::of(
        &[("default", &[]), ("r1", &["api-keys"])],
        &[(EVERYONE, &[]), ("g1", &["r1"])],
        &[("u1", &["r1"], &[]), ("u2", &["r1"], &["g1"])],
    )
}

#[test]
fn who_has_it_by_another_way_keeps_it() {
    let mut staff = two_ways();
    let access = access(&mut staff);
    let of = |user: &str| take("r1", on_user(user));
    assert_eq!(risk(&mut staff, &access, &[of("u1")]).stopping.len(), 1);
    assert_eq!(risk(&mut staff, &access, &[of("u2")]), Risk::default());
    let whole = risk(&mut staff, &access, &[take("r1", On::Role)]);
    assert_eq!(whole.stopping.len(), 2);
}

#[test]
fn owners_that_cannot_be_read_are_not_known() {
    let mut staff = two_ways();
    let access = access(&mut staff);
    for fault in [ApiError::Offline, ApiError::Unreadable, ApiError::TooFast] {
        staff.faults = vec![("GET /api/v1/users".to_owned(), fault)];
        let risk = risk(&mut staff, &access, &[take("r1", On::Role)]);
        assert_eq!((risk.stopping.len(), risk.unknown.len()), (0, 2));
    }
}

#[test]
fn nobody_is_read_whom_it_cannot_concern() {
    let mut staff = two_ways();
    let access = access(&mut staff);
    staff.log.clear();
    risk(&mut staff, &access, &[take("r1", on_user("u1"))]);
    assert_eq!(staff.log.len(), 1);
    assert!(staff.log[0].contains("u1") && !staff.log[0].contains("u2"));
}
