//! Keys measured by limits that are thought of.

use super::*;
use crate::fixtures::{NOW, key_of, timed};
use crate::key::Subject;

const DAY: i64 = 86_400_000;

fn key(owner: &str, status: Status, created: Option<i64>, expiry: i64) -> Key {
    let created = created.map(|days| days * DAY);
    timed(key_of("k", owner, status), created, expiry * DAY)
}

fn over(keys: &[Key], per_user: Option<u32>, longest: &str) -> OverLimits {
    let longest = Lifetime::new(longest);
    OverLimits::of(keys.iter(), per_user, Some(&longest), NOW)
}

#[test]
fn active_keys_of_people_are_counted() {
    let active = |owner| key(owner, Status::Active, Some(0), 1);
    let mut keys = vec![active("bob"), active("ada"), active("ada"), active("ada")];
    keys.push(key("bob", Status::Revoked, Some(0), 1));
    keys.push(key("bob", Status::Expired, Some(0), 1));
    let mut scim = active("x");
    scim.subject = Subject::Scim("SCIM\\1".to_owned());
    keys.extend([scim.clone(), scim]);
    let owners = |limit| over(&keys, limit, "P1D").owners;
    assert_eq!(owners(None), []);
    assert_eq!(owners(Some(3)), []);
    assert_eq!(owners(Some(2)), [(UserId::new("ada"), 3)]);
    assert_eq!(
        owners(Some(0)),
        [(UserId::new("ada"), 3), (UserId::new("bob"), 1)]
    );
}

#[test]
fn the_whole_life_is_measured_or_else_what_is_left_of_it() {
    let long = |created, expiry, longest: &str| {
        over(
            &[key("ada", Status::Active, created, expiry)],
            None,
            longest,
        )
        .long_keys
            == 1
    };
    assert!(long(Some(-80), 20, "P90D"));
    assert!(!long(Some(-80), 10, "P90D"));
    assert!(!long(None, 20, "P90D"));
    assert!(long(None, 100, "P90D"));
    assert!(!long(Some(-80), 20, "for ever"));
    assert!(over(&[], Some(0), "P1D").is_empty());
}
