//! Any staff, answered in any order, and with parts that can't be read.

use proptest::prelude::*;

use super::super::staff::{EVERYONE, Staff, any_staff};
use super::*;
use crate::fixtures::forbidden;
use crate::flow::driven::Driven;

/// Reads one person's right, each time answering whichever of the open questions `pick` says.
fn read(staff: &mut Staff, id: &str, pick: impl FnMut(usize) -> usize) -> RightEnd {
    let flow = ReadRight::new(&UserId::new(id)).unwrap();
    Driven::begin(flow).finish_by(pick, |request| staff.answer(request))
}

fn truth(staff: &Staff, id: &str) -> Right {
    match staff.may(id) {
        true => Right::Holds,
        false => Right::Lacks,
    }
}

#[test]
fn who_is_not_listed_has_no_right_that_is_known() {
    let end = read(&mut Staff::default(), "nobody", |_| 0);
    assert_eq!(end.person, Ok(None));
    assert_eq!(end.right, Right::NotKnown);
    assert!(ReadRight::new(&UserId::new("SCIM\\77aa")).is_none());
}

proptest! {
    #[test]
    fn the_right_is_known_in_whatever_order_the_answers_come(
        staff in any_staff(),
        picks in prop::collection::vec(any::<usize>(), 20),
    ) {
        let mut picks = picks.into_iter();
        let end = read(&mut staff.clone(), "u1", |open| picks.next().unwrap_or(0) % open);
        prop_assert_eq!(end.right, truth(&staff, "u1"));
        let person = end.person.unwrap().unwrap();
        prop_assert_eq!(person.roles.unwrap().len(), staff.users["u1"].0.len());
    }

    #[test]
    fn what_could_not_be_read_denies_nobody(
        staff in any_staff(),
        fault in prop::sample::select(vec![
            "GET /api/v1/roles".to_owned(),
            format!("GET /api/v1/groups/{EVERYONE}"),
            "GET /api/v1/users".to_owned(),
        ]),
        is_for_good in any::<bool>(),
    ) {
        let mut faulty = staff.clone();
        let reason = match is_for_good {
            true => forbidden(),
            false => ApiError::Offline,
        };
        faulty.faults = vec![(fault, reason.clone()), ("POST /".to_owned(), reason)];
        let right = read(&mut faulty, "u1", |_| 0).right;
        prop_assert!(right == Right::NotKnown || (right == Right::Holds && staff.may("u1")));
    }
}
