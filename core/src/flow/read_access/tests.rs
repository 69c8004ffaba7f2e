//! Any staff, answered in any order, and with parts that can't be read.

use proptest::prelude::*;

use super::super::staff::{DEFAULT, EVERYONE, Staff, any_staff, names};
use super::*;
use crate::access::SCOPE;
use crate::fixtures::{forbidden, role_id};
use crate::flow::driven::Driven;

/// Reads all, each time answering whichever of the open questions `pick` says.
pub fn read(staff: &mut Staff, pick: impl FnMut(usize) -> usize) -> Result<Access, ApiError> {
    Driven::begin(ReadAccess::default()).finish_by(pick, |request| staff.answer(request))
}

fn staff() -> Staff {
    Staff::of(
        &[
            (DEFAULT, &[]),
            ("makers", &[SCOPE]),
            ("builders", &[SCOPE, "apps"]),
            ("readers", &["apps"]),
        ],
        &[(EVERYONE, &[]), ("integrators", &["builders", "readers"])],
        &[
            ("ada", &["makers"], &[]),
            ("bob", &[], &["integrators"]),
            ("eve", &["readers"], &[]),
        ],
    )
}

#[test]
fn who_has_it_and_how() {
    let access = read(&mut staff(), |_| 0).unwrap();
    let carriers: Vec<&str> = access.carriers().map(|role| role.name.as_str()).collect();
    assert_eq!(carriers, ["builders", "makers"]);
    assert!(access.knows_everyone() && access.everyones_ways().is_empty());
    let holders = access
        .holders_of(&role_id("makers"))
        .unwrap()
        .as_ref()
        .unwrap();
    assert_eq!(holders.len(), 1);
    assert_eq!(holders[0].user.id.as_str(), "ada");
    let groups = access.groups_with(&role_id("builders"));
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].name, "integrators");
    assert!(access.groups_with(&role_id("makers")).is_empty());
}

#[test]
fn without_the_roles_nothing_can_be_said() {
    let mut staff = staff();
    staff.faults = vec![("GET /api/v1/roles".to_owned(), forbidden())];
    assert_eq!(read(&mut staff, |_| 0), Err(forbidden()));
}

#[test]
fn what_else_fails_is_missing_on_its_own() {
    let mut staff = staff();
    staff.faults = vec![
        ("GET /api/v1/groups".to_owned(), forbidden()),
        ("GET /api/v1/users".to_owned(), ApiError::Offline),
    ];
    let access = read(&mut staff, |_| 0).unwrap();
    assert_eq!(access.groups, Err(forbidden()));
    assert_eq!(access.everyone, Err(forbidden()));
    assert!(!access.knows_everyone());
    assert_eq!(
        access.holders_of(&role_id("makers")),
        Some(&Err(ApiError::Offline))
    );
}

#[test]
fn everyone_may_come_by_the_list_alone() {
    let mut staff = staff();
    staff.groups.insert(EVERYONE.to_owned(), names(&["makers"]));
    let fault = format!("GET /api/v1/groups/{EVERYONE}");
    staff.faults = vec![(fault, forbidden())];
    let access = read(&mut staff, |_| 0).unwrap();
    assert_eq!(access.everyones_ways().len(), 1);
    let others = access.groups.as_ref().unwrap().iter();
    assert!(others.into_iter().all(|group| !group.is_everyone()));
}

#[test]
fn a_filter_refused_is_asked_the_other_way() {
    let mut staff = staff();
    staff.faults = vec![("GET /api/v1/users".to_owned(), forbidden())];
    read(&mut staff, |_| 0).unwrap();
    let asked = |start: &str| {
        staff
            .log
            .iter()
            .filter(|line| line.starts_with(start))
            .count()
    };
    assert_eq!(asked("GET /api/v1/users"), 1);
    assert_eq!(asked("POST /api/v1/users/actions/filter"), 2);
}

proptest! {
    #[test]
    fn the_order_of_answers_changes_nothing(staff in any_staff(), picks in proptest::collection::vec(any::<usize>(), 40)) {
        let mut picks = picks.into_iter();
        let mixed = read(&mut staff.clone(), |open| picks.next().unwrap_or(0) % open);
        let plain = read(&mut staff.clone(), |_| 0);
        prop_assert_eq!(&mixed, &plain);
        let access = plain.unwrap();
        let everyone = staff.carries(DEFAULT) || staff.groups[EVERYONE].iter().any(|role| staff.carries(role));
        prop_assert_eq!(!access.everyones_ways().is_empty(), everyone);
        for role in access.carriers() {
            let held = access.holders_of(&role.id).unwrap().as_ref().unwrap();
            let expected = staff.users.iter().filter(|(_, (own, _))| own.contains(role.id.as_str()));
            let ids: Vec<&str> = held.iter().map(|holder| holder.user.id.as_str()).collect();
            prop_assert_eq!(ids, expected.map(|(id, _)| id.as_str()).collect::<Vec<_>>());
        }
    }
}
